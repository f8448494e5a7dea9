import { join } from "node:path";
import type { ActorRef, CodedEvent, Tables } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { readHandMadeEvents } from "./hand-made-events.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { DEMO, listCases, pageOfCase } from "./demo-pages.ts";
import { missingReport } from "./harness.ts";
import { overlapOf } from "./score-overlap.ts";

/** What of an event must agree, coarse to fine; each is a set of keys a page. */
const LEVELS = {
  pair: (event: Key) => `${event.initiator} > ${event.recipient}`,
  "pair and type": (event: Key) => `${event.initiator} ${event.plover} ${event.recipient}`,
  "pair, type and status": (event: Key) => `${event.initiator} ${event.plover} ${event.recipient} ${event.status}`,
  "pair and leaf code": (event: Key) => `${event.initiator} ${event.cameo} ${event.recipient}`,
} as const;

/** An event with its sides as the labels write them: the state acted for, else the actor's id, else "-". */
interface Key {
  readonly initiator: string;
  readonly recipient: string;
  readonly plover: string;
  readonly cameo: string;
  readonly status: string;
}

interface GoldenPage {
  readonly slug: string;
  readonly wanted: readonly Key[];
  readonly found: readonly Key[];
}

/**
 * The events of the demo corpus (or of `--gold FOLDER`): what is read from each page, from its bytes on, against what a careful reader
 * takes from it. Acts within one state are labelled nowhere, so they count neither for nor against. `--misses` prints every difference.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? DEMO;
  const missing = missingReport(folder);
  if (missing !== null) return missing;
  const slugs = listCases(folder);
  const pages = readPages(folder, slugs);
  const scores = Object.entries(LEVELS).map(([name, keyOf]) => ({ name, overlap: overlapOf(pages.map((page) => setsOf(page, keyOf))) }));
  const news = (keys: readonly Key[]): readonly Key[] => keys.filter((key) => key.status !== "background");
  const told = pages.map((page) => ({ ...page, wanted: news(page.wanted), found: news(page.found) }));
  const all = [...scores, { name: "news, pair and type", overlap: overlapOf(told.map((page) => setsOf(page, LEVELS["pair and type"]))) }];
  return {
    figures: Object.fromEntries(all.map(({ name, overlap }) => [name, overlap.f1])),
    lines: [
      `${pages.length} pages`,
      ...all.map(({ name, overlap }) => `${name}: precision ${overlap.precision.toFixed(4)}, recall ${overlap.recall.toFixed(4)}`),
      ...(request.rest.includes("--misses") ? pages.flatMap(describe) : []),
    ],
    labelled: slugs.map((slug) => join(folder, slug, "events.tsv")),
  };
}

function readPages(folder: string, slugs: readonly string[]): readonly GoldenPage[] {
  const tables = loadTables();
  const reader = createReader(tables);
  return slugs.map((slug): GoldenPage => {
    const reading = reader.code(pageOfCase(slug, folder));
    // a page that is skipped though it tells something has all its events missed
    const { article, sentences, events } = isSkip(reading) ? { article: { id: slug, text: "" }, sentences: [], events: [] } : reading;
    const labelled = readHandMadeEvents(join(folder, slug, "events.tsv"), { article, sentences, tables });
    return { slug, wanted: keysOf(labelled, tables), found: keysOf(events, tables) };
  });
}

function keysOf(events: readonly CodedEvent[], tables: Tables): readonly Key[] {
  const countryOf = new Map(tables.actors.actors.map((actor) => [actor.id, actor.country]));
  const nameOf = (actor: ActorRef | null): string =>
    actor === null ? "-" : (actor.country ?? (actor.id === null ? "-" : (countryOf.get(actor.id) ?? actor.id)));
  return events
    .map(({ initiator, recipient, plover, cameo, status }) => ({
      initiator: nameOf(initiator),
      recipient: nameOf(recipient),
      plover,
      cameo,
      status,
    }))
    .filter((key) => key.initiator !== key.recipient);
}

function setsOf(
  page: GoldenPage,
  keyOf: (key: Key) => string,
): { readonly wanted: ReadonlySet<string>; readonly found: ReadonlySet<string> } {
  return { wanted: new Set(page.wanted.map(keyOf)), found: new Set(page.found.map(keyOf)) };
}

function describe(page: GoldenPage): readonly string[] {
  const { wanted, found } = setsOf(page, LEVELS["pair, type and status"]);
  return [
    page.slug,
    ...[...wanted].filter((key) => !found.has(key)).map((key) => `  missed ${key}`),
    ...[...found].filter((key) => !wanted.has(key)).map((key) => `  made   ${key}`),
  ];
}
