import type {
  ActorPairSum,
  Article,
  ArticleVersion,
  AsOf,
  CarryBasis,
  CompactedRecord,
  Day,
  DayRange,
  DayTally,
  Decision,
  DecisionQuery,
  DyadCount,
  EventQuery,
  EventRow,
  ForeignStore,
  FormerHappening,
  HappeningQuery,
  HappeningRow,
  HistoryEntry,
  Instant,
  LatestArticle,
  NewDecision,
  NewVersion,
  OutletCount,
  OutletRead,
  PageKey,
  PairSum,
  Period,
  Coding,
  RecordState,
  RecordSummary,
  RecordTotals,
  Report,
  Schedule,
  SentenceHit,
  Skip,
  Store,
  Story,
  StoryDecisions,
  Telling,
  YearRange,
} from "../model/index.ts";
import { Fault } from "../lib/fault.ts";
import { checkRecord } from "./check-record.ts";
import { backupRecord, compactRecord } from "./compact.ts";
import type { Connection } from "./connection.ts";
import { putSkip } from "./put-page.ts";
import { carryDecision, putDecision } from "./put-decision.ts";
import { putReading, putRecoding } from "./put-reading.ts";
import { putStories } from "./put-stories.ts";
import { isPageKnown } from "./is-page-known.ts";
import { putVersion } from "./put-version.ts";
import { readDecisions, readStoryDecisions } from "./read-decisions.ts";
import { readEvent, readEventIds, readEvents } from "./read-events.ts";
import { readFormerHappening, readHappenings, readTellings } from "./read-happenings.ts";
import { readHistory } from "./read-history.ts";
import { readActorPairs, readLatestArticles, readOutlets, readPairs, readPairVersion, readState } from "./read-overview.ts";
import { readReport, readReportsNear } from "./read-reports.ts";
import { readArticle, readArticlesNotReadBy, readStory, readStoryOf } from "./read-stories.ts";
import { readArticlesAround, readPresentVersion, readVersions } from "./read-versions.ts";
import { searchSentences } from "./search-sentences.ts";
import { SqliteForeign } from "./sqlite-foreign.ts";
import { SqliteSchedule } from "./sqlite-schedule.ts";
import { readArticlesByDay, readArticlesByOutlet, readTopDyads, readTotals, summarise } from "./summarise.ts";
import { readTallies } from "./tallies.ts";
import type { WriteLock } from "./write-lock.ts";
import type { Writer } from "./writer.ts";

/** What a store that writes holds besides its connection. */
export interface Writing {
  readonly writer: Writer;
  readonly lock: WriteLock;
}

/** The record in one SQLite file. */
export class SqliteStore implements Store {
  readonly #connection: Connection;
  readonly #writing: Writing | null;
  readonly schedule: Schedule;
  readonly foreign: ForeignStore;

  constructor(connection: Connection, writing: Writing | null) {
    this.#connection = connection;
    this.#writing = writing;
    this.foreign = new SqliteForeign(connection, (work) => {
      const writer = this.#writer();
      return writer.within(() => work(writer));
    });
    this.schedule = new SqliteSchedule(connection, (work) => this.#writer().within(work));
  }

  write<T>(work: () => T): T {
    return this.#writer().write(work);
  }

  hasPage(page: PageKey): boolean {
    return isPageKnown(this.#connection, page);
  }

  putReading(page: PageKey, reading: Coding): "added" | "known" {
    const writer = this.#writer();
    return writer.within(() => putReading(writer, page, reading));
  }

  putSkip(page: PageKey, skip: Skip): void {
    const writer = this.#writer();
    writer.within(() => putSkip(writer, page, skip));
  }

  putVersion(version: NewVersion): boolean {
    const writer = this.#writer();
    return writer.within(() => putVersion(writer, version));
  }

  putRecoding(reading: Coding): "added" | "known" {
    const writer = this.#writer();
    return writer.within(() => putRecoding(writer, reading));
  }

  reportsNear(report: Report, isLinked: (other: Report) => boolean = () => true): readonly Report[] {
    return readReportsNear(this.#connection, report, isLinked);
  }

  putStories(stories: readonly Story[], articleIds: readonly string[] = []): void {
    const writer = this.#writer();
    writer.within(() => putStories(writer, stories, articleIds));
  }

  report(articleId: string): Report | null {
    const row = this.#connection.get("SELECT no FROM articles WHERE id = ?", articleId);
    return row === null ? null : readReport(this.#connection, row.number("no"));
  }

  putDecision(decision: NewDecision): Decision {
    const writer = this.#writer();
    return writer.within(() => putDecision(writer, decision));
  }

  carryDecision(decisionId: string, eventId: string, basis: CarryBasis): void {
    const writer = this.#writer();
    writer.within(() => carryDecision(writer, { decisionId, eventId, basis }));
  }

  decisions(query: DecisionQuery = {}): readonly Decision[] {
    return readDecisions(this.#connection, query);
  }

  storyDecisions(articleIds: readonly string[]): StoryDecisions {
    return readStoryDecisions(this.#connection, articleIds);
  }

  article(id: string, asOf?: Instant): Article | null {
    return readArticle(this.#connection, id, asOf);
  }

  articlesAround({ address, shownAt }: Parameters<Store["articlesAround"]>[0]): ReturnType<Store["articlesAround"]> {
    return readArticlesAround(this.#connection, address, shownAt ?? "");
  }

  versions(articleId: string, asOf?: Instant): readonly ArticleVersion[] {
    return readVersions(this.#connection, articleId, asOf);
  }

  presentVersion(articleId: string, asOf?: Instant): string {
    return readPresentVersion(this.#connection, articleId, asOf);
  }

  events(query: EventQuery = {}): IterableIterator<EventRow> {
    return readEvents(this.#connection, query);
  }

  event(id: string, asOf?: Instant): EventRow | null {
    return readEvent(this.#connection, id, asOf);
  }

  eventIds(prefix: string, limit: number): readonly string[] {
    return readEventIds(this.#connection, prefix, limit);
  }

  history(eventId: string): readonly HistoryEntry[] {
    return readHistory(this.#connection, eventId);
  }

  articlesNotReadBy(version: string): IterableIterator<string> {
    return readArticlesNotReadBy(this.#connection, version);
  }

  happenings(query: HappeningQuery = {}): IterableIterator<HappeningRow> {
    return readHappenings(this.#connection, query);
  }

  tellings(query: HappeningQuery = {}): IterableIterator<Telling> {
    return readTellings(this.#connection, query);
  }

  formerHappening(id: string): FormerHappening | null {
    return readFormerHappening(this.#connection, id);
  }

  tallies(query: Parameters<Store["tallies"]>[0] = {}): IterableIterator<DayTally> {
    return readTallies(this.#summed(), query);
  }

  topDyads(query: DayRange & AsOf & { readonly limit: number }): readonly DyadCount[] {
    return readTopDyads(this.#summed(), query);
  }

  story(id: string, asOf?: Instant): Story | null {
    return readStory(this.#connection, id, asOf);
  }

  storyOf(articleId: string, asOf?: Instant): Story | null {
    return readStoryOf(this.#connection, articleId, asOf);
  }

  articlesByDay(range: DayRange & AsOf = {}): ReadonlyMap<Day, number> {
    return readArticlesByDay(this.#summed(), range);
  }

  articlesByOutlet(query: DayRange & AsOf & { readonly by?: Period } = {}): IterableIterator<OutletRead> {
    return readArticlesByOutlet(this.#summed(), query);
  }

  searchSentences(words: string, limit: number, asOf?: Instant): readonly SentenceHit[] {
    return searchSentences(this.#connection, words, { limit, asOf });
  }

  summary(asOf?: Instant): RecordSummary {
    return summarise(this.#summed(), asOf);
  }

  totals(): RecordTotals {
    return readTotals(this.#summed());
  }

  pairVersion(a: string, b: string): number {
    return readPairVersion(this.#summed(), a, b);
  }

  pairs(range: DayRange = {}): readonly PairSum[] {
    return readPairs(this.#summed(), range);
  }

  actorPairs(years: YearRange = {}): readonly ActorPairSum[] {
    return readActorPairs(this.#summed(), years);
  }

  outlets(): readonly OutletCount[] {
    return readOutlets(this.#summed());
  }

  state(): RecordState {
    return readState(this.#connection);
  }

  latestArticles(limit: number): readonly LatestArticle[] {
    return readLatestArticles(this.#connection, limit);
  }

  check(): readonly string[] {
    return checkRecord(this.#summed());
  }

  backup(path: string): void {
    backupRecord(this.#connection.path, path);
  }

  compact(): CompactedRecord {
    return compactRecord(this.#writer().connection);
  }

  close(): void {
    this.#connection.close();
    this.#writing?.lock.release();
  }

  /** The connection with all sums in step, also in the middle of a write. */
  #summed(): Connection {
    this.#writing?.writer.flushSums();
    return this.#connection;
  }

  #writer(): Writer {
    if (this.#writing !== null) return this.#writing.writer;
    throw new Fault("record/read-only", "Cannot write to the record", { where: this.#connection.path, why: "it was opened for reading" });
  }
}
