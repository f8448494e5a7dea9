import type { Medium } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, keyAt, upos } from "./tree.ts";

/** What a noun of a document or a way to speak is: "letter", "tweet"; null for other words. */
function mediumAt(tree: Tree, token: number, index: RuleIndex): Medium | null {
  if (upos(tree, token) !== "NOUN" && upos(tree, token) !== "PROPN") return null;
  const rows = index.cues.get(keyAt(tree, token)) ?? [];
  return rows.find((entry) => entry.row.frame === "document")?.row.medium ?? null;
}

/** At most so many words stand between "In" and the noun: "In a rare handwritten letter". */
const OPENING = 6;

/** Through what it is said: "said in a letter", "In his letter to the king, Mr Lee said", "the letter said". */
export function findMedium(
  tree: Tree,
  cue: { readonly head: number; readonly speaker: readonly number[] },
  index: RuleIndex,
): Medium | null {
  const phrases = childrenBy(tree, cue.head, ["obl", "nmod"]).filter((child) =>
    /^(?:in|on|during|via|through|at|by)$/.test(caseOf(tree, child)),
  );
  for (const token of [...phrases, ...cue.speaker, ...openingPhrase(tree)]) {
    const medium = mediumAt(tree, token, index);
    if (medium !== null) return medium;
  }
  return null;
}

/** The tokens of a phrase with "in" or "on" that opens the sentence, up to its first comma, noun or verb. */
function openingPhrase(tree: Tree): readonly number[] {
  const words = tree.sentence.words.slice(0, OPENING);
  if (!/^(?:in|on)$/i.test(words[0] ?? "")) return [];
  const end = words.findIndex((word, i) => i > 0 && (/^[,.]$/.test(word) || upos(tree, i) === "VERB"));
  return [...words.keys()].slice(1, end < 0 ? words.length : end);
}
