import { contentId } from "../lib/hash.ts";
import type { Article, CodedEvent, PageKey, Reading, Report, Sentence } from "../model/index.ts";
import type { Connection, Row } from "./connection.ts";
import { blobOf } from "./numbers-blob.ts";
import { ensurePage } from "./put-page.ts";
import { rankPrinting } from "./rank-printing.ts";
import { NOW, standingReading } from "./standing.ts";
import { addToTallies } from "./tallies.ts";
import { quadOf } from "./closed-values.ts";
import { addToTotal } from "./totals.ts";
import type { Writer } from "./writer.ts";

/** Adds a page and what was read from it; see `Store.putReading`. */
export function putReading(writer: Writer, page: PageKey, reading: Reading): "added" | "known" {
  const { connection } = writer;
  const pageNo = ensurePage(writer, page);
  const digest = digestOf(reading);
  const last = connection.get("SELECT digest FROM readings WHERE page_no = ? ORDER BY no DESC LIMIT 1", pageNo);
  if (last?.text("digest") === digest) return "known";
  const articleNo = ensureArticle(writer, reading);
  const printing = rankPrinting(reading.article);
  const standing = connection.get(`SELECT * FROM readings r WHERE article_no = ? AND ${standingReading("r", NOW)}`, articleNo);
  const stands = standing === null || standing.number("page_no") === pageNo || printing < standing.text("printing");
  const readingNo = insertReading(writer, { pageNo, articleNo, article: reading.article, stands, printing, digest });
  if (!stands) return "known";
  if (standing !== null) withdrawReading(connection, standing);
  const { article, report } = reading;
  countDayRead(connection, { day: article.published?.day ?? null, outlet: article.outlet, articles: 1 });
  insertEvents(writer, readingNo, reading.events);
  insertReport(connection, readingNo, report);
  return "added";
}

/** Tells whether a page was read alike: by its article and events, not by what they were made of. */
function digestOf({ article, events }: Reading): string {
  return contentId(JSON.stringify(article), JSON.stringify(events));
}

function ensureArticle(writer: Writer, { article, sentences }: Reading): number {
  const { connection } = writer;
  const known = connection.get("SELECT no FROM articles WHERE id = ?", article.id);
  if (known !== null) return known.number("no");
  const { id, title, text } = article;
  const articleNo = connection.insert("articles", { id, title, text, digest: contentId(title, text), commit_no: writer.commitNo() });
  addToTotal(connection, "articles", 1);
  insertSentences(connection, articleNo, { text, sentences });
  return articleNo;
}

function insertSentences(
  connection: Connection,
  articleNo: number,
  { text, sentences }: { readonly text: string; readonly sentences: readonly Sentence[] },
): void {
  for (const { start, end } of sentences) {
    const no = connection.insert("sentences", { article_no: articleNo, start, end });
    connection.insert("sentence_words", { rowid: no, words: text.slice(start, end) });
  }
}

interface ReadingRow {
  readonly pageNo: number;
  readonly articleNo: number;
  readonly article: Article;
  readonly stands: boolean;
  readonly printing: string;
  readonly digest: string;
}

function insertReading(writer: Writer, { pageNo, articleNo, article, stands, printing, digest }: ReadingRow): number {
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
    commit_no: writer.commitNo(),
  });
}

/** Takes a reading that stands no longer out of the sums; its rows stay. */
function withdrawReading(connection: Connection, reading: Row): void {
  countDayRead(connection, { day: reading.textOrNull("published_day"), outlet: reading.textOrNull("outlet"), articles: -1 });
  const events = connection.all("SELECT * FROM events WHERE reading_no = ?", reading.number("no"));
  addToTotal(connection, "events", -events.length);
  for (const row of events) {
    const sides = { initiator: row.textOrNull("initiator"), recipient: row.textOrNull("recipient"), day: row.textOrNull("day") };
    const kind = { precision: row.textOrNull("precision"), plover: row.text("plover"), status: row.text("status"), quad: quadOf(row) };
    addToTallies(connection, { ...sides, ...kind, tenths: row.number("goldstein_tenths"), reports: null }, -1);
  }
}

interface DayRead {
  readonly day: string | null;
  readonly outlet: string | null;
  readonly articles: 1 | -1;
}

function countDayRead(connection: Connection, { day, outlet, articles }: DayRead): void {
  const sql = "INSERT INTO days_read VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles";
  if (day !== null) connection.run(sql, day, outlet ?? "", articles);
}

/** One id is one event, should a coder give it twice. */
function insertEvents(writer: Writer, readingNo: number, events: readonly CodedEvent[]): void {
  const unique = [...new Map(events.map((event) => [event.id, event])).values()];
  addToTotal(writer.connection, "events", unique.length);
  for (const event of unique) insertEvent(writer, readingNo, event);
}

function insertEvent(writer: Writer, readingNo: number, event: CodedEvent): void {
  const { id, plover, cameo, quad, status } = event;
  const tenths = Math.round(event.goldstein * 10);
  const sides = { initiator: event.initiator.country, recipient: event.recipient?.country ?? null };
  const when = { day: event.when?.day ?? null, precision: event.when?.precision ?? null };
  writer.connection.insert("events", {
    reading_no: readingNo,
    id,
    ...sides,
    ...when,
    plover,
    cameo,
    quad,
    goldstein_tenths: tenths,
    status,
    event: JSON.stringify(event),
    commit_no: writer.commitNo(),
  });
  addToTallies(writer.connection, { ...sides, ...when, plover, status, quad, tenths, reports: null }, 1);
}

function insertReport(connection: Connection, readingNo: number, report: Report): void {
  connection.insert("reports", {
    reading_no: readingNo,
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
  });
  for (const key of new Set(report.keys)) connection.insert("report_keys", { key, reading_no: readingNo });
}
