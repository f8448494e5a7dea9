import type { ActorId, CountryCode } from "./actor.ts";
import type { Article } from "./article.ts";
import type { CodedEvent } from "./coded-event.ts";
import type { Day, Instant } from "./day.ts";
import type { CarryBasis, Decision, NewDecision, StoryDecisions } from "./decision.ts";
import type { CountBy, DayTally, Period } from "./dyad.ts";
import type { ForeignStore } from "./foreign.ts";
import type { PloverType, Status } from "./ontology.ts";
import type { Page } from "./page.ts";
import type { OutletRead } from "./relation.ts";
import type { Coding } from "./reading.ts";
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
  /** Whether this very content from this place was handled before, read or skipped, and its address did not show other words between then and now. */
  hasPage(page: PageKey): boolean;
  /**
   * Adds a page and what was read from it. "added": this reading now stands for its article, so fold its report.
   * "known": another printing of the same words stands for it, and only the page's address is added.
   *
   * Of several printings the earliest published stands (then by outlet and address), so that the order of arrival does not matter;
   * a page read again by another version stands for itself.
   */
  putReading(page: PageKey, reading: Coding): "added" | "known";
  putSkip(page: PageKey, skip: Skip): void;
  /**
   * Notes that an address showed the words of an article at a moment. What it showed before is superseded once no address shows it: it and
   * its events are in no list, sum or story any more, and are found by id, or as of then. Words that are shown again stand again. True when
   * what stands changed: fold the stories of what it showed before and after. Any order of calls gives the same.
   */
  putVersion(version: NewVersion): boolean;
  /**
   * Adds what another version read from a stored article: it stands for the article from now on, at the same page. "known": nothing but the
   * version is other, and only that is noted. Fold its report when "added". Carries no decisions over: see `carryDecision`.
   */
  putRecoding(reading: Coding): "added" | "known";
  /**
   * What a report may fold with: stored reports that share a key with it and pass `isLinked` (all do when it is left out), all members of
   * their stories and of the story that its own article is in; not its own. Folding these with it gives what folding everything would.
   */
  reportsNear(report: Report, isLinked?: (other: Report) => boolean): readonly Report[];
  /**
   * Stories as they are now; earlier stories with a member in common, or that `articleIds` are or were in, are superseded, so all their
   * members must be among those given.
   */
  putStories(stories: readonly Story[], articleIds?: readonly string[]): void;
  /** The report of an article as it was read last, superseded or not, decisions of persons applied to its acts. */
  report(articleId: string): Report | null;
  /** Adds a decision; it stands until a later one on the same event or articles. Fold the reports of the articles again. Throws "record/unknown-event", "record/unknown-article". */
  putDecision(decision: NewDecision): Decision;
  /** Lets a decision stand for another event of the coder as well: the same words, coded again under another id. */
  carryDecision(decisionId: string, eventId: string, basis: CarryBasis): void;
  /** Decisions in the order in which they were made, superseded ones too. */
  decisions(query?: DecisionQuery): readonly Decision[];
  /** What persons decided about the stories of these articles, as folding needs it. */
  storyDecisions(articleIds: readonly string[]): StoryDecisions;

  /** Superseded ones too. */
  article(id: string, asOf?: Instant): Article | null;
  /** Ids of the articles that an address showed last before (or at) a moment and first after it; it is canonical (`lib/canonical-address.ts`). */
  articlesAround(shown: Pick<NewVersion, "address" | "shownAt">): { readonly before: string | null; readonly after: string | null };
  /** What the addresses of an article showed, by address and time; empty for one that came without an address. */
  versions(articleId: string, asOf?: Instant): readonly ArticleVersion[];
  /** Id of the version that stands for an article; its own when it was not superseded. */
  presentVersion(articleId: string, asOf?: Instant): string;
  /** Streams events in order of day, then id; those without a day first. Constant memory. Do not write while it runs. */
  events(query?: EventQuery): IterableIterator<EventRow>;
  /** One event of the last reading of its article, or that a person decided on before, by its id; rejected ones and those of superseded articles too. Null when there is none. */
  event(id: string, asOf?: Instant): EventRow | null;
  /** Ids of events that start like this, at most `limit`, ascending. */
  eventIds(prefix: string, limit: number): readonly string[];
  /** All that was recorded of an event, oldest first: readings, foldings, decisions. */
  history(eventId: string): readonly HistoryEntry[];
  /** Ids of articles that this version did not read, in order of arrival. */
  articlesNotReadBy(version: string): IterableIterator<string>;
  /** Streams happenings in the same order. */
  happenings(query?: HappeningQuery): IterableIterator<HappeningRow>;
  /** The same, each with the events that tell it, as `events({ happeningId })` gives them. */
  tellings(query?: HappeningQuery): IterableIterator<Telling>;
  /** A happening that stands no more, as it stood last, with all events that it ever held; null for one that stands, or never did. */
  formerHappening(id: string): FormerHappening | null;
  /** Sums a day, or a longer period under its first day, and directed pair, in order of day: what long series are made of. Sides that have no country, or the same, are not in them. With `asOf` they are made from the rows, which takes longer. */
  tallies(query?: TallyQuery & { readonly by?: Period }): IterableIterator<DayTally>;
  /** The pairs with most happenings that were done, most first. `since` and `until` are taken as the months that they lie in. */
  topDyads(query: DayRange & AsOf & { readonly limit: number }): readonly DyadCount[];
  /** A story as it is, or was; null when there is none of that id, or none any more. */
  story(id: string, asOf?: Instant): Story | null;
  /** The story that an article is in, or was; of a superseded one that of the version that stands. */
  storyOf(articleId: string, asOf?: Instant): Story | null;
  /** Articles published a day, by day, whatever they tell: the denominator. */
  articlesByDay(range?: DayRange & AsOf): ReadonlyMap<Day, number>;
  /** The same by outlet, in order of day, then outlet; a longer period under its first day. */
  articlesByOutlet(query?: DayRange & AsOf & { readonly by?: Period }): IterableIterator<OutletRead>;
  /** Sentences of articles that hold all the words, shortest first; of very many the latest recorded. Case and accents do not matter. */
  searchSentences(words: string, limit: number, asOf?: Instant): readonly SentenceHit[];
  /** With `asOf` counted from the rows, which takes longer. */
  summary(asOf?: Instant): RecordSummary;
  /** What `summary` begins with, at no cost. */
  totals(): RecordTotals;
  /**
   * Number of the commit that last changed anything between two countries, in either direction; 0 where nothing has since the record keeps it.
   * Another one means that answers about the pair may have changed.
   */
  pairVersion(a: CountryCode, b: CountryCode): number;
  /** Happenings that count as done, summed a directed pair over the days of the range; those without a day only when it has no ends. */
  pairs(range?: DayRange): readonly PairSum[];
  /** The same a pair of names, over the years of the range: of persons, organisations and whoever else acts, as they are shown. */
  actorPairs(years?: YearRange): readonly ActorPairSum[];
  /** Articles read of each outlet, most first. */
  outlets(): readonly OutletCount[];
  /** Tells cheaply whether anything was added since. */
  state(): RecordState;
  /** What was read last, the last first. */
  latestArticles(limit: number): readonly LatestArticle[];
  /** What is read when: sources, addresses, positions in archives. */
  readonly schedule: Schedule;
  /** Rows of other data sets, which stand beside and are in none of these answers. */
  readonly foreign: ForeignStore;
  /** The file itself, foreign keys, ids against contents, tallies against rows: a line for each thing that is wrong. Empty when sound. */
  check(): readonly string[];
  /** Writes the record as it is at this moment to a new file, while others read and write. Throws "record/exists" rather than overwrite. */
  backup(path: string): void;
  /** Gives space back and orders the indexes anew, while others read; what is recorded stays as it is. */
  compact(): CompactedRecord;
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

export interface AsOf {
  /** The record as it stood then; all that was recorded up to and with this instant. */
  readonly asOf?: Instant;
}

export interface TallyQuery extends DayRange, AsOf {
  /** Between two of these, in either direction; or, with one, from or to it. Like every list of a query, an empty one lets nothing through. */
  readonly countries?: readonly CountryCode[];
  readonly plover?: readonly PloverType[];
  readonly statuses?: readonly Status[];
  /** Only what counts as done, by deed or by words (`isDone`). */
  readonly isDone?: true;
}

export interface DyadCount {
  readonly a: CountryCode;
  readonly b: CountryCode;
  readonly count: number;
}

export interface HappeningQuery extends TallyQuery {
  readonly storyId?: string;
  /** Told of this actor on either side, now or as one event of it has it. Of a state: only where it acts by itself; `countries` asks for all of it. */
  readonly actor?: ActorId;
  /** "latest": the last day first, and on a day the last id; those without a day at the end. Else the other way round. */
  readonly order?: "latest";
}

export interface EventQuery extends TallyQuery {
  readonly articleId?: string;
  readonly happeningId?: string;
  /** Those too of articles that were superseded, as they were read last. */
  readonly supersededToo?: boolean;
}

export interface DecisionQuery extends AsOf {
  /** On this event; on this article or events of it. */
  readonly eventId?: string;
  readonly articleId?: string;
}

/** An event as the record holds it. */
export interface EventRow {
  /** As a person corrected it, else as the coder has it. */
  readonly event: CodedEvent;
  /** The latest decision of a person on it; null when nobody decided, or who did gave it back to the coder. `events()` leaves rejected ones out. */
  readonly decision: EventRowDecision | null;
  readonly happeningId: string | null;
  readonly storyId: string | null;
  readonly recordedAt: Instant;
  /** The article that took the place of the one it was read from; null when that is shown still. `events()` gives such events only when a person corrected them. */
  readonly supersededBy: string | null;
  /** When each earlier version of the article was seen first, as `ArticleVersion.shownAt` ("" when nothing tells); empty for a page that never changed. */
  readonly earlierVersions: readonly string[];
}

/** An event with where it was read; null when the record no longer has that article. */
export interface SourcedRow extends EventRow {
  readonly source: Pick<Article, "outlet" | "title" | "published" | "url" | "from"> | null;
}

export interface EventRowDecision {
  readonly kind: "correct" | "reject";
  readonly id: string;
  readonly why: string;
  readonly by: string | null;
  readonly recordedAt: Instant;
  /** What the coder had. */
  readonly coded: CodedEvent;
}

/** Words that an address showed. */
export interface ArticleVersion {
  readonly articleId: string;
  readonly title: string;
  readonly address: string;
  /** When they were seen there first: fetched, else what the page says of its own age (an instant or a day); null when nothing tells. */
  readonly shownAt: Instant | Day | null;
  readonly recordedAt: Instant;
  /** Whether the address shows them still. */
  readonly isPresent: boolean;
}

/** What an address was seen to show. */
export interface NewVersion {
  readonly address: string;
  /** As `ArticleVersion.shownAt`, in UTC and to the second. Where nothing tells: before anything that is dated. */
  readonly shownAt: Instant | Day | null;
  readonly articleId: string;
  /** The one of `articlesAround` that it is a version of; null when it is another article: what the address showed before stands beside it. */
  readonly kin: string | null;
}

/** One row of an event's audit trail. */
export interface HistoryEntry {
  readonly recordedAt: Instant;
  readonly what: "coded" | "corrected" | "rejected" | "restored" | "carried over" | "folded" | "unfolded" | "superseded" | "shown again";
  /** Version, reason (of one that was carried over to another sentence also that), happening, or the article that took the place. */
  readonly about: string;
  readonly by: string | null;
}

export interface CompactedRecord {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

export interface HappeningRow {
  readonly happening: Happening;
  readonly storyId: string;
  readonly recordedAt: Instant;
}

/** What was folded otherwise since, or rejected, or is told by no page any more. */
export interface FormerHappening extends HappeningRow {
  readonly withdrawnAt: Instant;
}

export interface Telling {
  readonly row: HappeningRow;
  /** In order of day, then id. */
  readonly events: readonly EventRow[];
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

/** Years of four figures, inclusive; without either end also what has no day. */
export interface YearRange {
  readonly since?: string;
  readonly until?: string;
}

/** What one side did to another, by their names and countries: sums of quad 1, 2, 3 and 4. */
export interface ActorPairSum {
  readonly initiator: NamedSide;
  readonly recipient: NamedSide;
  readonly quads: readonly [number, number, number, number];
}

export interface NamedSide {
  readonly name: string;
  readonly country: CountryCode | null;
}

export interface OutletCount {
  /** Null where pages don't say. */
  readonly outlet: string | null;
  readonly articles: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

export interface LatestArticle {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly recordedAt: Instant;
}

export interface RecordState {
  /** Number of the latest commit; 0 for an empty record. */
  readonly commit: number;
  readonly recordedAt: Instant | null;
  /** First and last day of any happening that is or was. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** How much there is of what stands. */
export interface RecordTotals {
  readonly pages: number;
  readonly articles: number;
  readonly events: number;
  readonly happenings: number;
  readonly stories: number;
}

export interface RecordSummary extends RecordTotals {
  readonly skips: Readonly<Partial<Record<SkipReason, number>>>;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Busiest pairs, most happenings first. */
  readonly dyads: readonly DyadCount[];
  readonly countBy: CountBy;
  readonly schemaVersion: number;
}
