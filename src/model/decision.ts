import type { CodedEvent } from "./coded-event.ts";
import type { Instant } from "./day.ts";

/**
 * What a person decided about what the coder or the folding made. Rows of the coder stay; the latest decision on an event or article stands.
 *
 * "correct": the event is as `event` says. "reject": there was no such event. "restore": it is as the coder has it, after all.
 * "merge": two stories tell one happening. "split": these articles tell a happening of their own.
 */
export type Decision = EventDecision | StoryDecision;

interface Decided {
  /** `contentId` of what it says and of how many decisions were made before. */
  readonly id: string;
  readonly why: string;
  /** Who decided; null when nobody says. */
  readonly by: string | null;
  readonly recordedAt: Instant;
}

export interface EventDecision extends Decided {
  readonly kind: "correct" | "reject" | "restore";
  /** The event as it was named, then those that the same words gave when they were coded again. */
  readonly eventIds: readonly string[];
  /** "correct": the event as it is now, under the id that it had. Null otherwise. */
  readonly event: CodedEvent | null;
}

export interface StoryDecision extends Decided {
  readonly kind: "merge" | "split";
  /** "merge": an article of each of the two stories. "split": the articles that are set apart. */
  readonly articleIds: readonly string[];
}

/** A decision that is to be recorded: what the record adds is left out. */
export type NewDecision = NewEventDecision | NewStoryDecision;

export type NewEventDecision = Pick<Decided, "why" | "by"> &
  ({ readonly kind: "correct"; readonly event: CodedEvent } | { readonly kind: "reject" | "restore"; readonly eventId: string });

export type NewStoryDecision = Pick<StoryDecision, "kind" | "articleIds" | "why" | "by">;

/** Decisions on stories as folding needs them. */
export interface StoryDecisions {
  /** Articles that were set apart, with the decision that did so: those of one decision are a story of their own. */
  readonly apart: ReadonlyMap<string, string>;
  /** Articles that were in a story with some that were set apart, with the decisions that left them behind: they never follow those. */
  readonly left: ReadonlyMap<string, readonly string[]>;
  /** Pairs of articles whose stories are one. */
  readonly joined: readonly (readonly [string, string])[];
}

/** By what a decision stands for an event that it was not made on: its sentence is the same, or was changed or parted otherwise. */
export type CarryBasis = "same sentence" | "changed sentence";
