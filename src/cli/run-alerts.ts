import { addDays, addMonths } from "../lib/day.ts";
import { Fault } from "../lib/fault.ts";
import type { Alert, CameoRow, CountryCode, Day, HappeningRow, Measure, Period, Store } from "../model/index.ts";
import { isDone } from "../model/index.ts";
import { LEAST_FOR_ALERT, describeAlerts, judgePair } from "../relations/index.ts";
import type { AlertOptions } from "../relations/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { daysOf } from "./days-of.ts";
import { findCountry } from "./find-country.ts";
import { showAlerts } from "./show/show-alerts.ts";
import type { AlertView } from "./show/show-alerts.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface AlertFlags {
  readonly since?: Day;
  readonly until?: Day;
  readonly by: Exclude<Period, "year">;
  readonly falseAlarms: number;
  readonly limit: number;
  readonly json?: boolean;
  readonly record?: string;
  readonly quiet?: boolean;
}

/** Happenings named under an alert; the others are only counted. */
const CAUSES = 3;

export async function runAlerts(context: CliContext, flags: AlertFlags, words: readonly string[]): Promise<void> {
  const { actors } = loadPart(loadActorTables);
  const countries = words.map((word) => findCountry(word, actors));
  if (countries.length > 2 || new Set(countries).size < countries.length)
    throw new Fault("usage/countries", "Alerts are of all countries, of one, or of two different ones", {
      why: `given: ${countries.join(", ")}`,
    });
  await withRecord(recordPath(flags, context.env), "read", (store) => {
    const pairs = pairsOf(store, countries);
    const options: AlertOptions = { falseAlarmsAYear: flags.falseAlarms };
    const articlesByDay = store.articlesByDay();
    const { by } = flags;
    const { since, until } = daysOf(flags);
    const alerts = pairs
      .flatMap(([a, b]) => judgePair(store.tallies({ countries: [a, b], by }), { a, b, by, articlesByDay, since, until, ...options }))
      .toSorted((x, y) => (x.start === y.start ? x.probability - y.probability : x.start < y.start ? 1 : -1));
    const listed = alerts.slice(0, flags.limit === 0 ? undefined : flags.limit).map((alert) => viewOf(store, alert, flags.by));
    const method = describeAlerts(flags.by, options);
    const nameById = new Map(actors.map(({ id, name }) => [id, name]));
    const cameo: ReadonlyMap<string, CameoRow> = loadPart(loadRuleTables).cameo;
    if (flags.json === true)
      context.out.write(
        `${toSafeJson({ schema: "demarche/alerts/1", by: flags.by, judged: pairs.length, alerts: listed, notListed: alerts.length - listed.length, method }, 2)}\n`,
      );
    else
      context.out.write(
        showAlerts(
          { alerts: listed, more: alerts.length - listed.length, judged: pairs.length, by: flags.by, method, nameById, cameo },
          context.out,
        ),
      );
  });
}

/** Pairs of the countries asked for that did enough for an alert, the busiest first. */
function pairsOf(store: Store, countries: readonly CountryCode[]): readonly (readonly [CountryCode, CountryCode])[] {
  const sums = new Map<string, number>();
  for (const { initiator, recipient, quads } of store.pairs()) {
    const pair = [initiator, recipient].sort();
    if (!countries.every((country) => pair.includes(country))) continue;
    const key = pair.join(" ");
    sums.set(key, (sums.get(key) ?? 0) + quads.reduce((sum, count) => sum + count, 0));
  }
  return [...sums]
    .filter(([, count]) => count >= LEAST_FOR_ALERT)
    .toSorted(([x, n], [y, m]) => m - n || (x < y ? -1 : 1))
    .map(([key]) => {
      const [a = "", b = ""] = key.split(" ");
      return [a, b] as const;
    });
}

/** The alert with the happenings that caused it, those with most independent voices first. */
function viewOf(store: Store, alert: Alert, by: AlertFlags["by"]): AlertView {
  const until = addDays(by === "month" ? addMonths(alert.start, 1) : addDays(alert.start, by === "week" ? 7 : 1), -1);
  const rows = [...store.happenings({ countries: [alert.a, alert.b], since: alert.start, until })].filter((row) =>
    isBehind(row, alert.measure),
  );
  const sorted = rows.toSorted(({ happening: x }, { happening: y }) => {
    return y.origins - x.origins || y.reports - x.reports || Math.abs(y.goldstein) - Math.abs(x.goldstein) || (x.id < y.id ? -1 : 1);
  });
  const causes = withoutMirrors(sorted)
    .slice(0, CAUSES)
    .map((row) => {
      const [first] = store.events({ happeningId: row.happening.id });
      return { row, sentence: first?.event.evidence.words ?? "" };
    });
  return { ...alert, ids: sorted.map(({ happening }) => happening.id), causes };
}

/** Of the two halves of a mutual act the first. */
function withoutMirrors(rows: readonly HappeningRow[]): readonly HappeningRow[] {
  const keyOf = ({ happening: { id, initiator, recipient, plover, day, quad }, storyId }: HappeningRow): string =>
    quad <= 2 ? [storyId, ...[initiator ?? "", recipient ?? ""].sort(), plover, day].join("\t") : id;
  return [...new Map(rows.toReversed().map((row) => [keyOf(row), row] as const)).values()].toReversed();
}

function isBehind({ happening: { plover, status, quad } }: HappeningRow, measure: Measure): boolean {
  return isDone(plover, status) && quad <= 2 === (measure === "cooperation");
}
