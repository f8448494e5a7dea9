import { openRecord } from "../../src/record/index.ts";
import { record } from "./record-sample.ts";
import { syntheticNews } from "./synthetic-news.ts";

/** Writes made-up news into the record named on the command line, a few articles a commit, and says so after each commit. To be killed. */
const [path = "", batchSize = "3"] = process.argv.slice(2);
const store = openRecord(path, { mode: "write", clock: () => new Date().toISOString() });
const waiting = [...syntheticNews({ seed: 21, articles: 90, copies: 0.4, days: 6 })].filter(({ page }) => !store.hasPage(page));
for (let start = 0; start < waiting.length; start += Number(batchSize)) {
  const batch = waiting.slice(start, start + Number(batchSize));
  store.write(() => batch.forEach((sample) => void record(store, sample)));
  process.stdout.write(`${batch.map(({ page }) => page.from).join(" ")}\n`);
}
store.close();
