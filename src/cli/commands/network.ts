import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { NetworkFlags } from "../run-network.ts";
import { describe } from "./describe.ts";
import { countParser, quietFlag, recordFlag, sinceFlag, untilFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const networkCommand = buildCommand<NetworkFlags, [string?], CliContext>({
  loader: lazily(async () => (await import("../run-network.ts")).runNetwork),
  parameters: {
    flags: {
      format: {
        kind: "enum",
        values: ["text", "json", "graphml", "gexf"],
        default: "text",
        brief: "For people, for programs, or for programs that draw networks",
      },
      since: sinceFlag,
      until: untilFlag,
      by: { kind: "enum", values: ["week", "month", "year"], optional: true, brief: "A network for each of these periods too" },
      least: { kind: "parsed", parse: countParser(1), default: "1", placeholder: "N", brief: "Pairs with fewer acts are left out" },
      limit: {
        kind: "parsed",
        parse: countParser(0),
        default: "20",
        placeholder: "N",
        brief: "How many to list, the busiest first; 0 lists all",
      },
      record: recordFlag,
      quiet: quietFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, optional: true, placeholder: "COUNTRY", brief: "Show its neighbours; without one, the whole network" }],
    },
  },
  docs: describe("Show who does what with whom: the network of countries, its blocs, and one country's neighbours", {
    details: ["Counts each happening once, in both directions of a mutual act. How blocs are found: docs/relations.md."],
    examples: [
      ["demarche network --since 2022 --until 2022", "the busiest countries of a year, and the blocs"],
      ["demarche network CHN --by year", "one country's neighbours, and its years"],
      ["demarche network --format gexf --by month > network.gexf", "for Gephi, each month's ties apart"],
    ],
  }),
});
