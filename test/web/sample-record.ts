import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord } from "../../src/record/index.ts";
import type { Store } from "../../src/model/index.ts";
import { recordDecision } from "../../src/pipeline.ts";
import { record } from "../contract/record-sample.ts";
import { samplePage, sampleReading, sampleSkip } from "../contract/sample-readings.ts";
import type { SampleArticle } from "../contract/sample-readings.ts";
import { syntheticNews } from "../contract/synthetic-news.ts";

/** What a page must never run, link to, send on or be torn apart by. */
export const HOSTILE = {
  script: "<script>globalThis.pwned = 1</script><img src=x onerror='globalThis.pwned = 2'>",
  rightToLeft: "\u202eevil\u202c title \u2066with\u2069 marks",
  address: "jane.doe@press-office.example",
  javascript: "javascript:globalThis.pwned=3",
  formula: '=HYPERLINK("http://evil.example")',
} as const;

/** A title of two million characters: as long as a page may make it. */
export const LONG_TITLE = "Very long title ".repeat(125_000);

const HOSTILE_ARTICLES: readonly SampleArticle[] = [
  {
    title: `${HOSTILE.script} meets`,
    sentences: [
      `Norway met Sweden in ${HOSTILE.script} on Monday, and ${HOSTILE.address} will answer questions.`,
      `A second sentence ${HOSTILE.rightToLeft} of the article.`,
    ],
    outlet: HOSTILE.script,
    from: HOSTILE.javascript,
    published: "2024-03-04",
    acts: [
      { initiator: "NOR", recipient: "SWE" },
      { initiator: "SWE", recipient: "NOR", sentence: 1, plover: "THREATEN", cameo: "130", quad: 3, goldstein: -4.4, status: "threatened" },
    ],
  },
  {
    title: HOSTILE.rightToLeft,
    sentences: ["Sweden accused Norway of nothing at all.", `Write to ${HOSTILE.address}.`],
    outlet: HOSTILE.formula,
    from: "https://safe.example/a",
    published: "2024-03-06",
    acts: [{ initiator: "SWE", recipient: "NOR", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2 }],
  },
  {
    title: LONG_TITLE,
    sentences: ["Norway praised Sweden at length."],
    published: "2024-03-07",
    acts: [{ initiator: "NOR", recipient: "SWE", plover: "SUPPORT", cameo: "051", quad: 1, goldstein: 3.4 }],
  },
];

/** A person said of one meeting that it was another kind; who said so is an e-mail address, which nobody may be shown. */
function correctOne(store: Store): void {
  const coded = [...store.events({ countries: ["RUS", "UKR"] })].find(({ event }) => event.plover === "CONSULT")?.event;
  if (coded === undefined) return;
  recordDecision(store, { kind: "correct", event: { ...coded, cameo: "043" }, why: "They met at home", by: HOSTILE.address });
}

export interface SampleRecord {
  readonly path: string;
  /** Opened for reading. */
  readonly store: Store;
  close(): void;
}

/** A record of made-up news and hostile articles in a folder of its own. */
export function makeSampleRecord(articles = 400, hostile = HOSTILE_ARTICLES): SampleRecord {
  const folder = mkdtempSync(join(tmpdir(), "demarche-web-"));
  const path = join(folder, "record.db");
  const writer = openRecord(path, { mode: "write", clock: () => "2024-06-01T00:00:00Z" });
  writer.write(() => {
    for (const sample of syntheticNews({ seed: 9, articles, days: 900 })) record(writer, sample);
    for (const article of hostile) record(writer, sampleReading(article));
    writer.putSkip(samplePage("empty.html"), sampleSkip("empty.html"));
  });
  correctOne(writer);
  writer.close();
  const store = openRecord(path, { mode: "read", clock: () => "" });
  return {
    path,
    store,
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
