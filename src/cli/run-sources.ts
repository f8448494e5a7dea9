import { Fault } from "../lib/fault.ts";
import type { FollowedSource, Schedule } from "../model/index.ts";
import { canonicalAddress, examineSource, systemClock } from "../sources/index.ts";
import type { ListedSource, SourceFindings } from "../sources/index.ts";
import { followRequests, sourcesAt } from "./add-sources.ts";
import { changeSourcesOf, wordsForAsked } from "./ask-writer.ts";
import { cleanText, toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { openWeb } from "./open-web.ts";
import type { WebFlags } from "./open-web.ts";
import { showFindings, showSources, showStats, sourceStats } from "./show/show-sources.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface SourcesFlags {
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface AddFlags extends SourcesFlags {
  /** "country=IND". */
  readonly only?: string;
}

export type DoctorFlags = SourcesFlags & WebFlags;

export async function runAdd(context: CliContext, flags: AddFlags, places: readonly string[]): Promise<void> {
  const wanted = places.flatMap(sourcesAt).filter((source) => isWanted(source, flags.only));
  if (wanted.length === 0)
    throw new Fault("input/no-sources", "No source is there", {
      where: places.join(" "),
      why: "nothing fits",
      next: "Check the list and --only",
    });
  const { how, changes } = await changeSourcesOf(recordPath(flags, context.env), () => followRequests(wanted));
  const { added, again, known } = changes;
  if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/sources-add/1", added, again, known, how })}\n`);
  else if (flags.quiet !== true)
    context.out.write(lines(`${added} added, ${again} followed again, ${known} followed already`, wordsForAsked(how)));
}

function lines(...all: readonly (string | null)[]): string {
  return all.flatMap((line) => (line === null ? [] : [`${line}\n`])).join("");
}

function isWanted({ about }: ListedSource, only: string | undefined): boolean {
  if (only === undefined) return true;
  const [, name = "", value = ""] = /^([^=]+)=(.+)$/.exec(only) ?? [];
  if (name === "") throw new Fault("usage/only", `--only: "${only}" is not NAME=VALUE`, { next: "Write it as country=IND" });
  return about[name]?.toLowerCase() === value.toLowerCase();
}

export async function runList(context: CliContext, flags: SourcesFlags): Promise<void> {
  await withRecord(recordPath(flags, context.env), "read", ({ schedule }) => {
    const sources = schedule.sources().map((source) => ({ ...source, listings: schedule.countListings(source.id) }));
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/sources/1", sources })}\n`);
    else context.out.write(showSources(sources, systemClock.now(), context.out));
  });
}

export async function runPause(context: CliContext, flags: SourcesFlags, names: readonly string[]): Promise<void> {
  await changeState(context, flags, { names, state: "paused" });
}

export async function runRemove(context: CliContext, flags: SourcesFlags, names: readonly string[]): Promise<void> {
  await changeState(context, flags, { names, state: "removed" });
}

interface StateChange {
  readonly names: readonly string[];
  readonly state: "paused" | "removed";
}

async function changeState(context: CliContext, flags: SourcesFlags, { names, state }: StateChange): Promise<void> {
  let found: readonly FollowedSource[] = [];
  const { how } = await changeSourcesOf(recordPath(flags, context.env), (schedule) => {
    found = names.map((name) => findSource(schedule.sources(), name));
    return found.map(({ id }) => ({ kind: state, id }));
  });
  const ids = found.map(({ id }) => id);
  if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/sources-state/1", state, ids, how })}\n`);
  else if (flags.quiet !== true)
    context.out.write(lines(...found.map(({ title, address }) => `${state} ${cleanText(title || address)}`), wordsForAsked(how)));
}

/** By its address, one that it had before, or the start of its id. */
function findSource(sources: readonly FollowedSource[], name: string): FollowedSource {
  const key = canonicalAddress(name);
  const fits = ({ id, address, movedFrom }: FollowedSource): boolean =>
    id.startsWith(name) || [address, ...movedFrom].some((each) => canonicalAddress(each) === key);
  const [first, second] = sources.filter(fits);
  const why = first === undefined ? "none has this address, and no id begins so" : "several ids begin so";
  if (first === undefined || second !== undefined)
    throw new Fault("input/no-source", "Cannot tell which source is meant", { where: name, why, next: "See demarche sources list" });
  return first;
}

export async function runStats(context: CliContext, flags: SourcesFlags): Promise<void> {
  await withRecord(recordPath(flags, context.env), "read", ({ schedule }) => {
    const stats = sourceStats(schedule.sources(), (id) => schedule.countListings(id));
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/sources-stats/1", ...stats })}\n`);
    else context.out.write(showStats(stats, context.out));
  });
}

/** What is learned of hosts on the way is forgotten: the record is open for reading. */
const MANNERS = { patienceMs: 30_000, retries: 0 } as const;

export async function runDoctor(context: CliContext, flags: DoctorFlags, names: readonly string[]): Promise<void> {
  await withRecord(recordPath(flags, context.env), "read", async ({ schedule }) => {
    const all = schedule.sources();
    const sources = names.length === 0 ? all.filter(({ state }) => state !== "removed") : names.map((name) => findSource(all, name));
    const hosts = new Map<string, ReturnType<Schedule["host"]>>();
    const memory = {
      host: (origin: string) => hosts.get(origin) ?? null,
      putHost: (host: NonNullable<ReturnType<Schedule["host"]>>) => void hosts.set(host.origin, host),
    };
    const web = openWeb(flags, { env: context.env, memory, ...MANNERS });
    try {
      const findings: readonly SourceFindings[] = await Promise.all(sources.map((source) => examineSource(source, web)));
      if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/sources-doctor/1", sources: findings })}\n`);
      else context.out.write(showFindings(findings, systemClock.now(), context.out));
      if (findings.some(({ trouble }) => trouble !== null)) context.exit(EXIT.nothingRead);
    } finally {
      await web.close();
    }
  });
}
