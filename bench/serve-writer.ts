import { openRecord } from "../src/record/index.ts";
import { record } from "../test/contract/record-sample.ts";
import type { Sample } from "../test/contract/sample-readings.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";

const EVENTS_AN_ARTICLE = 10;
const BATCH = 64;

/** Makes a record of about so many made-up events over ten years. */
export function writeSynthetic(path: string, events: number): void {
  const store = openRecord(path, { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
  let batch: Sample[] = [];
  const flush = (): void => {
    store.write(() => batch.forEach((sample) => void record(store, sample)));
    batch = [];
  };
  for (const sample of syntheticNews({
    seed: 1,
    articles: Math.ceil(events / EVENTS_AN_ARTICLE),
    days: 3650,
    acts: 2 * EVENTS_AN_ARTICLE - 1,
  }))
    if (batch.push(sample) === BATCH) flush();
  flush();
  store.close();
}

/** As a process of its own: writes to the record in small batches, as watching feeds does, until it is ended. */
if (process.argv[1] === import.meta.filename) {
  const store = openRecord(process.argv[2] ?? "", { mode: "write", clock: () => new Date().toISOString() });
  for (const sample of syntheticNews({ seed: 77, articles: 1_000_000, days: 3650, acts: 5 })) {
    store.write(() => void record(store, sample));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
