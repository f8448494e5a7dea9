import type { QuotationDraft } from "./quotation-draft.ts";
import type { Tree } from "./tree.ts";
import { spanOf, upos } from "./tree.ts";

/** Words that end "according to the mayor of Oslo" when no comma does. */
const ENDS = /^[,.;:”"()—–]$/;

/** "According to a report by KCNA, the talks failed": the phrase names who says the rest of the sentence; null when there is none. */
export function findCitation(tree: Tree): QuotationDraft | null {
  const { sentence } = tree;
  const { words } = sentence;
  const at = words.findIndex((word, i) => /^according$/i.test(word) && words[i + 1] === "to");
  if (at < 0) return null;
  const stop = words.findIndex((word, i) => i > at + 1 && ENDS.test(word));
  const end = stop < 0 ? words.length : stop;
  const phrase = rangeOf(at + 2, end);
  const before = rangeOf(0, at).filter((token) => !isEdge(tree, token, at));
  const after = at === 0 ? rangeOf(end, words.length) : [];
  const content = (at === 0 ? after : before).filter((token, i, all) => upos(tree, token) !== "PUNCT" || (i > 0 && i < all.length - 1));
  if (content.length < 2 || phrase.length === 0) return null;
  return {
    sentence,
    manner: "speech",
    content: [spanOf(sentence, content)],
    cue: spanOf(sentence, [at, at + 1]),
    source: spanOf(sentence, phrase),
    head: phrase.at(-1) ?? -1,
    medium: null,
    isDirect: false,
    continues: false,
  };
}

function rangeOf(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** The comma before the phrase. */
function isEdge(tree: Tree, token: number, at: number): boolean {
  return token === at - 1 && upos(tree, token) === "PUNCT";
}
