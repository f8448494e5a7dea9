import { readFileSync } from "node:fs";
import { createParser } from "../src/text/index.ts";
import { AFFIXES, affixRows, hashWord, plainWord } from "../src/text/word-features.ts";
import { readTextModel } from "../src/text/text-model.ts";

/**
 * `node training/check.ts MODEL.bin CHECK.json`: compares src/text with what training/check.py made of the same sentences by PyTorch. Rows of
 * words must be equal; tags, heads and relations may differ in one word in 200, where 7-bit activations or the repair of a tree decide.
 */
interface Reference {
  readonly words: readonly string[];
  readonly hashes: readonly number[];
  readonly affixes: readonly (readonly number[])[];
  readonly upos: readonly number[];
  readonly xpos: readonly number[];
  readonly names: readonly number[];
  readonly heads: readonly number[];
  readonly relations: readonly number[];
}

const [, , modelFile = "", referenceFile = ""] = process.argv;
const bytes = new Uint8Array(readFileSync(modelFile));
const kernels = readFileSync(new URL("../data/models/text.wasm", import.meta.url));
const parser = createParser({ model: bytes.buffer, kernels, irregular: new Map() });
const model = readTextModel(bytes.buffer);
const references: readonly Reference[] = JSON.parse(readFileSync(referenceFile, "utf8"));
const differences = { words: 0, hashes: 0, affixes: 0, upos: 0, xpos: 0, names: 0, heads: 0, relations: 0 };

for (const reference of references) {
  const { words } = reference;
  const [parsed] = parser.parse([{ index: 0, paragraph: 0, start: 0, end: 0, starts: new Uint32Array(), ends: new Uint32Array(), words }]);
  if (parsed === undefined) continue;
  const affixes = new Int32Array(AFFIXES);
  for (const [i, word] of words.entries()) {
    const plain = plainWord(word);
    affixRows(word, plain, { out: affixes, at: 0, mask: model.affixes.rows - 1 });
    differences.words++;
    if (hashWord(plain) !== reference.hashes[i]) differences.hashes++;
    if (affixes.join() !== reference.affixes[i]?.join()) differences.affixes++;
    if (parsed.tags[i] !== reference.upos[i]) differences.upos++;
    if (parsed.fineTags[i] !== model.xpos[reference.xpos[i] ?? -1]) differences.xpos++;
    if (parsed.names[i] !== reference.names[i]) differences.names++;
    if (parsed.heads[i] !== reference.heads[i]) differences.heads++;
    else if (parsed.relations[i] !== reference.relations[i]) differences.relations++;
  }
}
process.stdout.write(`${JSON.stringify(differences)}\n`);
if (differences.hashes + differences.affixes > 0 || differences.upos > differences.words / 200) process.exitCode = 1;
