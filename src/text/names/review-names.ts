import { NAME_TAGS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import type { Workspace } from "../kernels.ts";
import type { Layer, Rows } from "../linear-layers.ts";
import { applyLayer, placeLayer, quantiseRows } from "../linear-layers.ts";
import type { TextModel } from "../text-model.ts";
import type { ChosenName } from "./choose-names.ts";
import { NAME_ANSWERS, chooseNames } from "./choose-names.ts";
import { describeName, nameFeatures } from "./describe-name.ts";
import { nameStretches } from "./name-stretches.ts";
import type { NamePlace, NameText } from "./view-text.ts";
import { keyOf, viewText } from "./view-text.ts";
import { weighKinds } from "./weigh-kinds.ts";
import type { WordVectors } from "./word-vectors.ts";
import { createWordVectors } from "./word-vectors.ts";

/** Stretches described together: their rows of numbers fill some hundred kilobytes. */
const TOGETHER = 64;

/** The layers of the net in the memory of the kernels. */
interface PlacedReview {
  readonly workspace: Workspace;
  readonly vectors: WordVectors;
  readonly hidden: Layer;
  readonly out: Layer;
}

/** Reads the names of a text once more, all its sentences together; see `Parser.review`. */
export function createNameReview(
  model: TextModel,
  workspace: Workspace,
): (sentences: readonly ParsedSentence[]) => readonly ParsedSentence[] {
  const [hidden, out] = [placeLayer(workspace, model.review.hidden), placeLayer(workspace, model.review.out)];
  const placed: PlacedReview = { workspace, vectors: createWordVectors(model), hidden, out };
  return (sentences) => {
    const stretches = sentences.map((sentence) => nameStretches(sentence));
    const text = viewText(sentences, stretches, placed.vectors);
    const places = stretches.flatMap((list, s) => list.map((stretch) => ({ s, stretch })));
    const scores = new Float32Array(places.length * NAME_ANSWERS);
    for (let from = 0; from < places.length; from += TOGETHER)
      scores.set(scoreNames(placed, text, places.slice(from, from + TOGETHER)), from * NAME_ANSWERS);
    const weighed = weighKinds(
      places.map((place) => ({ key: keyOf(sentences[place.s], place.stretch), found: place.stretch.kind })),
      scores,
    );
    let at = 0;
    return sentences.map((sentence, s) => {
      const list = stretches[s] ?? [];
      const own = weighed.subarray(at * NAME_ANSWERS, (at += list.length) * NAME_ANSWERS);
      return { ...sentence, names: toTags(chooseNames(list, own), sentence.words.length) };
    });
  };
}

/** Six answers a stretch. */
function scoreNames({ workspace, vectors, hidden, out }: PlacedReview, text: NameText, places: readonly NamePlace[]): Float32Array {
  const width = nameFeatures(vectors);
  const mark = workspace.mark();
  const rows: Rows = { at: workspace.reserve(places.length * width * 4), rows: places.length, stride: width * 4 };
  const described = workspace.floats(rows.at, places.length * width).fill(0);
  for (const [i, place] of places.entries()) describeName(text, place, { vectors, out: described, at: i * width });
  const wide = applyLayer(workspace, hidden, quantiseRows(workspace, rows, hidden.inputs));
  workspace.kernels.rectify(wide.at, (wide.rows * wide.stride) / 4);
  const scored = applyLayer(workspace, out, quantiseRows(workspace, wide, out.inputs));
  const floats = workspace.floats(scored.at, (scored.rows * scored.stride) / 4);
  const scores = new Float32Array(places.length * NAME_ANSWERS);
  for (let i = 0; i < places.length; i++) {
    const from = (i * scored.stride) / 4;
    scores.set(floats.subarray(from, from + NAME_ANSWERS), i * NAME_ANSWERS);
  }
  workspace.release(mark);
  return scores;
}

function toTags(names: readonly ChosenName[], words: number): Uint8Array {
  const tags = new Uint8Array(words);
  for (const { first, last, kind } of names) {
    const begin = NAME_TAGS.findIndex((tag) => tag === `B-${kind}`);
    tags.fill(begin + 1, first, last + 1);
    tags[first] = begin;
  }
  return tags;
}
