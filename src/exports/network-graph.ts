import type { CountryCode, Network } from "../model/index.ts";
import type { Graph, GraphEdge } from "./write-graph.ts";

/** A network of one stretch of time. */
export interface NetworkSlice {
  /** First day of the period; null for the whole. */
  readonly start: string | null;
  readonly network: Network;
}

export interface NetworkNames {
  readonly nameOf: (country: CountryCode) => string;
  /** The bloc that a country is in, from 1; 0 for none. */
  readonly blocOf: (country: CountryCode) => number;
}

/** The countries of all slices as nodes and each directed tie of each slice as an edge that names its period. */
export function networkGraph(slices: readonly NetworkSlice[], { nameOf, blocOf }: NetworkNames): Graph {
  const sums = new Map<CountryCode, { cooperation: number; conflict: number }>();
  const edges = slices.flatMap(({ start, network }) =>
    network.ties.map(({ from, to, cooperation, conflict }): GraphEdge => {
      for (const country of [from, to]) {
        const sum = sums.get(country) ?? { cooperation: 0, conflict: 0 };
        sum.cooperation += cooperation;
        sum.conflict += conflict;
        sums.set(country, sum);
      }
      const id = start === null ? `${from}-${to}` : `${from}-${to}-${start}`;
      const weight = cooperation + conflict;
      return { id, from, to, weight, values: { period: start ?? "all", cooperation, conflict, net: cooperation - conflict } };
    }),
  );
  const countries = [...sums].toSorted(([x], [y]) => (x < y ? -1 : 1));
  return { nodes: countries.map(([id, sum]) => ({ id, label: nameOf(id), values: { ...sum, bloc: blocOf(id) } })), edges };
}
