import { daysBetween } from "../lib/day.ts";
import { DONE_BY_WORDS } from "../model/index.ts";
import type { ActorRef, Day, FuzzyDay, Status } from "../model/index.ts";
import { moodOf } from "./find-mood.ts";
import type { Reading, Scene } from "./scene.ts";
import { caseOf, childrenBy, clauseOf, headOf, isMarkedBy, lemma, relation, upos, word } from "./tree.ts";

/** News older than this on the day of publication is told as background, in days: half a year (docs/events.md). */
const BACKGROUND_DAYS = 183;

/** Words that put a clause into history. */
const HISTORY = /^(?:once|formerly|historically|previously|traditionally|decades|centuries)$/;
const ANNIVERSARY = /^(?:anniversary|aftermath|legacy|history|memory|era|commemoration)$/;

/** States that ended, each with the first day without it: from then on what they do is history. Ids and days of data/actors/states.tsv. */
export const GONE: ReadonlyMap<string, Day> = new Map([
  ["SUN", "1991-12-26"],
  ["YUG", "2003-02-04"],
  ["CSK", "1993-01-01"],
  ["DDR", "1990-10-03"],
  ["VDR", "1975-04-30"],
  ["YMD", "1990-05-22"],
  ["SCG", "2006-06-05"],
  ["UAR", "1961-09-28"],
]);

export interface StatusInput {
  readonly when: FuzzyDay | null;
  readonly published: Day | null;
}

/**
 * Whether it happened: what is denied never did; then history, what operators and mood set, and purpose; else it occurred, or was threatened,
 * asked or promised.
 */
export function findStatus(scene: Scene, reading: Reading, { when, published }: StatusInput): Status {
  if (reading.status === "denied") return "denied";
  if (areGone(reading, published) || isHistory(scene, reading) || isLongAgo(when, published)) return "background";
  if (isUnproven(scene, reading.head) || isRebutted(scene, reading.head) || isDisowned(scene, reading.head)) return "denied";
  if (reading.status !== null) return reading.status;
  if (inCondition(scene, reading.head) || isFeared(scene, reading.head)) return "hypothetical";
  if (isPending(scene, reading.head)) return "intended";
  return isPurpose(scene, reading.head) ? "intended" : (DONE_BY_WORDS[reading.plover] ?? "occurred");
}

function isHistory(scene: Scene, reading: Reading): boolean {
  const { tree } = scene;
  const clause = clauseOf(tree, reading.head);
  const adverbs = [clause, headOf(tree, clause)]
    .filter((token) => token >= 0)
    .flatMap((token) => childrenBy(tree, token, ["advmod", "obl", "nmod"]));
  if (adverbs.some((child) => HISTORY.test(word(tree, child)))) return true;
  if (isYearsBefore(scene, clause)) return true;
  return isNominalContext(scene, reading.head) || isHeld(scene, reading);
}

/** "has a defence treaty with X", "have sanctions on Y": what is in force tells no news. */
function isHeld({ tree }: Scene, { head, cameo }: Reading): boolean {
  const verb = headOf(tree, head);
  return /^(?:057|163)/.test(cameo) && relation(tree, head) === "obj" && lemma(tree, verb) === "have" && upos(tree, verb) === "VERB";
}

/** "five years after crowds burnt its embassy": what the news comes long after. */
function isYearsBefore({ tree }: Scene, clause: number): boolean {
  const after = childrenBy(tree, clause, ["mark", "advmod"]).find((child) => /^(?:after|since)$/.test(word(tree, child)));
  return after !== undefined && /^(?:years?|decades?|centur(?:y|ies)|generations?)$/.test(word(tree, after - 1));
}

/** Whether one of the sides is a state that was no more on the day of publication. */
function areGone({ initiators, recipients }: Reading, published: Day | null): boolean {
  const isGone = ({ id }: ActorRef): boolean => {
    const end = id === null ? undefined : GONE.get(id);
    return end !== undefined && (published === null || published >= end);
  };
  return [...initiators, ...recipients].some(({ actors }) => actors.every(isGone));
}

/** "since the invasion of X", "the anniversary of the attack": a noun that only dates or frames what is told. */
function isNominalContext(scene: Scene, token: number): boolean {
  const { tree } = scene;
  if (upos(tree, token) !== "NOUN" && upos(tree, token) !== "PROPN") return false;
  const head = headOf(tree, token);
  if (relation(tree, token) === "nmod" && head >= 0 && ANNIVERSARY.test(lemma(tree, head))) return true;
  return /^(?:since|ever since|prior to)$/.test(caseOf(tree, token));
}

/** Relative to publication, or before the turn of the year where only a year is given. */
function isLongAgo(when: FuzzyDay | null, published: Day | null): boolean {
  if (when === null || published === null) return false;
  if (when.precision === "year" && when.value === published.slice(0, 4)) return false;
  return daysBetween(when.day, published) > BACKGROUND_DAYS;
}

/** Below an "if" or "unless", at any depth within the sentence. */
function inCondition(scene: Scene, token: number): boolean {
  for (let at = token; at >= 0; at = headOf(scene.tree, at)) {
    if (isMarkedBy(scene.tree, at, /^(?:if|unless|whether|lest)$/)) return true;
  }
  return false;
}

/** "fears of a new war", "the risk of an invasion", "fears grow of a war": what is only thought of. */
function isFeared({ tree }: Scene, noun: number): boolean {
  const above = headOf(tree, noun);
  if (above < 0 || upos(tree, noun) !== "NOUN" || !/^(?:of|about|over|that)$/.test(caseOf(tree, noun))) return false;
  return [above, ...childrenBy(tree, above, ["nsubj"])].some((word) => upos(tree, word) === "NOUN" && FEARED.test(lemma(tree, word)));
}
const FEARED =
  /^(?:fear|risk|danger|prospect|possibility|rumour|rumor|speculation|chance|likelihood|spectre|specter|worry|concern|hope|talk)$/;

/** "there is no proof that Cuba attacked", "found no evidence of an attack": what nothing speaks for. */
function isUnproven({ tree }: Scene, token: number): boolean {
  for (let at = token, steps = 0; at >= 0 && steps < 4; at = headOf(tree, at), steps++) {
    const noun = headOf(tree, at);
    if (noun < 0 || !/^(?:acl|ccomp|nmod)$/.test(relation(tree, at)) || !PROOF.test(lemma(tree, noun))) continue;
    return childrenBy(tree, noun, ["det", "amod"]).some((child) => /^(?:no|little|insufficient)$/.test(word(tree, child)));
  }
  return false;
}
/** "rejected claims that he had met Russian agents", wherever the parser hung the clause. */
function isRebutted({ tree }: Scene, token: number): boolean {
  if (!isMarkedBy(tree, token, /^that$/) || !/^(?:acl|acl:relcl|ccomp)$/.test(relation(tree, token))) return false;
  let noun = headOf(tree, token);
  while (noun >= 0 && relation(tree, noun) === "nmod") noun = headOf(tree, noun);
  const isClaim = noun >= 0 && /^(?:claim|report|allegation|accusation|charge|suggestion|rumour|rumor)$/.test(lemma(tree, noun));
  return (
    isClaim && relation(tree, noun) === "obj" && /^(?:reject|deny|dismiss|refute|rebut|dispute)$/.test(lemma(tree, headOf(tree, noun)))
  );
}
/** "had nothing to do with the attack", "denied that it had anything to do with it". */
function isDisowned({ tree }: Scene, noun: number): boolean {
  const verb = headOf(tree, noun);
  if (verb < 0 || lemma(tree, verb) !== "do" || caseOf(tree, noun) !== "with") return false;
  return /^(?:nothing|anything|little)$/.test(word(tree, headOf(tree, verb))) || /^(?:nothing|anything|little)$/.test(word(tree, verb - 2));
}
const PROOF = /^(?:proof|evidence|sign|indication|trace|reason)$/;

/** "a pact was near", "talks are likely": what is told to be coming. */
function isPending({ tree }: Scene, noun: number): boolean {
  const predicate = headOf(tree, noun);
  const isSaidOf = upos(tree, noun) === "NOUN" && relation(tree, noun) === "nsubj" && childrenBy(tree, predicate, ["cop"]).length > 0;
  return isSaidOf && /^(?:near|close|likely|imminent|possible|within reach|due)$/.test(lemma(tree, predicate));
}

/** "in order to strike", "ready to strike": an infinitive that no finite verb has carried out. */
function isPurpose(scene: Scene, token: number): boolean {
  const clause = clauseOf(scene.tree, token);
  return upos(scene.tree, token) === "VERB" && moodOf(scene.tree, clause).purpose;
}
