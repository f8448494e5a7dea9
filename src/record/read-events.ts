import type { EventQuery, EventRow, EventRowDecision, Instant } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params, Row } from "./connection.ts";
import { dayOrder, filterRows } from "./filter-rows.ts";
import { parseJson } from "./parse-json.ts";
import { areIds, isEvent } from "./stored-json.ts";
import { latestDecision, latestEvent, latestReading, standingEvent, successorOf } from "./standing.ts";

/** Streams events that stand, by day, then id. */
export function* readEvents(connection: Connection, query: EventQuery): Generator<EventRow> {
  const asOf = commitAsOf(connection, query.asOf);
  const { conditions, params } = filterRows("e", query);
  const [narrow, narrowParams] = narrowing(query, asOf);
  const stands = query.supersededToo === true ? latestEvent : standingEvent;
  const sql = `${select(asOf)} WHERE ${conditions} AND ${narrow} AND ${stands("e", "r", asOf)}
    ${dayOrder("e", { isNarrow: query.countries !== undefined || narrow !== "TRUE" })}`;
  // Few rows are read at once, by a statement that is kept: making one anew takes longer than running it.
  const rows = narrow === "TRUE" ? connection.each(sql, ...params) : connection.all(sql, ...params, ...narrowParams);
  for (const row of rows) yield rowOf(connection, row);
}

/** Events that stand, of these ids, in the same order. */
export function readEventsById(connection: Connection, ids: readonly string[], asOf: Instant | undefined): readonly EventRow[] {
  const commit = commitAsOf(connection, asOf);
  const sql = `${select(commit)} WHERE e.id IN (SELECT value FROM json_each(?)) AND ${standingEvent("e", "r", commit)} ${dayOrder("e", { isNarrow: true })}`;
  return connection.all(sql, JSON.stringify(ids)).map((row) => rowOf(connection, row));
}

/** One event; see `Store.event`. */
export function readEvent(connection: Connection, id: string, asOf?: Instant): EventRow | null {
  const commit = commitAsOf(connection, asOf);
  const decided = connection.get(`SELECT ${latestDecision("e", commit)} AS no FROM (SELECT ? AS id) e`, id)?.numberOrNull("no") ?? null;
  const person = decided === null ? null : connection.get(`${select(commit)} WHERE e.decision_no = ? AND e.id = ?`, decided, id);
  if (person !== null) return rowOf(connection, person);
  const sql = `${select(commit)} WHERE e.id = ? AND e.decision_no IS NULL AND ${latestReading("r", commit)}`;
  const coded = connection.get(sql, id);
  if (coded === null) return decided === null ? null : decidedThen(connection, { id, decided, commit });
  const row = rowOf(connection, coded);
  return decided === null ? row : { ...row, decision: decisionOf(connection, decided, row.event) };
}

/** A rejected event that the latest reading does not see: as it was coded last, so that a later version that sees it again finds its rejection. */
function decidedThen(
  connection: Connection,
  { id, decided, commit }: { readonly id: string; readonly decided: number; readonly commit: number },
): EventRow | null {
  const sql = `${select(commit)} WHERE e.id = ? AND e.decision_no IS NULL AND e.commit_no <= ${commit} ORDER BY e.no DESC LIMIT 1`;
  const last = connection.get(sql, id);
  const row = last && rowOf(connection, last);
  return row && { ...row, decision: decisionOf(connection, decided, row.event) };
}

/** Ids of events that start alike; see `Store.eventIds`. */
export function readEventIds(connection: Connection, prefix: string, limit: number): readonly string[] {
  const sql = "SELECT DISTINCT id FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT ?";
  return connection.all(sql, prefix, `${prefix}\u{10ffff}`, limit).map((row) => row.text("id"));
}

function select(asOf: number): string {
  return `SELECT e.id, e.event, e.decision_no, c.recorded_at,
      (SELECT f.happening_id FROM foldings f WHERE f.event_id = e.id AND f.commit_no <= ${asOf} ORDER BY f.no DESC LIMIT 1) AS happening_id,
      (SELECT m.story_id FROM members m WHERE m.article_no = coalesce(${successorOf("r.article_no", asOf)}, r.article_no)
        AND m.commit_no <= ${asOf} ORDER BY m.no DESC LIMIT 1) AS story_id,
      (SELECT b.id FROM articles b WHERE b.no = ${successorOf("r.article_no", asOf)}) AS superseded_by,
      (SELECT json_group_array(shown) FROM (SELECT min(v.shown_at) AS shown FROM superseded x JOIN versions v ON v.article_no = x.article_no
        WHERE x.by_no = r.article_no AND ${successorOf("x.article_no", asOf)} = r.article_no GROUP BY x.article_no ORDER BY 1)) AS earlier_versions
    FROM events e JOIN readings r ON r.no = e.reading_no JOIN commits c ON c.no = e.commit_no`;
}

function rowOf(connection: Connection, row: Row): EventRow {
  const decisionNo = row.numberOrNull("decision_no");
  return {
    event: parseJson(row, "event", isEvent),
    decision: decisionNo === null ? null : decisionOf(connection, decisionNo, codedEvent(connection, row)),
    happeningId: row.textOrNull("happening_id"),
    storyId: row.textOrNull("story_id"),
    recordedAt: row.text("recorded_at"),
    supersededBy: row.textOrNull("superseded_by"),
    earlierVersions: parseJson(row, "earlier_versions", areIds),
  };
}

/** The coder's last row of an event that a person corrected. */
function codedEvent(connection: Connection, row: Row): EventRow["event"] {
  const id = row.text("id");
  const coded = connection.get("SELECT event FROM events WHERE id = ? AND decision_no IS NULL ORDER BY no DESC LIMIT 1", id);
  return coded === null ? row.wrong("decision_no", "no row of the coder") : parseJson(coded, "event", isEvent);
}

function decisionOf(connection: Connection, no: number, coded: EventRow["event"]): EventRowDecision | null {
  const row = connection.get("SELECT d.*, c.recorded_at FROM decisions d JOIN commits c ON c.no = d.commit_no WHERE d.no = ?", no);
  const kind = row?.text("kind");
  if (row === null || (kind !== "correct" && kind !== "reject")) return null;
  return { kind, id: row.text("id"), why: row.text("why"), by: row.textOrNull("by"), recordedAt: row.text("recorded_at"), coded };
}

/**
 * Conditions that leave few rows. What a person corrected in an earlier version of an article stands with the later ones. An event that has
 * moved on is dropped by the happening that it is in now.
 */
function narrowing({ articleId, happeningId }: EventQuery, asOf: number): readonly [string, Params] {
  const parts: string[] = [];
  if (articleId !== undefined)
    parts.push(`e.reading_no IN (SELECT no FROM readings WHERE article_no IN (SELECT no FROM articles WHERE id = ? UNION
      SELECT x.article_no FROM superseded x JOIN articles b ON b.no = x.by_no WHERE b.id = ? AND b.no = ${successorOf("x.article_no", asOf)}))`);
  if (happeningId !== undefined) parts.push("e.id IN (SELECT event_id FROM foldings WHERE happening_id = ?) AND happening_id = ?");
  const params = [
    ...(articleId === undefined ? [] : [articleId, articleId]),
    ...(happeningId === undefined ? [] : [happeningId, happeningId]),
  ];
  return [parts.join(" AND ") || "TRUE", params];
}
