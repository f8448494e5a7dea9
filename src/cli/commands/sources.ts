import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { AddFlags, DoctorFlags, SourcesFlags } from "../run-sources.ts";
import { describe } from "./describe.ts";
import { jsonFlag, quietFlag, recordFlag, valueFlag, webFlags } from "./flags.ts";
import { lazily } from "./lazily.ts";
import { withFullUsage } from "./with-full-usage.ts";

const flags = { record: recordFlag, json: jsonFlag, quiet: quietFlag } as const;
const named = {
  kind: "array",
  minimum: 1,
  parameter: { parse: String, placeholder: "SOURCE", brief: "An address, or the start of an id as sources list shows it" },
} as const;

const addCommand = buildCommand<AddFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-sources.ts")).runAdd),
  parameters: {
    flags: {
      ...flags,
      only: valueFlag(String, "NAME=VALUE", "Of a list, only those that it describes so: country=IND, region=Africa"),
    },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: { parse: String, placeholder: "SOURCE", brief: "The address of a feed, sitemap or OPML list, or an OPML file" },
    },
  },
  docs: describe("Follow sources, or follow paused and removed ones again", {
    details: ["Nothing is fetched: the next demarche watch asks them. What is followed already stays as it is."],
    examples: [
      ["demarche sources add https://example.org/world/rss.xml", "one feed"],
      ["demarche sources add world-news.opml --only region=Africa", "the feeds of a list that are described so"],
    ],
  }),
});

const listCommand = buildCommand<SourcesFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-sources.ts")).runList),
  parameters: { flags },
  docs: describe("List the sources, with how often each is asked and what it brought", {
    details: [],
    examples: [["demarche sources list", "a line each; troubles below"]],
  }),
});

const pauseCommand = buildCommand<SourcesFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-sources.ts")).runPause),
  parameters: { flags, positional: named },
  docs: describe("Ask sources no more until they are added again", {
    details: ["What they listed already is still read."],
    examples: [["demarche sources pause https://example.org/world/rss.xml", "by its address, also one that it had before it moved"]],
  }),
});

const removeCommand = buildCommand<SourcesFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-sources.ts")).runRemove),
  parameters: { flags, positional: named },
  docs: describe("Follow sources no more", {
    details: ["What they brought stays in the record, and so does what is known of their pages."],
    examples: [["demarche sources remove 3f7k", "by the start of its id"]],
  }),
});

const statsCommand = buildCommand<SourcesFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-sources.ts")).runStats),
  parameters: { flags },
  docs: describe("Count sources and what they brought, in all and by country", {
    details: [],
    examples: [["demarche sources stats", "by state and by country, as lists say them"]],
  }),
});

const doctorCommand = buildCommand<DoctorFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-sources.ts")).runDoctor),
  parameters: {
    flags: { ...flags, ...webFlags },
    positional: { ...named, minimum: 0 },
  },
  docs: describe("Ask sources now, and say what is wrong with them", {
    details: ["Changes nothing. Without names all sources are asked. Exit code 1 when one has trouble."],
    examples: [["demarche sources doctor", "what each answers, how many items it lists, how new they are"]],
  }),
});

export const sourcesRoutes = buildRouteMap({
  routes: {
    add: withFullUsage(addCommand),
    list: withFullUsage(listCommand),
    pause: withFullUsage(pauseCommand),
    remove: withFullUsage(removeCommand),
    stats: withFullUsage(statsCommand),
    doctor: withFullUsage(doctorCommand),
  },
  docs: { brief: "The sources that are followed: add, list, pause, remove, stats, doctor" },
});
