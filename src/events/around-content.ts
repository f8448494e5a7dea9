import { range } from "../lib/range.ts";
import type { ContentQuestion } from "./content-question.ts";
import { hasVerb, isFinite, OPENERS, opensPredicate, TOPIC, without } from "./content-question.ts";
import type { Tree } from "./tree.ts";
import { childrenBy, headOf, relation, subtree, upos } from "./tree.ts";

/** "The talks, the envoy said, had failed": a cue and its speaker between commas stand inside what is said. */
export function insertedContent(tree: Tree, cue: number, { speaker }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const first = Math.min(cue, ...speaker);
  const last = Math.max(cue, ...speaker, ...besideCue(tree, cue));
  const isShort = last - first < speaker.length + MAX_INSERTED;
  if (speaker.length === 0 || !isShort || words[first - 1] !== "," || words[last + 1] !== "," || !isFinite(tree, cue)) return [];
  if (/^(?:who|which|that)$/i.test(words[first] ?? "")) return [];
  const left = range(clauseStart(tree, first - 1), first - 1);
  const right = range(last + 2, words.length);
  return hasVerb(tree, right) || hasVerb(tree, left) ? [...left, ...right] : [];
}

/** When, where and through what it is said: "said in a letter on Monday". */
function besideCue(tree: Tree, cue: number): readonly number[] {
  const phrases = childrenBy(tree, cue, ["obl", "advmod"]).filter((child) => child > cue);
  const tokens = phrases.flatMap((child) => subtree(tree, child));
  return tokens.every((token) => upos(tree, token) !== "VERB") ? tokens : [];
}

/** Helpers and adverbs that may stand between a speaker and an inserted verb: "Mr Lee has repeatedly said". */
const MAX_INSERTED = 8;

/** Where the clause that reaches up to a token begins: after the last mark that parts sentences. */
function clauseStart(tree: Tree, before: number): number {
  let start = before;
  while (start > 0 && !/^[;:]$/.test(tree.sentence.words[start - 1] ?? "")) start--;
  return start;
}

/** "The talks had failed, the envoy said": all of the sentence that does not hang on the word of saying. */
export function aroundContent(tree: Tree, cue: number, { speaker, frame }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const own = ownClause(tree, cue, speaker);
  const [first = cue, last = cue] = [own[0], own.at(-1)];
  const right = range(last + 1, words.length);
  const mark = words[first - 1] === "as" ? first - 2 : first - 1;
  const isInserted = first > 0 && /^(?:[,”"’'?!—–-]|'')$/.test(words[mark] ?? "");
  const endsThere = right.every((token) => upos(tree, token) === "PUNCT");
  if (isInserted && (endsThere || /^[,—–]$/.test(words[last + 1] ?? ""))) {
    const all = [...words.keys()];
    const rest = relation(tree, cue) === "parataxis" ? without(all, subtree(tree, cue)) : [];
    const left = range(clauseStart(tree, mark), mark);
    const clause = rest.length > 1 ? rest : hasVerb(tree, left) && tellsAlone(tree, left) ? left : [];
    return clause.length > 1 ? clause : [];
  }
  if (frame === "tell" || !(isFinite(tree, cue) || isSayingOn(tree, cue)) || speaker.length === 0 || TOPIC.test(words[cue + 1] ?? ""))
    return [];
  const under = new Set(subtree(tree, cue));
  const below = right.filter((token) => headOf(tree, cue) < 0 || under.has(token));
  if (below.length > 3 && hasVerb(tree, below) && !isAside(tree, right)) return below;
  const isRelative = /^acl/.test(relation(tree, cue));
  return !isRelative && STARTS.test(upos(tree, last + 1)) && hasVerb(tree, right) ? right : [];
}

/** "While in Oslo, the envoy said" says nothing before the comma; "While it rained, the raid went on, the envoy said" does. */
function tellsAlone(tree: Tree, left: readonly number[]): boolean {
  const { words } = tree.sentence;
  if (!OPENERS.test(words[left[0] ?? 0] ?? "")) return true;
  const comma = left.findIndex((token) => words[token] === ",");
  return comma > 0 && left.slice(comma).some((token) => opensPredicate(tree, token));
}

/** "the envoy said, looking at the map": a participle behind a comma tells what else the speaker does. */
function isAside({ sentence }: Tree, right: readonly number[]): boolean {
  const [first, second] = right;
  return sentence.words[first ?? -1] === "," && sentence.fineTags[second ?? -1] === "VBG";
}

/** "warned of haste, saying both sides were right". */
function isSayingOn({ sentence }: Tree, cue: number): boolean {
  return sentence.fineTags[cue] === "VBG" && /^[,—–]$/.test(sentence.words[cue - 1] ?? "");
}

/** What a clause without "that" begins with; a mark where it begins with quoted words. */
const STARTS = /^(?:PRON|DET|PROPN|NOUN|ADJ|NUM|PUNCT)$/;

/** The cue with its speaker, helpers, adverbs and phrases of time, place and medium. */
function ownClause(tree: Tree, cue: number, speaker: readonly number[]): readonly number[] {
  const parts = childrenBy(tree, cue, ["nsubj", "aux", "advmod", "obl", "iobj", "compound:prt"]).flatMap((child) => subtree(tree, child));
  return [...new Set([cue, ...parts, ...speaker])].toSorted((a, b) => a - b);
}
