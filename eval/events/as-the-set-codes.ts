import type { ActorRef, CodedEvent, Sector } from "../../src/model/index.ts";
import { BY_HALF } from "../../src/events/make-events.ts";
import { loadActorTables } from "../../src/tables/load-actor-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";
import { asCamconfMarks } from "./camconf-conventions.ts";
import { asPetrarchCodes } from "./petrarch-conventions.ts";

/** An event as the scorer takes it (`shared/score/events.mjs`). */
export interface ScoredEvent {
  readonly source: string | null;
  readonly target: string | null;
  readonly plover: string;
  readonly cameo: string;
  readonly action: readonly [number, number];
  readonly rules: readonly string[];
}

/**
 * The events that a set would label, of those that were coded: what a set counts is a convention of its own.
 *
 * gsr labels one act a sentence, the main one, between two countries (or bodies that it codes like countries).
 */
export function asTheSetCodes(set: string, events: readonly CodedEvent[]): readonly CodedEvent[] {
  if (set === "camconf") return asCamconfMarks(events);
  if (set.startsWith("petr"))
    return asPetrarchCodes(
      set,
      events.filter((event) => !isHost(event)),
    );
  if (set !== "gsr") return events;
  const between = events.filter(
    ({ initiator, recipient }) => codeOf(initiator) !== null && recipient !== null && codeOf(recipient) !== null,
  );
  return between.filter((event) => event.actId === between[0]?.actId && !isHost(event));
}

/** A visit as its host has it, which no set labels beside the visit. */
function isHost({ coder }: CodedEvent): boolean {
  return coder.rules.includes(BY_HALF);
}

export function toScored(event: CodedEvent): ScoredEvent {
  const starts = event.evidence.trigger.map((span) => span.start);
  const ends = event.evidence.trigger.map((span) => span.end);
  const action: readonly [number, number] = [Math.min(...starts), Math.max(...ends)];
  const { plover, cameo, coder } = event;
  return { source: codeOf(event.initiator), target: event.recipient && codeOf(event.recipient), plover, cameo, action, rules: coder.rules };
}

/** The sets code bodies of no country by what they are: "IGO", "NGO". */
function codeOf(actor: ActorRef): string | null {
  if (actor.country !== null) return actor.country;
  // "a UN court" is a court and still the UN
  const sector = (actor.id === null ? undefined : bodies.get(actor.id)) ?? actor.sector;
  return sector !== null && SUPRANATIONAL.includes(sector) ? sector : null;
}
const bodies = new Map(loadPart(loadActorTables).actors.map((actor) => [actor.id, actor.sector]));
const SUPRANATIONAL: readonly Sector[] = ["IGO", "NGO", "MNC", "IMG", "ISM"];
