import { argmax, scoreFeatures } from "../../src/text/linear-model.ts";
import { TAG_TEMPLATES, tagFeatures } from "../../src/text/tag-words.ts";
import type { WordFeatures } from "../../src/text/word-features.ts";
import type { Trainer } from "./perceptron.ts";
import { average, createCounter, createTrainer, shuffled, update } from "./perceptron.ts";

export interface TagExample {
  readonly words: WordFeatures;
  readonly gold: Int32Array;
}

/** Trains the greedy tagger on its own earlier tags; returns it with averaged weights. */
export function trainTagger(
  examples: readonly TagExample[],
  options: { readonly classes: number; readonly bits: number; readonly epochs: number },
): Trainer {
  const features = new Int32Array(TAG_TEMPLATES);
  const counter = createCounter(2);
  for (const { words, gold } of examples) {
    for (let i = 0; i < gold.length; i++) {
      tagFeatures(words, i, gold, features);
      counter.count(features);
    }
  }
  const trainer = createTrainer(options, counter.known());
  const scores = new Float64Array(options.classes);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const index of shuffled(examples.length, 17 + epoch)) {
      const example = examples[index];
      if (example === undefined) continue;
      const tags = new Int32Array(example.gold.length);
      for (let i = 0; i < tags.length; i++) {
        tagFeatures(example.words, i, tags, features);
        scoreFeatures(trainer, features, scores);
        const guess = argmax(scores);
        const right = example.gold[i] ?? 0;
        if (guess !== right) update(trainer, features, { right, wrong: guess });
        trainer.step++;
        tags[i] = guess;
      }
    }
  }
  return { ...trainer, weights: average(trainer) };
}
