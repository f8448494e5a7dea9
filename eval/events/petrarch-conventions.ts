import type { ActorRef, CodedEvent } from "../../src/model/index.ts";
import { ploverOfCode, rowsOf } from "./rule-rows.ts";

/**
 * The events that PETRARCH's sets label. They leave out mirrored events, history and what is only supposed, code what is announced as the act
 * itself, and have whoever says that another did harm accuse him.
 */
export function asPetrarchCodes(set: string, events: readonly CodedEvent[]): readonly CodedEvent[] {
  const told = events.filter((event) => !isMirror(event) && !UNTOLD.includes(event.status));
  const coded = told.map(asDone).map(asClaimed).map(withGroups);
  return set === "petr-unit" ? coded.map(asOlderList) : coded.map(asDictionary);
}
const UNTOLD: readonly CodedEvent["status"][] = ["background", "hypothetical"];

/**
 * The mirrored event of a reciprocal act, as "Y signed with X" of "X signed with Y". The sets of PETRARCH code both directions of meetings
 * (04) and of joint subjects ("X and Y signed") alone.
 */
function isMirror({ reciprocal, cameo, evidence: { initiator, recipient, trigger } }: CodedEvent): boolean {
  if (!reciprocal || cameo.startsWith("04") || initiator === null || recipient === null) return false;
  const first = Math.min(...trigger.map((span) => span.start));
  return initiator.start > recipient.start && initiator.start > first;
}

/** "will meet", "is scheduled to meet", "pledged to expel" as the act itself: PETRARCH codes what is announced, but for "said it would". */
function asDone(event: CodedEvent): CodedEvent {
  const { cameo, wrapping } = rowsOf(event.coder.rules);
  const announced = wrapping.length > 0 && wrapping.every((rule) => ANNOUNCED.test(rule));
  const reported = wrapping.length === 1 && /\bwould\b/.test(event.evidence.words);
  return cameo === undefined || !announced || reported ? event : withCode(event, cameo);
}
/** Islamist groups of no country, which PETRARCH's dictionary has among the militant ones. */
function withGroups(event: CodedEvent): CodedEvent {
  const inGroups = (actor: ActorRef): ActorRef =>
    actor.sector === "ISM" && actor.country === null ? { ...actor, id: null, sector: "IMG" } : actor;
  return { ...event, initiator: inGroups(event.initiator), recipient: event.recipient && inGroups(event.recipient) };
}

/**
 * The verb dictionary of PETRARCH2 (CAMEO.2.0) has talks for negotiation (046), whoever is let go for 084 but for prisoners and the like, and
 * leaving a treaty for broken relations (161).
 */
function asDictionary(event: CodedEvent): CodedEvent {
  const [act = ""] = event.coder.rules;
  const isTalks = /^04[04]$/.test(event.cameo) && TALKS.test(event.evidence.words) && (act === "talks" || act === "hold-talks");
  const cameo = isTalks ? "046" : event.cameo === DICTIONARY[act]?.[0] ? DICTIONARY[act]?.[1] : undefined;
  return cameo === undefined ? event : withCode(event, cameo);
}
const TALKS = /\btalks\b/i;
/** By act: our code, theirs. */
const DICTIONARY: Readonly<Record<string, readonly [ours: string, theirs: string]>> = {
  "release-person": ["0841", "084"],
  "withdraw-pact": ["160", "161"],
};

/** "Kyiv claims that Moscow bombed": PETRARCH has whoever says that another did harm accuse him. */
function asClaimed(event: CodedEvent): CodedEvent {
  const speaker = event.attribution.chain.find((voice) => voice.actor?.country != null)?.actor;
  const isHarm = /^(?:1[5-9]|20)/.test(event.cameo) && event.status === "occurred";
  const isOther = speaker != null && speaker.country !== event.initiator.country;
  return isHarm && isOther && CLAIMED.test(event.evidence.words)
    ? { ...withCode(event, "112"), initiator: speaker, recipient: event.initiator }
    : event;
}
const CLAIMED = /\b(?:said|claimed|alleged|says|claims)(?: that)? (?:a|an|the|its|[A-Z])/;

const ANNOUNCED = /^(?:intend-|plan$|promise$|imminent)/;

function withCode(event: CodedEvent, cameo: string): CodedEvent {
  return { ...event, cameo, plover: ploverOfCode(cameo) ?? event.plover };
}

/**
 * The codes of PETRARCH's validation list, which is older than CAMEO 1.1 and short: broken ties, put-off meetings and refusals share 120, opposing is
 * 110, firing 180; who does not quarrel is on good terms. Two states have the list's own letters.
 */
function asOlderList(event: CodedEvent): CodedEvent {
  const { cameo, status, initiator, recipient } = event;
  const renamed = { ...event, initiator: withLetters(initiator), recipient: recipient && withLetters(recipient) };
  if ((status === "denied" && cameo.startsWith("11")) || event.coder.rules.includes("refuse-11")) return withCode(renamed, "050");
  const code = OLDER.find(([now]) => now.test(cameo))?.[1];
  if (event.coder.rules[0] === "reject-whole") return withCode(renamed, "110");
  return code === undefined ? renamed : withCode(renamed, code);
}
const OLDER: readonly (readonly [now: RegExp, then: string])[] = [
  [/^16[14]/, "120"],
  [/^194/, "180"],
];

function withLetters(actor: ActorRef): ActorRef {
  return { ...actor, country: LETTERS[actor.country ?? ""] ?? actor.country };
}
const LETTERS: Readonly<Record<string, string>> = { KWT: "KUW", ZWE: "ZBW" };
