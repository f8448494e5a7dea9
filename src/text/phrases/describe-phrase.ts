import { RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import type { NameRange } from "./name-ranges.ts";
import type { PhraseSpan } from "./phrase-spans.ts";

/** What can be seen of a stretch, by readable names as in `data/models/phrases.tsv`: for the choice whether it names, and for that of its kind. */
export interface PhraseView {
  readonly names: readonly string[];
  readonly kinds: readonly string[];
}

/** What the text has told so far, and of what it is full. */
export interface TextSoFar {
  /** For each word of a name, in small letters, the kind of the last name that it stood in. */
  readonly kindOfWord: ReadonlyMap<string, string>;
  /** Persons named so far, and sentences since the last; -1 when there was none. */
  readonly persons: number;
  readonly sinceLast: number;
  /** How full the whole text is of names of persons, of "I" and "you", and of "he" and "she": "2 0 1". */
  readonly register: string;
}

const [PRONOUN, NOUN, PROPER, DETERMINER] = ["PRON", "NOUN", "PROPN", "DET"].map((tag) => UPOS.findIndex((name) => name === tag));
const CASE = RELATIONS.indexOf("case");
const [MOST_WORDS, MOST_CAPITALS] = [8, 4];
const TWO_CAPITALS = /\p{Lu}[\p{L}’']+[ -]\p{Lu}[\p{L}’']+/u;

export function describePhrase(
  sentence: ParsedSentence,
  span: PhraseSpan,
  { nameAt, text }: { readonly nameAt: readonly (NameRange | null)[]; readonly text: TextSoFar },
): PhraseView {
  const { words, tags, fineTags, heads, relations } = sentence;
  const { first, last, head, name, made } = span;
  const small = (i: number, none: string): string => words[i]?.toLowerCase() ?? none;
  const [word, above] = [small(head, ""), heads[head] ?? -1];
  const [tag, relation, kind] = [UPOS[tags[head] ?? 0] ?? "X", RELATIONS[relations[head] ?? 0] ?? "dep", name?.kind ?? "-"];
  const [parent, parentTag] = [small(above, "root"), above < 0 ? "root" : (UPOS[tags[above] ?? 0] ?? "X")];
  const place = placeOf(span, name);
  const opening = openingOf(sentence, first);
  const body = words.slice(first + (tags[first] === DETERMINER ? 1 : 0), last + 1);
  const [length, capitals] = [Math.min(last - first + 1, MOST_WORDS), Math.min(body.filter(isCapital).length, MOST_CAPITALS)];
  const [before, after] = [small(first - 1, "none"), small(last + 1, "none")];
  const known = text.kindOfWord.get(word) ?? "-";
  const capital = isCapital(words[head] ?? "") ? "C" : "c";
  const ending = word.slice(-3);
  const inner = innerNames(span, nameAt);
  const long = inner.some((range) => range.last > range.first) || (name !== null && name.last > name.first && place !== "in");
  const pair = `${hasPair(tags, first, last) ? 2 : 0}${TWO_CAPITALS.test(body.join(" ")) ? 2 : 0}`;
  const innerKinds = [...new Set(inner.map((range) => range.kind))];
  const names = [
    ...[`made ${made}`, `made ${made} ${kind}`, `made ${made} ${relation}`, `made ${made} ${tag}`, `tag ${tag}`, `relation ${relation}`],
    ...[`tag ${tag} ${relation}`, `fine ${fineTags[head] ?? ""}`, `kind ${kind} ${place}`, `kind ${kind} ${place} ${tag}`],
    ...[`kind ${kind} ${place} ${relation}`, `word ${word}`, `word ${word} ${kind}`, `ending ${ending}`, `ending ${ending} ${kind}`],
    ...[`opening ${opening}`, `opening ${opening} ${tag}`, `opening ${opening} ${kind}`, `opening ${opening} ${made}`],
    ...[`length ${length}`, `length ${length} ${kind} ${place}`, `capitals ${capitals} ${length}`, `capitals ${capitals} ${kind} ${place}`],
    ...[`capital ${capital} ${tag}`, `pair ${pair} ${tag}`, `long ${long} ${tag}`, `long ${long} ${tag} ${relation}`],
    ...[`parent ${parent}`, `parent ${parentTag} ${relation}`, `before ${before}`, `after ${after}`],
    ...[`before ${before} ${made}`, `after ${after} ${made}`, `known ${known} ${kind} ${tag}`, `known ${known} ${place} ${capital}`],
    ...(innerKinds.length > 0 ? innerKinds : ["none"]).map((other) => `inner ${other} ${kind}`),
    ...(tags[head] === NOUN && name === null ? [`noun ${opening} ${capital}`] : []),
    ...(tags[head] === PRONOUN ? describePronoun(word, text) : []),
  ];
  const kinds = [
    ...[`tag ${tag}`, `fine ${fineTags[head] ?? ""}`, `kind ${kind}`, `kind ${kind} ${place}`, `word ${word}`, `word ${word} ${kind}`],
    ...[`ending ${ending}`, `ending ${word.slice(-4)}`, `ending ${ending} ${kind}`, `opening ${opening} ${kind}`],
    ...[`parent ${relation} ${parent}`, `case ${caseOf(sentence, head)} ${kind}`, `known ${known} ${kind}`, `relation ${relation}`],
    ...[`relation ${relation} ${kind}`, `capital ${capital} ${tag}`, ...innerKinds.map((other) => `inner ${other}`)],
    ...words.slice(first, first + length).map((other) => `has ${other.toLowerCase()}`),
  ];
  return { names, kinds };
}

/** "he" goes back to a name where persons are named, "it" less often. */
function describePronoun(word: string, { persons, sinceLast, register }: TextSoFar): readonly string[] {
  const [many, far] = [Math.min(3, Math.ceil(Math.log2(persons + 1))), sinceLast < 0 ? "never" : Math.min(3, sinceLast >> 1)];
  const [named = "", own = "", told = ""] = register.split(" ");
  return [`after ${many} ${word}`, `far ${far} ${word}`, `named ${named} ${word}`, `own ${own} ${word}`, `told ${told} ${word}`];
}

/** Where the stretch lies to the name of its head, and whether that word is also the head of the name. */
function placeOf({ first, last, head }: PhraseSpan, name: NameRange | null): string {
  if (name === null) return "-";
  const isHead = name.head === head ? "" : " part";
  if (first === name.first && last === name.last) return `as${isHead}`;
  if (first >= name.first && last <= name.last) return `in${isHead}`;
  return first <= name.first && last >= name.last ? `over${isHead}` : `across${isHead}`;
}

function openingOf({ words, tags }: ParsedSentence, first: number): string {
  const word = words[first] ?? "";
  if (tags[first] === DETERMINER || tags[first] === PRONOUN) return word.toLowerCase();
  return isCapital(word) ? "C" : "c";
}

function innerNames({ first, last, name }: PhraseSpan, nameAt: readonly (NameRange | null)[]): readonly NameRange[] {
  const inner = new Set<NameRange>();
  for (let i = first; i <= last; i++) {
    const range = nameAt[i] ?? null;
    if (range !== null && range !== name && range.first >= first && range.last <= last) inner.add(range);
  }
  return [...inner];
}

function hasPair(tags: Uint8Array, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (tags[i] === PROPER && tags[i + 1] === PROPER) return true;
  return false;
}

function caseOf({ words, heads, relations }: ParsedSentence, head: number): string {
  for (let i = 0; i < head; i++) if (heads[i] === head && relations[i] === CASE) return words[i]?.toLowerCase() ?? "";
  return "";
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
