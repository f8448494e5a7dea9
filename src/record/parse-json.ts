import type { Row } from "./connection.ts";

/** A column of JSON that this program wrote; what does not parse or is of another shape is the fault "record/corrupt". */
export function parseJson<T>(row: Row, name: string, isOne: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(row.text(name));
    if (isOne(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return row.wrong(name, "no JSON of ours");
}

/** Whether a value has these fields; what they hold is this program's word, and `check()` compares it with the columns. */
export function hasFields(value: unknown, ...fields: readonly string[]): boolean {
  return typeof value === "object" && value !== null && fields.every((field) => field in value);
}
