import type { PhraseSpan } from "./phrase-spans.ts";
import type { PhraseTree } from "./phrase-tree.ts";
import type { DocumentView } from "./view-document.ts";

/** A head, its phrase, and where it stands. */
export interface PlacedHead {
  readonly document: DocumentView;
  readonly sentence: number;
  readonly tree: PhraseTree;
  readonly head: number;
  readonly span: PhraseSpan;
}
