import type { QuotationDraft } from "./find-quotations.ts";
import type { Tree } from "./tree.ts";
import { spanOf, upos } from "./tree.ts";

/** A name before a colon is at most so many words: "White House Press Secretary:". */
const MAX_NAME = 6;

/** "MINISTER: We shall see", "Lee: Talks will resume": a name before a colon says the rest; null when the sentence is not built so. */
export function findLabel(tree: Tree): QuotationDraft | null {
  const { sentence } = tree;
  const colon = sentence.words.indexOf(":");
  if (colon < 1 || colon > MAX_NAME || sentence.words.length - colon < 4) return null;
  const name = Array.from({ length: colon }, (_, i) => i);
  if (!name.every((token) => /^(?:PROPN|NOUN|ADJ|PUNCT|NUM|ADP|DET)$/.test(upos(tree, token)))) return null;
  if (!name.some((token) => upos(tree, token) === "PROPN") || !/^\p{Lu}/u.test(sentence.words[colon - 1] ?? "")) return null;
  const rest = Array.from({ length: sentence.words.length - colon - 1 }, (_, i) => colon + 1 + i);
  return {
    sentence,
    manner: "speech",
    content: [spanOf(sentence, rest)],
    cue: spanOf(sentence, [colon]),
    source: spanOf(sentence, name),
    head: colon - 1,
    verb: colon,
    medium: null,
    isDirect: false,
    continues: false,
  };
}
