import type { WatchEvent } from "../../sources/index.ts";
import { cleanText, toSafeJson } from "../clean-text.ts";
import { wordsForTime } from "../ingest/show-progress.ts";

export type LogFormat = "text" | "json";

/** What a log line is about: something that the watch did, or a word of the program itself. */
export type LogEntry = WatchEvent | { readonly kind: "note"; readonly words: string; readonly facts?: Readonly<Record<string, unknown>> };

/** One line of log: for people, or an object that says the same by name. Pages that came well are not told one by one to people. */
export function logLine(entry: LogEntry, { now, format }: { readonly now: number; readonly format: LogFormat }): string | null {
  const time = new Date(now).toISOString();
  if (format === "json") return toSafeJson({ time, ...factsOf(entry, now) });
  const words = wordsOf(entry, now);
  return words === null ? null : `${time.slice(11, 19)} ${cleanText(words)}`;
}

function factsOf(entry: LogEntry, now: number): Readonly<Record<string, unknown>> {
  if (entry.kind === "note") return { level: "info", event: "note", message: entry.words, ...entry.facts };
  if (entry.kind === "fetch") {
    const { listing, outcome, bytes } = entry;
    const level = outcome === "failed" || outcome === "skipped" ? "warn" : "info";
    return {
      level,
      event: "fetch",
      outcome,
      url: listing.url,
      sourceId: listing.sourceId,
      attempts: listing.attempts,
      bytes,
      trouble: listing.trouble,
    };
  }
  const { source, before, outcome, fresh } = entry;
  return {
    level: outcome === "failed" ? "warn" : "info",
    event: "poll",
    outcome,
    source: source.id,
    address: source.address,
    title: source.title,
    fresh,
    state: source.state,
    movedFrom: source.address === before.address ? null : before.address,
    failures: source.failures,
    trouble: source.trouble,
    nextInMs: source.dueAt - now,
  };
}

function wordsOf(entry: LogEntry, now: number): string | null {
  if (entry.kind === "note") return entry.words;
  if (entry.kind === "fetch") {
    const { listing, outcome } = entry;
    return outcome === "skipped" || outcome === "failed" ? `${outcome} ${listing.url}: ${listing.trouble ?? ""}` : null;
  }
  const { source, before, outcome, fresh } = entry;
  const name = source.title === "" ? source.address : source.title;
  const next = `next in ${wordsForTime(Math.max(0, source.dueAt - now) / 1000)}`;
  if (source.state === "dead" && before.state !== "dead") return `dead ${name}: ${source.trouble ?? ""}; asked once a day from now on`;
  if (source.address !== before.address) return `moved ${name}: from ${before.address} to ${source.address}`;
  if (outcome === "failed") return `failed ${name}: ${source.trouble ?? ""}; ${next}`;
  return fresh === 0 ? null : `${fresh} new of ${name}; ${next}`;
}
