import type { DayTally, Quad, TallyQuery, TallySum } from "../model/index.ts";
import type { Connection, Row } from "./connection.ts";
import { ploverOf, precisionOf, quadOf, statusOf } from "./closed-values.ts";
import { filterRows } from "./filter-rows.ts";

/** What an event or a happening adds to the tally of its pair and day. */
export interface TallyEntry {
  readonly initiator: string | null;
  readonly recipient: string | null;
  readonly day: string | null;
  readonly precision: string | null;
  readonly plover: string;
  readonly status: string;
  readonly quad: Quad;
  /** Tenths: the scale has one decimal, and whole numbers sum without rounding. */
  readonly tenths: number;
  /** Articles that tell it; null for an event. */
  readonly reports: number | null;
}

const COLUMNS = ["happenings", "happenings_tenths", "reports", "reports_tenths", "events", "events_tenths"] as const;
const ADD = `INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET ${COLUMNS.map((column) => `${column} = ${column} + excluded.${column}`).join(", ")}`;

/** Adds an event or happening to its tally, or takes it out again. Only pairs of two different countries have tallies. */
export function addToTallies(connection: Connection, entry: TallyEntry, sign: 1 | -1): void {
  const { initiator, recipient, tenths, reports } = entry;
  if (initiator === null || recipient === null || initiator === recipient) return;
  const counts = reports === null ? [0, 0, 0, 0, 1, tenths] : [1, tenths, reports, reports * tenths, 0, 0];
  const signed = counts.map((count) => (count === 0 ? 0 : sign * count));
  const { day, precision, plover, status, quad } = entry;
  connection.run(ADD, initiator, recipient, day ?? "", precision ?? "", plover, status, quad, ...signed);
}

/** Sums that are not empty, by day, then pair. */
export function* readTallies(connection: Connection, query: TallyQuery): Generator<DayTally> {
  const { conditions, params } = filterRows("t", query);
  const dated = query.since === undefined && query.until === undefined ? "TRUE" : "t.day <> ''";
  const sql = `SELECT * FROM tallies t WHERE (happenings > 0 OR events > 0) AND ${dated} AND ${conditions}
    ORDER BY t.day, t.initiator, t.recipient, t.plover, t.status, t.quad, t.precision`;
  for (const row of connection.each(sql, ...params)) yield tallyOf(row);
}

function tallyOf(row: Row): DayTally {
  return {
    initiator: row.text("initiator"),
    recipient: row.text("recipient"),
    day: row.text("day") || null,
    precision: row.text("precision") === "" ? null : precisionOf(row, "precision"),
    plover: ploverOf(row),
    status: statusOf(row),
    quad: quadOf(row),
    happenings: sumOf(row, "happenings"),
    reports: sumOf(row, "reports"),
    events: sumOf(row, "events"),
  };
}

function sumOf(row: Row, name: "happenings" | "reports" | "events"): TallySum {
  return { count: row.number(name), goldstein: row.number(`${name}_tenths`) / 10 };
}
