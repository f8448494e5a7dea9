import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence } from "../model/index.ts";
import { isShouting } from "./word-features.ts";

const GRAMMAR: ReadonlySet<number> = new Set(["ADP", "AUX", "CCONJ", "SCONJ", "PRON"].map((tag) => UPOS.findIndex((name) => name === tag)));
const FLAT = RELATIONS.indexOf("flat");
const [PROPER, ADJECTIVE] = [UPOS.indexOf("PROPN"), UPOS.indexOf("ADJ")];
const [PERSON, PLACE, OTHER] = ["B-PER", "B-LOC", "B-MISC"].map((tag) => NAME_TAGS.findIndex((name) => name === tag));
/** Two states with a hyphen between them stay two ("Kosovo-Serbia"); two persons or organisations are one with two parts. */
const JOINED_BY_HYPHEN: ReadonlySet<number> = new Set(["B-PER", "B-ORG"].map((tag) => NAME_TAGS.findIndex((name) => name === tag)));

type Tagged = Pick<ParsedSentence, "words" | "starts" | "ends" | "tags" | "fineTags" | "heads" | "relations" | "names">;

/**
 * Name tags in which what the tree ("flat") or a hyphen holds together is one name, of the kind of its first part, and in which a people is no
 * person and its adjective no place ("Americans", "the Indian capital"): both are other names.
 */
export function completeNames(sentence: Tagged): Uint8Array {
  const names = Uint8Array.from(sentence.names);
  join(sentence, names);
  trim(sentence, names);
  widen(sentence, names);
  recast(sentence, names);
  return names;
}

function join(sentence: Tagged, names: Uint8Array): void {
  const { tags, heads, relations } = sentence;
  for (let i = 1; i < names.length; i++) {
    const before = names[i - 1] ?? 0;
    if (before === 0) continue;
    const inside = before + (before % 2);
    if (isBegin(names[i])) {
      if (tags[i] === PROPER && relations[i] === FLAT && isWithin(names, heads[i] ?? -1, i)) goOn(names, i, inside);
    } else if (JOINED_BY_HYPHEN.has(inside - 1) && isHyphen(sentence, i) && startsPart(sentence, names, i + 1)) {
      names[i] = inside;
      goOn(names, i + 1, inside);
    }
  }
}

function recast({ tags, fineTags }: Tagged, names: Uint8Array): void {
  for (const [i, tag] of names.entries()) {
    const isOneWord = names[i + 1] !== tag + 1;
    if (isOneWord && ((tag === PERSON && fineTags[i] === "NNPS") || (tag === PLACE && tags[i] === ADJECTIVE))) names[i] = OTHER ?? tag;
  }
}

/** A capital word before a place, organisation or other name, on whose head it hangs, belongs to it: "Upper Egypt", "Air France", "High Wycombe". */
function widen({ words, tags, heads }: Tagged, names: Uint8Array): void {
  for (let i = names.length - 1; i > 0; i--) {
    const tag = names[i] ?? 0;
    if (!isBegin(tag) || tag === PERSON || names[i - 1] !== 0 || !/^\p{Lu}\p{L}+$/u.test(words[i - 1] ?? "")) continue;
    // An adjective that begins the sentence has its capital from there.
    const mayName = tags[i - 1] === PROPER || (tags[i - 1] === ADJECTIVE && i > 1);
    if (!mayName || !isWithin(names, i, (heads[i - 1] ?? -1) + 1)) continue;
    names[i - 1] = tag;
    names[i] = tag + 1;
  }
}

/** No name begins or ends with a small word of grammar ("from The Hague and"), nor with a large one where all words are in capitals ("OF POLAND"). */
function trim({ words, tags }: Tagged, names: Uint8Array): void {
  const shouted = isShouting(words);
  const isLoose = (i: number): boolean => GRAMMAR.has(tags[i] ?? -1) && (shouted || /^\p{Ll}/u.test(words[i] ?? ""));
  for (let i = 0; i < names.length; i++) {
    if (!isBegin(names[i]) || !isLoose(i)) continue;
    const begin = names[i] ?? 0;
    names[i] = 0;
    if (names[i + 1] === begin + 1) names[i + 1] = begin;
  }
  for (let i = names.length - 1; i > 0; i--) {
    const isLast = (names[i] ?? 0) > 0 && !isBegin(names[i]) && ((names[i + 1] ?? 0) === 0 || isBegin(names[i + 1]));
    if (isLast && isLoose(i)) names[i] = 0;
  }
}

function isBegin(tag: number | undefined): boolean {
  return tag !== undefined && tag % 2 === 1;
}

/** Whether words `from` to `to` (not included) lie in one name. */
function isWithin(names: Uint8Array, from: number, to: number): boolean {
  if (from < 0 || from >= to) return false;
  return names[from] !== 0 && names.subarray(from + 1, to).every((tag) => tag > 0 && !isBegin(tag));
}

/** Makes the name or word at `from` go on with the name before it. */
function goOn(names: Uint8Array, from: number, inside: number): void {
  names[from] = inside;
  for (let i = from + 1; (names[i] ?? 0) > 0 && !isBegin(names[i]); i++) names[i] = inside;
}

function isHyphen({ words, starts, ends }: Tagged, i: number): boolean {
  return words[i] === "-" && starts[i] === ends[i - 1] && starts[i + 1] === ends[i];
}

function startsPart({ words, tags }: Tagged, names: Uint8Array, i: number): boolean {
  return /^\p{Lu}/u.test(words[i] ?? "") && (tags[i] === PROPER || names[i] !== 0);
}
