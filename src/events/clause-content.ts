import { range } from "../lib/range.ts";
import type { Relation } from "../model/index.ts";
import { aroundContent, insertedContent } from "./around-content.ts";
import type { ContentQuestion } from "./content-question.ts";
import { hasVerb, isFinite, MAX_BETWEEN, TIME, without } from "./content-question.ts";
import type { Tree } from "./tree.ts";
import { childrenBy, relation, subtree, upos, word } from "./tree.ts";

const SUBORDINATORS = /^(?:that|whether|if|how|why|what|when|where|who|which)$/;

/** The clause below; "…, she said" the clause it is put into; a clause that the tree has hung elsewhere. */
export function clauseContent(tree: Tree, cue: number, question: ContentQuestion): readonly number[] {
  const relations: readonly Relation[] = question.frame === "noun" ? ["ccomp", "acl"] : ["ccomp"];
  const inserted = question.frame === "say" && question.reports ? insertedContent(tree, cue, question) : [];
  if (inserted.length > 0) return inserted;
  const clauses = childrenBy(tree, cue, relations).filter((child) => question.frame !== "noun" || isThatClause(tree, child));
  const clause = clauses.find((child) => child > cue) ?? clauses[0];
  if (clause !== undefined)
    return toClauseEnd(tree, cue, fromCue(tree, cue, { tokens: without(subtree(tree, clause), question.speaker), question }));
  if (question.frame === "noun") return nounClause(tree, cue);
  const marked = childrenBy(tree, cue, ["advcl", "xcomp", "parataxis", "dep"]).find(
    (child) => child > cue && isThatClause(tree, child) && !isOccasion(tree, child),
  );
  if (marked !== undefined) return toClauseEnd(tree, cue, subtree(tree, marked));
  if (question.frame === "adjective") return [];
  const behind = thatContent(tree, cue, question);
  return behind.length > 0 || !(question.reports || closesSentence(tree, cue)) ? behind : aroundContent(tree, cue, question);
}

/** "The raid was planned, court papers show.": nothing but marks behind the verb. */
function closesSentence(tree: Tree, cue: number): boolean {
  return cue > 2 && range(cue + 1, tree.sentence.words.length).every((token) => upos(tree, token) === "PUNCT");
}

/** "said the breaks [that others use] do nothing": what stands between the verb and its clause begins the clause, unless it says when, where or to whom. */
function fromCue(
  tree: Tree,
  cue: number,
  { tokens, question }: { readonly tokens: readonly number[]; readonly question: ContentQuestion },
): readonly number[] {
  const from = (question.particles.at(-1) ?? cue) + 1;
  const gap = range(from, tokens[0] ?? from);
  const { words } = tree.sentence;
  const isPhrase =
    /^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(upos(tree, gap[0] ?? -1)) &&
    !gap.some((token) => TIME.test(words[token] ?? "") || upos(tree, token) === "PUNCT" || question.speaker.includes(token));
  return question.frame === "say" && question.reports && gap.length > 0 && isPhrase ? [...gap, ...tokens] : tokens;
}

/** "the claim that talks had failed": up to the next mark, where the tree has hung the clause elsewhere; not "the claim that angered them". */
function nounClause(tree: Tree, noun: number): readonly number[] {
  const { words } = tree.sentence;
  if (words[noun + 1] !== "that" || !/^(?:PRON|DET|PROPN|NOUN|ADJ|NUM)$/.test(upos(tree, noun + 2))) return [];
  const stop = words.findIndex((word, token) => token > noun && /^[,;:.—–]$/.test(word));
  const clause = range(noun + 1, stop < 0 ? words.length : stop);
  return hasVerb(tree, clause) ? clause : [];
}

/** "said in an interview at noon that": the clause behind "that" where the tree has lost it. */
function thatContent(tree: Tree, cue: number, { particles }: ContentQuestion): readonly number[] {
  const from = (particles.at(-1) ?? cue) + 1;
  const words = tree.sentence.words;
  const at = range(from, Math.min(from + MAX_BETWEEN, words.length)).find(
    (token) => /^(?:that|whether|if)$/i.test(words[token] ?? "") && upos(tree, token) !== "DET",
  );
  if (at === undefined || range(from, at).some((token) => /^(?:VERB|AUX|PUNCT)$/.test(upos(tree, token)))) return [];
  const rest = range(at, words.length);
  return hasVerb(tree, rest) ? rest : [];
}

/**
 * What follows the clause goes on with it, as far as the tree does not join it to the cue as a clause of its own ("said it was over and left",
 * "said it was over, while …"): trees often break a long clause.
 */
function toClauseEnd(tree: Tree, cue: number, tokens: readonly number[]): readonly number[] {
  const [first = 0, last = 0] = [tokens[0], tokens.at(-1)];
  if (first < cue) return tokens;
  const under = new Set(subtree(tree, cue));
  const apart = new Set(
    childrenBy(tree, cue, ["conj"])
      .filter((child) => child > last && isFinite(tree, child) && childrenBy(tree, child, ["nsubj"]).length === 0)
      .flatMap((child) => subtree(tree, child)),
  );
  let end = last;
  while (end + 1 < tree.sentence.words.length && !apart.has(end + 1) && (under.has(end + 1) || goesOn(tree, cue, end + 1))) end++;
  return [...tokens, ...range(last + 1, end + 1)];
}

/** What no mark parts from the clause is of it, whatever it hangs on; but not the verb behind a relative clause: "those who say so [were] few". */
function goesOn(tree: Tree, cue: number, token: number): boolean {
  const { words, starts, ends } = tree.sentence;
  if (words[token] === "-" && ends[token - 1] === starts[token]) return true;
  if (upos(tree, token) === "CCONJ") return words[token] === "but" || upos(tree, token + 1) === "AUX";
  const isRelative = /^acl/.test(relation(tree, cue));
  return upos(tree, token) !== "PUNCT" && !(isRelative && /^(?:VERB|AUX)$/.test(upos(tree, token)));
}

/** "praised the pact when it was signed": when and where it was said. */
function isOccasion(tree: Tree, clause: number): boolean {
  return relation(tree, clause) === "advcl" && /^(?:when|where)$/.test(word(tree, subtree(tree, clause)[0] ?? clause));
}

function isThatClause(tree: Tree, clause: number): boolean {
  return SUBORDINATORS.test(word(tree, subtree(tree, clause)[0] ?? clause));
}
