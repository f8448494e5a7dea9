import { Fault } from "../lib/fault.ts";

/** A function of kernels/, where each is explained. Addresses are bytes of the memory. */
type Kernel = (...numbers: readonly number[]) => number | undefined;

export interface Kernels {
  readonly multiply: Kernel;
  readonly goesInPairs: Kernel;
  readonly quantise: Kernel;
  readonly remember: Kernel;
  readonly untime: Kernel;
  readonly gather: Kernel;
  readonly dots: Kernel;
  readonly rectify: Kernel;
  readonly pairUp: Kernel;
  readonly project: Kernel;
  readonly slide: Kernel;
  readonly findLargest: Kernel;
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
  numbers(at: number, count: number): Int32Array;
  shorts(at: number, count: number): Int16Array;
  places(at: number, count: number): Uint16Array;
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
    numbers: (at, count) => new Int32Array(memory.buffer, at, count),
    shorts: (at, count) => new Int16Array(memory.buffer, at, count),
    places: (at, count) => new Uint16Array(memory.buffer, at, count),
    bytes: (at, count) => new Uint8Array(memory.buffer, at, count),
  };
}

function kernelsOf(exports: Readonly<Record<string, unknown>>): Kernels {
  const find = (name: keyof Kernels): Kernel => {
    const found = exports[name];
    if (isKernel(found)) return found;
    throw new Fault("text/kernels", "Cannot read the kernels of the text model", {
      where: "data/models/text.wasm",
      why: `"${name}" is missing`,
      next: "Install the package again",
    });
  };
  return {
    multiply: find("multiply"),
    goesInPairs: find("goesInPairs"),
    quantise: find("quantise"),
    remember: find("remember"),
    untime: find("untime"),
    gather: find("gather"),
    dots: find("dots"),
    rectify: find("rectify"),
    pairUp: find("pairUp"),
    project: find("project"),
    slide: find("slide"),
    findLargest: find("findLargest"),
  };
}

function isKernel(found: unknown): found is Kernel {
  return typeof found === "function";
}
