import type { CountryCode } from "./actor.ts";
import type { Article } from "./article.ts";
import type { CodedEvent } from "./coded-event.ts";
import type { Day, Instant } from "./day.ts";
import type { CountBy } from "./dyad.ts";
import type { PloverType, Status } from "./ontology.ts";
import type { Page } from "./page.ts";
import type { Reading } from "./reading.ts";
import type { Skip, SkipReason } from "./skip.ts";
import type { Happening, Report, Story } from "./story.ts";

/**
 * The record: what was read, append-only. One writer, many readers, in other processes too.
 *
 * Ids are content hashes, so writing the same reading twice changes nothing. A row is never overwritten: a newer one supersedes it,
 * and `asOf` asks for the record as it stood at an instant. Implementations pass `test/contract/`.
 */
export interface Store {
  /** Runs `work` in one transaction: all of it is durable when `write` returns, or none of it. Not nested. */
  write<T>(work: () => T): T;
  /** Whether this very content from this place was handled before, read or skipped. */
  hasPage(page: PageKey): boolean;
  /** Adds a page and what was read from it. "known": the article was there already; only the page's address is added. */
  putReading(page: PageKey, reading: Reading): "added" | "known";
  putSkip(page: PageKey, skip: Skip): void;
  /** Stored reports that share a key with this one, and all members of their stories. */
  reportsNear(report: Report): readonly Report[];
  /** Stories as they are now; earlier rows of stories with a member in common are superseded. */
  putStories(stories: readonly Story[]): void;

  article(id: string): Article | null;
  /** Streams events in order of day, then id. Constant memory. */
  events(query?: EventQuery): IterableIterator<EventRow>;
  happenings(query?: EventQuery): IterableIterator<HappeningRow>;
  story(id: string): Story | null;
  /** Articles published a day, by day, whatever they tell: the denominator. */
  articlesByDay(range?: DayRange): ReadonlyMap<Day, number>;
  /** Sentences of evidence and articles that hold all the words, best first. */
  searchSentences(words: string, limit: number): readonly SentenceHit[];
  summary(): RecordSummary;
  /** Foreign keys, ids against contents, roll-ups against rows. Empty when sound. */
  check(): readonly string[];
  close(): void;
}

/** What the record keeps of a page: all but the bytes. */
export type PageKey = Omit<Page, "bytes" | "hints"> & { readonly size: number };

export interface DayRange {
  /** Inclusive. */
  readonly since?: Day;
  /** Inclusive. */
  readonly until?: Day;
}

export interface EventQuery extends DayRange {
  /** Events between these two, in either direction; or, with one, from or to it. */
  readonly countries?: readonly CountryCode[];
  readonly plover?: readonly PloverType[];
  readonly statuses?: readonly Status[];
  readonly articleId?: string;
  readonly asOf?: Instant;
}

/** An event as the record holds it. */
export interface EventRow {
  readonly event: CodedEvent;
  readonly happeningId: string | null;
  readonly storyId: string | null;
  readonly recordedAt: Instant;
}

export interface HappeningRow {
  readonly happening: Happening;
  readonly storyId: string;
  readonly goldstein: number;
  readonly quad: 1 | 2 | 3 | 4;
}

export interface SentenceHit {
  readonly articleId: string;
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
}

export interface RecordSummary {
  readonly pages: number;
  readonly articles: number;
  readonly events: number;
  readonly happenings: number;
  readonly stories: number;
  readonly skips: Readonly<Partial<Record<SkipReason, number>>>;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Busiest pairs, most happenings first. */
  readonly dyads: readonly { readonly a: CountryCode; readonly b: CountryCode; readonly count: number }[];
  readonly countBy: CountBy;
  readonly schemaVersion: number;
}
