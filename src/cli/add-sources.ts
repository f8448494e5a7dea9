import { readFileSync } from "node:fs";
import { Fault } from "../lib/fault.ts";
import type { FollowedSource, Instant, Schedule } from "../model/index.ts";
import { isAddress, newSource, readDocument, sourceIdOf } from "../sources/index.ts";
import type { ListedSource } from "../sources/index.ts";

/** What a word names: an address is one source, an OPML file as many as it lists. Throws the fault "input/no-sources" for anything else. */
export function sourcesAt(place: string): readonly ListedSource[] {
  if (isAddress(place) && URL.canParse(place)) return [{ url: place, title: "", about: {} }];
  const document = readDocument(bytesOf(place), { contentType: null, url: "file:" });
  if (document?.kind === "sources") return document.sources;
  throw new Fault("input/no-sources", "Cannot find sources", {
    where: place,
    why: "it is neither an address nor an OPML list",
    next: "Give the address of a feed, or a list",
  });
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Fault("input/not-found", "Cannot read the list", {
      where: path,
      why: "there is no such file",
      next: "Check the path, or write the address with https://",
      cause,
    });
  }
}

/** Follows them from now on: new ones, and those that were paused or removed. */
export function addSources(
  schedule: Schedule,
  wanted: readonly ListedSource[],
  now: Instant,
): Readonly<Record<"added" | "again" | "known", number>> {
  const known = new Map(schedule.sources().map((source) => [source.id, source]));
  const counts = { added: 0, again: 0, known: 0 };
  for (const listed of wanted) {
    const before = known.get(sourceIdOf(listed.url));
    if (before?.state === "active" || before?.state === "dead") {
      counts.known += 1;
      continue;
    }
    const source: FollowedSource = before === undefined ? newSource(listed, now) : { ...before, state: "active", dueAt: 0 };
    schedule.putSource(source);
    known.set(source.id, source);
    counts[before === undefined ? "added" : "again"] += 1;
  }
  return counts;
}
