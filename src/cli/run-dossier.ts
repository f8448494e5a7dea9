import { EVENT_COLUMNS, READ_COLUMNS, csvLines, dossierPage, seriesColumns, sourceColumns, withSources } from "../exports/index.ts";
import type { DossierHappening, DossierTelling } from "../exports/index.ts";
import { Fault } from "../lib/fault.ts";
import { zipChunks } from "./zip.ts";
import type { ZipEntry } from "./zip.ts";
import type { Article, CountryCode, Day, DayRange, DyadSeries, EventRow, HappeningRow, Period, Store } from "../model/index.ts";
import { linkNames } from "../lib/chain-links.ts";
import { isDone } from "../model/index.ts";
import { buildSeries } from "../relations/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import type { CliContext } from "./context.ts";
import { daysOf } from "./days-of.ts";
import { findCountry } from "./find-country.ts";
import { readVersion } from "./read-version.ts";
import { recordPath, withRecord } from "./use-record.ts";
import { writeWhole } from "./write-whole.ts";

export interface DossierFlags {
  readonly out: string;
  readonly since?: Day;
  readonly until?: Day;
  readonly by: Period;
  readonly record?: string;
  readonly quiet?: boolean;
}

/** Writes all that the record has on two countries into one archive for people. It has its name only once it is whole. */
export async function runDossier(context: CliContext, flags: DossierFlags, words: readonly [string, string]): Promise<void> {
  const { actors } = loadPart(loadActorTables);
  const [a = "", b = ""] = words.map((word) => findCountry(word, actors)).sort();
  if (a === b)
    throw new Fault("usage/same-country", "A dossier is of two different countries", { why: `both are ${a}`, next: "Name another one" });
  const nameById = new Map(actors.map(({ id, name }) => [id, name]));
  const record = recordPath(flags, context.env);
  await withRecord(record, "read", async (store) => {
    const entries = dossierOf(store, { a, b, flags, nameOf: (country) => nameById.get(country) ?? country });
    await writeWhole(flags.out, zipChunks(entries), { record });
  });
}

interface Request {
  readonly a: CountryCode;
  readonly b: CountryCode;
  readonly flags: DossierFlags;
  readonly nameOf: (country: CountryCode) => string;
}

function* dossierOf(store: Store, { a, b, flags, nameOf }: Request): Generator<ZipEntry> {
  const { since, until, by } = flags;
  const range = daysOf(flags);
  const query = { countries: [a, b], ...range };
  const rows = [...store.happenings(query)];
  const series = buildSeries(rows, { a, b, by, since, until, articlesByDay: store.articlesByDay(range) });
  const articles = new Map<string, Article>();
  const { cameo } = loadPart(loadRuleTables);
  const happenings = rows
    .filter(({ happening }) => isDone(happening.plover, happening.status))
    .toSorted((x, y) => ((x.happening.day ?? "") < (y.happening.day ?? "") ? 1 : -1))
    .map((row) => happeningOf(store, row, { articles, codeName: cameo.get(row.happening.cameo)?.name ?? "" }));
  const method = methodOf(series.formula, { names: `${nameOf(a)} and ${nameOf(b)}`, rows: rows.length, done: happenings.length });
  const page = dossierPage({ names: [nameOf(a), nameOf(b)], series, happenings, nameOf, method });
  yield { name: "README.txt", text: `${[`${nameOf(a)} and ${nameOf(b)}`, ...method, FILES].join("\n\n")}\n` };
  yield { name: "dossier.html", text: [...page].join("") };
  yield { name: "series.csv", text: [...csvLines(seriesColumns(a, b), series.periods)].join("") };
  yield { name: "read.csv", text: [...csvLines(READ_COLUMNS, store.articlesByOutlet({ ...readRange(series, range), by }))].join("") };
  yield { name: "sentences.csv", text: [...csvLines(EVENT_COLUMNS, withSources(store.events(query), store))].join("") };
  yield { name: "sources.csv", text: [...csvLines(sourceColumns(), [...articles.values()])].join("") };
}

/** The days of the series, where nobody says. */
function readRange({ periods }: DyadSeries, range: DayRange): DayRange {
  const first = periods[0]?.start;
  return first === undefined ? range : { since: first, ...range };
}

const FILES = `dossier.html    for reading: figures, happenings with their sentences and sources, method
series.csv      the figures, a row a period
read.csv        what was read of each source, a row a period: where there is none, its silence says nothing
sentences.csv   every sentence that tells of the two, of any status; columns: docs/exports.md
sources.csv     the articles that tell what is counted`;

function methodOf(
  formula: string,
  { names, rows, done }: { readonly names: string; readonly rows: number; readonly done: number },
): readonly string[] {
  return [
    `Read from news by Demarche ${readVersion()}: ${done} happenings of ${rows} that news tells of ${names}; the others are denied, hypothetical, only intended, or background.`,
    `${formula}.`,
    "Every happening stands on the sentences under it, word for word as they were read. Who says so is given from the outside in; what is only claimed is a claim. Reports count articles, copies included; independent ones are counted by voice, an agency and its reprinters once.",
    "Articles read counts all articles of the period, whatever they tell: where it is 0 nothing was read, which does not mean that nothing happened.",
  ];
}

function happeningOf(
  store: Store,
  row: HappeningRow,
  { articles, codeName }: { readonly articles: Map<string, Article>; readonly codeName: string },
): DossierHappening {
  const events = [...store.events({ happeningId: row.happening.id })];
  for (const { event } of events) {
    const article = articles.get(event.articleId) ?? store.article(event.articleId);
    if (article !== null) articles.set(article.id, article);
  }
  const bySentence = new Map(events.map((one) => [`${one.event.articleId} ${one.event.evidence.sentence.start}`, one]));
  return { row, code: `${row.happening.cameo} ${codeName}`, tellings: [...bySentence.values()].map((one) => tellingOf(one, articles)) };
}

function tellingOf({ event }: EventRow, articles: ReadonlyMap<string, Article>): DossierTelling {
  const article = articles.get(event.articleId);
  const url = article?.url ?? null;
  return {
    sentence: event.evidence.words,
    voices: linkNames(event.attribution.chain),
    source: [article?.outlet, article?.title, article?.published?.day, url === null ? article?.from : null].filter(Boolean).join(", "),
    url: url !== null && /^https?:\/\//.test(url) ? url : null,
  };
}
