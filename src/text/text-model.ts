import { Fault } from "../lib/fault.ts";
import type { LinearModel } from "./linear-model.ts";
import { KNOWN_BITS } from "./linear-model.ts";

/** The three trained parts and what the file says of itself. Weights are views of the buffer, not copies. */
export interface TextModel {
  readonly tagger: LinearModel;
  readonly parser: LinearModel;
  readonly names: LinearModel;
  /** Class number of the tagger to "UPOS FINE". */
  readonly tagClasses: readonly string[];
  readonly about: string;
}

const MAGIC = "DEMTEXT2";
const KNOWN_BYTES = 2 ** KNOWN_BITS / 8;

interface Header {
  readonly about: string;
  readonly tagClasses: readonly string[];
  readonly parts: readonly { readonly name: string; readonly bits: number; readonly classes: number }[];
}

/** Reads the model file: magic, length of a JSON header, the header padded to four bytes, then for each part its 16-bit weights and its known features. */
export function readTextModel(buffer: ArrayBufferLike): TextModel {
  const bytes = new Uint8Array(buffer);
  const broken = (why: string): Fault =>
    new Fault("text/model", "Cannot read the text model", { where: "data/models/text.bin", why, next: "Install the package again" });
  if (bytes.length < 12 || decode(bytes.slice(0, 8)) !== MAGIC) throw broken("it is not a model file");
  const length = new DataView(buffer).getUint32(8, true);
  const header: Header = JSON.parse(decode(bytes.slice(12, 12 + length)));
  let at = 12 + length;
  const models = new Map<string, LinearModel>();
  for (const part of header.parts) {
    const size = 2 ** part.bits + part.classes;
    const knownAt = at + size * 2 + ((size * 2) % 4);
    if (knownAt + KNOWN_BYTES > bytes.length) throw broken("it ends too early");
    const weights = new Int16Array(buffer, at, size);
    models.set(part.name, {
      classes: part.classes,
      mask: 2 ** part.bits - 1,
      weights,
      known: new Uint8Array(buffer, knownAt, KNOWN_BYTES),
    });
    at = knownAt + KNOWN_BYTES;
  }
  const [tagger, parser, names] = [models.get("tagger"), models.get("parser"), models.get("names")];
  if (tagger === undefined || parser === undefined || names === undefined) throw broken("a part is missing");
  return { tagger, parser, names, tagClasses: header.tagClasses, about: header.about };
}

/** Writes what `readTextModel` reads. Weights are scaled to 16 bits, one scale a part: only their order within a part matters. */
export function writeTextModel(
  parts: Readonly<
    Record<string, { readonly bits: number; readonly classes: number; readonly weights: Float32Array; readonly known: Uint8Array }>
  >,
  about: Pick<Header, "about" | "tagClasses">,
): Uint8Array {
  const entries = Object.entries(parts);
  const header: Header = { ...about, parts: entries.map(([name, part]) => ({ name, bits: part.bits, classes: part.classes })) };
  let json = new TextEncoder().encode(JSON.stringify(header));
  const padding = (4 - ((12 + json.length) % 4)) % 4;
  json = new TextEncoder().encode(JSON.stringify(header) + " ".repeat(padding));
  const blocks = entries.flatMap(([, part]) => [new Uint8Array(quantise(part.weights).buffer), part.known]);
  const total = 12 + json.length + blocks.reduce((sum, block) => sum + block.byteLength + (block.byteLength % 4), 0);
  const out = new Uint8Array(total);
  out.set(new TextEncoder().encode(MAGIC), 0);
  new DataView(out.buffer).setUint32(8, json.length, true);
  out.set(json, 12);
  let at = 12 + json.length;
  for (const block of blocks) {
    out.set(block, at);
    at += block.byteLength + (block.byteLength % 4);
  }
  return out;
}

function quantise(weights: Float32Array): Int16Array {
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9);
  return Int16Array.from(weights, (weight) => Math.round((weight / largest) * 32_000));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
