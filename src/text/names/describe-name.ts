import type { ParsedSentence } from "../../model/index.ts";
import { hashWord, plainWord } from "../word-features.ts";
import { definitionOf, nounBefore } from "./define-name.ts";
import { BOUND_FLAGS, describeBounds } from "./describe-bounds.ts";
import type { NamePlace, NameText, Others } from "./view-text.ts";
import { addAround, aroundOf, othersOf } from "./view-text.ts";
import type { Numbers, WordVectors } from "./word-vectors.ts";

/**
 * Vectors in the row that describes a stretch, in their order: of words of the stretch, of those around it, of what says what it is, of the capital words
 * beside it elsewhere, of what it stands in. Nothing that the encoder makes of the words is here: it knows the names of its training texts by heart.
 */
const SLOTS = [
  ...(["first", "last", "mean", "before", "after", "noun before", "is", "others", "sentence", "text"] as const),
  // As `addAround` has them.
  ...(["elsewhere before", "elsewhere after", "elsewhere sentence", "elsewhere is"] as const),
] as const;
type Slot = (typeof SLOTS)[number];
/** Lists that a word may stand in (`training/lists.ts` names them), a bit each. */
const LISTS = 8;
const ALL_LISTS = 2 ** LISTS - 1;
/** Endings of three letters share this many flags. */
const [ENDING, ENDINGS] = [3, 128];
const FLAGS = 18 + 2 * 6 + 7 * LISTS + BOUND_FLAGS;

/** Where a row is written: it is all 0 before. */
export interface NameRow extends Numbers {
  readonly vectors: WordVectors;
}

/** Numbers in a row: the vectors, flags, and flags for the endings of the first and last word, filled up to what the kernels read at a time. */
export function nameFeatures({ width }: WordVectors): number {
  return (SLOTS.length * width + FLAGS + 2 * ENDINGS + 15) & ~15;
}

/** Writes what can be seen of a stretch as a row of numbers. */
export function describeName(text: NameText, place: NamePlace, row: NameRow): void {
  const sentence = text.sentences[place.s];
  const rows = text.rows[place.s];
  if (sentence === undefined || rows === undefined) return;
  const { words } = sentence;
  const { first, last } = place.stretch;
  const count = aroundOf(text, place).count - 1;
  const others = othersOf(text, place);
  addVectors(text, place, { ...row, rows, others });
  if (count > 0) addElsewhere(text, place, row);
  let at = row.at + SLOTS.length * row.vectors.width;
  at = writeFlags(row.out, at, [
    ...describeWords(sentence, place),
    ...[count > 0, count > 2, text.small.has(words[first]?.toLowerCase() ?? ""), /^["“‘'(]$/.test(words[first - 1] ?? "")],
    ...[others.before.length > 0, others.after.length > 0, definitionOf(words, last) >= 0],
    ...describeEnds(sentence, place, rows),
  ]);
  for (const lists of listsOf(sentence, place, { rows, vectors: row.vectors, others })) {
    for (let bit = 0; bit < LISTS; bit++) row.out[at + bit] = (lists >> bit) & 1;
    at += LISTS;
  }
  at = writeFlags(row.out, at, describeBounds(text, sentence, place));
  for (const [i, word] of [words[first], words[last]].entries()) row.out[at + i * ENDINGS + endingOf(word)] = 1;
}

function writeFlags(out: Float32Array, at: number, flags: readonly boolean[]): number {
  for (let i = 0; i < flags.length; i++) if (flags[i] === true) out[at + i] = 1;
  return at + flags.length;
}

function endingOf(word = ""): number {
  return hashWord(plainWord(word).slice(-ENDING)) % ENDINGS;
}

function addVectors(
  text: NameText,
  { s, stretch: { first, last } }: NamePlace,
  { vectors, out, at, rows, others }: NameRow & { readonly rows: Int32Array; readonly others: Others },
): void {
  const words = text.sentences[s]?.words ?? [];
  const add = (slot: Slot, row: number | undefined, weight = 1): void =>
    vectors.add(row ?? -1, { out, at: at + SLOTS.indexOf(slot) * vectors.width }, weight);
  add("first", rows[first]);
  add("last", rows[last]);
  for (let i = first; i <= last; i++) add("mean", rows[i], 1 / (last - first + 1));
  add("before", rows[first - 1]);
  add("after", rows[last + 1]);
  add("noun before", rows[nounBefore(words, first)]);
  add("is", rows[definitionOf(words, last)]);
  const beside = [...others.before, ...others.after];
  for (const row of beside) add("others", row, 1 / beside.length);
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

/** The look of the first word, then of the last. */
function describeEnds({ words }: ParsedSentence, { stretch: { first, last } }: NamePlace, rows: Int32Array): readonly boolean[] {
  return [first, last].flatMap((i) => {
    const word = words[i] ?? "";
    const isShouted = word.length > 1 && word === word.toUpperCase();
    return [/^\p{Lu}/u.test(word), isShouted, /\d/.test(word), word.includes("."), word.includes("-"), (rows[i] ?? -1) < 0];
  });
}

/** The lists of the first word, of the last, of any with a capital, of all of these, of the noun before, and of any capital word beside it elsewhere. */
function listsOf(
  { words }: ParsedSentence,
  { stretch: { first, last } }: NamePlace,
  { rows, vectors, others }: { readonly rows: Int32Array; readonly vectors: WordVectors; readonly others: Others },
): readonly number[] {
  const of = (i: number): number => vectors.listsOf(rows[i] ?? -1);
  let [any, all] = [0, ALL_LISTS];
  for (let i = first; i <= last; i++) if (/^\p{Lu}/u.test(words[i] ?? "")) [any, all] = [any | of(i), all & of(i)];
  const anyOf = (list: readonly number[]): number => list.reduce((sum, row) => sum | vectors.listsOf(row), 0);
  return [of(first), of(last), any, all, of(nounBefore(words, first)), anyOf(others.before), anyOf(others.after)];
}
