import { Fault } from "../lib/fault.ts";
import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence, Sentence, TextTables } from "../model/index.ts";
import { attachPairs } from "./attach-pairs.ts";
import { completeNames } from "./complete-names.ts";
import { openWorkspace } from "./kernels.ts";
import { lemmatise } from "./lemmatise.ts";
import { createNameReview } from "./names/review-names.ts";
import type { WordReading } from "./read-batch.ts";
import { placeModel, readBatch } from "./read-batch.ts";
import type { TextModel } from "./text-model.ts";
import { readTextModel } from "./text-model.ts";

/** Tags, parses and finds names. Pure: a sentence gets the same tree alone, in any batch and on any thread. */
export interface Parser {
  parse(sentences: readonly Sentence[]): readonly ParsedSentence[];
  /**
   * Reads the names of one text again, all its sentences together: of which kind they are and where they end is clearer from what the text is about and
   * where else they stand. Changes nothing but `names`.
   */
  review(sentences: readonly ParsedSentence[]): readonly ParsedSentence[];
}

/** Words read together: the more, the less often the weights are fetched. From 256 to 4,096 the speed is the same within 5 %. */
const BATCH_WORDS = 2048;

/** Prepares the parser from the trained weights, which are read in place and may be shared between threads, and the kernels. */
export function createParser(tables: Pick<TextTables, "irregular" | "model" | "kernels">): Parser {
  const model = readTextModel(tables.model);
  checkLabels(model);
  const placed = placeModel(model, openWorkspace(tables.kernels));
  const finish = (sentence: Sentence, reading: WordReading): ParsedSentence => {
    const fineTags = Array.from(reading.xpos, (tag) => model.xpos[tag] ?? "FW");
    const lemmas = sentence.words.map((word, i) => {
      const tag = { upos: UPOS[reading.upos[i] ?? 0] ?? "X", fine: fineTags[i] ?? "FW" };
      return lemmatise(word, tag, tables.irregular);
    });
    const { upos: tags } = reading;
    const { heads, relations } = attachPairs(sentence.words, { tags, heads: reading.heads, relations: reading.relations });
    const names = completeNames({ ...sentence, tags, fineTags, heads, relations, names: reading.names });
    return { ...sentence, tags, fineTags, lemmas, heads, relations, names };
  };
  // Prepared when first asked for: the road does without.
  let review: Parser["review"] | null = null;
  return {
    review: (sentences) => (review ??= createNameReview(model, placed.workspace))(sentences),
    parse(sentences) {
      const parsed: ParsedSentence[] = [];
      for (const batch of batches(sentences)) {
        const readings = readBatch(
          placed,
          batch.map(({ sentence }) => sentence.words),
        );
        for (const [i, { sentence, at }] of batch.entries()) {
          const reading = readings[i];
          if (reading !== undefined) parsed[at] = finish(sentence, reading);
        }
      }
      return parsed;
    },
  };
}

interface Placed {
  readonly sentence: Sentence;
  readonly at: number;
}

/** Sentences of like length together, the longest first, each with its place in the list. */
function* batches(sentences: readonly Sentence[]): Iterable<readonly Placed[]> {
  const sorted = sentences
    .map((sentence, at) => ({ sentence, at }))
    .sort((a, b) => b.sentence.words.length - a.sentence.words.length || a.at - b.at);
  let batch: Placed[] = [];
  let words = 0;
  for (const placed of sorted) {
    const count = placed.sentence.words.length;
    if (words + count > BATCH_WORDS && batch.length > 0) {
      yield batch;
      [batch, words] = [[], 0];
    }
    batch.push(placed);
    words += count;
  }
  if (batch.length > 0) yield batch;
}

/** The numbers of the model must be those of the nouns that the stages share. */
function checkLabels({ upos, relations }: TextModel): void {
  if (upos.join() === UPOS.join() && relations.join() === RELATIONS.join()) return;
  throw new Fault("text/model", "Cannot use the text model", {
    where: "data/models/text.bin",
    why: "its tags or relations are not those of this version",
    next: "Train it anew: training/README.md",
  });
}
