import type { FollowedSource, Instant, Schedule, SourceRequest } from "../../model/index.ts";
import { newSource, sourceIdOf } from "./new-source.ts";

/** What came of requests: followed for the first time, again after they were paused or removed, followed already, paused or removed. */
export type SourceChanges = Readonly<Record<"added" | "again" | "known" | "stopped", number>>;

/** Changes which sources are followed, in order; what is so already stays as it is. Run it inside a write. */
export function changeSources(
  schedule: Pick<Schedule, "sources" | "putSource">,
  requests: readonly SourceRequest[],
  now: Instant,
): SourceChanges {
  const sources = new Map(schedule.sources().map((source) => [source.id, source]));
  const counts = { added: 0, again: 0, known: 0, stopped: 0 };
  for (const request of requests) {
    const before = sources.get(request.kind === "follow" ? sourceIdOf(request.url) : request.id);
    const [what, source] = changeOf(request, before, now);
    counts[what] += 1;
    if (source === undefined || source === before) continue;
    schedule.putSource(source);
    sources.set(source.id, source);
  }
  return counts;
}

function changeOf(
  request: SourceRequest,
  before: FollowedSource | undefined,
  now: Instant,
): readonly [what: keyof SourceChanges, source: FollowedSource | undefined] {
  if (request.kind !== "follow") return ["stopped", before && { ...before, state: request.kind }];
  if (before === undefined) return ["added", newSource(request, now)];
  if (before.state === "active" || before.state === "dead") return ["known", before];
  return ["again", { ...before, state: "active", dueAt: 0 }];
}
