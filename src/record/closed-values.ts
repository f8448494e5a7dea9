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

/** A value as one of a closed list; another one is the fault "record/corrupt", told by the row that it came in. */
export const closedValue = {
  plover: (value: string, row: Row): PloverType => oneOf(value, (one): one is PloverType => TYPES.has(one), { row, name: "plover" }),
  status: (value: string, row: Row): Status => oneOf(value, (one): one is Status => KNOWN_STATUSES.has(one), { row, name: "status" }),
  precision: (value: string, row: Row): Precision =>
    oneOf(value, (one): one is Precision => PRECISIONS.has(one), { row, name: "precision" }),
  quad: (value: number, row: Row): Quad => (value === 1 || value === 2 || value === 3 || value === 4 ? value : row.wrong("quad", value)),
};

/** The column as one of a closed list. */
export function ploverOf(row: Row): PloverType {
  return closedValue.plover(row.text("plover"), row);
}

export function statusOf(row: Row): Status {
  return closedValue.status(row.text("status"), row);
}

export function precisionOf(row: Row, name: string): Precision {
  return closedValue.precision(row.text(name), row);
}

export function quadOf(row: Row): Quad {
  return closedValue.quad(row.number("quad"), row);
}

interface Place {
  readonly row: Row;
  readonly name: string;
}

function oneOf<T extends string>(value: string, isOne: (value: string) => value is T, { row, name }: Place): T {
  return isOne(value) ? value : row.wrong(name, value);
}
