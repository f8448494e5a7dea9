import { overlaps, quadOf } from "../model/index.ts";
import type { CameoCode, PloverType } from "../model/index.ts";
import { sidesAt, subjectsOf, unique, without } from "./find-sides.ts";
import { isByNobodyNamed } from "./by-nobody-named.ts";
import { missingSide, readToken, rowOf } from "./read-token.ts";
import { isTextual } from "./is-textual.ts";
import { BY_WORDS, VIOLENCE, VIOLENT, isOwn } from "./read-verb.ts";
import { isAnybody, isCount, isOfClass, mentionAt } from "./scene.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import {
  caseOf,
  childrenBy,
  clauseOf,
  headOf,
  isClausal,
  isDating,
  isInfinitive,
  isMarkedBy,
  isPassive,
  keyAt,
  lemma,
  relation,
  upos,
  upward,
  word,
} from "./tree.ts";
import type { Tree } from "./tree.ts";

/** The id that `coder.rules` shows for a side that the whole sentence gave, not the act's own grammar. */
export const BY_SENTENCE = "side-by-sentence";

/**
 * Gives a reading that lacks one side the most plausible actor of the sentence: the nearest in the tree, on the side of the trigger where
 * such a side stands. Trees go wrong more often than sentences name somebody beside the point, so a guess beats silence; it costs confidence.
 * Gives the reading back as it is where nobody is near enough or where it knows neither side.
 */
export function completeReading(scene: Scene, given: Reading): Reading {
  const reading = withMutualSides(given);
  const missing = missingSide(reading) ?? (reading.recipients.length === 0 ? "no recipient" : null);
  // whom somebody met or fought is named beside the act or not at all: guesses at it were wrong three times in four
  if (missing === null || reading.reciprocal || !isPredicated(scene, reading)) return reading;
  if (missing === "no initiator" && isByNobodyNamed(scene, reading)) return reading;
  if (missing === "no recipient" && (refusesUnknown(scene, reading) || tellsOfNoun(scene, reading) || judgesThing(scene, reading)))
    return reading;
  if (missing === "no initiator" && reading.status === "hypothetical" && isPassive(scene.tree, reading.head)) return reading;
  const reach = missingSide(reading) === null ? MAX_FREE_COST : MAX_COST;
  const known = missing === "no initiator" ? reading.recipients : reading.initiators;
  if (!known.some(isPolitical) || (missing === "no recipient" && isDoneToPronoun(scene, reading))) return reading;
  const provoking = missing === "no recipient" ? without(provokersOf(scene, reading), known) : [];
  if (provoking.length > 0) return { ...reading, rules: [...reading.rules, BY_SENTENCE], recipients: provoking };
  const candidates = candidatesOf(scene, reading);
  const promised =
    missing === "no recipient" && reading.plover === "AGREE" ? candidates.filter((side) => doesWithin(scene, reading, side)) : [];
  const ranked = without(candidates, [...known, ...promised, ...(reading.besides ?? [])])
    // "China's former regulator was jailed": the owner of the one who is known is no other party
    .filter((side) => !known.some((own) => overlaps(own, side) || isPartOf(scene, side, own)))
    .filter((side) => missing === "no recipient" || !(isContent(scene, reading, side) || isOfPatient(scene, reading, side)))
    .filter((side) => !isBeside(scene, side))
    // nobody promises or praises abroad by naming his own, nor moves troops against them
    .filter((side) => (missing === "no initiator" && reading.plover !== "MOBILIZE") || mayHurtOwn(reading) || !isOwn(side, known))
    // a state of siege is for those at home, and so is its side that the sentence gives
    .filter((side) => missing === "no initiator" || !HOME_RULE.test(reading.cameo) || isOwn(side, known))
    .filter((side) => missing === "no recipient" || !isJoinedOn(scene, reading, side))
    .filter((side) => missing === "no initiator" || !(isElsewhere(scene, reading, side) || isSaidInText(scene, side)))
    .filter((side) => (missing === "no initiator" ? !isHit(scene, reading, side) : !isOwnAsset(scene, side, known)))
    .filter((side) => !isWhen(scene, side) && !isBesides(scene, reading, side))
    .filter((side) => hurts(reading) || !(doesHarm(scene, side) || suffersBelow(scene, reading, side)))
    .filter((side) => !isHelpedBeside(scene, reading, side))
    .filter((side) => missing === "no recipient" || BY_WORDS.test(reading.cameo) || !isWhere(scene, reading, side))
    .map((side) => ({ side, cost: costOf(scene, reading, { side, asInitiator: missing === "no initiator" }) }))
    .filter(({ cost }) => cost <= reach)
    .sort((a, b) => a.cost - b.cost);
  const [best] = ranked;
  if (best === undefined) return reading;
  const joined = without(unique([best.side, ...sidesAt(scene, best.side.head, "any").filter(isPolitical)]), known);
  const sides = joined.map((side) => ({ ...side, confidence: side.confidence * GUESSED }));
  const rules = [...reading.rules, BY_SENTENCE];
  return missing === "no initiator" ? { ...reading, rules, initiators: sides } : { ...reading, rules, recipients: sides };
}

/** Conflict, but for moves of troops and closed borders, which are meant for others. */
function hurts({ plover, cameo }: Reading): boolean {
  return quadOf(plover) > 2 && plover !== "MOBILIZE" && cameo !== CLOSED;
}

/**
 * "If Israel attacks, Egypt will freeze the treaty": who is threatened with what follows from his deed. "Israel bombed Beirut, and France protested":
 * who is blamed right behind it.
 */
function provokersOf(scene: Scene, reading: Reading): readonly Side[] {
  const { tree } = scene;
  const { tokens, plover, head } = reading;
  if (ANSWERS.includes(plover) && relation(tree, head) === "conj") {
    const isBefore = (other: Reading): boolean => clauseOf(tree, other.head) === headOf(tree, head) && other.status === null;
    const before = [...scene.memo.values()].flat().filter((other) => quadOf(other.plover) > 2 && isBefore(other));
    const doers = before.flatMap(({ initiators }) => initiators);
    if (doers.length > 0) return doers.filter(isPolitical).map((side) => ({ ...side, confidence: side.confidence * GUESSED }));
  }
  if (plover !== "THREATEN") return [];
  const clauses = tokens.flatMap((token) => childrenBy(tree, token, ["advcl"]));
  const conditions = clauses.filter((clause) => isMarkedBy(tree, clause, /^(?:if|unless|until)$/));
  const sides = conditions.map((clause) => subjectsOf(scene, clause).filter(isPolitical)).find((found) => found.length > 0) ?? [];
  return sides.map((side) => ({ ...side, confidence: side.confidence * GUESSED }));
}

/** What one state answers another's harm with. */
const ANSWERS: readonly PloverType[] = ["ACCUSE", "SANCTION", "THREATEN"];

const CLOSED: CameoCode = "172";

/** Conflict that may be at home; no state breaks ties with itself, though its embassy stands near. */
function mayHurtOwn(reading: Reading): boolean {
  return hurts(reading) && reading.cameo !== BROKEN;
}
const BROKEN: CameoCode = "161";

/** Sides of a mutual act that stand together ("friendship between both nations", "ties among the three") are all there are: nobody else is to be guessed. */
function withMutualSides(reading: Reading): Reading {
  const { initiators, recipients, reciprocal } = reading;
  const together = recipients.flatMap((side) => side.actors).length > 1;
  return reciprocal && initiators.length === 0 && together ? { ...reading, initiators: recipients, recipients: [] } : reading;
}

/** A guessed side is worth half of one that grammar gives (precision of each on gsr: docs/events.md). */
const GUESSED = 0.6;
/** Steps in the tree beyond which an actor has nothing to do with the act. */
const MAX_COST = 9;
/** The same for acts that need no recipient ("imposed a curfew"): only one of the same clause. */
const MAX_FREE_COST = 6;
const WRONG_SIDE = 4;
const CLAUSE = 2;

/** Acts told by a predicate; a bare noun ("the war", "talks") without sides frames something else. */
export function isPredicated(scene: Scene, reading: Reading): boolean {
  const { tree } = scene;
  const isPredicate = (token: number): boolean => upos(tree, token) === "VERB" && !["amod", "compound"].includes(relation(tree, token));
  return reading.tokens.some((token) => isPredicate(token) || childrenBy(tree, token, ["cop"]).length > 0);
}

/** "militias backed by the army": whom the participle tells of is named by his noun, and nobody else is meant. */
function tellsOfNoun({ tree }: Scene, { head }: Reading): boolean {
  return relation(tree, head) === "acl" && isPassive(tree, head) && childrenBy(tree, head, ["obj"]).length === 0;
}

/** "stormed the consulate, and the ambassador was killed": whom the sentence says to be attacked did not do the violence. */
function isHit({ memo }: Scene, { cameo, head }: Reading, side: Side): boolean {
  if (!VIOLENCE.test(cameo)) return false;
  const others = [...memo.values()]
    .flat()
    .filter((other) => other.head !== head && VIOLENT.test(other.cameo) && other.initiators.length > 0);
  return others.some(({ recipients }) => recipients.some((hit) => hit.head === side.head));
}

/** "landed a helicopter on the ship and took hostages": one's own things are not whom something is done to. */
function isOwnAsset(scene: Scene, side: Side, known: readonly Side[]): boolean {
  return isOwn(side, known) && isOfClass(scene, lemma(scene.tree, side.head), "ASSET");
}

/** "thanked Clinton but called the peace unjust": what is called so is named, and nobody else is meant. */
function judgesThing(scene: Scene, { rules, cameo }: Reading): boolean {
  const row = rowOf(scene, rules[0] ?? "");
  return JUDGES.test(cameo) && row !== undefined && "frame" in row && row.frame === "complement";
}

const JUDGES = /^1[12]/;

/** "refused to publish the advice on sales to Israel": who refuses to do what no row knows refuses it to nobody who is told. */
function refusesUnknown({ tree }: Scene, { plover, rules, head }: Reading): boolean {
  const isUnknown = (child: number): boolean => isInfinitive(tree, child) && childrenBy(tree, child, ["obj"]).length > 0;
  return plover === "REJECT" && rules.length === 1 && childrenBy(tree, head, ["xcomp"]).some(isUnknown);
}

/** Somebody of the tables, or of a country: a guess about a private person is worth nothing, and outlets tell what others do. */
function isPolitical(side: Side): boolean {
  return side.actors.some((actor) => actor.kind !== "outlet" && isAnybody(actor));
}

/** Everybody known in the sentence who is not merely quoted or cited. */
function candidatesOf(scene: Scene, reading: Reading): readonly Side[] {
  const all = new Set([...scene.covering.values(), ...scene.byHead.values()].filter(isPolitical));
  return [...all].filter((side) => !isCited(scene, side.head) && !reading.tokens.includes(side.head));
}

/** "Senator Rubio of Florida", "Venezuela, a friend of Cuba": who only describes somebody else. Not "the ambassador in Washington". */
function isPartOf({ tree }: Scene, side: Side, whole: Side): boolean {
  // "authorities in Libya and the Maldives"
  const shares = relation(tree, side.head) === "conj" ? tree.sentence.starts[headOf(tree, side.head)] : undefined;
  if (shares !== undefined && whole.start <= shares && shares < whole.end) return true;
  const describes = (at: number): boolean =>
    ["nmod:poss", "appos", "flat", "compound"].includes(relation(tree, at)) ||
    (relation(tree, at) === "nmod" && /^(?:of|from)$/.test(caseOf(tree, at)));
  let at = side.head;
  while (at !== whole.head && describes(at)) at = headOf(tree, at);
  return at === whole.head && at !== side.head;
}

/** "accusing him of the attack": somebody is meant, and nobody else is to be guessed. */
function isDoneToPronoun({ tree }: Scene, { head }: Reading): boolean {
  return childrenBy(tree, head, ["obj", "iobj"]).some((object) => /^(?:him|her|them)$/.test(word(tree, object)));
}

/** "vowed that Iran would pay": whoever is to do what is promised is not promised it. */
function doesWithin({ tree }: Scene, reading: Reading, side: Side): boolean {
  const clause = headOf(tree, side.head);
  return /^nsubj/.test(relation(tree, side.head)) && relation(tree, clause) === "ccomp" && headOf(tree, clause) === reading.head;
}

/** "was shot in Handlova", "was stabbed in a church in Essex": where it happened is not who did it. */
function isWhere(scene: Scene, { cameo }: Reading, { head, actors }: Side): boolean {
  const { tree } = scene;
  const noun = lemma(tree, headOf(tree, head));
  // "near the Syrian border"
  const isOfPlace = describesNoun(tree, head) && (isOfClass(scene, noun, "PLACE") || isOfClass(scene, noun, "BORDER"));
  const isPlace = isOfPlace || actors.every(({ kind }) => kind === "place" || (kind !== "state" && VIOLENCE.test(cameo)));
  return isPlace && /^(?:in|at|near|outside|off|along|across)$/.test(caseOf(tree, isOfPlace ? headOf(tree, head) : head));
}

/** Curfews, martial law, bans of meetings. */
const HOME_RULE = /^172[1-4]/;

/** "was freed and took refuge in the British embassy": what the next verb names did not do the first. */
function isJoinedOn({ tree }: Scene, { tokens }: Reading, { head }: Side): boolean {
  for (let at = head; at >= 0; at = headOf(tree, at)) {
    if (relation(tree, at) === "conj" && upos(tree, at) === "VERB") return tokens.includes(headOf(tree, at));
  }
  return false;
}

/** Whom something is done to is neither who does something else, nor who only dates or places it. */
function isElsewhere(scene: Scene, reading: Reading, side: Side): boolean {
  return (
    doesBefore(scene, reading, side) ||
    doesBeside(scene, reading, side) ||
    isOfOtherClause(scene, reading, side) ||
    isBodyBeside(scene, side)
  );
}

/** "promised to tell the truth, and Canada summoned the envoy": whoever stands in a joined clause with a subject of its own. */
function isOfOtherClause({ tree }: Scene, { tokens, head }: Reading, side: Side): boolean {
  for (let at = side.head; at >= 0; at = headOf(tree, at)) {
    if (relation(tree, at) !== "conj" || childrenBy(tree, at, ["nsubj", "nsubj:pass"]).length === 0) continue;
    const joined = headOf(tree, at);
    return (tokens.includes(joined) || isBelow(tree, head, joined)) && at > Math.max(...tokens);
  }
  return false;
}

function isBelow(tree: Tree, token: number, above: number): boolean {
  return upward(tree, token).includes(above);
}

/** "backed it, and Turkey asked for a zone", "withdrew a bill that the Fund had welcomed": the subject of a clause that is joined to the act or tells of its object. */
function doesBeside({ tree }: Scene, { tokens, plover }: Reading, { head }: Side): boolean {
  const clause = headOf(tree, head);
  if (!/^nsubj/.test(relation(tree, head)) || clause < 0) return false;
  if (relation(tree, clause) === "conj") return tokens.includes(headOf(tree, clause));
  return relation(tree, clause) === "acl:relcl" && plover !== "REQUEST";
}

/** "adopted a resolution condemning Sudan": whom a text tells of is not whom something is done to by putting it to the vote. */
function isSaidInText(scene: Scene, { head }: Side): boolean {
  return upward(scene.tree, head).some((at) => isTextual(scene, at));
}

/** "threatened before the United Nations", "kept out of NATO": a body of states at which something is done. */
function isBodyBeside({ tree }: Scene, { head, actors }: Side): boolean {
  return actors.every(({ sector }) => sector === "IGO") && /^(?:in|at|before|out of)$/.test(caseOf(tree, head));
}

/** "seized a tanker off Oman": what something is done beside is not whom it is done to. */
function isBesides({ tree }: Scene, { cameo }: Reading, { head }: Side): boolean {
  return !VIOLENCE.test(cameo) && /^(?:off|near)$/.test(caseOf(tree, head));
}

/** "after the trip to China", "during a visit by the Pope". */
function isWhen({ tree }: Scene, { head }: Side): boolean {
  for (let at = head; at >= 0 && !isClausal(tree, at); at = headOf(tree, at)) if (isDating(tree, at)) return true;
  return false;
}

/** The subject of a clause before the act does something else, and is not whom the act is done to; so are those that it lists ("including Japan"). */
function doesBefore({ tree }: Scene, reading: Reading, { head }: Side): boolean {
  const isListed = (at: number): boolean =>
    ["conj", "appos"].includes(relation(tree, at)) ||
    (relation(tree, at) === "nmod" && /^(?:including|like|such as)$/.test(caseOf(tree, at)));
  let at = head;
  while (isListed(at)) at = headOf(tree, at);
  return relation(tree, at) === "nsubj" && head < Math.min(...reading.tokens);
}

/** "the Syrian border", "Iran's navy". */
function describesNoun(tree: Tree, token: number): boolean {
  return ["amod", "compound", "nmod:poss"].includes(relation(tree, token));
}

/** "sent a ship to protect tankers from Houthi attacks": nobody helps or promises those who do harm. */
function doesHarm({ tree, index }: Scene, { head }: Side): boolean {
  const noun = headOf(tree, head);
  return describesNoun(tree, head) && (index.acts.get(`${lemma(tree, noun)}/NOUN`) ?? []).some(({ row }) => quadOf(row.plover) > 2);
}

/** "helped to down Russian drones": whom an act below does harm is not who is helped by it. */
function suffersBelow(scene: Scene, { head, plover }: Reading, side: Side): boolean {
  const { tree } = scene;
  if (plover !== "AID") return false;
  const below = childrenBy(tree, head, ["xcomp"]).filter((clause) => isBelow(tree, side.head, clause));
  return below.some((clause) => readToken(scene, clause).some(({ plover }) => quadOf(plover) === 4));
}

/** "condemned the incursion and pledged to send jets to Poland": who is helped in the same breath is not whom it blames. */
function isHelpedBeside(scene: Scene, { plover, head }: Reading, side: Side): boolean {
  const { tree } = scene;
  if (plover !== "ACCUSE") return false;
  const joined = childrenBy(tree, head, ["conj"]).filter((verb) => isBelow(tree, side.head, verb));
  return joined.some((verb) =>
    readToken(scene, verb).some((told) => quadOf(told.plover) <= 2 && told.recipients.some(({ head: other }) => other === side.head)),
  );
}

/** "is asking Mr Obama to help Iran": what stands in a verb's object or complement does not do what the verb says. */
function isContent({ tree }: Scene, { tokens }: Reading, { head }: Side): boolean {
  for (let at = head; at >= 0; at = headOf(tree, at)) {
    const above = headOf(tree, at);
    if (tokens.includes(above) && upos(tree, above) === "VERB") return ["obj", "iobj", "xcomp", "ccomp"].includes(relation(tree, at));
  }
  return false;
}

/** "a nerve agent made in Russia was used": whose the thing is does not say who used it. */
function isOfPatient(scene: Scene, { head }: Reading, side: Side): boolean {
  const { tree } = scene;
  if (!isPassive(tree, head)) return false;
  const verb = relation(tree, head) === "xcomp" ? headOf(tree, head) : head;
  const patients = [...childrenBy(tree, head, ["nsubj:pass"]), ...childrenBy(tree, verb, ["nsubj", "nsubj:pass"])];
  const things = patients.filter((token) => mentionAt(scene, token) === null && !isCount(scene, token));
  return upward(tree, side.head).some((at) => things.includes(at));
}

/** "voted for it along with Russia": who does the same. */
function isBeside({ tree }: Scene, { head }: Side): boolean {
  return /^(?:along|together|alongside|unlike|like)(?: with)?$/.test(caseOf(tree, head));
}

/** "…, Thai officials said", "according to Iran": whose words they are, not who acts in them. */
function isCited(scene: Scene, token: number): boolean {
  const { tree } = scene;
  for (let at = token; at >= 0; at = headOf(tree, at)) {
    if (caseOf(tree, at) === "according to") return true;
    const head = headOf(tree, at);
    if (head < 0) return false;
    if (relation(tree, at) === "nsubj") return scene.index.speech.has(keyAt(tree, head));
  }
  return false;
}

function costOf(scene: Scene, reading: Reading, { side, asInitiator }: { readonly side: Side; readonly asInitiator: boolean }): number {
  const distance = Math.min(...reading.tokens.map((token) => pathCost(scene, token, side.head)));
  const first = Math.min(...reading.tokens);
  const last = Math.max(...reading.tokens);
  const onItsSide = asInitiator ? side.head < last : side.head > first;
  return distance + (onItsSide ? 0 : WRONG_SIDE) + Math.abs(side.head - reading.head) / 50;
}

/** Steps from one token to another in the tree; leaving or entering a clause costs more. */
function pathCost(scene: Scene, from: number, to: number): number {
  const up = new Map<number, number>();
  for (let at = from, cost = 0; at >= 0; at = headOf(scene.tree, at)) {
    up.set(at, cost);
    cost += 1 + (isClausal(scene.tree, at) ? CLAUSE : 0);
  }
  for (let at = to, cost = 0; at >= 0; at = headOf(scene.tree, at)) {
    const met = up.get(at);
    if (met !== undefined) return met + cost;
    cost += 1 + (isClausal(scene.tree, at) ? CLAUSE : 0);
  }
  return Infinity;
}
