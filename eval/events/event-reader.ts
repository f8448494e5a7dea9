import { articleOfText } from "../../src/cli/article-of-text.ts";
import { indexActors, matchNames, resolveMentions } from "../../src/actors/index.ts";
import {
  codeEvents,
  codePair,
  compileRules,
  describeRelevance,
  findQuotations,
  findTimes,
  pairFeatures,
  rankReadings,
} from "../../src/events/index.ts";
import type { CodingInput, PairAnswer } from "../../src/events/index.ts";
import { overlaps } from "../../src/model/index.ts";
import type { ActorRef, CodedEvent, Day, Mention, ParsedSentence, PloverType, Span, Tables } from "../../src/model/index.ts";
import { createParser, splitSentences } from "../../src/text/index.ts";

/** Reads single sentences as labelled sets give them: whole, or with a marked pair of unknown actors. */
export interface EventReader {
  events(text: string, day: Day | null, sides?: CodingInput["sides"]): readonly CodedEvent[];
  pair(text: string, marked: MarkedPair): PairAnswer | null;
  /** What the judgement of relevance sees of a text. */
  relevance(text: string): readonly string[];
  /** What the ranker sees of a marked pair, and the answer of the rows alone. */
  examine(text: string, marked: MarkedPair): { readonly features: readonly string[]; readonly rows: PloverType | null };
}

export interface MarkedPair {
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

const SOURCE = "SOURCE";
const TARGET = "TARGET";
const PAIR = { source: SOURCE, target: TARGET };

export function createEventReader(tables: Tables): EventReader {
  const parser = createParser(tables.text);
  const actors = indexActors(tables.actors);
  const rules = compileRules(tables.rules);
  const understand = (text: string, day: Day | null): CodingInput => {
    const article = articleOfText(text, day);
    const split = splitSentences(text, tables.text);
    const sentences = parser.parse(split);
    const matches = matchNames(split, actors, day);
    const mentions = resolveMentions({ text, day, outlet: null, sentences, matches }, actors);
    const quotations = findQuotations({ text, sentences, mentions }, rules);
    return { article, sentences, mentions, times: findTimes({ sentences, day }, rules), quotations, version: tables.version };
  };
  return {
    events: (text, day, sides = "known") => codeEvents({ ...understand(text, day), sides }, rules),
    pair: (text, marked) => codePair(withPair(understand(text, null), marked), PAIR, rules),
    relevance: (text) => describeRelevance(understand(text, null), rules),
    examine: (text, marked) => {
      const input = withPair(understand(text, null), marked);
      const ranked = rankReadings(input, PAIR, rules);
      return { features: pairFeatures(input, PAIR, { ranked, index: rules }), rows: ranked[0]?.reading.plover ?? null };
    },
  };
}

/** The marked words as mentions of two strangers, in place of whomever they name. */
function withPair(input: CodingInput, marked: MarkedPair): CodingInput {
  const given = [
    ...marked.source.map((span) => strangerAt(input, span, SOURCE)),
    ...marked.target.map((span) => strangerAt(input, span, TARGET)),
  ];
  const named = given.filter((mention) => mention !== null);
  const others = input.mentions.filter((mention) => !named.some((own) => overlaps(own, mention)));
  return { ...input, mentions: [...others, ...named] };
}

/** A mention of an actor that no table knows, on marked words. */
function strangerAt(input: CodingInput, span: Span, id: string): Mention | null {
  const sentence = input.sentences.find((candidate) => candidate.start <= span.start && span.start < candidate.end);
  if (sentence === undefined || !("heads" in sentence)) return null;
  const surface = input.article.text.slice(span.start, span.end);
  const actor: ActorRef = { id, name: surface, kind: "organisation", country: null, sector: null, role: null };
  return {
    ...span,
    surface,
    sentence: sentence.index,
    head: headOf(sentence, span),
    actors: [actor],
    basis: "name",
    gloss: [],
    confidence: 1,
  };
}

/** The token of a span whose head stands outside. */
function headOf(sentence: ParsedSentence, span: Span): number {
  const inside = (token: number): boolean => (sentence.starts[token] ?? -1) < span.end && (sentence.ends[token] ?? -1) > span.start;
  const tokens = [...sentence.words.keys()].filter(inside);
  return tokens.find((token) => !inside(sentence.heads[token] ?? -1)) ?? tokens[0] ?? 0;
}
