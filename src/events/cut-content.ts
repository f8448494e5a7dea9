import { range } from "../lib/range.ts";
import type { ContentQuestion } from "./content-question.ts";
import { MARK, OPENERS, opensPredicate } from "./content-question.ts";
import type { Tree } from "./tree.ts";
import { headOf, upos } from "./tree.ts";

/** What after a comma begins the writer's own words again. */
const BREAKS = /^(?:while|though|although|whereas|but|yet|according|despite|compared|which|whose)$/i;

/** What after a comma tells more of the thing just named. */
const ASIDES = /^(?:which|who|whose|where|when|a|an|the)$/i;

/** What is said ends where the writer goes on: at a dash that no second one closes, at ", while", ", but the others". */
export function upToBreak(
  tree: Tree,
  cue: number,
  { tokens, question }: { readonly tokens: readonly number[]; readonly question: ContentQuestion },
): readonly number[] {
  const { words, fineTags } = tree.sentence;
  const { isQuoted, isSaying, takes } = question;
  if ((tokens[0] ?? 0) < cue) return tokens;
  const isDash = (token: number): boolean =>
    /^(?:[—–]|--+)$/.test(words[token] ?? "") || (words[token] === "-" && tree.sentence.ends[token - 1] !== tree.sentence.starts[token]);
  const opens = opensSentence(tree, cue);
  // "said the race, which had been long, was over": what comes before the verb of the clause ends nothing
  const within = new Set(tokens);
  const root = takes === "clause" ? tokens.find((token) => !within.has(headOf(tree, token)) && upos(tree, token) !== "PUNCT") : undefined;
  const at = tokens.findIndex((token, i) => {
    if (i < 1 || isQuoted(token) || token < (root ?? 0)) return false;
    if (words[token] === ";" || (opens && words[token] === "," && beginsClause(tree, token + 1))) return true;
    if (i < 2) return false;
    if (isDash(token)) return !tokens.slice(i + 1).some((other) => isDash(other));
    const next = words[token + 1] ?? "";
    if (words[token] === ":") return MARK.test(next);
    if (words[token] === "," && fineTags[token + 1] === "VBG" && (takes === "object" || takes === "after" || isSaying(token + 1)))
      return true;
    if (words[token] === "," && (takes === "object" || takes === "after") && ASIDES.test(next)) return true;
    return words[token] === "," && BREAKS.test(next) && !/^(?:that|not|rather)$/i.test(words[token + 2] ?? "");
  });
  return at < 0 ? tokens : tokens.slice(0, at);
}

/** "Announcing the raid, the envoy …", "While she said so, …": the clause of the cue opens the sentence and is not its main one. */
function opensSentence(tree: Tree, cue: number): boolean {
  const { words, fineTags } = tree.sentence;
  if (/^(?:VBG|VBN)$/.test(fineTags[cue] ?? "") && (cue === 0 || (cue < 3 && OPENERS.test(words[0] ?? "")))) return true;
  return OPENERS.test(words[0] ?? "") && !/^(?:in|by)$/i.test(words[0] ?? "") && !words.slice(0, cue).includes(",");
}

/** Whether a subject with its verb stands at a token: "the envoy said". */
function beginsClause(tree: Tree, from: number): boolean {
  const end = Math.min(from + 12, tree.sentence.words.length);
  const verb = range(from, end).find((token) => /^(?:VERB|AUX|PUNCT)$/.test(upos(tree, token)));
  return verb !== undefined && verb > from && opensPredicate(tree, verb) && !/^(?:and|or|but)$/.test(tree.sentence.words[from] ?? "");
}
