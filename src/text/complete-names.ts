import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence } from "../model/index.ts";

const FLAT = RELATIONS.indexOf("flat");
const PROPER = UPOS.indexOf("PROPN");
/** Two states with a hyphen between them stay two ("Kosovo-Serbia"); two persons or organisations are one with two parts. */
const JOINED_BY_HYPHEN: ReadonlySet<number> = new Set(["B-PER", "B-ORG"].map((tag) => NAME_TAGS.findIndex((name) => name === tag)));

type Tagged = Pick<ParsedSentence, "words" | "starts" | "ends" | "tags" | "heads" | "relations" | "names">;

/** Name tags in which what the tree ("flat") or a hyphen holds together is one name, of the kind of its first part. */
export function completeNames(sentence: Tagged): Uint8Array {
  const { tags, relations } = sentence;
  const names = Uint8Array.from(sentence.names);
  for (let i = 1; i < names.length; i++) {
    const before = names[i - 1] ?? 0;
    if (before === 0) continue;
    const inside = before + (before % 2);
    if (isBegin(names[i])) {
      if (tags[i] === PROPER && relations[i] === FLAT && isWithin(names, sentence.heads[i] ?? -1, i)) goOn(names, i, inside);
    } else if (JOINED_BY_HYPHEN.has(inside - 1) && isHyphen(sentence, i) && startsPart(sentence, names, i + 1)) {
      names[i] = inside;
      goOn(names, i + 1, inside);
    }
  }
  return names;
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
