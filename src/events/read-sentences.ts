import type { ActorRef, Mention, ParsedSentence } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { judgeRelevance } from "./judge-relevance.ts";
import { readSentence } from "./read-sentence.ts";
import type { SentenceReading } from "./read-sentence.ts";
import { relevanceFeatures } from "./relevance-features.ts";

/** A sentence as it was read, with all that reading it depends on beside tables and text. */
export interface SentenceRead extends SentenceReading {
  readonly mentions: readonly Mention[];
  /** Probability that it tells of public life, worked out when it is first asked for. */
  readonly relevance: () => number;
}

/** Sentences of one article that were read so far. */
export type SentencesRead = ReadonlyMap<ParsedSentence, SentenceRead>;

/** Reads sentences of an article, each when it is first asked for. */
export interface SentenceReader {
  readonly read: (sentence: ParsedSentence) => SentenceRead;
  /** What was read so far. */
  readonly done: SentencesRead;
}

/** What `before` holds of a sentence is taken from there, where the same are named in it as before. */
export function createSentenceReader(
  { article, mentions }: CodingInput,
  index: RuleIndex,
  before: SentencesRead = new Map(),
): SentenceReader {
  const named = Map.groupBy(mentions, ({ sentence }) => sentence);
  const done = new Map<ParsedSentence, SentenceRead>();
  const readAnew = (sentence: ParsedSentence, own: readonly Mention[]): SentenceRead => {
    const reading = readSentence(sentence, { text: article.text, mentions: own, index });
    const features = (): readonly string[] => relevanceFeatures(reading.scene, [...reading.readings, ...reading.partial]);
    let relevance: number | null = null;
    return { ...reading, mentions: own, relevance: () => (relevance ??= judgeRelevance(features(), index.tables.relevance)) };
  };
  return {
    done,
    read(sentence) {
      const known = done.get(sentence);
      if (known !== undefined) return known;
      const own = named.get(sentence.index) ?? [];
      const earlier = before.get(sentence);
      const read = earlier !== undefined && areSame(earlier.mentions, own) ? earlier : readAnew(sentence, own);
      done.set(sentence, read);
      return read;
    },
  };
}

function areSame(before: readonly Mention[], now: readonly Mention[]): boolean {
  return before.length === now.length && before.every((mention, i) => isSame(mention, now[i]));
}

function isSame(a: Mention, b: Mention | undefined): boolean {
  return (
    b !== undefined &&
    a.start === b.start &&
    a.end === b.end &&
    a.head === b.head &&
    a.basis === b.basis &&
    a.confidence === b.confidence &&
    a.actors.length === b.actors.length &&
    a.actors.every((actor, i) => isSameActor(actor, b.actors[i]))
  );
}

function isSameActor(a: ActorRef, b: ActorRef | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.id === b.id &&
      a.name === b.name &&
      a.kind === b.kind &&
      a.country === b.country &&
      a.sector === b.sector &&
      a.role === b.role)
  );
}
