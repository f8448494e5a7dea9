import type { Actor, CountBy, CountryCode, Day, HappeningRow, Period, Store } from "../model/index.ts";
import { addMonths, daysBetween } from "../lib/day.ts";
import { Fault } from "../lib/fault.ts";
import { buildSeries } from "../relations/index.ts";
import { loadTables } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { findCountry } from "./find-country.ts";
import type { DyadView, HappeningView } from "./show/show-dyad.ts";
import { showDyad } from "./show/show-dyad.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface DyadFlags {
  readonly since?: Day;
  readonly until?: Day;
  readonly by?: Period;
  readonly count: CountBy;
  readonly limit: number;
  readonly json?: boolean;
  readonly ascii?: boolean;
  readonly record?: string;
  readonly quiet?: boolean;
}

/** Columns that a terminal shows without crowding; more make the period longer. */
const COLUMNS = 40;

export async function runDyad(context: CliContext, flags: DyadFlags, words: readonly [string, string]): Promise<void> {
  const { actors, rules } = loadTables();
  const countries = [findCountry(words[0], actors.actors), findCountry(words[1], actors.actors)].sort();
  if (countries[0] === countries[1]) {
    throw new Fault("usage/same-country", "A dyad is two different countries", {
      why: `both are ${countries[0]}`,
      next: "Name another one",
    });
  }
  await withRecord(recordPath(flags, context.env), "read", (store) => {
    const [a = "", b = ""] = countries;
    const range = {
      ...(flags.since === undefined ? {} : { since: flags.since }),
      ...(flags.until === undefined ? {} : { until: flags.until }),
    };
    const rows = [...store.happenings({ countries, ...range })];
    const counted = flags.count === "events" ? [...store.events({ countries, ...range })] : rows;
    const by = flags.by ?? fittingPeriod(rows);
    const series = buildSeries(counted, { a, b, by, count: flags.count, ...range, articlesByDay: store.articlesByDay(range) });
    const shown = latestFirst(rows).slice(0, flags.limit === 0 ? undefined : flags.limit);
    const happenings = shown.map((row) => viewOf(row, store));
    if (flags.json === true) {
      context.out.write(
        `${toSafeJson({ schema: "demarche/dyad/1", series, happenings: happenings.map(({ row, events }) => ({ ...row, events })) }, 2)}\n`,
      );
      return;
    }
    const view: DyadView = {
      series,
      happenings,
      more: rows.length - shown.length,
      cameo: rules.cameo,
      nameOf: namesOf(countries, actors.actors),
    };
    context.out.write(showDyad(view, context.out));
  });
}

function fittingPeriod(rows: readonly HappeningRow[]): Period {
  const days = rows
    .map((row) => row.happening.day)
    .filter((day) => day !== null)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "month";
  const length = daysBetween(first, last);
  if (length <= COLUMNS) return "day";
  if (length <= COLUMNS * 7) return "week";
  return last <= addMonths(first, COLUMNS) ? "month" : "year";
}

function latestFirst(rows: readonly HappeningRow[]): readonly HappeningRow[] {
  return rows.toSorted((x, y) => {
    const [p, q] = [x.happening.day ?? "", y.happening.day ?? ""];
    return p === q ? (x.happening.id < y.happening.id ? -1 : 1) : p < q ? 1 : -1;
  });
}

function viewOf(row: HappeningRow, store: Store): HappeningView {
  const events = [...store.events({ happeningId: row.happening.id })];
  const articles = [...new Set(events.map(({ event }) => event.articleId))]
    .map((id) => store.article(id))
    .filter((article) => article !== null);
  return { row, events, places: new Map(articles.map((article) => [article.id, article.url ?? article.from])) };
}

function namesOf(countries: readonly CountryCode[], actors: readonly Actor[]): ReadonlyMap<string, string> {
  return new Map(actors.filter((actor) => countries.includes(actor.id)).map((actor) => [actor.id, actor.name]));
}
