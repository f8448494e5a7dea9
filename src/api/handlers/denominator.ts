import { addDays } from "../../lib/day.ts";
import type { Column } from "../../lib/column.ts";
import type { Day, OutletRead, Period, Store } from "../../model/index.ts";
import type { Answer, Input } from "../contract.ts";
import { total } from "../overview.ts";
import { checkPeriods } from "../check-periods.ts";
import { startOfPeriod } from "../../relations/index.ts";
import type { ReadApi } from "../world.ts";

const DEFAULT_OUTLETS = 20;

/** Articles read, by outlet and period: what counts are to be set against when not every outlet is read on every day. */
export async function readDenominator(api: ReadApi, input: Input<"denominator">): Promise<Answer<"denominator">> {
  const read = [...(await readByOutlet(api, input))];
  const starts = [...new Set(read.map(({ day }) => day))].sort();
  const places = new Map(starts.map((start, at) => [start, at]));
  const byOutlet = [...Map.groupBy(read, ({ outlet }) => outlet)]
    .map(([outlet, rows]) => ({ outlet, articles: sumsOf(rows, places) }))
    .sort((x, y) => total(y.articles) - total(x.articles) || ((x.outlet ?? "") < (y.outlet ?? "") ? -1 : 1));
  const shown = byOutlet.slice(0, input.limit ?? DEFAULT_OUTLETS);
  const others = byOutlet.slice(shown.length);
  const together = (outlets: typeof byOutlet): number[] => starts.map((_, at) => total(outlets.map(({ articles }) => articles[at] ?? 0)));
  return { by: input.by ?? "month", starts, outlets: shown, others: together(others), all: together(byOutlet) };
}

/**
 * Sums of two years at a time, in order of day: all of a large record at once would keep others waiting. Articles that came without a day
 * of publication are in no period.
 */
export async function readByOutlet(
  api: ReadApi,
  { since, until, by = "month", outlet }: Input<"denominator">,
): Promise<Iterable<OutletRead>> {
  const days = [...(await api.overview.articlesByDay()).keys()].filter((day) => day !== "");
  const [first, last] = [since ?? days[0] ?? null, until ?? days.at(-1) ?? null];
  checkPeriods(by, first, last);
  return first === null || last === null ? [] : inStretches(api.store, { first, last, by, outlet });
}

interface Stretch {
  readonly first: Day;
  readonly last: Day;
  readonly by: Period;
  readonly outlet: string | undefined;
}

function* inStretches(store: Store, { first, last, by, outlet }: Stretch): Generator<OutletRead> {
  for (let since = first; since <= last;) {
    const next = startOfPeriod(addDays(since, 2 * 366), by);
    const end = addDays(next, -1);
    for (const row of store.articlesByOutlet({ since, until: end < last ? end : last, by }))
      if (row.day !== "" && (outlet === undefined || row.outlet === outlet)) yield row;
    since = next;
  }
}

function sumsOf(rows: readonly OutletRead[], places: ReadonlyMap<string, number>): number[] {
  const sums = Array.from({ length: places.size }, () => 0);
  for (const { day, articles } of rows) sums[places.get(day) ?? 0] = articles;
  return sums;
}

export const DENOMINATOR_COLUMNS: readonly Column<OutletRead>[] = [
  { name: "period", meaning: "First day of the period", type: "day", cell: ({ day }) => day },
  { name: "outlet", meaning: "Its name; empty where pages don't say", type: "text", cell: ({ outlet }) => outlet },
  { name: "articles_read", meaning: "The denominator", type: "integer", cell: ({ articles }) => articles },
];
