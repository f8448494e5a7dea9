import { scoreFeatures } from "../../src/text/linear-model.ts";
import { PARSE_TEMPLATES, parseFeatures } from "../../src/text/parse-words.ts";
import type { TransitionState } from "../../src/text/transition-state.ts";
import { LEFT, RIGHT, SHIFT, applyMove, isDone, mayMove, moveOf, relationOf, startState } from "../../src/text/transition-state.ts";
import type { WordFeatures } from "../../src/text/word-features.ts";
import type { Trainer } from "./perceptron.ts";
import { average, createCounter, createTrainer, shuffled, update } from "./perceptron.ts";

export interface ParseExample {
  readonly words: WordFeatures;
  /** Predicted by a tagger that did not see the sentence. */
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
}

/** Trains the greedy parser with a dynamic oracle and exploration (Goldberg and Nivre 2013). */
export function trainParser(
  examples: readonly ParseExample[],
  options: { readonly relations: number; readonly bits: number; readonly epochs: number },
): Trainer {
  const classes = options.relations * 2 + 1;
  const features = new Int32Array(PARSE_TEMPLATES);
  const scores = new Float64Array(classes);
  const trainer = createTrainer({ bits: options.bits, classes }, knownFeatures(examples, options.relations));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const index of shuffled(examples.length, 91 + epoch)) {
      const example = examples[index];
      if (example === undefined) continue;
      const state = startState(example.heads.length);
      while (!isDone(state)) {
        parseFeatures(state, example.words, example.tags, features);
        scoreFeatures(trainer, features, scores);
        const choice = choose(state, example, { scores, relations: options.relations });
        if (choice.right !== choice.guess) update(trainer, features, { right: choice.right, wrong: choice.guess });
        trainer.step++;
        const next = epoch > 0 && choice.step % 10 !== 0 ? choice.guess : choice.right;
        applyMove(state, moveOf(next, options.relations), relationOf(next, options.relations));
      }
    }
    process.stdout.write(`parser: epoch ${epoch + 1} of ${options.epochs}\n`);
  }
  return { ...trainer, weights: average(trainer) };
}

/** Features met at least three times on the way to the gold trees. */
function knownFeatures(examples: readonly ParseExample[], relations: number): Uint8Array {
  const counter = createCounter(3);
  const features = new Int32Array(PARSE_TEMPLATES);
  const scores = new Float64Array(relations * 2 + 1);
  for (const example of examples) {
    const state = startState(example.heads.length);
    while (!isDone(state)) {
      parseFeatures(state, example.words, example.tags, features);
      counter.count(features);
      const { right } = choose(state, example, { scores, relations });
      applyMove(state, moveOf(right, relations), relationOf(right, relations));
    }
  }
  return counter.known();
}

/** The best action, and the best of those that lose no gold arc (with the gold relation where the arc is gold). */
function choose(
  state: TransitionState,
  example: ParseExample,
  model: { readonly scores: Float64Array; readonly relations: number },
): { readonly guess: number; readonly right: number; readonly step: number } {
  const { scores, relations } = model;
  const costs = [SHIFT, LEFT, RIGHT].map((move) => (mayMove(state, toMove(move)) ? costOf(state, example, move) : Infinity));
  const least = Math.min(...costs);
  const s0 = state.stack.at(-1) ?? -1;
  const goldRelation = example.relations[s0] ?? 0;
  let guess = -1;
  let right = -1;
  for (let action = 0; action < scores.length; action++) {
    const move = moveOf(action, relations);
    if (costs[move] === Infinity) continue;
    const score = scores[action] ?? 0;
    if (guess < 0 || score > (scores[guess] ?? 0)) guess = action;
    if (costs[move] !== least) continue;
    const head = move === LEFT ? state.next : (state.stack.at(-2) ?? -1);
    const wrongLabel = move !== SHIFT && example.heads[s0] === head && relationOf(action, relations) !== goldRelation;
    if (!wrongLabel && (right < 0 || score > (scores[right] ?? 0))) right = action;
  }
  return { guess, right, step: state.next };
}

function toMove(move: number): 0 | 1 | 2 {
  return move === 0 ? 0 : move === 1 ? 1 : 2;
}

/** Number of gold arcs that can no longer be reached after the move. */
function costOf(state: TransitionState, example: ParseExample, move: number): number {
  const { stack, next, size } = state;
  const { heads } = example;
  const s0 = stack.at(-1) ?? -1;
  let cost = 0;
  if (move === SHIFT) {
    for (let k = 0; k < stack.length; k++) {
      const word = stack[k] ?? -1;
      if (heads[word] === next) cost++;
      if (heads[next] === word && k < stack.length - 1) cost++;
    }
    return cost;
  }
  const head = heads[s0] ?? -1;
  const s1 = stack.at(-2) ?? -1;
  if (move === LEFT && head !== next && (head === s1 || head > next)) cost++;
  if (move === RIGHT && head >= next) cost++;
  for (let word = next; word < size; word++) if (heads[word] === s0) cost++;
  return cost;
}
