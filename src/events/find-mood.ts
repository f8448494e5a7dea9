import type { Tree } from "./tree.ts";
import { childrenBy, fineTag, headOf, isPassive, lemma, relation, upos, word } from "./tree.ts";

/** How a clause puts what it says: as done, to be done, possible, needed, denied, or only supposed. */
export interface Mood {
  readonly negated: boolean;
  /** "no longer": it was so before. */
  readonly ended: boolean;
  readonly modal: "will" | "would" | "may" | "must" | "should" | null;
  /** "if", "unless", "whether": nothing is said to happen. */
  readonly conditional: boolean;
  /** "to strike" as a purpose, below no word that the tables know. */
  readonly purpose: boolean;
}

const MODALS: Readonly<Record<string, NonNullable<Mood["modal"]>>> = {
  will: "will",
  shall: "will",
  "'ll": "will",
  wo: "will",
  would: "would",
  "'d": "would",
  may: "may",
  might: "may",
  could: "may",
  can: "may",
  ca: "may",
  must: "must",
  should: "should",
  ought: "should",
};
const NOT = /^(?:not|n't|n’t|never|neither|nor|no)$/;

/** Reads the mood of the clause that a predicate heads. A joined verb shares what stands before the first ("will visit and meet"). */
export function moodOf(tree: Tree, predicate: number): Mood {
  const own = moodHere(tree, predicate);
  const bare = childrenBy(tree, predicate, ["aux", "aux:pass", "nsubj", "nsubj:pass", "mark"]).length === 0;
  if (relation(tree, predicate) !== "conj" || !bare || upos(tree, predicate) !== "VERB") return own;
  const first = headOf(tree, predicate);
  if (!hasFormOf(tree, predicate, first) || upos(tree, first) !== "VERB") return own;
  const shared = moodOf(tree, first);
  return { ...shared, negated: shared.negated || own.negated, purpose: shared.purpose };
}

/** Whether two verbs stand in one form; "will expel … and shut": a past that looks like the infinitive is one behind an infinitive. */
function hasFormOf(tree: Tree, verb: number, first: number): boolean {
  const form = fineTag(tree, first);
  return fineTag(tree, verb) === form || (form === "VB" && word(tree, verb) === lemma(tree, verb));
}

function moodHere(tree: Tree, predicate: number): Mood {
  const auxiliaries = childrenBy(tree, predicate, ["aux", "aux:pass", "cop"]);
  const modal =
    auxiliaries.map((child) => MODALS[word(tree, child)] ?? MODALS[lemma(tree, child)]).find((found) => found !== undefined) ?? null;
  const adverbs = childrenBy(tree, predicate, ["advmod", "det", "cc"]);
  const marks = childrenBy(tree, predicate, ["mark", "advmod"]).map((child) => word(tree, child));
  const ended = adverbs.some((child) => word(tree, child) === "longer" && word(tree, child - 1) === "no");
  return {
    negated:
      ended ||
      adverbs.some((child) => NOT.test(word(tree, child))) ||
      isWithout(tree, predicate) ||
      isYet(tree, predicate) ||
      isOfNone(tree, predicate),
    ended,
    modal: modal ?? needsTo(tree, predicate) ?? isTo(tree, predicate, auxiliaries) ?? isAhead(tree, predicate, marks),
    conditional:
      isInverted(tree, predicate, auxiliaries) ||
      isAwaited(tree, predicate, marks) ||
      isDoubted(tree, predicate) ||
      marks.some((mark) => /^(?:if|unless|whether|lest|were|provided|should)$/.test(mark)),
    purpose: marks.includes("to") && /^(?:advcl|acl)$/.test(relation(tree, predicate)) && !isAccomplished(tree, predicate),
  };
}

/** "would not stop until Israel ended its war": what something to come waits for. */
function isAwaited(tree: Tree, predicate: number, marks: readonly string[]): boolean {
  const head = headOf(tree, predicate);
  const waits = relation(tree, predicate) === "advcl" && marks.includes("until") && head >= 0;
  const modal = waits ? (moodOf(tree, head).modal ?? moodOf(tree, Math.max(0, headOf(tree, head))).modal) : null;
  return modal === "will" || modal === "would";
}

/** "doubted that Tehran would keep the accord": who doubts says that it hardly happens. */
function isDoubted(tree: Tree, predicate: number): boolean {
  const head = headOf(tree, predicate);
  return relation(tree, predicate) === "ccomp" && head >= 0 && /^(?:doubt|question|wonder|doubtful|unlikely)$/.test(lemma(tree, head));
}

/** "Should Russia retaliate, London could go further": what would be an "if" elsewhere. */
function isInverted(tree: Tree, predicate: number, auxiliaries: readonly number[]): boolean {
  const subject = childrenBy(tree, predicate, ["nsubj", "nsubj:pass"])[0] ?? -1;
  const opens = (token: number): boolean => token === 0 || /^(?:[,;:]|but|and|however)$/.test(word(tree, token - 1));
  const isAsked = tree.sentence.words.at(-1) === "?";
  return !isAsked && auxiliaries.some((child) => child < subject && /^(?:should|had|were)$/.test(word(tree, child)) && opens(child));
}

/** "is to visit Seoul before he travels on to Beijing": a present that dates what is to come is to come too. */
function isAhead(tree: Tree, predicate: number, marks: readonly string[]): Mood["modal"] {
  const head = headOf(tree, predicate);
  const dates = relation(tree, predicate) === "advcl" && marks.some((mark) => /^(?:before|after|when|until|once)$/.test(mark));
  const isPresent = /^VB[ZP]$/.test(fineTag(tree, predicate));
  return dates && isPresent && head >= 0 && moodOf(tree, head).modal === "will" ? "will" : null;
}

/** "is to visit", "are to sign", "US to leave Niger": arranged; not "is said to be visiting". */
function isTo(tree: Tree, predicate: number, auxiliaries: readonly number[]): Mood["modal"] {
  const to = childrenBy(tree, predicate, ["mark", "advmod"]).find((child) => word(tree, child) === "to");
  if (to === undefined) return null;
  const isHeadline =
    relation(tree, predicate) === "root" && childrenBy(tree, predicate, ["nsubj", "nsubj:pass"]).some((child) => child < to);
  return isHeadline || auxiliaries.some((child) => child < to && lemma(tree, child) === "be") ? "will" : null;
}

/** "no talks are planned", "signed no treaty", "neither Iran nor Iraq attended": nothing and nobody takes part. */
function isOfNone(tree: Tree, predicate: number): boolean {
  const parties = childrenBy(tree, predicate, ["nsubj", "nsubj:pass", "obj"]);
  return parties.some(
    (party) =>
      /^(?:nothing|nobody|none)$/.test(word(tree, party)) ||
      childrenBy(tree, party, ["det", "cc", "advmod"]).some((child) => /^(?:no|neither)$/.test(word(tree, child))),
  );
}

/** "has yet to recognise": it has not. */
function isYet(tree: Tree, predicate: number): boolean {
  const head = headOf(tree, predicate);
  return relation(tree, predicate) === "xcomp" && /^(?:have|be)$/.test(lemma(tree, head)) && word(tree, head + 1) === "yet";
}

/** "without attacking", "without an agreement": not "men without badges took control". */
function isWithout(tree: Tree, predicate: number): boolean {
  const marked = childrenBy(tree, predicate, ["mark", "case", "advmod"]).some((child) => word(tree, child) === "without");
  return marked && (fineTag(tree, predicate) === "VBG" || upos(tree, predicate) === "NOUN");
}

/** "has to leave", "needs to leave": an obligation put as a verb; "is going to leave": the future. */
function needsTo(tree: Tree, predicate: number): Mood["modal"] {
  if (relation(tree, predicate) !== "xcomp") return null;
  const head = headOf(tree, predicate);
  if (isPassive(tree, head)) return null;
  // "would like to bring them home"
  if (/^(?:like|love|prefer)$/.test(lemma(tree, head)) && moodOf(tree, head).modal === "would") return "would";
  if (isYet(tree, predicate)) return null;
  if (lemma(tree, head) === "go" && fineTag(tree, head) === "VBG") return "will";
  return lemma(tree, head) === "have" || lemma(tree, head) === "need" ? "must" : null;
}

/** "one of the few states to recognise X", "the first to send aid": the infinitive tells what was done. */
function isAccomplished(tree: Tree, verb: number): boolean {
  const noun = headOf(tree, verb);
  const hangs = relation(tree, verb) === "acl" || (relation(tree, verb) === "advcl" && upos(tree, noun) !== "VERB");
  if (noun < 0 || !hangs) return false;
  const around = [noun, headOf(tree, noun), ...childrenBy(tree, noun, ["amod", "det", "nummod"])].filter((token) => token >= 0);
  return around.some((token) => /^(?:one|first|last|only|few|second|third|latest)$/.test(word(tree, token)));
}
