import type { Instant } from "../model/index.ts";
import type { Connection } from "./connection.ts";
import { NOW } from "./standing.ts";

/** The last commit up to and with an instant; 0 when there was none. */
export function commitAsOf(connection: Connection, asOf: Instant | undefined): number {
  return asOf === undefined ? NOW : connection.count("SELECT max(no) FROM commits WHERE recorded_at <= ?", asOf);
}
