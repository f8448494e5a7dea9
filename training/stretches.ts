import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { goldRoot } from "../eval/harness.ts";
import { isHeldOut, parseLines } from "../eval/read-names.ts";
import type { Labelled, Name, PlacedSentence } from "../eval/read-names.ts";
import { readRows } from "../eval/read-rows.ts";
import { UPOS } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser } from "../src/text/index.ts";
import { describeName, nameFeatures } from "../src/text/names/describe-name.ts";
import { nameStretches } from "../src/text/names/name-stretches.ts";
import { viewText } from "../src/text/names/view-text.ts";
import { createWordVectors } from "../src/text/names/word-vectors.ts";
import { readTextModel } from "../src/text/text-model.ts";

/**
 * `node training/stretches.ts LISTS OUT`: every stretch that may be a name of the labelled texts that are trained on, for `review.py`. LISTS is what `lists.ts`
 * wrote. OUT.f32 holds what `describeName` says of each, OUT.jsonl where it stands and its label: a kind, "O" where no name is near, "X" where it crosses one.
 */
const [, , listsFile = "", out = ""] = process.argv;
const KINDS = ["PER", "ORG", "LOC", "MISC", "EVENT"];
const SETS = ["wikigold", "crossner-politics", "uner-ewt", "gum"];

const { text: tables } = loadTables();
const parser = createParser(tables);
const vectors = createWordVectors({ ...readTextModel(tables.model), lists: readFileSync(listsFile) });
const width = nameFeatures(vectors);
const rows = openSync(`${out}.f32`, "w");
const labels: string[] = [];
for (const set of SETS)
  for (const record of readRows<Labelled>(join(goldRoot(), `entities/${set}.jsonl.gz`))) if (!isHeldOut(record, set)) write(record, set);
closeSync(rows);
writeFileSync(`${out}.jsonl`, labels.join(""));
process.stdout.write(`${labels.length} stretches, ${width} numbers each\n`);

function write(record: Labelled, set: string): void {
  const placed = parseLines(record.text, parser, tables);
  const sentences = placed.map(({ sentence }) => sentence);
  const stretches = sentences.map((sentence) => nameStretches(sentence));
  const text = viewText(sentences, stretches, vectors);
  const names = namesOf(record, set, placed);
  const kindAt = new Map(names.map(({ start, end, type }) => [`${start} ${end}`, type]));
  for (const [s, list] of stretches.entries()) {
    const { sentence, offset } = placed[s] ?? { sentence: undefined, offset: 0 };
    const described = new Float32Array(list.length * width);
    for (const [i, stretch] of list.entries()) {
      describeName(text, { s, stretch }, { vectors, out: described, at: i * width });
      const [start, end] = [(sentence?.starts[stretch.first] ?? 0) + offset, (sentence?.ends[stretch.last] ?? 0) + offset];
      const crosses = names.some((name) => name.start < end && name.end > start);
      const label = kindAt.get(`${start} ${end}`) ?? (crosses ? "X" : "O");
      const { first, last } = stretch;
      labels.push(`${JSON.stringify({ set, id: record.id, sentence: s, first, last, label })}\n`);
    }
    writeSync(rows, new Uint8Array(described.buffer));
  }
}

function namesOf({ entities = [] }: Labelled, set: string, placed: readonly PlacedSentence[]): readonly Name[] {
  const known = entities.filter(({ type, named }) => KINDS.includes(type) && named !== false);
  return set === "gum" ? known.flatMap((name) => properName(name, placed) ?? []) : known;
}

/** Of a mention of GUM its proper name alone, as `proper_spans` of corpora.py has it: without determiner and modifiers, clauses and marks. */
function properName({ start, end, type }: Name, placed: readonly PlacedSentence[]): Name | null {
  for (const { sentence, offset } of placed) {
    const { starts, ends, tags } = sentence;
    const inside = [...tags.keys()].filter((i) => (starts[i] ?? 0) + offset >= start && (ends[i] ?? 0) + offset <= end);
    if (inside.length === 0) continue;
    const tagOf = (i: number | undefined): string => UPOS[tags[i ?? 0] ?? 0] ?? "X";
    while (inside.length > 0 && /^(?:DET|PRON|ADJ|NOUN|ADV)$/.test(tagOf(inside[0]))) inside.shift();
    while (inside.length > 0 && /^(?:PUNCT|PART)$/.test(tagOf(inside.at(-1)))) inside.pop();
    const own = inside.map(tagOf);
    if (!own.includes("PROPN") || own.length > 8 || own.some((tag) => /^(?:VERB|AUX|PRON|SCONJ|PUNCT)$/.test(tag))) return null;
    return { start: (starts[inside[0] ?? 0] ?? 0) + offset, end: (ends[inside.at(-1) ?? 0] ?? 0) + offset, type };
  }
  return null;
}
