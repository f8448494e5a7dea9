import type { CountryCode } from "./actor.ts";
import type { Article } from "./article.ts";
import type { CodedEvent } from "./coded-event.ts";
import type { Day, Instant } from "./day.ts";
import type { CountBy, DayTally } from "./dyad.ts";
import type { PloverType, Status } from "./ontology.ts";
import type { Page } from "./page.ts";
import type { Reading } from "./reading.ts";
import type { Schedule } from "./schedule.ts";
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
  /**
   * Adds a page and what was read from it. "added": this reading now stands for its article, so fold its report.
   * "known": another printing of the same words stands for it, and only the page's address is added.
   *
   * Of several printings the earliest published stands (then by outlet and address), so that the order of arrival does not matter;
   * a page read again by another version stands for itself.
   */
  putReading(page: PageKey, reading: Reading): "added" | "known";
  putSkip(page: PageKey, skip: Skip): void;
  /**
   * What a report may fold with: stored reports that share a key with it and pass `isLinked` (all do when it is left out), all members of
   * their stories and of the story that its own article is in; not its own. Folding these with it gives what folding everything would.
   */
  reportsNear(report: Report, isLinked?: (other: Report) => boolean): readonly Report[];
  /** Stories as they are now; earlier stories with a member in common are superseded, so all their members must be among those given. */
  putStories(stories: readonly Story[]): void;

  article(id: string): Article | null;
  /** Streams events in order of day, then id; those without a day first. Constant memory. Do not write while it runs. */
  events(query?: EventQuery): IterableIterator<EventRow>;
  /** Streams happenings in the same order. */
  happenings(query?: HappeningQuery): IterableIterator<HappeningRow>;
  /** Sums a day and directed pair, in order of day: what long series are made of. Sides that have no country, or the same, are not in them. */
  tallies(query?: TallyQuery): IterableIterator<DayTally>;
  /** A story as it is now; null when there is none of that id, or none any more. */
  story(id: string): Story | null;
  /** The story that an article is in now. */
  storyOf(articleId: string): Story | null;
  /** Articles published a day, by day, whatever they tell: the denominator. */
  articlesByDay(range?: DayRange): ReadonlyMap<Day, number>;
  /** Sentences of articles that hold all the words, best first. Case and accents do not matter. */
  searchSentences(words: string, limit: number): readonly SentenceHit[];
  summary(): RecordSummary;
  /** Happenings that count as done, summed a directed pair over the days of the range; those without a day only when it has no ends. */
  pairs(range?: DayRange): readonly PairSum[];
  /** Articles read of each outlet, most first. */
  outlets(): readonly OutletCount[];
  /** Tells cheaply whether anything was added since. */
  state(): RecordState;
  /** What is read when: sources, addresses, positions in archives. */
  readonly schedule: Schedule;
  /** The file itself, foreign keys, ids against contents, tallies against rows: a line for each thing that is wrong. Empty when sound. */
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

export interface TallyQuery extends DayRange {
  /** Between two of these, in either direction; or, with one, from or to it. Like every list of a query, an empty one lets nothing through. */
  readonly countries?: readonly CountryCode[];
  readonly plover?: readonly PloverType[];
  readonly statuses?: readonly Status[];
}

export interface HappeningQuery extends TallyQuery {
  readonly storyId?: string;
  /** The record as it stood then; all that was recorded up to and with this instant. */
  readonly asOf?: Instant;
}

export interface EventQuery extends TallyQuery {
  readonly articleId?: string;
  readonly happeningId?: string;
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
  readonly recordedAt: Instant;
}

export interface SentenceHit {
  readonly articleId: string;
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
}

/** What one country did to another: sums of quad 1, 2, 3 and 4. */
export interface PairSum {
  readonly initiator: CountryCode;
  readonly recipient: CountryCode;
  readonly quads: readonly [number, number, number, number];
  readonly lastDay: Day | null;
}

export interface OutletCount {
  /** Null where pages don't say. */
  readonly outlet: string | null;
  readonly articles: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

export interface RecordState {
  /** Number of the latest commit; 0 for an empty record. */
  readonly commit: number;
  readonly recordedAt: Instant | null;
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
