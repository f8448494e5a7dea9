import type { Store } from "../../src/model/index.ts";
import { foldReports, testLink } from "../../src/stories/index.ts";
import type { Sample } from "./sample-readings.ts";

/** What the pipeline does with one outcome, inside a write. */
export function record(store: Store, { page, reading }: Sample): "added" | "known" {
  const result = store.putReading(page, reading);
  if (result === "added") store.putStories(foldReports([...store.reportsNear(reading.report, testLink(reading.report)), reading.report]));
  return result;
}
