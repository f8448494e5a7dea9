import type { CountryCode } from "./actor.ts";
import type { Attribution } from "./attribution.ts";
import type { FuzzyDay } from "./day.ts";
import type { Evidence } from "./evidence.ts";
import type { ActorRef } from "./mention.ts";
import type { CameoCode, Context, PloverType, Quad, Status } from "./ontology.ts";
import type { Span } from "./span.ts";

/**
 * Who did what to whom, read from one sentence.
 *
 * One event has exactly one initiator and at most one recipient. Compound sides make one event a pair, reciprocal acts one event a
 * direction; all events that one act in one sentence gives share `actId`, so that it can be counted once.
 */
export interface CodedEvent {
  /** `contentId` of article, trigger, both sides and code: reading the same article again gives the same ids. */
  readonly id: string;
  readonly actId: string;
  readonly articleId: string;
  readonly initiator: ActorRef;
  /** Null when the text names nobody: "Russia mobilised its army". */
  readonly recipient: ActorRef | null;
  readonly plover: PloverType;
  /** PLOVER mode of that type: "visit", "aerial". */
  readonly mode: string | null;
  readonly contexts: readonly Context[];
  readonly cameo: CameoCode;
  readonly quad: Quad;
  /** Goldstein scale value of the CAMEO leaf, -10 to 10 (GDELT's table, `data/rules/cameo.tsv`). */
  readonly goldstein: number;
  readonly status: Status;
  /** True when the act runs both ways ("met", "agreed"): the mirrored event is there too. */
  readonly reciprocal: boolean;
  readonly when: EventTime | null;
  readonly place: EventPlace | null;
  readonly attribution: Attribution;
  readonly evidence: Evidence;
  readonly coder: Coder;
  /** 0 to 1: how sure the coder is that the reading is right. Not how likely the claim is true. */
  readonly confidence: number;
}

/** When it happened. `basis` "published": the text gives no time, the day of publication stands in. */
export interface EventTime extends FuzzyDay {
  readonly basis: "expression" | "tense" | "published";
  /** The words that gave it. */
  readonly span: Span | null;
}

export interface EventPlace {
  readonly name: string;
  readonly country: CountryCode | null;
  readonly span: Span;
}

/** What read it: enough to find the rows that fired and to read it again. */
export interface Coder {
  readonly version: string;
  /** Ids of the act, operators and frame that made the event, in order of use. */
  readonly rules: readonly string[];
}

/** A temporal expression of the text, resolved against the day of publication. */
export interface TimeExpression extends Span {
  /** TIMEX3 value: "2022-07", "P3D", "PRESENT_REF". */
  readonly value: string;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  /** Null for durations, sets and vague references. */
  readonly resolved: FuzzyDay | null;
}
