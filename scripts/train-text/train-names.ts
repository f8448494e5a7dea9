import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { NAME_TAGS } from "../../src/model/index.ts";
import { NAME_TEMPLATES, bestNameTag, nameFeatures } from "../../src/text/find-name-tags.ts";
import { scoreFeatures } from "../../src/text/linear-model.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import type { WordFeatures } from "../../src/text/word-features.ts";
import { wordFeatures } from "../../src/text/word-features.ts";
import type { Trainer } from "./perceptron.ts";
import { average, createCounter, createTrainer, shuffled, update } from "./perceptron.ts";

export interface NameExample {
  readonly words: WordFeatures;
  readonly tags: Int32Array;
  readonly gold: Uint8Array;
}

interface Labelled {
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** Sentences of a file of labelled texts with a name tag for each token. `tag` is the trained tagger. */
export function readNames(
  file: string,
  tag: (words: WordFeatures) => Int32Array,
  abbreviations: ReadonlySet<string>,
): readonly NameExample[] {
  const records: Labelled[] = gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return records.flatMap((record) => {
    const names = record.entities.filter((entity) => kindOf(entity.type) !== null);
    return splitSentences(record.text, { abbreviations }).map((sentence) => {
      const words = wordFeatures(sentence.words);
      const gold = new Uint8Array(sentence.words.length);
      for (const name of names) {
        let inside = false;
        for (let i = 0; i < gold.length; i++) {
          if ((sentence.starts[i] ?? 0) < name.start || (sentence.ends[i] ?? 0) > name.end) continue;
          gold[i] = NAME_TAGS.findIndex((known) => known === `${inside ? "I" : "B"}-${kindOf(name.type)}`);
          inside = true;
        }
      }
      return { words, tags: tag(words), gold };
    });
  });
}

function kindOf(type: string): "PER" | "ORG" | "LOC" | "MISC" | null {
  if (type === "PER" || type === "ORG" || type === "LOC") return type;
  return type === "MISC" || type === "EVENT" || type === "NORP" ? "MISC" : null;
}

export function trainNames(examples: readonly NameExample[], options: { readonly bits: number; readonly epochs: number }): Trainer {
  const features = new Int32Array(NAME_TEMPLATES);
  const counter = createCounter(2);
  for (const { words, tags, gold } of examples) {
    for (let i = 0; i < gold.length; i++) {
      nameFeatures({ words, tags, i }, gold, features);
      counter.count(features);
    }
  }
  const trainer = createTrainer({ bits: options.bits, classes: NAME_TAGS.length }, counter.known());
  const scores = new Float64Array(trainer.classes);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const index of shuffled(examples.length, 41 + epoch)) {
      const example = examples[index];
      if (example === undefined) continue;
      const names = new Uint8Array(example.gold.length);
      for (let i = 0; i < names.length; i++) {
        nameFeatures({ words: example.words, tags: example.tags, i }, names, features);
        scoreFeatures(trainer, features, scores);
        const guess = bestNameTag(scores, i === 0 ? 0 : (names[i - 1] ?? 0));
        const right = example.gold[i] ?? 0;
        if (guess !== right) update(trainer, features, { right, wrong: guess });
        trainer.step++;
        names[i] = guess;
      }
    }
  }
  return { ...trainer, weights: average(trainer) };
}
