import { overlaps } from "../../src/model/index.ts";
import type { ActorRef, CodedEvent } from "../../src/model/index.ts";
import { triggersOf } from "./rule-rows.ts";

/**
 * The actions that camconf marks. It marks words, not pairs: each word in one action, and violence once a sentence however often it is named.
 * What is only supposed is not marked, nor talks, deals, aid and inquiries that a bare noun names beside another act, nor what happens among
 * people of whom nothing is told, but for violence, coercion, protest and what they say. Its coders have CAMEO 18 for violence and 17 for charges in court.
 */
export function asCamconfMarks(events: readonly CodedEvent[]): readonly CodedEvent[] {
  const known = events.filter((event) => event.status !== "hypothetical" && (STRANGERS_TOO.test(event.cameo) || isTold(event)));
  const verbal = known.filter((event) => !isNamedOnly(event) && !event.coder.rules[0]?.startsWith("said-"));
  const told = verbal.length > 0 ? verbal : known;
  const kept: CodedEvent[] = [];
  for (const event of told) {
    const isAgain = VIOLENCE.test(event.cameo) && kept.some((other) => VIOLENCE.test(other.cameo));
    if (!isAgain && !kept.some((other) => sharesWords(other, event))) kept.push(event);
  }
  return kept.map((event) => ({ ...event, cameo: asMarked(event) }));
}

/** "a meeting", "peacekeeping missions": a noun that tells neither force nor protest. */
function isNamedOnly({ cameo, coder, evidence }: CodedEvent): boolean {
  const words = evidence.trigger.map(({ start, end }) =>
    evidence.words.slice(start - evidence.sentence.start, end - evidence.sentence.start),
  );
  const told = words.join(" ").toLowerCase();
  const nouns = triggersOf(coder.rules[0] ?? "").filter((trigger) => trigger.endsWith("/NOUN"));
  return !HARM.test(cameo) && nouns.some((noun) => [noun.slice(0, -5), `${noun.slice(0, -5)}s`].includes(told));
}
const STRANGERS_TOO = /^(?:010|14|17|18|19|20)/;
const HARM = /^(?:14|17|18|19|20)/;
const VIOLENCE = /^(?:18|19|20)/;

function isTold({ initiator, recipient }: CodedEvent): boolean {
  const isPublic = ({ id, country, sector }: ActorRef): boolean =>
    id !== null || country !== null || (sector !== null && !PRIVATE.includes(sector));
  return [initiator, recipient].some((actor) => actor !== null && isPublic(actor));
}

const PRIVATE: readonly ActorRef["sector"][] = ["CVL", "UNK", "BUS", "SOC", "EDU", "MED"];

function sharesWords(a: CodedEvent, b: CodedEvent): boolean {
  return a.evidence.trigger.some((x) => b.evidence.trigger.some((y) => overlaps(x, y)));
}

function asMarked({ cameo, coder }: CodedEvent): string {
  if (cameo.startsWith("19")) return "180";
  return coder.rules.includes("indict") ? "170" : cameo;
}
