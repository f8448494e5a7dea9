import { hashName } from "../../lib/hash-name.ts";
import type { WordVectors } from "../names/word-vectors.ts";
import { describeHead, describeVectors } from "./describe-head.ts";
import { describeSpan } from "./describe-span.ts";
import type { PhraseModel } from "./phrase-model.ts";
import { weighSpans } from "./phrase-model.ts";
import type { PhraseSpan } from "./phrase-spans.ts";
import { mayHead, phraseSpans } from "./phrase-spans.ts";
import type { DocumentView } from "./view-document.ts";

/** A word that may head a mention, the stretches that may be it, and what speaks for each. */
export interface HeadChoice {
  readonly sentence: number;
  readonly head: number;
  readonly spans: readonly PhraseSpan[];
  readonly seen: readonly (readonly number[])[];
}

/** A head with its most probable phrase, and what speaks for that being named. */
export interface SeenHead {
  readonly sentence: number;
  readonly head: number;
  readonly span: PhraseSpan;
  /** How likely the phrase is this one. */
  readonly chance: number;
  readonly seen: readonly number[];
  readonly vectors: Float32Array;
}

/** Every word of a text that may head a mention, in order. */
export function headChoices({ trees }: Pick<DocumentView, "trees">): readonly HeadChoice[] {
  return trees.flatMap((tree, sentence) =>
    [...tree.words.keys()]
      .filter((head) => mayHead(tree, head))
      .map((head) => {
        const spans = phraseSpans(tree, head);
        return { sentence, head, spans, seen: spans.map((span) => describeSpan(tree, head, span).map(hashName)) };
      }),
  );
}

export function seeHead(
  { sentence, head, spans, seen }: HeadChoice,
  {
    document,
    model,
    vectors,
  }: { readonly document: DocumentView; readonly model: Pick<PhraseModel, "spans">; readonly vectors: WordVectors },
): SeenHead | null {
  const chances = weighSpans(model, seen);
  const chance = Math.max(...chances);
  const [span, tree] = [spans[chances.indexOf(chance)], document.trees[sentence]];
  if (span === undefined || tree === undefined) return null;
  const place = { document, sentence, tree, head, span };
  return { sentence, head, span, chance, seen: describeHead(place, vectors).map(hashName), vectors: describeVectors(place, vectors) };
}
