import { inChunks } from "../lib/in-chunks.ts";
import type { FormerHappening, Happening, HappeningQuery, HappeningRow, Telling } from "../model/index.ts";
import { ploverOf, precisionOf, quadOf, statusOf } from "./closed-values.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params, Row } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { readEventsById } from "./read-events.ts";
import { areIds } from "./stored-json.ts";
import { dayOrder, filterRows } from "./filter-rows.ts";
import { actorId } from "./migrations/actors.ts";
import { NOW, standingEvent, standingFolding, standingRow } from "./standing.ts";

/** Rows whose events are read at once. */
const CHUNK = 256;

/** Streams happenings that stand, by day, then id. */
export function* readHappenings(connection: Connection, query: HappeningQuery): Generator<HappeningRow> {
  const asOf = commitAsOf(connection, query.asOf);
  const { conditions, params } = filterRows("h", query);
  const [narrow, narrowParams] = narrowing(query, asOf);
  const isNarrow = query.countries !== undefined || narrow !== "TRUE";
  const sql = `SELECT h.*, c.recorded_at FROM happenings h JOIN commits c ON c.no = h.commit_no
    WHERE ${conditions} AND ${narrow} AND ${standingRow("happenings", "h", asOf)}
    ${dayOrder("h", { isNarrow, isLatest: query.order === "latest" })}`;
  const rows = connection.each(sql, ...params, ...narrowParams);
  for (const chunk of inChunks(rows, CHUNK)) {
    const eventIds = eventsOf(connection, chunk, asOf);
    for (const row of chunk)
      yield { happening: happeningOf(row, eventIds), storyId: row.text("story_id"), recordedAt: row.text("recorded_at") };
  }
}

/** Happenings with the events that tell them; see `Store.tellings`. */
export function* readTellings(connection: Connection, query: HappeningQuery): Generator<Telling> {
  for (const chunk of inChunks(readHappenings(connection, query), CHUNK)) {
    const ids = chunk.flatMap(({ happening }) => happening.eventIds);
    const events = Map.groupBy(readEventsById(connection, ids, query.asOf), ({ happeningId }) => happeningId);
    for (const row of chunk) yield { row, events: events.get(row.happening.id) ?? [] };
  }
}

const LATEST = "SELECT h.*, c.recorded_at FROM happenings h JOIN commits c ON c.no = h.commit_no WHERE h.id = ?";
const EVER_FOLDED = "SELECT DISTINCT event_id FROM foldings WHERE happening_id = ? ORDER BY event_id";

/** See `Store.formerHappening`. */
export function readFormerHappening(connection: Connection, id: string): FormerHappening | null {
  const latest = connection.get(`${LATEST} ORDER BY h.no DESC LIMIT 1`, id);
  const stood = connection.get(`${LATEST} AND h.stands = 1 ORDER BY h.no DESC LIMIT 1`, id);
  if (latest === null || stood === null || latest.number("stands") === 1) return null;
  const eventIds = connection.all(EVER_FOLDED, id).map((row) => row.text("event_id"));
  return {
    happening: happeningOf(stood, new Map([[id, eventIds]])),
    storyId: stood.text("story_id"),
    recordedAt: stood.text("recorded_at"),
    withdrawnAt: latest.text("recorded_at"),
  };
}

/** Conditions that leave few rows. */
function narrowing({ storyId, actor }: HappeningQuery, asOf: number): readonly [condition: string, params: Params] {
  const parts: string[] = [];
  if (storyId !== undefined) parts.push("h.story_id = ?");
  if (actor !== undefined) {
    const sides = (["initiator", "recipient"] as const).map(
      (side) => `SELECT f.happening_id FROM events e JOIN readings r ON r.no = e.reading_no JOIN foldings f ON f.event_id = e.id
        WHERE ${actorId(side, "e.")} = ? AND ${standingEvent("e", "r", asOf)} AND ${standingFolding("f", asOf)}`,
    );
    parts.push(`h.id IN (${sides.join(" UNION ALL ")})`);
  }
  return [parts.join(" AND ") || "TRUE", [...(storyId === undefined ? [] : [storyId]), ...(actor === undefined ? [] : [actor, actor])]];
}

/** The happenings of a story, by id. */
export function happeningsOfStory(
  connection: Connection,
  storyId: string,
  asOf: number = NOW,
): readonly { readonly storyId: string; readonly happening: Happening }[] {
  const sql = `SELECT * FROM happenings h WHERE h.story_id = ? AND ${standingRow("happenings", "h", asOf)} ORDER BY h.id`;
  const rows = connection.all(sql, storyId);
  const eventIds = eventsOf(connection, rows, asOf);
  return rows.map((row) => ({ storyId, happening: happeningOf(row, eventIds) }));
}

function happeningOf(row: Row, eventIds: ReadonlyMap<string, readonly string[]>): Happening {
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
    eventIds: eventIds.get(id) ?? [],
    reports: row.number("reports"),
    origins: row.number("origins"),
    confidence: row.numberOrNull("confidence"),
    against: parseJson(row, "against", areIds),
  };
}

/** Ids of the events that are folded into these happenings, ascending. */
function eventsOf(connection: Connection, happenings: readonly Row[], asOf: number): ReadonlyMap<string, readonly string[]> {
  if (happenings.length === 0) return new Map();
  const sql = `SELECT DISTINCT f.happening_id, f.event_id FROM foldings f WHERE f.happening_id IN (SELECT value FROM json_each(?))
    AND ${standingFolding("f", asOf)} ORDER BY f.event_id`;
  const ids = JSON.stringify(happenings.map((row) => row.text("id")));
  const rows = connection.all(sql, ids).map((row) => ({ happening: row.text("happening_id"), event: row.text("event_id") }));
  return new Map([...Map.groupBy(rows, ({ happening }) => happening)].map(([happening, of]) => [happening, of.map(({ event }) => event)]));
}
