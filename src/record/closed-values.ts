import { PLOVER, STATUSES } from "../model/index.ts";
import type { PloverType, Precision, Quad, Status } from "../model/index.ts";
import type { Row } from "./connection.ts";

const PRECISIONS: ReadonlySet<string> = new Set<Precision>([
  "instant",
  "day",
  "week",
  "month",
  "quarter",
  "season",
  "year",
  "decade",
  "century",
]);
const KNOWN_STATUSES: ReadonlySet<string> = new Set(STATUSES);
const TYPES: ReadonlySet<string> = new Set(PLOVER.map(({ type }) => type));

/** The column as one of a closed list; another value is the fault "record/corrupt". */
export function ploverOf(row: Row): PloverType {
  return oneOf(row, "plover", (value): value is PloverType => TYPES.has(value));
}

export function statusOf(row: Row): Status {
  return oneOf(row, "status", (value): value is Status => KNOWN_STATUSES.has(value));
}

export function precisionOf(row: Row, name: string): Precision {
  return oneOf(row, name, (value): value is Precision => PRECISIONS.has(value));
}

export function quadOf(row: Row): Quad {
  const quad = row.number("quad");
  return quad === 1 || quad === 2 || quad === 3 || quad === 4 ? quad : row.wrong("quad", quad);
}

function oneOf<T extends string>(row: Row, name: string, isOne: (value: string) => value is T): T {
  const value = row.text(name);
  return isOne(value) ? value : row.wrong(name, value);
}
