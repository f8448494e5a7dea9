import { RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import type { NamePlace, NameText } from "./view-text.ts";
import { addAround, aroundOf } from "./view-text.ts";
import type { Numbers, WordVectors } from "./word-vectors.ts";

/** Vectors in the row that describes a stretch, in their order: of words of the stretch, of those around it and above it in the tree, of what it stands in. */
const SLOTS = [
  ...(["first", "last", "mean", "before", "after", "above", "sentence", "text"] as const),
  // As `addAround` has them.
  ...(["elsewhere before", "elsewhere after", "elsewhere sentence"] as const),
] as const;
type Slot = (typeof SLOTS)[number];
const TAGS_SEEN = ["PROPN", "NOUN", "ADJ", "VERB", "NUM", "DET", "other"];
const RELATIONS_SEEN = "root nsubj nsubj:pass obj obl obl:agent nmod nmod:poss appos compound flat conj amod other".split(" ");
/** Lists that a word may stand in (`training/lists.ts` names them), a bit each. */
const LISTS = 8;
const ALL_LISTS = 2 ** LISTS - 1;
const FLAGS = 16 + 2 * TAGS_SEEN.length + RELATIONS_SEEN.length + 2 * 6 + 4 * LISTS;

/** Where a row is written: it is all 0 before. */
export interface NameRow extends Numbers {
  readonly vectors: WordVectors;
}

/** Numbers in a row: the vectors, then flags, filled up to what the kernels read at a time. */
export function nameFeatures({ width }: WordVectors): number {
  return (SLOTS.length * width + FLAGS + 15) & ~15;
}

/** Writes what can be seen of a stretch as a row of numbers. */
export function describeName(text: NameText, place: NamePlace, row: NameRow): void {
  const sentence = text.sentences[place.s];
  const rows = text.rows[place.s];
  if (sentence === undefined || rows === undefined) return;
  const tops = topsOf(sentence, place);
  const others = aroundOf(text, place).count - 1;
  addVectors(text, place, { ...row, rows, above: sentence.heads[tops.at(-1) ?? -1] ?? -1 });
  if (others > 0) addElsewhere(text, place, row);
  const { small } = text;
  const flags = [
    ...describeWords(sentence, place),
    ...[tops.length === 1, others > 0, others > 2],
    ...[
      small.has(sentence.words[place.stretch.first]?.toLowerCase() ?? ""),
      /^["“‘'(]$/.test(sentence.words[place.stretch.first - 1] ?? ""),
    ],
    ...describeTree(sentence, place, tops.at(-1) ?? -1),
    ...describeEnds(sentence, place, rows),
    ...describeLists(sentence, place, { rows, vectors: row.vectors }),
  ];
  const from = row.at + SLOTS.length * row.vectors.width;
  for (const [i, flag] of flags.entries()) if (flag) row.out[from + i] = 1;
}

/** Words of the stretch whose head lies outside: one where the tree holds it together. */
function topsOf({ heads }: ParsedSentence, { stretch: { first, last } }: NamePlace): readonly number[] {
  return [...heads.subarray(first, last + 1).entries()].flatMap(([i, head]) => (head < first || head > last ? [first + i] : []));
}

function addVectors(
  text: NameText,
  { s, stretch: { first, last } }: NamePlace,
  { vectors, out, at, rows, above }: NameRow & { readonly rows: Int32Array; readonly above: number },
): void {
  const put = (slot: Slot, i: number, weight = 1): void =>
    vectors.add(rows[i] ?? -1, { out, at: at + SLOTS.indexOf(slot) * vectors.width }, weight);
  put("first", first);
  put("last", last);
  for (let i = first; i <= last; i++) put("mean", i, 1 / (last - first + 1));
  put("before", first - 1);
  put("after", last + 1);
  put("above", above);
  out.set(text.means[s] ?? [], at + SLOTS.indexOf("sentence") * vectors.width);
  out.set(text.topic, at + SLOTS.indexOf("text") * vectors.width);
}

/** What stands around the same name elsewhere: the mean of all its places without this one. */
function addElsewhere(text: NameText, place: NamePlace, { vectors, out, at }: NameRow): void {
  const { count, sums } = aroundOf(text, place);
  const from = at + SLOTS.indexOf("elsewhere before") * vectors.width;
  for (const [k, sum] of sums.entries()) out[from + k] = sum / (count - 1);
  addAround(text, place, { vectors, out, at: from, weight: -1 / (count - 1) });
}

function describeWords({ words }: ParsedSentence, { stretch: { first, last } }: NamePlace): readonly boolean[] {
  const count = last - first + 1;
  const inner = words.slice(first, last + 1);
  return [
    ...[count === 1, count === 2, count === 3, count > 3, first === 0, words[first - 1]?.toLowerCase() === "the"],
    ...[inner.includes("of"), inner.includes("and") || inner.includes("&"), inner.includes("'s"), inner.includes(",")],
    words[last + 1] === "'s",
  ];
}

function describeTree({ tags, relations }: ParsedSentence, { stretch }: NamePlace, top: number): readonly boolean[] {
  const seen = (name: string, among: readonly string[]): readonly boolean[] => {
    const known = among.includes(name) ? name : "other";
    return among.map((other) => other === known);
  };
  const tagOf = (i: number): string => UPOS[tags[i] ?? 0] ?? "X";
  return [
    ...seen(tagOf(stretch.first), TAGS_SEEN),
    ...seen(tagOf(stretch.last), TAGS_SEEN),
    ...seen(RELATIONS[relations[top] ?? 0] ?? "root", RELATIONS_SEEN),
  ];
}

/** The look of the first word, then of the last. */
function describeEnds({ words }: ParsedSentence, { stretch: { first, last } }: NamePlace, rows: Int32Array): readonly boolean[] {
  return [first, last].flatMap((i) => {
    const word = words[i] ?? "";
    const isShouted = word.length > 1 && word === word.toUpperCase();
    return [/^\p{Lu}/u.test(word), isShouted, /\d/.test(word), word.includes("."), word.includes("-"), (rows[i] ?? -1) < 0];
  });
}

/** The lists of the first word, of the last, of any with a capital and of all of these. */
function describeLists(
  { words }: ParsedSentence,
  { stretch: { first, last } }: NamePlace,
  { rows, vectors }: { readonly rows: Int32Array; readonly vectors: WordVectors },
): readonly boolean[] {
  const listsOf = (i: number): number => vectors.listsOf(rows[i] ?? -1);
  const inner = [...words.slice(first, last + 1).entries()].flatMap(([i, word]) => (/^\p{Lu}/u.test(word) ? [listsOf(first + i)] : []));
  const [any, all] = [inner.reduce((sum, one) => sum | one, 0), inner.reduce((sum, one) => sum & one, ALL_LISTS)];
  return [listsOf(first), listsOf(last), any, all].flatMap((bits) => Array.from({ length: LISTS }, (_, bit) => ((bits >> bit) & 1) === 1));
}
