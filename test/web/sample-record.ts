import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord } from "../../src/record/index.ts";
import type { Store } from "../../src/model/index.ts";
import { recordDecision } from "../../src/record-outcomes.ts";
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
const LONG_TITLE = "Very long title ".repeat(125_000);

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

/** Two countries that quarrel now and then, and in one week of March 2024 much more than usual. */
function* quarrels(): Generator<SampleArticle> {
  const months = Array.from({ length: 20 }, (_, at) => new Date(Date.UTC(2022, at, 5)).toISOString().slice(0, 10));
  const week = Array.from({ length: 7 }, (_, at) => `2024-03-${11 + at}`);
  for (const [at, published] of [...months, ...week].entries()) {
    const words = Array.from({ length: 12 }, (_, word) => `q${at}x${word}`).join(" ");
    const acts = QUARRELS.slice(0, at < months.length ? 1 : 3);
    yield { title: `Quarrel ${at}`, sentences: [`Finland accused Estonia of ${words}.`], from: `quarrel/${at}.html`, published, acts };
  }
}

const QUARRELS = [
  { initiator: "FIN", recipient: "EST", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2 },
  { initiator: "FIN", recipient: "EST", plover: "REJECT", cameo: "120", quad: 3, goldstein: -4 },
  { initiator: "EST", recipient: "FIN", plover: "SANCTION", cameo: "163", quad: 4, goldstein: -8 },
] as const;

/** A page that was changed once, two hours after it was fetched first. */
export const CHANGED: readonly SampleArticle[] = [
  "Iceland told the Faroe Islands on Friday that forty boats may fish for mackerel in its waters until the summer.",
  "Iceland told the Faroe Islands on Friday that thirty boats may fish for mackerel in its waters until the summer.",
].map((sentence, at) => ({
  title: "Boats and mackerel",
  sentences: [sentence, "The talks lasted a day."],
  url: "https://safe.example/mackerel",
  published: "2024-03-08",
  fetchedAt: `2024-03-08T1${2 * at}:00:00Z`,
  acts: [{ initiator: "ISL", recipient: "FRO", plover: "AGREE", cameo: "057", quad: 1, goldstein: 8 }],
}));

/** A person said of one meeting that it was another kind; who said so is an e-mail address, which nobody may be shown. */
function correctOne(store: Store): void {
  const coded = [...store.events({ countries: ["RUS", "UKR"] })].find(({ event }) => event.plover === "CONSULT")?.event;
  if (coded === undefined) return;
  recordDecision(store, { kind: "correct", event: { ...coded, cameo: "043" }, why: "They met at home", by: HOSTILE.address });
}

/** Two outlets tell of one meeting in words of their own; a person said that it is one. */
function tellTwice(store: Store): void {
  const acts = [{ initiator: "LVA", recipient: "ISL" }] as const;
  const tell = (title: string, sentence: string): SampleArticle => ({
    title,
    sentences: [sentence],
    outlet: title,
    from: `twice/${title}.html`,
    published: "2024-02-05",
    acts,
  });
  const told = [
    tell("Gazette", "Latvia met Iceland over fish in Riga."),
    tell("Courier", "In Riga ministers of Latvia and Iceland spoke of cod."),
  ].map(sampleReading);
  store.write(() => told.forEach((sample) => void record(store, sample)));
  const articleIds = told.map(({ reading }) => reading.article.id);
  recordDecision(store, { kind: "merge", articleIds, why: "One meeting", by: "Ada" });
}

/** What an organisation does, which is no country. */
const ALLIANCE: SampleArticle = {
  title: "Words over the sea",
  sentences: ["NATO accused Russia of jamming ships, and Russia rejected it.", "Denmark thanked NATO."],
  from: "alliance/words.html",
  published: "2023-05-10",
  acts: [
    { initiator: "NATO", recipient: "RUS", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2 },
    { initiator: "RUS", recipient: "NATO", plover: "REJECT", cameo: "120", quad: 3, goldstein: -4 },
    { initiator: "DNK", recipient: "NATO", sentence: 1, plover: "SUPPORT", cameo: "051", quad: 1, goldstein: 3.4 },
  ],
};

/** What the coder took for an act, and a person said was none. */
export const REJECTED: SampleArticle = {
  title: "Grain and envoys",
  sentences: ["Malta expelled the envoy of Cyprus in the second act of the play."],
  from: "rejected/play.html",
  published: "2024-02-20",
  acts: [{ initiator: "MLT", recipient: "CYP", plover: "COERCE", cameo: "166", quad: 4, goldstein: -7 }],
};

function rejectOne(store: Store): void {
  const sample = sampleReading(REJECTED);
  store.write(() => void record(store, sample));
  const [event] = sample.reading.events;
  recordDecision(store, { kind: "reject", eventId: event?.id ?? "", why: "It is a play", by: "Ada" });
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
    if (articles > 100) for (const article of [...quarrels(), ...CHANGED, ALLIANCE]) record(writer, sampleReading(article));
    for (const article of hostile) record(writer, sampleReading(article));
    writer.putSkip(samplePage("empty.html"), sampleSkip("empty.html"));
  });
  correctOne(writer);
  if (articles > 100) {
    tellTwice(writer);
    rejectOne(writer);
  }
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
