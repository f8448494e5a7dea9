import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ActorFlags, CheckActorsFlags } from "../run-actor.ts";
import { describe } from "./describe.ts";
import { jsonFlag, parseDay, quietFlag, valueFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";
import { withFullUsage } from "./with-full-usage.ts";

export const actorCommand = buildCommand<ActorFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-actor.ts")).runActor),
  parameters: {
    flags: {
      day: valueFlag(
        parseDay,
        "DAY",
        "As of this day: decides who holds which office and which states exist; else as the tables have it last",
      ),
      json: jsonFlag,
      quiet: quietFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "NAME", brief: "A name as news writes it: a state, person, capital, group, outlet" }],
    },
  },
  docs: describe("Show whom a name means on a day, and why", {
    details: ["All that the tables know by that name, the likeliest first, with offices, dates and the origin of each fact."],
    examples: [
      ["demarche actor Putin --day 2022-08-15", "his office on that day and the source of its dates"],
      ["demarche actor Macedonia --day 2019-03-01", "a renamed state"],
    ],
  }),
});

const checkActorsCommand = buildCommand<CheckActorsFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-actor.ts")).runCheckActors),
  parameters: { flags: { json: jsonFlag, quiet: quietFlag } },
  docs: describe("Check the tables of actors, and count what they know", {
    details: [
      "Doubtful rows: two holders of one office at a time, persons and states without a tie, names that mean two bodies, persons who are there twice, days out of order. Then the counts by kind and by year.",
    ],
    examples: [["demarche actors check", "findings, one line each, then the counts"]],
  }),
});

export const actorsRoutes = buildRouteMap({
  routes: { check: withFullUsage(checkActorsCommand) },
  docs: { brief: "Check the tables of actors" },
});
