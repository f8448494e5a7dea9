import type { Happening, HappeningQuery, HappeningRow } from "../model/index.ts";
import { ploverOf, precisionOf, quadOf, statusOf } from "./closed-values.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Row } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { areIds } from "./stored-json.ts";
import { dayOrder, filterRows } from "./filter-rows.ts";
import { NOW, standingFolding, standingRow } from "./standing.ts";

/** Streams happenings that stand, by day, then id. */
export function* readHappenings(connection: Connection, query: HappeningQuery): Generator<HappeningRow> {
  const asOf = commitAsOf(connection, query.asOf);
  const { conditions, params } = filterRows("h", query);
  const inStory = query.storyId === undefined ? "TRUE" : "h.story_id = ?";
  const sql = `SELECT h.*, c.recorded_at FROM happenings h JOIN commits c ON c.no = h.commit_no
    WHERE ${conditions} AND ${inStory} AND ${standingRow("happenings", "h", asOf)}
    ${dayOrder("h", query.countries !== undefined || query.storyId !== undefined)}`;
  for (const row of connection.each(sql, ...params, ...(query.storyId === undefined ? [] : [query.storyId])))
    yield { happening: happeningOf(connection, row, asOf), storyId: row.text("story_id"), recordedAt: row.text("recorded_at") };
}

/** The happenings of a story, by id. */
export function happeningsOfStory(
  connection: Connection,
  storyId: string,
  asOf: number = NOW,
): readonly { readonly storyId: string; readonly happening: Happening }[] {
  const sql = `SELECT * FROM happenings h WHERE h.story_id = ? AND ${standingRow("happenings", "h", asOf)} ORDER BY h.id`;
  return connection.all(sql, storyId).map((row) => ({ storyId, happening: happeningOf(connection, row, asOf) }));
}

function happeningOf(connection: Connection, row: Row, asOf: number): Happening {
  const id = row.text("id");
  return {
    id,
    initiator: row.textOrNull("initiator"),
    recipient: row.textOrNull("recipient"),
    initiatorName: row.text("initiator_name"),
    recipientName: row.textOrNull("recipient_name"),
    plover: ploverOf(row),
    cameo: row.text("cameo"),
    quad: quadOf(row),
    goldstein: row.number("goldstein_tenths") / 10,
    status: statusOf(row),
    day: row.textOrNull("day"),
    precision: row.textOrNull("precision") === null ? null : precisionOf(row, "precision"),
    eventIds: eventsOf(connection, id, asOf),
    reports: row.number("reports"),
    origins: row.number("origins"),
    confidence: row.numberOrNull("confidence"),
    against: parseJson(row, "against", areIds),
  };
}

function eventsOf(connection: Connection, happeningId: string, asOf: number): readonly string[] {
  const sql = `SELECT DISTINCT f.event_id FROM foldings f WHERE f.happening_id = ? AND ${standingFolding("f", asOf)} ORDER BY f.event_id`;
  return connection.all(sql, happeningId).map((row) => row.text("event_id"));
}
