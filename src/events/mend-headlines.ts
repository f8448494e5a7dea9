import { RELATIONS, UPOS } from "../model/index.ts";
import type { Draft } from "./draft-tree.ts";
import { attach, childrenOf, isBelow, rel, tag } from "./draft-tree.ts";

/** Lines that leave out "and", "is" and "has". */
export function mendHeadlines(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  if (root < 0) return;
  mendPlanned(draft, root);
  const verb = draft.heads.indexOf(-1);
  mendListed(draft, verb);
  mendPassive(draft, verb);
}

/** "Britain, France to send troops if a truce holds" taken for a name: what is "to" be done is the predicate, where nothing else is told. */
function mendPlanned(draft: Draft, root: number): void {
  if (tag(draft, root) !== "PROPN") return;
  const isMarked = (verb: number): boolean =>
    childrenOf(draft, verb).some((child) => draft.fineTags[child] === "TO" && rel(draft, child) === "mark");
  const verb = childrenOf(draft, root).find((child) => rel(draft, child) === "acl" && draft.fineTags[child] === "VB" && isMarked(child));
  if (verb === undefined || childrenOf(draft, root).some((child) => child > verb || rel(draft, child) === "cop")) return;
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.heads[root] = verb;
  draft.relations[root] = RELATIONS.indexOf("nsubj");
}

/** "Japan, Philippines sign pact": a name behind a comma, with none behind it, does not describe the name before. */
function mendListed(draft: Draft, verb: number): void {
  const { words } = draft.sentence;
  if (tag(draft, verb) !== "VERB") return;
  const [subject, second] = childrenOf(draft, verb).filter((child) => child < verb && /^(?:nsubj|vocative)$/.test(rel(draft, child)));
  if (subject === undefined || tag(draft, subject) !== "PROPN") return;
  if (second !== undefined && tag(draft, second) === "PROPN" && isBehindComma(draft, subject, second)) {
    attach(draft, second, { head: subject, relation: "conj" });
    draft.relations[subject] = RELATIONS.indexOf("nsubj");
  }
  const other = childrenOf(draft, subject).findLast((child) => child > subject && rel(draft, child) === "appos");
  if (other === undefined || tag(draft, other) !== "PROPN" || words[subject + 1] !== ",") return;
  const between = [...draft.heads.keys()].slice(subject + 2, verb);
  const isBare = between.every(
    (at) => (isBelow(draft, at, other) && tag(draft, at) === "PROPN") || /^(?:AUX|PART|ADV)$/.test(tag(draft, at)),
  );
  if (isBare) attach(draft, other, { head: subject, relation: "conj" });
}

/** "Hungary's Orban, Slovakia's Fico": nothing but a comma between two phrases. */
function isBehindComma(draft: Draft, first: number, second: number): boolean {
  const comma = draft.sentence.words.indexOf(",", first);
  const between = [...draft.heads.keys()].slice(first + 1, second);
  return comma > first && comma < second && between.every((at) => at === comma || isBelow(draft, at, at < comma ? first : second));
}

/** "Two peacekeepers killed in an ambush", "tariffs on coffee lifted": without an object, what is done to them is told. */
function mendPassive(draft: Draft, verb: number): void {
  const { words } = draft.sentence;
  const next = words[verb + 1] ?? ",";
  if (!SUFFERED.test(words[verb] ?? "") || !/^VB[DN]$/.test(draft.fineTags[verb] ?? "") || !AFTER_PASSIVE.test(next)) return;
  const children = childrenOf(draft, verb);
  if (children.some((child) => /^(?:obj|aux|aux:pass|ccomp|xcomp|compound:prt)$/.test(rel(draft, child)))) return;
  const subject = children.find((child) => rel(draft, child) === "nsubj");
  if (subject === undefined || subject > verb || !/^NNS?$/.test(draft.fineTags[subject] ?? "")) return;
  draft.tags[verb] = UPOS.indexOf("VERB");
  draft.fineTags[verb] = "VBN";
  draft.relations[subject] = RELATIONS.indexOf("nsubj:pass");
}
/** Of people, then of things. */
const SUFFERED =
  /^(?:killed|wounded|injured|arrested|detained|jailed|kidnapped|abducted|freed|deported|expelled|executed|murdered|sentenced|hanged|evacuated|beheaded|assassinated|lifted|postponed|cancelled|canceled|suspended|scrapped|imposed|vetoed|ratified)$/;
const AFTER_PASSIVE = /^(?:in|by|at|near|as|after|during|,|:|over|on|outside|for|until|amid)$/;
