import type { CodedEvent, EventTime, Sentence } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import { completeReading, isPredicated } from "./complete-reading.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { localiseSides } from "./localise-sides.ts";
import { makeEvents } from "./make-events.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { isComplete } from "./read-token.ts";
import { createSentenceReader } from "./read-sentences.ts";
import type { SentenceRead, SentenceReader, SentencesRead } from "./read-sentences.ts";
import { readSentence } from "./read-sentence.ts";
import { relevanceFeatures } from "./relevance-features.ts";
import { readStatements } from "./read-statements.ts";
import { readThings } from "./read-things.ts";
import { referBack } from "./refer-back.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { depthOf, isParsed, relation } from "./tree.ts";

/** Sentences that begin so go on with the time of what was told before. */
const CONTINUES =
  /^(?:in (?:retaliation|response|turn|return|reply)|then|afterwards?|thereafter|subsequently|at the same time|meanwhile|days? later|later)\b/i;

/**
 * Codes the events of an article: who did what to whom, with status, time, place, attribution and evidence. Only parsed sentences are
 * looked at, and of `before` is kept what nothing has changed since. In each sentence the main act comes first; the same act between the same pair is
 * coded once.
 */
export function codeEvents(input: CodingInput, index: RuleIndex, before?: SentencesRead): readonly CodedEvent[] {
  const events = [...codeSentences(input, createSentenceReader(input, index, before))].flatMap((coded) => coded.events);
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

/** The first sentences that tell an event, at most `most`, and what was read until there, of `before` what nothing has changed. */
export function findTelling(
  input: CodingInput,
  index: RuleIndex,
  { most, before }: { readonly most: number; readonly before?: SentencesRead },
): { readonly telling: readonly Sentence[]; readonly read: SentencesRead } {
  const telling: Sentence[] = [];
  const reader = createSentenceReader(input, index, before);
  for (const { sentence, events } of codeSentences(input, reader)) {
    if (events.length > 0 && telling.push(sentence) === most) break;
  }
  return { telling, read: reader.done };
}

interface CodedSentence {
  readonly sentence: Sentence;
  readonly events: readonly CodedEvent[];
}

/** The events of each parsed sentence in turn; what is told later may stand for what was told before, under the same id. */
function* codeSentences(input: CodingInput, reader: SentenceReader): Generator<CodedSentence> {
  const byId = new Map<string, CodedEvent>();
  const quoted = once(() => quotedSpans(input.article.text, input.sentences));
  const isPublic = once(() => tellsPublicLife(input, reader));
  let before: EventTime | null = null;
  for (const sentence of input.sentences) {
    const inherited: EventTime | null =
      before !== null && CONTINUES.test(input.article.text.slice(sentence.start, sentence.end)) ? before : null;
    before = inherited;
    if (!isParsed(sentence)) continue;
    const read = reader.read(sentence);
    if (input.sides !== "open" && read.readings.length + read.partial.length === 0) continue;
    if (!isRelevant(read, input)) continue;
    const { scene } = read;
    const readings = isPublic() ? read.readings : read.readings.filter(joinsCountries);
    const partial = isPublic() ? read.partial : [];
    const told = [...byId.values()];
    const referred = partial.map((reading) => referBack(scene, reading, told));
    const completed = referred.map((reading) => completeReading(scene, reading));
    const whole = mainFirst(scene, [...readings.map((reading) => completeReading(scene, reading)), ...completed.filter(isComplete)]);
    const chosen =
      input.sides === "open" ? openly(scene, { whole, completed, others: readOthers(scene, [...readings, ...partial]) }) : whole;
    const placed = chosen.map((reading) => localiseSides(scene, reading));
    const events = makeEvents(scene, placed, { input, quoted, inherited });
    for (const event of events) byId.set(event.id, event);
    before = events.find((event) => event.when?.basis === "expression")?.when ?? inherited;
    yield { sentence, events };
  }
}

/** A text tells by its first sentences what it is about; judging all of them is a cost on long pages. */
const JUDGED = 12;
/** As many sentences of public life as a text is taken to have beside its own, so that a short one is judged by little. */
const PRIOR_SENTENCES = 3;
const PRIOR = 0.7;
/** Between pages of foreign affairs and those of sport, films, gadgets and recipes (docs/events.md). */
const LEAST_PUBLIC = 0.35;

/** Whether the text as a whole tells of public life: in a review of films or cars only an act between two countries is one. */
function tellsPublicLife({ sentences, sides = "known" }: CodingInput, { read }: SentenceReader): boolean {
  if (sides === "any") return true;
  const judged = sentences.filter(isParsed).slice(0, JUDGED);
  const least = LEAST_PUBLIC * (judged.length + PRIOR_SENTENCES);
  let sum = PRIOR * PRIOR_SENTENCES;
  return sum >= least || judged.some((sentence) => (sum += read(sentence).relevance()) >= least);
}

/** Works something out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let found: { readonly result: T } | null = null;
  return () => (found ??= { result: work() }).result;
}

/** What a judgement of relevance sees of all parsed sentences of a text, each feature once. */
export function describeRelevance(input: CodingInput, index: RuleIndex): readonly string[] {
  const features = input.sentences.filter(isParsed).flatMap((sentence) => {
    const { scene, readings, partial } = readSentence(sentence, { text: input.article.text, mentions: input.mentions, index });
    return relevanceFeatures(scene, [...readings, ...partial]);
  });
  return [...new Set(features)];
}

/**
 * Where acts among anybody are asked, a sentence must rather tell of public life than not; where both sides must be known anyway, only what is
 * all but certainly something else is left out (least probabilities by eval gsr, quiet and camconf: docs/events.md).
 */
const LEAST_RELEVANT = { known: 0.15, open: 0.5, any: 0 } as const;

function isRelevant({ readings, relevance }: SentenceRead, { sides = "known" }: CodingInput): boolean {
  return readings.some(joinsCountries) || relevance() >= LEAST_RELEVANT[sides];
}

/** An act between two countries is one of public life whatever the words around. */
function joinsCountries({ initiators, recipients }: Reading): boolean {
  const countriesOf = (sides: readonly Side[]): readonly string[] =>
    sides.flatMap((side) => side.actors.flatMap((actor) => actor.country ?? []));
  return new Set([...countriesOf(initiators), ...countriesOf(recipients)]).size > 1;
}

/** By depth in the tree, then by place in the text, whatever gave the sides. */
function mainFirst(scene: Scene, readings: readonly Reading[]): readonly Reading[] {
  const depths = new Map(readings.map(({ head }) => [head, depthOf(scene.tree, head)]));
  const depth = ({ head }: Reading): number => depths.get(head) ?? 0;
  return [...readings].sort((a, b) => depth(a) - depth(b) || a.head - b.head);
}

/** "the emissions trading scheme", "a murder suspect": a noun that only describes another. */
function isModifier({ tree }: Scene, { tokens }: Reading): boolean {
  return tokens.every((token) => relation(tree, token) === "compound");
}

interface Told {
  readonly whole: readonly Reading[];
  readonly completed: readonly Reading[];
  /** Statements, and acts done to things. */
  readonly others: readonly Reading[];
}

function readOthers(scene: Scene, readings: readonly Reading[]): readonly Reading[] {
  const things = readThings(scene, readings);
  return [...things, ...readStatements(scene, [...readings, ...things])];
}

/** Acts that lack a side too; those that only a bare noun names ("the murder suspect") where the sentence tells nothing else. */
function openly(scene: Scene, { whole, completed, others }: Told): readonly Reading[] {
  const lacking = completed.filter((reading) => !isComplete(reading));
  const alone = lacking
    .filter((reading) => !isModifier(scene, reading))
    .filter((reading) => isPredicated(scene, reading) || reading.initiators.length + reading.recipients.length > 0);
  const told = [...mainFirst(scene, [...whole, ...alone]), ...others];
  return told.length > 0 ? told : lacking;
}
