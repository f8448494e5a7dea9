import { articleFinder, gdeltColumns, icewsColumns, polecatColumns, tabLines } from "../exports/index.ts";
import type { ForeignEvent, ForeignHappening, ForeignTables } from "../exports/index.ts";
import type { Article, EventQuery, FuzzyDay, Store, Telling } from "../model/index.ts";
import { isDone } from "../model/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadCountryCodes } from "../tables/load-country-codes.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";

export type ForeignFormat = "gdelt" | "icews" | "polecat";

export interface ForeignRequest {
  readonly format: ForeignFormat;
  readonly query: EventQuery;
  readonly leftOut: LeftOut;
}

/** How many rows the format cannot hold: what was not done, and what has no exact day. */
export interface LeftOut {
  count: number;
}

/** Lines in the columns of another data set. Its rows are deeds on a day, so what is no deed or has no exact day is left out and counted. */
export function exportForeign(store: Store, { format, query, leftOut }: ForeignRequest): Iterable<string> {
  const tables = foreignTables();
  if (format === "gdelt") return tabLines(gdeltColumns(tables), foreignHappenings(store, query, leftOut), { header: false, missing: "" });
  const events = foreignEvents(store, query, leftOut);
  return format === "icews"
    ? tabLines(icewsColumns(tables), events, { header: true, missing: "NA" })
    : tabLines(polecatColumns(tables), events, { header: true, missing: "None" });
}

function foreignTables(): ForeignTables {
  const { actors } = loadPart(loadActorTables);
  const nameById = new Map(actors.map(({ id, name }) => [id, name]));
  const codes = loadPart(loadCountryCodes);
  const { cameo } = loadPart(loadRuleTables);
  return {
    codesOf: (country) => codes.get(country) ?? null,
    nameOf: (country) => nameById.get(country) ?? country,
    cameoName: (code) => cameo.get(code)?.name ?? code,
  };
}

function* foreignEvents(store: Store, query: EventQuery, leftOut: LeftOut): Generator<ForeignEvent> {
  const articleOf = articleFinder(store, query.asOf);
  for (const { event, storyId } of store.events(query)) {
    if (isDone(event.plover, event.status) && event.when !== null && isExact(event.when.precision))
      yield { event, storyId, article: articleOf(event.articleId) };
    else leftOut.count++;
  }
}

function* foreignHappenings(store: Store, query: EventQuery, leftOut: LeftOut): Generator<ForeignHappening> {
  const articleOf = articleFinder(store, query.asOf);
  for (const telling of store.tellings(query)) {
    const { day, precision, plover, status } = telling.row.happening;
    const best = isDone(plover, status) && day !== null && isExact(precision) ? bestTold(telling, articleOf) : null;
    if (best === null) leftOut.count++;
    else yield best;
  }
}

/** The happening with the event that its coder is surest of. */
function bestTold({ row, events }: Telling, articleOf: (id: string) => Article | null): ForeignHappening | null {
  const { happening, storyId, recordedAt } = row;
  const [best] = events.map(({ event }) => event).sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  return best === undefined ? null : { event: best, storyId, article: articleOf(best.articleId), happening, recordedAt };
}

function isExact(precision: FuzzyDay["precision"] | null): boolean {
  return precision === "day" || precision === "instant";
}
