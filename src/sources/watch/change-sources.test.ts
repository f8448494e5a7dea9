import assert from "node:assert/strict";
import { test } from "node:test";
import type { FollowedSource, SourceRequest } from "../../model/index.ts";
import { changeSources } from "./change-sources.ts";
import { sourceIdOf } from "./new-source.ts";

const NOW = "2024-05-01T12:00:00Z";
const follow = (url: string): SourceRequest => ({ kind: "follow", url, title: "", about: {} });

test("changeSources() adds, takes up again, pauses and removes in order, and doing it twice changes nothing", () => {
  const sources = new Map<string, FollowedSource>();
  const schedule = { sources: () => [...sources.values()], putSource: (source: FollowedSource) => void sources.set(source.id, source) };
  const id = sourceIdOf("https://a.org/feed");
  assert.deepEqual(changeSources(schedule, [follow("https://a.org/feed"), follow("http://www.a.org/feed/")], NOW), {
    added: 1,
    again: 0,
    known: 1,
    stopped: 0,
  });
  assert.equal(sources.get(id)?.addedAt, NOW);
  changeSources(
    schedule,
    [
      { kind: "paused", id },
      { kind: "removed", id: "nobody" },
    ],
    NOW,
  );
  assert.deepEqual([sources.get(id)?.state, sources.size], ["paused", 1]);
  sources.set(id, { ...(sources.get(id) as FollowedSource), dueAt: 99, polls: 7 });
  const counts = changeSources(schedule, [{ kind: "removed", id }, follow("https://a.org/feed")], NOW);
  assert.deepEqual(counts, { added: 0, again: 1, known: 0, stopped: 1 });
  assert.deepEqual([sources.get(id)?.state, sources.get(id)?.dueAt, sources.get(id)?.polls], ["active", 0, 7]);
});
