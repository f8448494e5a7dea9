import type { Store } from "../../src/model/index.ts";
import { recordReading } from "../../src/record-outcomes.ts";
import type { Sample } from "./sample-readings.ts";

/** What the pipeline does with one outcome, inside a write. */
export function record(store: Store, { page, reading }: Sample): ReturnType<typeof recordReading> {
  return recordReading(store, page, reading);
}
