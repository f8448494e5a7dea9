import type { SpeechFrame } from "../model/index.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, headOf, isPassive, lemma, relation, subtree, upos } from "./tree.ts";

/** How far up a participle or joined verb may look for its subject: beyond it, it is another's. */
const MAX_STEPS = 4;

/** The tokens that name who says, thinks or wants it, ascending; empty when nobody is named ("is expected to", "it was announced"). */
export function cueSpeaker(tree: Tree, cue: number, frame: SpeechFrame): readonly number[] {
  if (frame === "noun") return phraseOf(tree, ownerOf(tree, cue), cue);
  if (frame === "adjective") return phraseOf(tree, subjectOf(tree, cue), cue);
  const speaker = subjectOf(tree, cue) ?? besideVerb(tree, cue);
  return phraseOf(tree, speaker, cue);
}

/** The token that heads the subject of a verb: its own, its agent in the passive, or the one it shares with the verb above it. */
export function subjectOf(tree: Tree, verb: number, steps = 0): number | null {
  if (steps > MAX_STEPS || verb < 0) return null;
  const own = childrenBy(tree, verb, ["nsubj", "csubj"])[0];
  if (isPassive(tree, verb)) return agentOf(tree, verb);
  if (own !== undefined) return own;
  const head = headOf(tree, verb);
  switch (relation(tree, verb)) {
    case "conj":
    case "advcl":
    case "parataxis":
      return head < 0 ? null : subjectOf(tree, head, steps + 1);
    case "xcomp":
    case "ccomp":
      return childrenBy(tree, head, ["obj"])[0] ?? subjectOf(tree, head, steps + 1);
    case "acl":
    case "acl:relcl":
      return upos(tree, head) === "VERB" ? subjectOf(tree, head, steps + 1) : head;
    default:
      return null;
  }
}

function agentOf(tree: Tree, verb: number): number | null {
  return childrenBy(tree, verb, ["obl:agent"])[0] ?? childrenBy(tree, verb, ["obl"]).find((child) => caseOf(tree, child) === "by") ?? null;
}

/** "…," said the envoy of Chad: where the tree has lost the subject, the noun phrase that touches the verb. */
function besideVerb(tree: Tree, verb: number): number | null {
  if (isPassive(tree, verb)) return null;
  const isNoun = (token: number): boolean => /^(?:PROPN|PRON|NOUN)$/.test(upos(tree, token));
  for (let token = verb + 1; token < Math.min(verb + 5, tree.sentence.words.length); token++) {
    if (isNoun(token)) return /^(?:VBD|VBZ)$/.test(tree.sentence.fineTags[verb] ?? "") && follows(tree, verb) ? token : null;
    if (!/^(?:DET|ADJ|NUM|AUX)$/.test(upos(tree, token))) break;
  }
  for (let token = verb - 1; token >= Math.max(0, verb - 3); token--) {
    if (isNoun(token)) return token;
    if (!/^(?:ADV|AUX|PART)$/.test(upos(tree, token))) break;
  }
  return null;
}

/** Whether the verb comes right after a comma or a closing mark, as in "…," said the envoy. */
function follows(tree: Tree, verb: number): boolean {
  return /^[,”"’'?!]$/.test(tree.sentence.words[verb - 1] ?? "");
}

/** "Mr Lee's claim that", "the claim by Mr Lee", "Mr Lee made the claim that". */
function ownerOf(tree: Tree, noun: number): number | null {
  const owner = childrenBy(tree, noun, ["nmod:poss"])[0];
  if (owner !== undefined) return owner;
  const author = childrenBy(tree, noun, ["nmod"]).find((child) => /^(?:by|from|among)$/.test(caseOf(tree, child)));
  if (author !== undefined) return author;
  const head = headOf(tree, noun);
  const isLight = head >= 0 && relation(tree, noun) === "obj" && upos(tree, head) === "VERB" && LIGHT.test(lemma(tree, head));
  return isLight ? subjectOf(tree, head) : null;
}

/** Verbs that leave the meaning to their object: "issued a warning that". */
const LIGHT =
  /^(?:make|have|issue|give|express|voice|raise|offer|release|send|repeat|reiterate|deliver|share|announce|face|hold|put|take|pose|post|level|lodge|file|show|reject|deny|dismiss|renew|win|get|receive|include|see|hear|declare)$/;

/** A phrase without relative clauses and what the cue itself brings in, kept to what stands together around its head. */
function phraseOf(tree: Tree, head: number | null, cue: number): readonly number[] {
  if (head === null) return [];
  const clauses = new Set(
    subtree(tree, head).filter((token) => token !== head && /^(?:acl:relcl|acl|parataxis|ccomp|advcl|cop|nsubj|conj|punct|cc|case|mark)$/.test(relation(tree, token)) && !isInside(tree, token, head)),
  );
  const tokens = subtree(tree, head, clauses).filter((token) => (cue > head ? token < cue : token > cue));
  const own = tokens.indexOf(head);
  let [from, to] = [own, own];
  while (from > 0 && (tokens[from] ?? 0) - (tokens[from - 1] ?? 0) <= 2) from--;
  while (to < tokens.length - 1 && (tokens[to + 1] ?? 0) - (tokens[to] ?? 0) <= 2) to++;
  return own < 0 ? [head] : tokens.slice(from, to + 1);
}

/** Parts of a list and prepositions below the head belong to the phrase; what hangs on the head as a clause does not. */
function isInside(tree: Tree, token: number, head: number): boolean {
  return /^(?:conj|cc|case|punct|mark)$/.test(relation(tree, token)) && upos(tree, token) !== "VERB" && !(relation(tree, token) === "case" && headOf(tree, token) === head);
}
