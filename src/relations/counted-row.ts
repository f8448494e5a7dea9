import { Fault } from "../lib/fault.ts";
import type {
  CountryCode,
  Day,
  DayTally,
  EventRow,
  HappeningRow,
  PloverType,
  Precision,
  Quad,
  SeriesCount,
  Status,
} from "../model/index.ts";

/** What a series can be made of: rows of the record, or its sums a day. */
export type SeriesRow = HappeningRow | EventRow | DayTally;

/** One row as a series sees it. */
export interface CountedRow {
  /** Null for a sum of many. */
  readonly id: string | null;
  readonly initiator: CountryCode | null;
  readonly recipient: CountryCode | null;
  readonly day: Day | null;
  readonly precision: Precision | null;
  readonly plover: PloverType;
  readonly status: Status;
  readonly quad: Quad;
  readonly count: number;
  /** Sum of the scale values, in tenths, so that sums do not depend on their order. */
  readonly tenths: number;
}

/**
 * What a row counts for. Happenings count once, or as often as articles or independent voices tell them; events count once; sums count what
 * they say. Throws the fault "relations/wrong-rows" for happenings counted as events, events as anything else, and sums by origins.
 */
export function countedRow(row: SeriesRow, count: SeriesCount): CountedRow {
  if ("event" in row) return count === "events" ? ofEvent(row) : wrongRows("events", count);
  if ("happening" in row) return count === "events" ? wrongRows("happenings", count) : ofHappening(row, count);
  if (count === "origins") return wrongRows("sums a day", count);
  const { initiator, recipient, day, precision, plover, status, quad } = row;
  const { count: number, goldstein } = row[count];
  return { id: null, initiator, recipient, day, precision, plover, status, quad, count: number, tenths: tenthsOf(goldstein) };
}

function ofEvent({ event }: EventRow): CountedRow {
  const { id, plover, status, quad, when } = event;
  const sides = { initiator: event.initiator.country, recipient: event.recipient?.country ?? null };
  return {
    id,
    ...sides,
    day: when?.day ?? null,
    precision: when?.precision ?? null,
    plover,
    status,
    quad,
    count: 1,
    tenths: tenthsOf(event.goldstein),
  };
}

function ofHappening({ happening }: HappeningRow, count: Exclude<SeriesCount, "events">): CountedRow {
  const times = count === "happenings" ? 1 : happening[count];
  return { ...happening, count: times, tenths: times * tenthsOf(happening.goldstein) };
}

function wrongRows(rows: string, count: SeriesCount): never {
  const next = count === "origins" ? "Hand over happenings" : `Hand over ${count === "events" ? "events" : "happenings"} or tallies`;
  throw new Fault("relations/wrong-rows", `Cannot count ${count}`, { why: `the rows are ${rows}`, next });
}

/** The Goldstein scale has one decimal. */
function tenthsOf(goldstein: number): number {
  return Math.round(goldstein * 10);
}
