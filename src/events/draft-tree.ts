import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence, Relation, Upos } from "../model/index.ts";

/** A tree that is being mended: copies of the columns that change. */
export interface Draft {
  readonly sentence: ParsedSentence;
  readonly tags: Uint8Array;
  readonly fineTags: string[];
  readonly heads: Int16Array;
  readonly relations: Uint8Array;
}

export function tag(draft: Draft, token: number): Upos {
  return UPOS[draft.tags[token] ?? 0] ?? "X";
}

export function rel(draft: Draft, token: number): Relation {
  return RELATIONS[draft.relations[token] ?? 0] ?? "dep";
}

export function attach(draft: Draft, token: number, { head, relation }: { readonly head: number; readonly relation: Relation }): void {
  if (head === token || isBelow(draft, head, token)) return;
  draft.heads[token] = head;
  draft.relations[token] = RELATIONS.indexOf(relation);
}

/** Whether a token hangs below another: attaching there would make a circle. */
export function isBelow(draft: Draft, token: number, above: number): boolean {
  for (let at = token; at >= 0; at = draft.heads[at] ?? -1) if (at === above) return true;
  return false;
}

export function childrenOf({ heads }: Draft, token: number): readonly number[] {
  const children: number[] = [];
  for (let child = 0; child < heads.length; child++) if (heads[child] === token) children.push(child);
  return children;
}
