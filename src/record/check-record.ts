import { contentId } from "../lib/hash.ts";
import type { CodedEvent } from "../model/index.ts";
import type { Connection, Row } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { isEvent } from "./stored-json.ts";
import { NOW, presentArticle, standingFolding, standingMember, standingReading, standingRow } from "./standing.ts";
import { DONE } from "./filter-rows.ts";
import { talliesFromRows } from "./tallies.ts";
import { countTotal, TOTALS } from "./totals.ts";

/** Lines shown of one kind of trouble; the rest are counted. */
const LINES_SHOWN = 20;

/** Looks at everything: the file, its references, contents against what they are named by, sums against rows. Reads all of the record. */
export function checkRecord(connection: Connection): readonly string[] {
  const file = connection.all("PRAGMA integrity_check(20)").map((row) => String(row.values()[0]));
  if (file.join() !== "ok") return file.map((line) => `file: ${line}`); // whatever else is asked would stumble over it
  const parts = [
    references,
    articles,
    events,
    decisions,
    versions,
    foreign,
    sentences,
    stories,
    tallies,
    monthTallies,
    pairSums,
    dayPairs,
    actorSums,
    daysRead,
    articlesADay,
    totals,
  ];
  return parts.flatMap((part) => shorten([...part(connection)]));
}

function shorten(lines: readonly string[]): readonly string[] {
  const more = lines.length - LINES_SHOWN;
  return more > 0 ? [...lines.slice(0, LINES_SHOWN), `and ${more} more like the last`] : lines;
}

function* references(connection: Connection): Generator<string> {
  for (const row of connection.each("PRAGMA foreign_key_check"))
    yield `${row.text("table")}: row ${row.numberOrNull("rowid") ?? "?"} points at nothing in ${row.text("parent")}`;
}

function* articles(connection: Connection): Generator<string> {
  for (const row of connection.each("SELECT id, title, text, digest FROM articles"))
    if (contentId(row.text("title"), row.text("text")) !== row.text("digest"))
      yield `article ${row.text("id")}: its words are not those that were recorded`;
}

function* events(connection: Connection): Generator<string> {
  const sql = `SELECT e.*, a.id AS article_id, a.text FROM events e JOIN readings r ON r.no = e.reading_no JOIN articles a ON a.no = r.article_no`;
  for (const row of connection.each(sql)) {
    const wrong = wrongOfEvent(row, parseJson(row, "event", isEvent));
    if (wrong !== null) yield `event ${row.text("id")}: ${wrong}`;
  }
}

function wrongOfEvent(row: Row, event: CodedEvent): string | null {
  const { evidence } = event;
  const columns = [row.text("id"), row.text("article_id"), row.textOrNull("initiator"), row.textOrNull("recipient"), row.textOrNull("day")];
  const codes = [row.text("plover"), row.text("cameo"), row.number("quad"), row.number("goldstein_tenths"), row.text("status")];
  const said = [event.id, event.articleId, event.initiator.country, event.recipient?.country ?? null, event.when?.day ?? null];
  const saidCodes = [event.plover, event.cameo, event.quad, Math.round(event.goldstein * 10), event.status];
  if (JSON.stringify([columns, codes]) !== JSON.stringify([said, saidCodes])) return "its columns are not what the event says";
  if (row.text("text").slice(evidence.sentence.start, evidence.sentence.end) !== evidence.words)
    return "its sentence is not in the article";
  return contentId(evidence.words) === evidence.hash ? null : "its sentence is not the one that was read";
}

/** A decision that corrects has its row, under an id that the coder gave; one event of the coder has one row a reading. */
function* decisions(connection: Connection): Generator<string> {
  const bare = `SELECT d.id FROM decisions d WHERE d.kind = 'correct' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.decision_no = d.no)`;
  for (const row of connection.each(bare)) yield `decision ${row.text("id")}: its event is not there`;
  const unbased = `SELECT e.id FROM events e WHERE e.decision_no IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM events c WHERE c.id = e.id AND c.decision_no IS NULL)`;
  for (const row of connection.each(unbased)) yield `event ${row.text("id")}: what the coder had is not there`;
  const twice = "SELECT id FROM events WHERE decision_no IS NULL GROUP BY reading_no, id HAVING count(*) > 1";
  for (const row of connection.each(twice)) yield `event ${row.text("id")}: one reading has it twice`;
}

/** A file gave what it is said to have given: a line that was added is one of it, and no more acts than it had. */
function* foreign(connection: Connection): Generator<string> {
  const sql = `SELECT f.name, count(*) AS acts, max(a.line) AS last, e.acts AS most, e.lines FROM foreign_ends e JOIN foreign_files f ON f.no = e.file_no
    JOIN foreign_acts a ON a.file_no = f.no GROUP BY f.no HAVING count(*) > e.acts OR max(a.source <> f.source) = 1`;
  for (const row of connection.each(sql))
    yield `file ${row.text("name")}: ${row.number("acts")} acts are kept and ${row.number("most")} were read`;
}

/** What is superseded is what no address shows: `putVersion` derives one from the other. */
function* versions(connection: Connection): Generator<string> {
  const next = "SELECT 1 FROM versions n WHERE n.address = v.address AND n.line = v.line AND (n.shown_at, n.no) > (v.shown_at, v.no)";
  const isShown = `EXISTS (SELECT 1 FROM versions v WHERE v.article_no = a.no AND NOT EXISTS (${next}))`;
  const sql = `SELECT a.id, ${isShown} AS shown FROM articles a WHERE a.no IN (SELECT article_no FROM versions UNION SELECT article_no FROM superseded)
    AND ${isShown} <> (${presentArticle("a.no", NOW)})`;
  for (const row of connection.each(sql))
    yield `article ${row.text("id")}: ${row.number("shown") === 1 ? "it is superseded, and an address shows it" : "no address shows it, and it stands"}`;
}

function* sentences(connection: Connection): Generator<string> {
  const indexed = connection.count("SELECT count(*) FROM sentence_words_docsize");
  const listed = connection.count("SELECT count(*) FROM sentences");
  if (indexed !== listed) yield `sentences: ${listed} are listed and ${indexed} can be found`;
}

function* stories(connection: Connection): Generator<string> {
  const lost = `SELECT m.article_no FROM members m WHERE ${standingMember("m", NOW)}
    AND NOT EXISTS (SELECT 1 FROM stories s WHERE s.id = m.story_id AND ${standingRow("stories", "s", NOW)})`;
  for (const row of connection.each(lost)) yield `member ${row.number("article_no")}: its story does not stand`;
  const empty = `SELECT s.id FROM stories s WHERE ${standingRow("stories", "s", NOW)}
    AND NOT EXISTS (SELECT 1 FROM members m WHERE m.story_id = s.id AND ${standingMember("m", NOW)})`;
  for (const row of connection.each(empty)) yield `story ${row.text("id")}: it has no members`;
  const homeless = `SELECT f.event_id FROM foldings f WHERE f.happening_id IS NOT NULL AND ${standingFolding("f", NOW)}
    AND NOT EXISTS (SELECT 1 FROM happenings h WHERE h.id = f.happening_id AND ${standingRow("happenings", "h", NOW)})`;
  for (const row of connection.each(homeless)) yield `event ${row.text("event_id")}: its happening does not stand`;
}

function* tallies(connection: Connection): Generator<string> {
  const kept =
    "SELECT * FROM tallies WHERE happenings <> 0 OR reports <> 0 OR events <> 0 OR happenings_tenths <> 0 OR reports_tenths <> 0 OR events_tenths <> 0";
  const again = talliesFromRows(NOW);
  for (const sql of [`${kept} EXCEPT ${again}`, `${again} EXCEPT ${kept}`])
    for (const row of connection.each(sql))
      yield `tally ${row.text("initiator")} ${row.text("recipient")} ${row.text("day")} ${row.text("plover")}: it is not the sum of its rows`;
}

function* monthTallies(connection: Connection): Generator<string> {
  const isMonth = "precision IN ('instant', 'day', 'week', 'month')";
  const sums = ["happenings", "happenings_tenths", "reports", "reports_tenths", "events", "events_tenths"];
  const again = `SELECT initiator, recipient, CASE WHEN ${isMonth} THEN substr(day, 1, 7) || '-01' ELSE day END, CASE WHEN ${isMonth} THEN 'month' ELSE precision END,
    plover, status, quad, ${sums.map((sum) => `sum(${sum})`).join(", ")} FROM tallies GROUP BY 1, 2, 3, 4, 5, 6, 7`;
  for (const sql of [`SELECT * FROM month_tallies EXCEPT ${again}`, `${again} EXCEPT SELECT * FROM month_tallies`])
    for (const row of connection.each(sql))
      yield `tally a month ${row.text("initiator")} ${row.text("recipient")}: it is not the sum of its days`;
}

function* pairSums(connection: Connection): Generator<string> {
  const kept = "SELECT * FROM pair_sums WHERE happenings <> 0";
  const again = `SELECT initiator, recipient, substr(day, 1, 4), quad, sum(happenings) FROM tallies WHERE (${DONE})
    GROUP BY 1, 2, 3, 4 HAVING sum(happenings) <> 0`;
  for (const sql of [`${kept} EXCEPT ${again}`, `${again} EXCEPT ${kept}`])
    for (const row of connection.each(sql))
      yield `sum of a pair ${row.text("initiator")} ${row.text("recipient")}: it is not the sum of its days`;
}

function* dayPairs(connection: Connection): Generator<string> {
  const kept = "SELECT * FROM day_pairs WHERE happenings <> 0";
  const again = `SELECT day, initiator, recipient, quad, sum(happenings) FROM tallies WHERE day <> '' AND (${DONE})
    GROUP BY 1, 2, 3, 4 HAVING sum(happenings) <> 0`;
  for (const sql of [`${kept} EXCEPT ${again}`, `${again} EXCEPT ${kept}`])
    for (const row of connection.each(sql))
      yield `pairs of ${row.text("day")} ${row.text("initiator")} ${row.text("recipient")}: it is not the sum of its tallies`;
}

function* actorSums(connection: Connection): Generator<string> {
  const kept = "SELECT * FROM actor_sums WHERE happenings <> 0";
  const again = `SELECT initiator_name, recipient_name, ifnull(initiator, ''), ifnull(recipient, ''), ifnull(substr(day, 1, 4), ''), quad, count(*)
    FROM happenings h WHERE recipient_name IS NOT NULL AND initiator_name <> recipient_name AND (${DONE}) AND ${standingRow("happenings", "h", NOW)}
    GROUP BY 1, 2, 3, 4, 5, 6`;
  for (const sql of [`${kept} EXCEPT ${again}`, `${again} EXCEPT ${kept}`])
    for (const row of connection.each(sql))
      yield `sum of ${row.text("initiator_name")} and ${row.text("recipient_name")}: it is not that of their happenings`;
}

function* articlesADay(connection: Connection): Generator<string> {
  const [kept, again] = ["SELECT day, articles FROM articles_a_day", "SELECT day, sum(articles) FROM days_read GROUP BY 1"];
  for (const sql of [`${kept} EXCEPT ${again}`, `${again} EXCEPT ${kept}`])
    for (const row of connection.each(sql)) yield `articles of ${row.text("day")}: the sum is not that of its outlets`;
}

function* daysRead(connection: Connection): Generator<string> {
  const kept = "SELECT day, outlet, articles FROM days_read WHERE articles <> 0";
  const again = `SELECT published_day AS day, ifnull(outlet, '') AS outlet, count(*) FROM readings r
    WHERE published_day IS NOT NULL AND ${standingReading("r", NOW)} GROUP BY 1, 2`;
  for (const sql of [`${kept} EXCEPT ${again}`, `${again} EXCEPT ${kept}`])
    for (const row of connection.each(sql)) yield `articles read of ${row.text("day")}: the sum is not that of its rows`;
}

function* totals(connection: Connection): Generator<string> {
  for (const name of TOTALS) {
    const [kept, counted] = [connection.count("SELECT count FROM totals WHERE name = ?", name), countTotal(connection, name, NOW)];
    if (kept !== counted) yield `total of ${name}: ${kept} is kept and ${counted} are there`;
  }
}
