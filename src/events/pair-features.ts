import type { ActorId, Mention, ParsedSentence, PloverType } from "../model/index.ts";
import type { AskedPair, Candidate } from "./rank-readings.ts";
import type { CodingInput } from "./coding-input.ts";
import type { RuleIndex } from "./compile-rules.ts";
import type { Tree } from "./tree.ts";
import { caseOf, headOf, isParsed, lemma, relation, treeOf, upos } from "./tree.ts";

/** The types that pairs are asked for: giving ground in words and giving ground in deeds are one. */
export type AskedType = Exclude<PloverType, "CONCEDE" | "RETREAT"> | "YIELD";

export function askedType(plover: PloverType): AskedType {
  return plover === "CONCEDE" || plover === "RETREAT" ? "YIELD" : plover;
}

/**
 * What the ranker looks at, as names that can be read: "reading:AID@6" (the rules' best answer and how well it fits), "between:envoy" (a
 * lemma between the two), "above-target:urge". Every name is there once.
 */
export function pairFeatures(
  input: CodingInput,
  pair: AskedPair,
  given: { readonly ranked: readonly Candidate[]; readonly index: RuleIndex },
): readonly string[] {
  const found = new Set(readingFeatures(given.ranked));
  for (const sentence of input.sentences.filter(isParsed)) {
    const source = tokensOf(sentence, input.mentions, pair.source);
    const target = tokensOf(sentence, input.mentions, pair.target);
    if (source.size === 0 && target.size === 0) continue;
    const tree = treeOf(sentence);
    const where = (token: number): string => placeOf(token, source, target);
    for (const name of [
      ...wordFeatures(tree, { source, target, where }),
      ...treeFeatures(tree, source, target),
      ...lexiconFeatures(tree, given.index, where),
    ])
      found.add(name);
  }
  return [...found];
}

/** How many of the rules' answers are looked at. */
const MOST_READINGS = 8;
/** Answers that name at least one side in its place. */
const GOOD_FIT = 4;

function readingFeatures(ranked: readonly Candidate[]): readonly string[] {
  const [best, second] = ranked;
  if (best === undefined) return ["reading:none"];
  const type = askedType(best.reading.plover);
  const [act = "", ...chain] = best.reading.rules.filter(isRow);
  const tied = ranked.some((other) => other.fit === best.fit && askedType(other.reading.plover) !== type);
  return [
    `reading:${type}`,
    `reading:${type}@${Math.floor(best.fit)}`,
    `code:${best.reading.cameo.slice(0, 3)}`,
    `act:${act}`,
    `chain:${type}:${chain.join(">")}`,
    `wrapped:${best.reading.rules.length > 1}:${type}`,
    `status:${best.reading.status ?? ""}:${type}`,
    `tied:${tied}:${type}`,
    ...(second === undefined ? [] : [`second:${askedType(second.reading.plover)}@${Math.floor(second.fit)}`]),
    ...ranked.slice(0, MOST_READINGS).flatMap(({ reading, fit }) => {
      const own = askedType(reading.plover);
      return [`any:${own}`, ...(fit >= GOOD_FIT ? [`fits:${own}`] : []), ...reading.rules.filter(isRow).map((rule) => `rule:${rule}`)];
    }),
  ];
}

/** Ids of acts and operators, not of their products ("stop-04", "refuse-any"). */
function isRow(rule: string): boolean {
  return !/-(?:\d+|any)$/.test(rule);
}

function tokensOf(sentence: ParsedSentence, mentions: readonly Mention[], id: ActorId): ReadonlySet<number> {
  const own = mentions.filter((mention) => mention.actors.some((actor) => actor.id === id));
  const inside = (start: number): boolean => own.some((mention) => start >= mention.start && start < mention.end);
  return new Set([...sentence.starts.keys()].filter((token) => inside(sentence.starts[token] ?? -1)));
}

/** Parts of speech that say nothing of the act. */
const SILENT = new Set(["PUNCT", "PROPN", "NUM", "DET"]);
/** Words after the second side that still belong to the act. */
const AFTER = 8;

interface Sides {
  readonly source: ReadonlySet<number>;
  readonly target: ReadonlySet<number>;
  readonly where: (token: number) => string;
}

/** Lemmas by where they stand to the two, and pairs of neighbours. */
function wordFeatures(tree: Tree, { source, target, where }: Sides): readonly string[] {
  const names = [`order:${Math.min(...source) <= Math.min(...target)}`];
  let before = "";
  for (const token of tree.sentence.words.keys()) {
    if (source.has(token) || target.has(token)) before = source.has(token) ? "SOURCE" : "TARGET";
    else if (!SILENT.has(upos(tree, token))) {
      const own = lemma(tree, token);
      names.push(`word:${own}`, `${where(token)}:${own}`, `pair:${before}_${own}`);
      before = own;
    }
  }
  return names;
}

/** Where a token stands to the two sides. */
function placeOf(token: number, source: ReadonlySet<number>, target: ReadonlySet<number>): string {
  const first = Math.min(...source) <= Math.min(...target) ? source : target;
  const second = first === source ? target : source;
  if (token > Math.max(...first) && token < Math.min(...second)) return "between";
  if (token < Math.min(...first)) return "before";
  return token >= Math.min(...second) && token - Math.max(...first, ...second) < AFTER ? "after" : "beyond";
}

/** The words above each side in the tree, the nearest apart, and how the target hangs. */
function treeFeatures(tree: Tree, source: ReadonlySet<number>, target: ReadonlySet<number>): readonly string[] {
  const aboveSource = wordsAbove(tree, source);
  const aboveTarget = wordsAbove(tree, target);
  const head = headWithin(tree, target);
  const common = aboveSource.find((token) => aboveTarget.includes(token));
  const path = [...aboveSource, ...aboveTarget].filter(
    (token) => token === common || !(aboveSource.includes(token) && aboveTarget.includes(token)),
  );
  return [
    ...aboveSource.slice(0, 1).map((token) => `above-source:${lemma(tree, token)}`),
    ...aboveTarget.slice(0, 1).map((token) => `above-target:${lemma(tree, token)}`),
    ...(head === undefined ? [] : [`hangs:${caseOf(tree, head)}:${relation(tree, head)}`]),
    ...path.map((token) => `path:${lemma(tree, token)}`),
  ];
}

const MOST_ABOVE = 6;

function wordsAbove(tree: Tree, side: ReadonlySet<number>): readonly number[] {
  const head = headWithin(tree, side);
  const found: number[] = [];
  for (let at = head === undefined ? -1 : headOf(tree, head); at >= 0 && found.length < MOST_ABOVE; at = headOf(tree, at)) found.push(at);
  return found;
}

function headWithin(tree: Tree, side: ReadonlySet<number>): number | undefined {
  return [...side].find((token) => !side.has(headOf(tree, token)));
}

/**
 * What the tables know of the words, whatever the parse: the root of an act, the operation of an operator, the class of an object ("AID",
 * "TROOPS"), each with the place where it stands.
 */
function lexiconFeatures(tree: Tree, index: RuleIndex, where: (token: number) => string): readonly string[] {
  const classes = [...index.classes];
  return [...tree.sentence.words.keys()].flatMap((token) => {
    const own = lemma(tree, token);
    const key = `${own}/${upos(tree, token)}`;
    const acts = (index.acts.get(key) ?? []).filter(({ row, beside }) => beside.length === 0 && row.objects.length === 0);
    const operators = (index.operators.get(key) ?? []).filter(({ beside }) => beside.length === 0);
    const told = [
      ...acts.map(({ row }) => `lexicon:${row.cameo.slice(0, 2)}`),
      ...operators.map(({ row }) => `operator:${row.operation}`),
      ...(upos(tree, token) === "NOUN" ? classes.filter(([, words]) => words.has(own)).map(([name]) => `class:${name}`) : []),
    ];
    return told.flatMap((name) => [name, `${name}@${where(token)}`]);
  });
}
