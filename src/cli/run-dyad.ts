import type {
  Actor,
  AsOf,
  CountryCode,
  Day,
  DayRange,
  ForeignSource,
  HappeningRow,
  Instant,
  Period,
  SeriesCount,
  Store,
} from "../model/index.ts";
import { compareText } from "../lib/compare-text.ts";
import { addMonths, daysBetween } from "../lib/day.ts";
import { given } from "../lib/given.ts";
import { Fault } from "../lib/fault.ts";
import { isDone } from "../model/index.ts";
import { buildSeries, readBySource } from "../relations/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { daysOf } from "./days-of.ts";
import { findCountry } from "./find-country.ts";
import { listHappenings } from "./show/list-happenings.ts";
import type { HappeningList } from "./show/list-happenings.ts";
import { withAscii } from "./show/screen.ts";
import type { DyadView, HappeningView } from "./show/show-dyad.ts";
import { showDyad } from "./show/show-dyad.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface DyadFlags {
  readonly since?: Day;
  readonly until?: Day;
  readonly by?: Period;
  readonly count: SeriesCount;
  /** Data sets whose imported rows are counted too. */
  readonly with?: readonly ForeignSource[];
  readonly asOf?: Instant;
  readonly limit?: number;
  readonly json?: boolean;
  readonly ascii?: boolean;
  readonly record?: string;
  readonly quiet?: boolean;
}

/** Columns that a terminal shows without crowding; more make the period longer. */
const COLUMNS = 40;
const LISTED = 20;
/** Sources that are told apart in what was read. */
const SOURCES = 5;

export async function runDyad(context: CliContext, flags: DyadFlags, words: readonly [string, string]): Promise<void> {
  const { actors } = loadPart(loadActorTables);
  const [a, b] = [findCountry(words[0], actors), findCountry(words[1], actors)];
  if (a === b) {
    throw new Fault("usage/same-country", "A dyad is two different countries", { why: `both are ${a}`, next: "Name another one" });
  }
  await withRecord(recordPath(flags, context.env), "read", (store) => {
    const view = viewDyad(store, flags, [a, b]);
    const screen = flags.ascii === true ? withAscii(context.out) : context.out;
    if (flags.json === true) screen.write(`${toSafeJson(dyadToJson(view), 2)}\n`);
    else screen.write(showDyad({ ...view, cameo: loadPart(loadRuleTables).cameo, nameOf: namesOf([a, b], actors) }, screen));
  });
}

function viewDyad(store: Store, flags: DyadFlags, [a, b]: readonly [CountryCode, CountryCode]): Omit<DyadView, "cameo" | "nameOf"> {
  const { since, until, count } = flags;
  const range: DayRange & AsOf = { ...daysOf(flags), ...given({ asOf: flags.asOf }) };
  const query = { countries: [a, b], ...range };
  const rows = [...store.happenings(query)];
  const done = rows.filter(({ happening }) => isDone(happening.plover, happening.status));
  const foreign = flags.with === undefined ? [] : [...store.foreign.tallies({ ...query, sources: flags.with })];
  if (flags.with !== undefined && count === "origins")
    throw new Fault("usage/with", "Rows of other data sets do not say how many voices tell them", { next: "Count happenings or reports" });
  const days = [...done.map(({ happening }) => happening.day), ...foreign.map(({ day }) => day)].flatMap((day) => day ?? []);
  const by = flags.by ?? fittingPeriod(days, flags);
  const series = buildSeries([...(count === "events" ? store.events(query) : rows), ...foreign], {
    a,
    b,
    by,
    count,
    since,
    until,
    articlesByDay: store.articlesByDay(range),
    mixedWith: flags.with,
  });
  const starts = series.periods.map(({ start }) => start);
  const sources = readBySource(store.articlesByOutlet({ ...range, by }), starts, { limit: SOURCES });
  const latest = latestFirst(done);
  const view = (row: HappeningRow): HappeningView => viewOf(row, store, flags.asOf);
  const { views, more } =
    flags.json === true ? listRows(latest, flags.limit ?? 0, view) : listHappenings(latest, flags.limit ?? LISTED, view);
  return {
    series,
    sources,
    happenings: views,
    more,
    notCounted: rows.length - done.length,
  };
}

/** Programs get every row, both directions of a reciprocal act among them. */
function listRows(rows: readonly HappeningRow[], limit: number, view: (row: HappeningRow) => HappeningView): HappeningList {
  const shown = limit === 0 ? rows : rows.slice(0, limit);
  return { views: shown.map(view), more: rows.length - shown.length };
}

/** For programs; documented in docs/reading.md. */
function dyadToJson({ series, sources, happenings, more, notCounted }: Omit<DyadView, "cameo" | "nameOf">): object {
  const list = happenings.map(({ row, events, places }) => ({ ...row, events, places: Object.fromEntries(places) }));
  return { schema: "demarche/dyad/1", series, readBySource: sources, happenings: list, notListed: more, notCounted };
}

/** The shortest period that a screen shows side by side, over the days asked for or, without any, the days there are. */
function fittingPeriod(known: readonly Day[], { since, until }: DayRange): Period {
  const days = known.toSorted();
  const [first, last] = [since ?? days[0], until ?? days.at(-1)];
  if (first === undefined || last === undefined) return "month";
  const length = daysBetween(first, last);
  if (length <= COLUMNS) return "day";
  if (length <= COLUMNS * 7) return "week";
  return last <= addMonths(first, COLUMNS) ? "month" : "year";
}

function latestFirst(rows: readonly HappeningRow[]): readonly HappeningRow[] {
  return rows.toSorted(({ happening: x }, { happening: y }) => compareText(y.day ?? "", x.day ?? "") || compareText(x.id, y.id));
}

function viewOf(row: HappeningRow, store: Store, asOf: Instant | undefined): HappeningView {
  const events = [...store.events({ happeningId: row.happening.id, ...given({ asOf }) })];
  const articles = [...new Set(events.map(({ event }) => event.articleId))]
    .map((id) => store.article(id, asOf))
    .filter((article) => article !== null);
  return { row, events, places: new Map(articles.map((article) => [article.id, article.url ?? article.from])) };
}

function namesOf(countries: readonly CountryCode[], actors: readonly Actor[]): ReadonlyMap<string, string> {
  return new Map(actors.filter((actor) => countries.includes(actor.id)).map((actor) => [actor.id, actor.name]));
}
