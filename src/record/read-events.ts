import type { EventQuery, EventRow } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params } from "./connection.ts";
import { dayOrder, filterRows } from "./filter-rows.ts";
import { parseJson } from "./parse-json.ts";
import { isEvent } from "./stored-json.ts";
import { standingReading } from "./standing.ts";

/** Streams events of readings that stand, by day, then id. */
export function* readEvents(connection: Connection, query: EventQuery): Generator<EventRow> {
  const asOf = commitAsOf(connection, query.asOf);
  const { conditions, params } = filterRows("e", query);
  const [narrow, narrowParams] = narrowing(query);
  const sql = `SELECT e.event, c.recorded_at,
      (SELECT f.happening_id FROM foldings f WHERE f.event_id = e.id AND f.commit_no <= ${asOf} ORDER BY f.no DESC LIMIT 1) AS happening_id,
      (SELECT m.story_id FROM members m WHERE m.article_no = r.article_no AND m.commit_no <= ${asOf} ORDER BY m.no DESC LIMIT 1) AS story_id
    FROM events e JOIN readings r ON r.no = e.reading_no JOIN commits c ON c.no = e.commit_no
    WHERE ${conditions} AND ${narrow} AND ${standingReading("r", asOf)}
    ${dayOrder("e", query.countries !== undefined || narrow !== "TRUE")}`;
  for (const row of connection.each(sql, ...params, ...narrowParams)) {
    yield {
      event: parseJson(row, "event", isEvent),
      happeningId: row.textOrNull("happening_id"),
      storyId: row.textOrNull("story_id"),
      recordedAt: row.text("recorded_at"),
    };
  }
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
