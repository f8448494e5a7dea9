import { Fault } from "../lib/fault.ts";
import type { CountryCode, Day, DayTally, DyadSeries, Period, Store } from "../model/index.ts";
import { buildSeries } from "../relations/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { daysOf } from "./days-of.ts";
import { findCountry } from "./find-country.ts";
import { importTables, readForeignFile } from "./read-foreign-files.ts";
import type { ForeignFile } from "./read-foreign-files.ts";
import { showCompared } from "./show/show-compared.ts";
import type { ComparedSeries } from "./show/show-compared.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface CompareFlags {
  readonly since?: Day;
  readonly until?: Day;
  readonly by: Period;
  readonly count: "happenings" | "reports";
  readonly mix?: boolean;
  readonly json?: boolean;
  readonly record?: string;
  readonly quiet?: boolean;
}

/** Prints our series of two countries beside those of other data sets, from files or as imported. They are added up only when `mix` asks for it. */
export async function runCompare(context: CliContext, flags: CompareFlags, words: readonly string[]): Promise<void> {
  const [first, second, ...paths] = words;
  if (first === undefined || second === undefined)
    throw new Fault("usage/compare", "Name two countries, and the files to compare with unless they were imported", {
      next: "demarche compare RUS UKR events.CSV",
    });
  const { actors } = loadPart(loadActorTables);
  const [a = "", b = ""] = [findCountry(first, actors), findCountry(second, actors)].sort();
  if (a === b)
    throw new Fault("usage/same-country", "A dyad is two different countries", { why: `both are ${a}`, next: "Name another one" });
  const tables = importTables(actors, loadPart(loadRuleTables));
  const files: ForeignFile[] = [];
  const foreign = new Map<string, DayTally[]>();
  for (const path of paths) {
    const { file, tallies } = await readForeignFile(path, [a, b], tables);
    files.push(file);
    foreign.set(file.source, [...(foreign.get(file.source) ?? []), ...tallies]);
  }
  await withRecord(recordPath(flags, context.env), "read", (store) => {
    if (paths.length === 0) for (const [source, tallies] of storedTallies(store, [a, b])) foreign.set(source, tallies);
    const own = [...store.tallies({ countries: [a, b] })];
    const range = rangeOf([own, ...foreign.values()], flags);
    const seriesOf = (rows: readonly DayTally[]): DyadSeries =>
      buildSeries(rows, { a, b, by: flags.by, count: flags.count, ...range, articlesByDay: store.articlesByDay() });
    const compared: ComparedSeries[] = [
      { source: "demarche", series: seriesOf(own) },
      ...[...foreign].map(([source, rows]) => ({ source, series: seriesOf(rows) })),
    ];
    if (flags.mix === true) compared.push({ source: "mixed", series: seriesOf([own, ...foreign.values()].flat()) });
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/compared/1", compared, files }, 2)}\n`);
    else
      context.out.write(
        showCompared({ compared, files, nameOf: (id) => actors.find((actor) => actor.id === id)?.name ?? id }, context.out),
      );
  });
}

/** What was imported of each data set. */
function storedTallies(store: Store, countries: readonly CountryCode[]): readonly (readonly [string, DayTally[]])[] {
  const sets = store.foreign.sets();
  if (sets.length === 0)
    throw new Fault("usage/compare", "There is nothing to compare with", {
      why: "no file is named and none was imported",
      next: "Name files, or keep them in the record: demarche import FILE",
    });
  return sets.map(({ source }) => [source, [...store.foreign.tallies({ sources: [source], countries })]]);
}

/** The days asked for, else those of any of the data sets, so that all have the same periods. */
function rangeOf(
  sets: readonly (readonly DayTally[])[],
  flags: CompareFlags,
): { readonly since: Day | undefined; readonly until: Day | undefined } {
  const { since, until } = daysOf(flags);
  const days = sets.flat().flatMap(({ day }) => day ?? []);
  const [first, last] = [
    days.reduce((least, day) => (day < least ? day : least), "~"),
    days.reduce((most, day) => (day > most ? day : most), ""),
  ];
  return { since: since ?? (first === "~" ? undefined : first), until: until ?? (last === "" ? undefined : last) };
}
