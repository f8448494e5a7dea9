import { contentId } from "../lib/hash.ts";
import { maskAddresses } from "../lib/mask-addresses.ts";
import type { CodedEvent, Coding, PageKey, Report, Span } from "../model/index.ts";
import { numberOfArticle, unknownArticle } from "./article-numbers.ts";
import type { Connection, Row } from "./connection.ts";
import { withArticleSums } from "./count-standing.ts";
import { blobOf } from "./numbers-blob.ts";
import { parseJson } from "./parse-json.ts";
import { addToDay, addToTallies, addToTotal } from "./pending-sums.ts";
import { entryOfEvent, insertEvent } from "./put-event.ts";
import { ensurePage } from "./put-page.ts";
import { rankPrinting } from "./rank-printing.ts";
import { latestReading, NOW } from "./standing.ts";
import { isEvent } from "./stored-json.ts";
import type { Writer } from "./writer.ts";

/** Adds a page and what was read from it; see `Store.putReading`. */
export function putReading(writer: Writer, page: PageKey, reading: Coding): "added" | "known" {
  const { connection } = writer;
  const pageNo = ensurePage(writer, page);
  const digest = digestOf(reading);
  const last = connection.get("SELECT digest FROM readings WHERE page_no = ? ORDER BY no DESC LIMIT 1", pageNo);
  if (last?.text("digest") === digest) return "known";
  const articleNo = ensureArticle(writer, reading);
  const printing = rankPrinting(reading.article);
  const standing = standingReadingOf(connection, articleNo);
  const stands = standing === null || standing.number("page_no") === pageNo || printing < standing.text("printing");
  const place: ReadingPlace = { pageNo, articleNo, stands, printing, digest };
  if (stands) supersede(writer, reading, { place, standing });
  else insertReading(writer, reading, place);
  return stands ? "added" : "known";
}

/** Adds what another version read from an article that is there; see `Store.putRecoding`. */
export function putRecoding(writer: Writer, reading: Coding): "added" | "known" {
  const { connection } = writer;
  const { article, version } = reading;
  const articleNo = numberOfArticle(connection, article.id);
  const standing = standingReadingOf(connection, articleNo);
  if (standing === null) throw unknownArticle(connection.path, article.id);
  if (isReadAlike(connection, standing.number("no"), reading)) {
    if (standing.textOrNull("version") !== version) noteRecoding(writer, articleNo, version);
    return "known";
  }
  const [pageNo, printing] = [standing.number("page_no"), standing.text("printing")];
  supersede(writer, reading, { place: { pageNo, articleNo, stands: true, printing, digest: digestOf(reading) }, standing });
  return "added";
}

function noteRecoding(writer: Writer, articleNo: number, version: string): void {
  const { connection } = writer;
  const isNoted = connection.get("SELECT 1 FROM recodings WHERE article_no = ? AND version = ?", articleNo, version) !== null;
  if (!isNoted) connection.insert("recodings", { article_no: articleNo, version, commit_no: writer.commitNo() });
}

const STANDING = `SELECT * FROM readings r WHERE article_no = ? AND ${latestReading("r", NOW)}`;

function standingReadingOf(connection: Connection, articleNo: number): Row | null {
  return connection.get(STANDING, articleNo);
}

/** Whether a reading gave the same events, but for the version, and the same report. */
function isReadAlike(connection: Connection, readingNo: number, { events, report }: Coding): boolean {
  const rows = connection.all("SELECT event FROM events WHERE reading_no = ? AND decision_no IS NULL", readingNo);
  const known = rows.map((row) => withoutVersion(parseJson(row, "event", isEvent))).sort();
  if (JSON.stringify(known) !== JSON.stringify(uniqueEvents(events).map(withoutVersion).sort())) return false;
  const kept = connection.get("SELECT * FROM reports WHERE reading_no = ?", readingNo);
  return kept !== null && Object.entries(columnsOfReport(report)).every(([name, value]) => kept.holds(name, value));
}

function withoutVersion({ coder, ...event }: CodedEvent): string {
  return JSON.stringify({ ...event, rules: coder.rules });
}

/** Tells whether a page was read alike: by its article and events, not by what they were made of. */
function digestOf({ article, events }: Coding): string {
  return contentId(JSON.stringify(article), JSON.stringify(events));
}

function ensureArticle(writer: Writer, { article, sentences }: Coding): number {
  const { connection } = writer;
  const known = connection.get("SELECT no FROM articles WHERE id = ?", article.id);
  if (known !== null) return known.number("no");
  const { id, title, text } = article;
  const articleNo = connection.insert("articles", { id, title, text, digest: contentId(title, text), commit_no: writer.commitNo() });
  insertSentences(connection, articleNo, { text, sentences });
  return articleNo;
}

function insertSentences(
  connection: Connection,
  articleNo: number,
  { text, sentences }: { readonly text: string; readonly sentences: readonly Span[] },
): void {
  for (const { start, end } of sentences) {
    const no = connection.insert("sentences", { article_no: articleNo, start, end });
    connection.insert("sentence_words", { rowid: no, words: maskAddresses(text.slice(start, end)) });
  }
}

/** Where a reading goes: its page and article, and whether it stands for the article. */
interface ReadingPlace {
  readonly pageNo: number;
  readonly articleNo: number;
  readonly stands: boolean;
  readonly printing: string;
  readonly digest: string;
}

/** Adds a reading that stands, and takes the one that stood before out of the sums; its rows stay. */
function supersede(
  writer: Writer,
  reading: Coding,
  { place, standing }: { readonly place: ReadingPlace; readonly standing: Row | null },
): void {
  if (standing === null) insertFirst(writer, reading, place);
  else withArticleSums(writer, place.articleNo, () => void insertRead(writer, reading, place));
}

/** The first reading of an article: all of it is new, so nothing is looked up. */
function insertFirst(writer: Writer, reading: Coding, place: ReadingPlace): void {
  const { sums } = writer;
  const events = insertRead(writer, reading, place);
  for (const event of events) addToTallies(sums, entryOfEvent(event), 1);
  addToTotal(sums, "events", events.length);
  addToTotal(sums, "articles", 1);
  addToDay(sums, { day: reading.article.published?.day ?? null, outlet: reading.article.outlet, articles: 1 });
}

/** Adds a reading with its events and its report; gives the events, each once. */
function insertRead(writer: Writer, reading: Coding, place: ReadingPlace): readonly CodedEvent[] {
  const readingNo = insertReading(writer, reading, place);
  const events = uniqueEvents(reading.events);
  for (const event of events) insertEvent(writer, event, { readingNo, decisionNo: null });
  insertReport(writer.connection, readingNo, reading.report);
  return events;
}

function insertReading(
  writer: Writer,
  { article, version }: Coding,
  { pageNo, articleNo, stands, printing, digest }: ReadingPlace,
): number {
  const { id: _id, title: _title, text: _text, ...rest } = article;
  return writer.connection.insert("readings", {
    page_no: pageNo,
    article_no: articleNo,
    stands: Number(stands),
    published_day: article.published?.day ?? null,
    outlet: article.outlet,
    printing,
    article: JSON.stringify(rest),
    digest,
    version,
    commit_no: writer.commitNo(),
  });
}

/** One id is one event, should a coder give it twice. */
function uniqueEvents(events: readonly CodedEvent[]): readonly CodedEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

function insertReport(connection: Connection, readingNo: number, report: Report): void {
  connection.insert("reports", { reading_no: readingNo, ...columnsOfReport(report) });
  for (const key of new Set(report.keys)) connection.insert("report_keys", { key, reading_no: readingNo });
}

/** What a row of reports says of the report itself. */
export function columnsOfReport(report: Report): Readonly<Record<string, string | number | Uint8Array | null>> {
  return {
    published_at: report.publishedAt,
    outlet: report.outlet,
    origin: report.origin,
    voice: report.voice,
    shingles: report.shingles,
    signature: blobOf(report.signature),
    lead: blobOf(report.lead),
    terms: blobOf(report.terms),
    news_day: report.newsDay,
    countries: JSON.stringify(report.countries),
    keys: blobOf(Float64Array.from(report.keys)),
    acts: JSON.stringify(report.acts),
  };
}
