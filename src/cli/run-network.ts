import { addDays } from "../lib/day.ts";
import { gexfLines, graphmlLines, networkGraph } from "../exports/index.ts";
import type { NetworkSlice } from "../exports/index.ts";
import type { CountryCode, Day, DayRange, Period, Store } from "../model/index.ts";
import { buildNetwork, describeNetwork, findBlocs, listPeriods, neighboursOf } from "../relations/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { daysOf } from "./days-of.ts";
import { findCountry } from "./find-country.ts";
import { showNetwork } from "./show/show-network.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface NetworkFlags {
  readonly format: "text" | "json" | "graphml" | "gexf";
  readonly since?: Day;
  readonly until?: Day;
  readonly by?: Exclude<Period, "day">;
  readonly least: number;
  readonly limit: number;
  readonly record?: string;
  readonly quiet?: boolean;
}

export async function runNetwork(context: CliContext, flags: NetworkFlags, [word]: readonly [string?]): Promise<void> {
  const { actors } = loadPart(loadActorTables);
  const country = word === undefined ? null : findCountry(word, actors);
  const nameById = new Map(actors.map(({ id, name }) => [id, name]));
  const nameOf = (code: CountryCode): string => nameById.get(code) ?? code;
  await withRecord(recordPath(flags, context.env), "read", (store) => {
    const { least } = flags;
    const range = daysOf(flags);
    const network = buildNetwork(store.pairs(range), { least });
    const blocs = findBlocs(network);
    const slices = flags.by === undefined ? [{ start: null, network }] : slicesOf(store, range, { by: flags.by, least });
    const method = describeNetwork(network, { least, ...range });
    if (flags.format === "graphml" || flags.format === "gexf") {
      const graph = networkGraph(slices, { nameOf, blocOf: (code) => blocs.findIndex(({ members }) => members.includes(code)) + 1 });
      for (const line of flags.format === "gexf" ? gexfLines(graph) : graphmlLines(graph)) context.out.write(line);
      return;
    }
    const view = { network, blocs, country, neighbours: country === null ? [] : neighboursOf(network, country), slices, method };
    if (flags.format === "json") context.out.write(`${toSafeJson({ schema: "demarche/network/1", ...view }, 2)}\n`);
    else context.out.write(showNetwork({ ...view, nameOf, limit: flags.limit }, context.out));
  });
}

/** A network a period, from the first day of any tie to the last; periods without a tie have an empty one. */
function slicesOf(store: Store, range: DayRange, { by, least }: { readonly by: Period; readonly least: number }): readonly NetworkSlice[] {
  const { firstDay, lastDay } = store.summary();
  const [since, until] = [range.since ?? firstDay, range.until ?? lastDay];
  if (since === null || until === null) return [];
  const starts = listPeriods(since, until, by);
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const days = { since: start < since ? since : start, until: next === undefined ? until : addDays(next, -1) };
    return { start, network: buildNetwork(store.pairs(days), { least }) };
  });
}
