import { range } from "../lib/range.ts";
import { hasVerb } from "./content-question.ts";
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
  const phrase = range(at + 2, end);
  const before = range(clauseStart(words, at), at).filter((token) => !isEdge(tree, token, at));
  // "For Oslo, according to its envoy, the talks failed": a phrase before it says nothing alone
  const isWhole = hasVerb(tree, before);
  const parts = isWhole ? [before] : [before, range(end, words.length)];
  const content = parts.map((part) => trimmed(tree, part)).filter((part) => part.length > 0);
  if (content.flat().length < 2 || phrase.length === 0) return null;
  return {
    sentence,
    manner: "speech",
    content: content.map((part) => spanOf(sentence, part)),
    cue: spanOf(sentence, [at, at + 1]),
    source: spanOf(sentence, phrase),
    head: phrase.at(-1) ?? -1,
    medium: null,
    isDirect: false,
    continues: false,
  };
}

/** Behind the colon, semicolon or conjunction that parts the phrase from what the writer says before it. */
function clauseStart(words: readonly string[], at: number): number {
  const last = at - (words[at - 1] === "," ? 2 : 1);
  if (/^(?:because|that|but|and|although|though|while)$/i.test(words[last] ?? "")) return at;
  return words.slice(0, at).findLastIndex((word) => /^[;:]$/.test(word)) + 1;
}

/** Without marks at its ends. */
function trimmed(tree: Tree, part: readonly number[]): readonly number[] {
  const isWord = (token: number): boolean => upos(tree, token) !== "PUNCT";
  return part.slice(part.findIndex(isWord), part.findLastIndex(isWord) + 1);
}

/** The comma before the phrase. */
function isEdge(tree: Tree, token: number, at: number): boolean {
  return token === at - 1 && upos(tree, token) === "PUNCT";
}
