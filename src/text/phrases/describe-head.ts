import type { WordVectors } from "../names/word-vectors.ts";
import { describeProper } from "./describe-proper.ts";
import type { PlacedHead } from "./placed-head.ts";
import type { PhraseTree } from "./phrase-tree.ts";
import { caseOf, isCapital } from "./phrase-tree.ts";
import { pronounOf, stepOf } from "./view-document.ts";
import type { NamesBefore, PlacedName } from "./names-before.ts";
import { namesBefore } from "./names-before.ts";

const [MOST_WORDS, MOST_CAPITALS, LISTS] = [8, 4, 8];
/** Rows of vectors: of the head, of the phrase, of the word above, of those before and after, of the text. */
const ROWS = 6;

/** What can be seen of a phrase that may name or go back to a name, by readable names. */
export function describeHead(place: PlacedHead, vectors: WordVectors): readonly string[] {
  const { tree, head, span, sentence } = place;
  const { small, tags, relations, fineTags, heads, nameAt } = tree;
  const [word, tag, relation, kind] = [small[head] ?? "", tags[head] ?? "X", relations[head] ?? "dep", nameAt[head]?.kind ?? "-"];
  const above = heads[head] ?? -1;
  const opening = openingOf(tree, span.first);
  const capital = isCapital(tree.words[head]) ? "C" : "c";
  const where = placeOf(place);
  const [before, after, preposition] = [small[span.first - 1] ?? "^", small[span.last + 1] ?? "$", caseOf(tree, head)];
  const [ending, tagged] = [word.slice(-3), tags[above] ?? "root"];
  return [
    ...[`tag ${tag}`, `relation ${relation}`, `tag ${tag} ${relation}`, `fine ${fineTags[head]}`, `kind ${kind} ${where}`],
    ...[`kind ${kind} ${where} ${tag}`, `kind ${kind} ${where} ${relation}`, `word ${word}`, `word ${word} ${kind}`],
    ...[`lemma ${tree.lemmas[head]} ${tag}`, `ending ${ending} ${tag}`, `ending ${ending} ${kind}`, `ending ${word.slice(-4)} ${tag}`],
    ...[`opening ${opening} ${tag}`, `opening ${opening} ${kind}`, `opening ${opening} ${where}`, `opening ${opening} ${tag} ${capital}`],
    ...[`capital ${capital} ${tag}`, `above ${relation} ${small[above] ?? "root"}`, `above ${tagged} ${relation}`],
    ...[`before ${before}`, `after ${after}`, `before ${before} ${tag}`, `after ${after} ${tag}`],
    ...[`case ${preposition} ${kind}`, `case ${preposition} ${tag}`, `sentence ${Math.min(sentence, 2)} ${tag}`],
    ...describeInside(place, where),
    ...describeWord(place, vectors),
    ...describeProper(place, vectors),
  ];
}

function describeInside({ tree, head, span: { first, last } }: PlacedHead, where: string): readonly string[] {
  const { words, tags, below, relations, small, nameAt, fineTags } = tree;
  const [tag, name] = [tags[head] ?? "X", nameAt[head] ?? null];
  const kind = name?.kind ?? "-";
  const body = words.slice(first + (tags[first] === "DET" ? 1 : 0), last + 1);
  const [length, capitals] = [Math.min(last - first + 1, MOST_WORDS), Math.min(body.filter(isCapital).length, MOST_CAPITALS)];
  const inner = nameAt
    .slice(first, last + 1)
    .flatMap((range) => (range !== null && range !== name && range.first >= first && range.last <= last ? [range.kind] : []));
  const children = (below[head] ?? []).filter((child) => child >= first && child <= last);
  const [left, right] = [children.filter((child) => child < head), children.filter((child) => child > head)];
  const relationsOf = (list: readonly number[]): readonly string[] => [...new Set(list.map((child) => relations[child] ?? "dep"))];
  const owns = (below[head] ?? []).some((child) => fineTags[child] === "POS");
  return [
    ...[`length ${length} ${tag}`, `length ${length} ${where}`, `capitals ${capitals} ${length}`, `capitals ${capitals} ${where} ${kind}`],
    ...[`owner ${owns} ${tag}`, ...(inner.length > 0 ? [...new Set(inner)] : ["none"]).map((other) => `inner ${other} ${kind}`)],
    ...(right.length > 0 ? relationsOf(right) : ["none"]).map((relation) => `right ${relation} ${tag}`),
    ...relationsOf(left).map((relation) => `left ${relation} ${tag}`),
    ...left.map((child) => `left word ${small[child]} ${tag}`),
  ];
}

/** What the text and the tables of words know of the head. */
function describeWord({ document, sentence, tree, head, span }: PlacedHead, vectors: WordVectors): readonly string[] {
  const { small, tags, fineTags, nameAt, words } = tree;
  const [word, tag, fine] = [small[head] ?? "", tags[head] ?? "X", fineTags[head] ?? ""];
  const row = vectors.rowOf(word);
  const rank = row < 0 ? "-" : String(Math.floor(Math.log2(row + 2)));
  const lists = vectors.listsOf(row);
  const known = [
    `rank ${rank} ${tag}`,
    ...Array.from({ length: LISTS }, (_, bit) => bit)
      .filter((bit) => ((lists >> bit) & 1) === 1)
      .map((bit) => `list ${bit} ${tag}`),
  ];
  const { register } = document;
  const pronoun = pronounOf(tree, head);
  const before = namesBefore(document.trees, sentence, head);
  if (pronoun !== "") return [...known, ...describePronoun(tree, head, register), ...describeBefore(`pronoun ${pronoun}`, before)];
  const capital = isCapital(words[head]) ? "C" : "c";
  const [count, opening] = [stepOf(document.counts.get(word)), openingOf(tree, span.first)];
  const seen = [
    ...[...known, `count ${count} ${tag}`, `capital count ${stepOf(document.capitals.get(word))} ${tag} ${capital}`],
    `small too ${document.small.has(word)} ${tag} ${capital}`,
    `named ${document.kinds.get(word) ?? "-"} ${tag} ${capital} ${nameAt[head]?.kind ?? "-"}`,
    `names ${register.get("names")} ${tag}`,
  ];
  if (tag !== "NOUN") return seen;
  const [length, isBare] = [Math.min(span.last - span.first + 1, MOST_WORDS), span.first === span.last];
  return [
    ...[...seen, `term ${count} ${rank} ${opening}`, `noun ${isBare} ${length} ${fine}`],
    ...[`noun ${opening} count ${count}`, `noun ${opening} ${fine}`, ...describeBefore(`noun ${opening}`, before)],
  ];
}

function describePronoun(tree: PhraseTree, head: number, register: ReadonlyMap<string, number>): readonly string[] {
  const pronoun = pronounOf(tree, head);
  return [
    ...[`pronoun ${pronoun}`, `pronoun ${pronoun} ${tree.relations[head]}`],
    ...[...register].map(([what, step]) => `pronoun ${pronoun} ${what} ${step}`),
    `pronoun ${pronoun} ${register.get("persons")} ${register.get("third")} ${register.get("i")}`,
  ];
}

/** What a pronoun or "the city" may go back to: the last name before it, the last of a person and the last other, how far off, and how many persons. */
function describeBefore(what: string, { last, person, other, persons }: NamesBefore): readonly string[] {
  return [
    ...[
      `${what} last ${last?.kind ?? "-"}`,
      `${what} person ${stepsOff(person)}`,
      `${what} other ${other?.kind ?? "-"} ${stepsOff(other)}`,
    ],
    `${what} persons ${stepOf(persons)}`,
  ];
}

/** "0" for the same sentence, "1", "2" for two and three sentences, "3" for more, "never". */
function stepsOff(name: PlacedName | null): string {
  if (name === null) return "never";
  return name.sentences < 2 ? String(name.sentences) : name.sentences < 4 ? "2" : "3";
}

/** Vectors of the words in and around a phrase, one behind the other. */
export function describeVectors({ document, tree, head, span: { first, last } }: PlacedHead, vectors: WordVectors): Float32Array {
  const { width } = vectors;
  const out = new Float32Array(ROWS * width);
  const add = (slot: number, word: string | undefined, weight = 1): void => {
    if (word !== undefined) vectors.add(vectors.rowOf(word), { out, at: slot * width }, weight);
  };
  const { words, heads } = tree;
  add(0, words[head]);
  for (const word of words.slice(first, last + 1)) add(1, word, 1 / (last - first + 1));
  add(2, words[heads[head] ?? -1]);
  add(3, words[first - 1]);
  add(4, words[last + 1]);
  out.set(document.topic, 5 * width);
  return out;
}

/** Where the phrase lies to the name of its head, and whether that word is also the head of the name. */
function placeOf({ tree, head, span: { first, last } }: PlacedHead): string {
  const name = tree.nameAt[head] ?? null;
  if (name === null) return "-";
  const role = name.head === head ? "head" : "part";
  if (first === name.first && last === name.last) return `as ${role}`;
  if (first >= name.first && last <= name.last) return `in ${role}`;
  return first <= name.first && last >= name.last ? `over ${role}` : `across ${role}`;
}

function openingOf({ small, tags, words }: PhraseTree, first: number): string {
  if (tags[first] === "DET" || tags[first] === "PRON") return small[first] ?? "";
  return isCapital(words[first]) ? "C" : "c";
}
