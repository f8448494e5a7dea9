import type { EventQuery, EventRow, EventRowDecision, Instant } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params, Row } from "./connection.ts";
import { dayOrder, filterRows } from "./filter-rows.ts";
import { parseJson } from "./parse-json.ts";
import { isEvent } from "./stored-json.ts";
import { latestDecision, standingEvent, standingReading } from "./standing.ts";

/** Streams events that stand, by day, then id. */
export function* readEvents(connection: Connection, query: EventQuery): Generator<EventRow> {
  const asOf = commitAsOf(connection, query.asOf);
  const { conditions, params } = filterRows("e", query);
  const [narrow, narrowParams] = narrowing(query);
  const sql = `${select(asOf)} WHERE ${conditions} AND ${narrow} AND ${standingEvent("e", "r", asOf)}
    ${dayOrder("e", query.countries !== undefined || narrow !== "TRUE")}`;
  // Few rows are read at once, by a statement that is kept: making one anew takes longer than running it.
  const rows = narrow === "TRUE" ? connection.each(sql, ...params) : connection.all(sql, ...params, ...narrowParams);
  for (const row of rows) yield rowOf(connection, row);
}

/** One event; see `Store.event`. */
export function readEvent(connection: Connection, id: string, asOf?: Instant): EventRow | null {
  const commit = commitAsOf(connection, asOf);
  const decided = connection.get(`SELECT ${latestDecision("e", commit)} AS no FROM (SELECT ? AS id) e`, id)?.numberOrNull("no") ?? null;
  const person = decided === null ? null : connection.get(`${select(commit)} WHERE e.decision_no = ? AND e.id = ?`, decided, id);
  if (person !== null) return rowOf(connection, person);
  const sql = `${select(commit)} WHERE e.id = ? AND e.decision_no IS NULL AND ${standingReading("r", commit)}`;
  const coded = connection.get(sql, id);
  if (coded === null) return null;
  const row = rowOf(connection, coded);
  return decided === null ? row : { ...row, decision: decisionOf(connection, decided, row.event) };
}

/** Ids of events that start alike; see `Store.eventIds`. */
export function readEventIds(connection: Connection, prefix: string, limit: number): readonly string[] {
  const sql = "SELECT DISTINCT id FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT ?";
  return connection.all(sql, prefix, `${prefix}\u{10ffff}`, limit).map((row) => row.text("id"));
}

function select(asOf: number): string {
  return `SELECT e.id, e.event, e.decision_no, c.recorded_at,
      (SELECT f.happening_id FROM foldings f WHERE f.event_id = e.id AND f.commit_no <= ${asOf} ORDER BY f.no DESC LIMIT 1) AS happening_id,
      (SELECT m.story_id FROM members m WHERE m.article_no = r.article_no AND m.commit_no <= ${asOf} ORDER BY m.no DESC LIMIT 1) AS story_id
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

/** Conditions that leave few rows. An event that has moved on is dropped by the happening that it is in now. */
function narrowing({ articleId, happeningId }: EventQuery): readonly [string, Params] {
  const parts: string[] = [];
  if (articleId !== undefined)
    parts.push("e.reading_no IN (SELECT no FROM readings WHERE article_no = (SELECT no FROM articles WHERE id = ?))");
  if (happeningId !== undefined) parts.push("e.id IN (SELECT event_id FROM foldings WHERE happening_id = ?) AND happening_id = ?");
  const params = [...(articleId === undefined ? [] : [articleId]), ...(happeningId === undefined ? [] : [happeningId, happeningId])];
  return [parts.join(" AND ") || "TRUE", params];
}
