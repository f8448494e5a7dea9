import assert from "node:assert/strict";
import { test } from "node:test";
import { newSource } from "../../sources/index.ts";
import { logLine } from "./log-events.ts";
import { createMetrics } from "./metrics.ts";

const NOW = Date.parse("2024-05-01T12:00:00Z");
const BEFORE = newSource({ url: "https://a.example/feed", title: "Wire", about: {} }, "2024-05-01T00:00:00Z");
const AFTER = { ...BEFORE, dueAt: NOW + 600_000 };
const poll = (change: object, fresh = 0, outcome: "new" | "unchanged" | "failed" = "unchanged") =>
  ({ kind: "poll", source: { ...AFTER, ...change }, before: BEFORE, outcome, fresh }) as const;
const text = (entry: Parameters<typeof logLine>[0]): string | null => logLine(entry, { now: NOW, format: "text" });

test("logLine() tells people what is new, moved, failed or dead, and is silent of what went as always", () => {
  assert.equal(text(poll({}, 3, "new")), "12:00:00 3 new of Wire; next in 10 min 0 s");
  assert.equal(text(poll({})), null);
  assert.equal(text(poll({ address: "https://b.example/f" })), "12:00:00 moved Wire: from https://a.example/feed to https://b.example/f");
  assert.equal(
    text(poll({ trouble: "the server answered 500" }, 0, "failed")),
    "12:00:00 failed Wire: the server answered 500; next in 10 min 0 s",
  );
  assert.match(
    text(poll({ state: "dead", trouble: "gone\u001b[2J" }, 0, "failed")) ?? "",
    /^12:00:00 dead Wire: gone\uFFFD\[2J; asked once a day/,
  );
});

test("logLine() gives programs an object that they can read back", () => {
  const line = logLine(poll({}, 3, "new"), { now: NOW, format: "json" });
  const { time, event, outcome, fresh, source, nextInMs } = JSON.parse(line ?? "") as Record<string, unknown>;
  assert.deepEqual(
    { time, event, outcome, fresh, source, nextInMs },
    { time: "2024-05-01T12:00:00.000Z", event: "poll", outcome: "new", fresh: 3, source: BEFORE.id, nextInMs: 600_000 },
  );
});

test("createMetrics() renders counters that only grow, by outcome, and ends as OpenMetrics must", () => {
  const metrics = createMetrics();
  const schedule = { sources: () => [BEFORE], countListings: () => ({ waiting: 2, done: 1, givenUp: 0 }) };
  metrics.count(poll({}, 3, "new"));
  metrics.count(poll({}, 1, "new"));
  metrics.count(poll({}));
  const rendered = metrics.render(schedule);
  assert.ok(
    rendered.includes(
      '# TYPE demarche_polls counter\n# HELP demarche_polls Sources asked.\ndemarche_polls_total{outcome="new"} 2\ndemarche_polls_total{outcome="unchanged"} 1\n',
    ),
  );
  assert.ok(rendered.includes('demarche_sources{state="active"} 1\n') && rendered.includes("# UNIT demarche_fetched_bytes bytes\n"));
  assert.ok(rendered.endsWith("# EOF\n"));
  assert.equal(new Set(rendered.match(/^# TYPE \S+/gm)).size, rendered.match(/^# TYPE/gm)?.length);
});
