import { Fault } from "../lib/fault.ts";

/** The functions of kernels/text.ts, where each is explained. Addresses are bytes of the memory. */
export interface Kernels {
  multiply(...numbers: readonly number[]): void;
  quantise(...numbers: readonly number[]): void;
  cells(...numbers: readonly number[]): void;
  dots(...numbers: readonly number[]): void;
  rectify(...numbers: readonly number[]): void;
  pairUp(...numbers: readonly number[]): void;
}

/** Kernels with the memory that they work in, handed out from the bottom up. */
export interface Workspace {
  readonly kernels: Kernels;
  /** Reserves bytes at a multiple of 16 and gives their address. What was there before is not cleared. */
  reserve(bytes: number): number;
  /** Address of the next reservation: `release(mark())` later gives back what was reserved in between. */
  mark(): number;
  release(mark: number): void;
  /** Views of the memory; good until the next `reserve`. */
  floats(at: number, count: number): Float32Array;
  shorts(at: number, count: number): Int16Array;
  bytes(at: number, count: number): Uint8Array;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The part of the platform's WebAssembly that is used; the types of Node do not name it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Memory: new (limits: { readonly initial: number }) => Memory;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

const PAGE = 65_536;

/** Compiles the kernels, which takes a millisecond or two, with a memory of their own. */
export function openWorkspace(wasm: Uint8Array): Workspace {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(wasm)), { env: { memory } });
  // The module keeps its own few bytes at the bottom.
  let next = 1024;
  return {
    kernels: kernelsOf(exports),
    mark: () => next,
    release: (mark) => void (next = mark),
    reserve(bytes) {
      const at = next;
      next = (at + bytes + 15) & ~15;
      const missing = next - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return at;
    },
    floats: (at, count) => new Float32Array(memory.buffer, at, count),
    shorts: (at, count) => new Int16Array(memory.buffer, at, count),
    bytes: (at, count) => new Uint8Array(memory.buffer, at, count),
  };
}

function kernelsOf(exports: Readonly<Record<string, unknown>>): Kernels {
  const find = (name: keyof Kernels): ((...numbers: readonly number[]) => void) => {
    const found = exports[name];
    if (typeof found !== "function")
      throw new Fault("text/kernels", "Cannot read the kernels of the text model", {
        where: "data/models/text.wasm",
        why: `"${name}" is missing`,
        next: "Install the package again",
      });
    return (...numbers) => void found(...numbers);
  };
  return {
    multiply: find("multiply"),
    quantise: find("quantise"),
    cells: find("cells"),
    dots: find("dots"),
    rectify: find("rectify"),
    pairUp: find("pairUp"),
  };
}
