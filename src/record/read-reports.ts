import { reportedActs } from "../model/index.ts";
import type { Report } from "../model/index.ts";
import type { Connection, Row } from "./connection.ts";
import { float64Of, uint32Of } from "./numbers-blob.ts";
import { parseJson } from "./parse-json.ts";
import { readDecidedEvents } from "./read-decisions.ts";
import { areActs, areCounts } from "./stored-json.ts";
import { latestReading, NOW, standingMember, standingReading } from "./standing.ts";

/** Of acts that were recorded before confidence was kept. */
const UNKNOWN_CONFIDENCE = 0.5;

/** The story that an article is in now. */
const STORY_OF = "SELECT story_id FROM members WHERE article_no = ? ORDER BY no DESC LIMIT 1";

const MEMBERS_OF = `SELECT DISTINCT m.article_no FROM members m WHERE m.story_id = ? AND ${standingMember("m", NOW)}`;

/** What a link between two reports is found by: not the acts, which take half of a report and most of the time to read it. */
const SKETCHES = `SELECT a.no, a.id AS article_id, p.reading_no, p.published_at, p.outlet, p.origin, p.voice, p.shingles, p.signature, p.lead, p.terms,
    p.news_day, p.countries
  FROM readings r JOIN reports p ON p.reading_no = r.no JOIN articles a ON a.no = r.article_no
  WHERE r.no IN (SELECT k.reading_no FROM report_keys k WHERE k.key IN (SELECT value FROM json_each(?))) AND ${standingReading("r", NOW)}`;

const REPORT_OF = `SELECT a.id AS article_id, p.* FROM articles a JOIN readings r ON r.article_no = a.no JOIN reports p ON p.reading_no = r.no
  WHERE a.no = ? AND ${latestReading("r", NOW)}`;

/** What a new report may fold with: see `Store.reportsNear`. In order of article. */
export function readReportsNear(connection: Connection, report: Report, isLinked: (other: Report) => boolean): readonly Report[] {
  const own = connection.get("SELECT no FROM articles WHERE id = ?", report.articleId)?.number("no") ?? null;
  const near = new Map<number, Report>();
  for (const row of connection.all(SKETCHES, JSON.stringify(report.keys))) {
    const no = row.number("no");
    if (no === own || !isLinked(sketchOf(connection, row))) continue;
    const other = readReport(connection, no);
    if (other !== null) near.set(no, other);
  }
  for (const story of storiesOf(connection, own === null ? [...near.keys()] : [...near.keys(), own])) {
    for (const no of memberArticles(connection, story)) {
      const member = no === own || near.has(no) ? null : readReport(connection, no);
      if (member !== null) near.set(no, member);
    }
  }
  return [...near].sort(([a], [b]) => a - b).map(([, other]) => other);
}

/** The report of an article as it was read last; decisions of persons on its events are applied to its acts. */
export function readReport(connection: Connection, articleNo: number): Report | null {
  const row = connection.get(REPORT_OF, articleNo);
  if (row === null) return null;
  const report = reportOf(row);
  const decided = readDecidedEvents(connection, articleNo);
  if (decided === null) return report;
  const coded = report.acts.filter(({ eventId }) => !decided.replaced.has(eventId));
  return { ...report, acts: [...coded, ...reportedActs(decided.events)] };
}

export function storyOf(connection: Connection, articleNo: number): string | null {
  return connection.get(STORY_OF, articleNo)?.text("story_id") ?? null;
}

/** Numbers of the articles that are in a story now. */
export function memberArticles(connection: Connection, story: string): readonly number[] {
  return connection.all(MEMBERS_OF, story).map((row) => row.number("article_no"));
}

function storiesOf(connection: Connection, articles: readonly number[]): ReadonlySet<string> {
  return new Set(articles.flatMap((no) => storyOf(connection, no) ?? []));
}

function reportOf(row: Row): Report {
  return { ...headOf(row), keys: keysOf(row), acts: actsOf(row) };
}

/** A report whose keys and acts are read when somebody asks for them. */
function sketchOf(connection: Connection, row: Row): Report {
  const rest = (column: "keys" | "acts"): Row =>
    connection.get(`SELECT ${column} FROM reports WHERE reading_no = ?`, row.number("reading_no")) ?? row.wrong("reading_no", "no report");
  return {
    ...headOf(row),
    get keys() {
      return keysOf(rest("keys"));
    },
    get acts() {
      return actsOf(rest("acts"));
    },
  };
}

function headOf(row: Row): Omit<Report, "keys" | "acts"> {
  return {
    articleId: row.text("article_id"),
    publishedAt: row.textOrNull("published_at"),
    outlet: row.textOrNull("outlet"),
    origin: row.textOrNull("origin"),
    voice: row.textOrNull("voice"),
    shingles: row.number("shingles"),
    signature: uint32Of(row.bytes("signature")),
    lead: uint32Of(row.bytes("lead")),
    terms: uint32Of(row.bytes("terms")),
    newsDay: row.textOrNull("news_day"),
    countries: parseJson(row, "countries", areCounts),
  };
}

function keysOf(row: Row): readonly number[] {
  return [...float64Of(row.bytes("keys"))];
}

function actsOf(row: Row): Report["acts"] {
  return parseJson(row, "acts", areActs).map((act) => ({
    ...act,
    confidence: act.confidence ?? UNKNOWN_CONFIDENCE,
    through: act.through ?? null,
  }));
}
