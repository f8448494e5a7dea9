import type { Store } from "../../src/model/index.ts";
import { refold } from "../../src/pipeline.ts";
import type { Sample } from "./sample-readings.ts";

/** What the pipeline does with one outcome, inside a write. */
export function record(store: Store, { page, reading }: Sample): "added" | "known" {
  const result = store.putReading(page, reading);
  if (result === "added") refold(store, [reading.article.id]);
  return result;
}
