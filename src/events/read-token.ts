import type { ActRow, CameoCode, OperatorRow } from "../model/index.ts";
import { applyMood } from "./apply-mood.ts";
import { isGiving } from "./is-giving.ts";
import { readBare, readOperator, warnsOfOthers } from "./read-operator.ts";
import { partOf, triggersAt } from "./match-triggers.ts";
import type { Found } from "./match-triggers.ts";
import { readAdjective } from "./read-adjective.ts";
import { readClaim } from "./read-claim.ts";
import { readModalDemand } from "./read-modal-demand.ts";
import { readNoun } from "./read-noun.ts";
import type { Match } from "./read-verb.ts";
import { readVerb } from "./read-verb.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isState } from "./scene.ts";
import { specifyAct } from "./specify-act.ts";
import { childrenBy, headOf, isInfinitive, relation, upos, word } from "./tree.ts";

/**
 * What the word at a token says happens: as an operator around what it governs, else as an act; several where it governs several ("vowed to
 * bomb and invade"). Empty when it says nothing that the tables know.
 */
export function readToken(scene: Scene, token: number): readonly Reading[] {
  const known = scene.memo.get(token);
  if (known !== undefined) return known;
  scene.memo.set(token, []); // a tree has no cycles, but operators look through nouns to verbs and back
  const told = toldAt(scene, token).flatMap((reading) => applyMood(scene, token, reading) ?? []);
  const demand = told.length === 0 ? readModalDemand(scene, token) : null;
  const readings = demand === null ? told : [demand];
  scene.memo.set(token, readings);
  return readings;
}

function toldAt(scene: Scene, token: number): readonly Reading[] {
  // "rain-hit villages", "a Saudi-led strike": half of a compound adjective tells nothing
  if (upos(scene.tree, token) === "VERB" && isHalfOfCompound(scene, token)) return [];
  // "welcomed him to Cairo for talks" receives him and does not praise the talks: several words know better than one
  const acts = triggersAt(scene, token, scene.index.acts);
  const operators = operatorsAt(scene, token);
  if (acts.length + operators.length === 0) return [];
  const phrase = readAct(
    scene,
    token,
    acts.filter(({ tokens }) => tokens.length > 1),
  );
  const done = new Map<Found<OperatorRow>, readonly Reading[]>();
  const wrap = (found: Found<OperatorRow>): readonly Reading[] => {
    const readings = done.get(found) ?? readOperator(scene, token, { ...found, read: readToken });
    done.set(found, readings);
    return readings;
  };
  if (phrase !== null && isComplete(phrase) && !isRivalled(phrase, operators, wrap)) return [phrase];
  const wrapped = operators.map(wrap).filter(isTold);
  if (wrapped.length === 0 && operators.some((found) => warnsOfOthers(scene, token, { ...found, read: readToken }))) return [];
  // "ordered Russia to leave" asks Russia, "ordered the arrest of a Russian" does it: the row that finds both sides is meant
  const operated = wrapped.find((readings) => readings.every(isComplete)) ?? wrapped[0];
  const act = readAct(scene, token, acts);
  if (operated === undefined) return toldPlainly(scene, token, { act, phrase, operators });
  if (operated.every(isComplete) && !operated.every(isProtestOfCrowd) && !(act !== null && hasOwnObject(scene, act, operated)))
    return operated;
  // "banned a rally" is told by the row that asks for the rally, whoever held it
  const isSame = act !== null && act.tokens.length > 1 && operated.some(({ cameo }) => cameo === act.cameo);
  const knowsBetter = act !== null && (act.plover === "PROTEST" || hasOwnObject(scene, act, operated) || (isSame && isComplete(act)));
  return knowsBetter ? [act] : operated;
}

/** "turned down a plea for aid", "struck down a ban": an operator of as many words knows what was turned or struck down. */
function isRivalled(
  phrase: Reading,
  operators: readonly Found<OperatorRow>[],
  wrap: (found: Found<OperatorRow>) => readonly Reading[],
): boolean {
  const rivals = operators.filter(({ tokens }) => isWithin(tokens, phrase.tokens));
  const lifts = (found: Found<OperatorRow>): boolean =>
    found.row.operation === "stop" && isTold(wrap(found)) && wrap(found).every(isComplete);
  return rivals.some((found) => found.row.operation === "refuse" || lifts(found));
}

interface Plain {
  readonly act: Reading | null;
  readonly phrase: Reading | null;
  readonly operators: readonly Found<OperatorRow>[];
}

/** What a word says that wraps no act. */
function toldPlainly(scene: Scene, token: number, { act, phrase, operators }: Plain): readonly Reading[] {
  // "withheld arms from Israel": a row that asks for its object knows better than an operator beside a thing
  if (phrase !== null && isComplete(phrase)) return [phrase];
  if (act !== null && isComplete(act) && act.tokens.length > 1) return [act];
  const speaking = act === null ? operators : operators.filter(({ row }) => isGiving(row));
  const bare = speaking.map((found) => readBare(scene, token, found)).filter(isTold);
  const named = bare.find(([reading]) => reading !== undefined && reading.rules.length > 1);
  return named ?? (act === null ? (bare[0] ?? []) : [act]);
}

/** The operators at a word: none in "the promised tanks", which promises nothing anew, and of "press on" none of "press". */
function operatorsAt(scene: Scene, token: number): readonly Found<OperatorRow>[] {
  const { tree, index } = scene;
  if (upos(tree, token) === "VERB" && relation(tree, token) === "amod") return [];
  const found = triggersAt(scene, token, index.operators);
  const withParticle = found.filter(({ tokens }) => tokens.some((at) => relation(tree, at) === "compound:prt"));
  return withParticle.length > 0 ? withParticle : found;
}

/** "promised revenge on Israel for the killing of a general": a row that asks for the verb's own object, beside an operator that wraps what stands further off. */
function hasOwnObject({ tree }: Scene, act: Reading, operated: readonly Reading[]): boolean {
  const own = act.tokens.filter((token) => token !== act.head && relation(tree, token) === "obj" && headOf(tree, token) === act.head);
  const wrapsClause = childrenBy(tree, act.head, ["xcomp", "ccomp"]).length > 0;
  return isComplete(act) && own.length > 0 && !wrapsClause && operated.every(({ tokens }) => !own.some((token) => tokens.includes(token)));
}

/** Whether words of several are all among others. */
function isWithin(tokens: readonly number[], others: readonly number[]): boolean {
  return tokens.length > 1 && tokens.every((token) => others.includes(token));
}

function isTold(readings: readonly Reading[]): boolean {
  return readings.length > 0;
}

/** "Hundreds protested against the war": crowds protest in the street and send no note. */
function isProtestOfCrowd({ initiators, plover }: Reading): boolean {
  return plover === "ACCUSE" && initiators.length > 0 && initiators.every(({ actors }) => actors.every(({ kind }) => kind === "unnamed"));
}

/** What is written before a verb with a hyphen and leaves it a verb: "de-escalated", "re-imposed". */
const PREFIX = /^(?:de|re|co|counter|pre|gang|over|under|cross|court)$/;

function isHalfOfCompound({ tree }: Scene, token: number): boolean {
  const { starts, ends } = tree.sentence;
  return (
    word(tree, token - 1) === "-" &&
    !PREFIX.test(word(tree, token - 2)) &&
    ends[token - 1] === starts[token] &&
    ends[token - 2] === starts[token - 1]
  );
}

/** The row that fits best: with both sides before without, then the most special one. */
function readAct(scene: Scene, token: number, acts: readonly Found<ActRow>[]): Reading | null {
  let partial: Reading | null = null;
  let alone: Reading | null = null;
  const mayDemonstrate = acts.some(({ row }) => DEMONSTRATES.test(row.cameo));
  for (const { row, tokens } of acts) {
    const match = matchRow(scene, row, token);
    if ("why" in match) {
      scene.near.push({ row, trigger: token, why: match.why });
      continue;
    }
    if (row.cameo === COMPLAINED && match.recipients.length === 0 && mayDemonstrate && !complains(scene, token, match.initiators)) {
      scene.near.push({ row, trigger: token, why: "it names nobody whom it is done to" });
      continue;
    }
    const reading = specifyAct(scene, readingOf(row, [...tokens, ...match.objects], { match, token }));
    if (!isComplete(reading)) partial ??= reading;
    // "launched missiles at Georgia" is no test, though a test needs nobody whom it is done to: a later row of the same words may know him
    else if (reading.recipients.length > 0 || reading.needsRecipient) return alone === null || row.objects.length > 0 ? reading : alone;
    else alone ??= reading;
  }
  return alone ?? partial;
}

/** "The Northern Alliance marched into Kabul": fighters with a name of their own march to war. */
function isArmed({ actors }: Side): boolean {
  return actors.every(({ sector, id }) => id !== null && (sector === "REB" || sector === "UAF" || sector === "PRM"));
}

/** "Japan protested after a ship had entered its waters": a state does so by word, whoever is meant, and others in the street. */
function complains({ tree }: Scene, verb: number, initiators: readonly Side[]): boolean {
  return initiators.length > 0 && initiators.every(isState) && !isInfinitive(tree, verb);
}
const COMPLAINED: CameoCode = "114";

/** What crowds do in the street; states strike and boycott. */
const DEMONSTRATES = /^14(?:0|1|2|4|5)/;

function matchRow(scene: Scene, row: ActRow, token: number): Match {
  const match = matchByPart(scene, row, token);
  if ("why" in match || !DEMONSTRATES.test(row.cameo) || match.initiators.length === 0) return match;
  const isOfForces = match.initiators.every((side) => isState(side) || isArmed(side));
  return isOfForces ? { why: "states and their forces do not demonstrate" } : match;
}

function matchByPart(scene: Scene, row: ActRow, token: number): Match {
  if (row.frame === "claim") return readClaim(scene, row, token);
  switch (partOf(scene, token)) {
    case "VERB":
      return readVerb(scene, row, token);
    case "NOUN":
      return readNoun(scene, row, token);
    default:
      return readAdjective(scene, row, token);
  }
}

function readingOf(
  row: ActRow,
  tokens: readonly number[],
  { match, token }: { readonly match: Exclude<Match, { why: string }>; readonly token: number },
): Reading {
  return {
    cameo: row.cameo,
    plover: row.plover,
    mode: row.mode,
    contexts: row.contexts,
    status: null,
    initiators: match.initiators,
    recipients: match.recipients,
    reciprocal: row.reciprocal || match.mutual === true,
    needsRecipient: row.needsRecipient,
    tokens: [...new Set(tokens)].sort((a, b) => a - b),
    rules: [row.id],
    head: token,
    sure: match.sure,
  };
}

/** Whether a reading has the sides of an event: both, or one that stands for two, or one where the act needs no other. */
export function isComplete(reading: Reading): boolean {
  return missingSide(reading) === null;
}

/** Which side an event would still need; null when none. */
export function missingSide(reading: Reading): string | null {
  const many = reading.initiators.length > 1 || reading.initiators.some((side) => side.actors.length > 1);
  if (reading.initiators.length === 0) return "no initiator";
  if (reading.recipients.length > 0 || (reading.reciprocal && many) || !reading.needsRecipient) return null;
  return "no recipient";
}

export function rowOf(scene: Scene, id: string): ActRow | OperatorRow | undefined {
  return scene.index.rowById.get(id);
}
