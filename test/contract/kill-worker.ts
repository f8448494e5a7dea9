import type { ForeignLineAct, Store } from "../../src/model/index.ts";
import { recordDecision, refold } from "../../src/record-outcomes.ts";
import { openRecord } from "../../src/record/index.ts";
import { record } from "./record-sample.ts";
import { sampleForeignAct } from "./sample-foreign.ts";
import type { Sample } from "./sample-readings.ts";
import { syntheticNews } from "./synthetic-news.ts";

/**
 * Does everything that writes to a record, one commit after the other, and tells of each when it is done: pages recorded and folded,
 * events corrected, read again and rejected, stories merged, rows of another data set imported, the file compacted. Started again it goes on where the record is. To be killed.
 */
const [path = "", articles = "90"] = process.argv.slice(2);
const EVERY = { decision: 4, recode: 5, import: 6, compact: 12 } as const;
const BATCH = 3;

say("opening"); // an older record is brought up to date now
const store = openRecord(path, { mode: "write", clock: () => new Date().toISOString() });
say("open");
const samples = [...syntheticNews({ seed: 21, articles: Number(articles), copies: 0.4, days: 6 })];
for (let batch = 0; batch * BATCH < samples.length; batch++) {
  const now = samples.slice(batch * BATCH, (batch + 1) * BATCH);
  const waiting = now.filter(({ page }) => !store.hasPage(page));
  if (waiting.length > 0) {
    store.write(() => waiting.forEach((sample) => void record(store, sample)));
    say(`pages ${waiting.map(({ page }) => page.from).join(" ")}`);
  }
  const [first] = now;
  if (first === undefined) continue;
  if (batch % EVERY.decision === 0) decide(batch / EVERY.decision, first);
  if (batch % EVERY.recode === 0) recode(first);
  if (batch % EVERY.import === 0) importRows(batch / EVERY.import);
  if (batch % EVERY.compact === EVERY.compact - 1) {
    store.compact();
    say("compacted");
  }
}
store.close();

/** The decisions of all runs, in the order of the articles; those that are in the record already are not made again. */
function decide(number: number, { reading }: Sample): void {
  if (store.decisions().length > number) return;
  const [event] = reading.events;
  if (event === undefined) throw new Error("a sample without events");
  const said = { why: `reason ${number}`, by: "kill" };
  const made =
    number % 3 === 2
      ? recordDecision(store, { ...said, kind: "merge", articleIds: [reading.article.id, firstArticle(store)] })
      : number % 3 === 1
        ? recordDecision(store, { ...said, kind: "reject", eventId: event.id })
        : recordDecision(store, { ...said, kind: "correct", event: { ...event, status: "denied" } });
  say(`decision ${made.id}`);
}

function firstArticle(of: Store): string {
  const [first] = samples;
  return first !== undefined && of.article(first.reading.article.id) !== null ? first.reading.article.id : "";
}

function recode({ page, reading }: Sample): void {
  const { article, events, report } = reading;
  const again = { ...reading, version: "2", events: events.slice(0, 1), report: { ...report, acts: report.acts.slice(0, 1) } };
  store.write(() => {
    if (store.putRecoding(again) === "added") refold(store, [article.id]);
  });
  say(`recoded ${page.from}`);
}

/** A file of another data set in two commits and its end. */
function importRows(number: number): void {
  const file = { digest: `digest ${number}`, name: `${number}.CSV`, source: "gdelt" } as const;
  if (store.foreign.begin(file) === "done") return;
  const acts = foreignActs(number);
  store.foreign.put(file.digest, acts.slice(0, 2));
  store.foreign.put(file.digest, acts.slice(2));
  store.foreign.end(file.digest, { lines: acts.length, acts: acts.length, unread: {} });
  say(`imported ${file.digest}`);
}

function foreignActs(number: number): readonly ForeignLineAct[] {
  return Array.from({ length: 5 }, (_, at) => ({
    line: at + 1,
    part: 0,
    act: sampleForeignAct(`${number * 3 + at}`, { reports: 1, url: null }), // two of five stand in the file before too
  }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
