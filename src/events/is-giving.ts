import type { OperatorRow } from "../model/index.ts";

/** Operations that are about letting somebody have a thing or not. */
const GIVING = new Set(["appeal", "demand", "intend", "consent", "refuse"]);

export function isGiving({ operation }: OperatorRow): boolean {
  return GIVING.has(operation);
}
