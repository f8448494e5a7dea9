import assert from "node:assert/strict";
import { test } from "node:test";
import { newSource } from "../../sources/index.ts";
import { createScreen } from "./screen.ts";
import { showFindings, showSources, showStats, sourceStats } from "./show-sources.ts";

const screen = createScreen({ write: () => true }, {});
const NOW = Date.parse("2024-05-01T12:00:00Z");
const WIRE = {
  ...newSource({ url: "https://a.example/feed", title: "Wire\u001b[2J", about: { country: "NOR" } }, "2024-05-01T00:00:00Z"),
  lastNewAt: NOW - 7_500_000,
};
const DEAD = {
  ...newSource({ url: "https://b.example/feed", title: "", about: {} }, "2024-05-01T00:00:00Z"),
  state: "dead",
  failures: 9,
  trouble: "the server answered 404",
} as const;
const NONE = { waiting: 0, done: 0, givenUp: 0 };

test("showSources() shows a line a source and its troubles below, harmless for a terminal", () => {
  const lines = showSources(
    [
      { ...WIRE, listings: { waiting: 1, done: 1200, givenUp: 0 } },
      { ...DEAD, listings: NONE },
    ],
    NOW,
    screen,
  ).split("\n");
  const [wire, dead] = [WIRE.id.slice(0, 6), DEAD.id.slice(0, 6)];
  assert.deepEqual(lines, [
    "id      state    every       last new   read  waiting  source",
    `${wire}  active  30 min  2 h 5 min ago  1,200        1  Wire\uFFFD[2J  https://a.example/feed`,
    `${dead}  dead    30 min          never      0        0  https://b.example/feed`,
    "",
    "Troubles",
    `${dead}  the server answered 404, 9 times in a row`,
    "",
  ]);
});

test("showStats() counts by state and country", () => {
  const stats = sourceStats([WIRE, DEAD], (id) => ({ ...NONE, done: id === DEAD.id ? 0 : 1200 }));
  assert.deepEqual(stats.countries, [
    { country: "NOR", sources: 1, done: 1200 },
    { country: "", sources: 1, done: 0 },
  ]);
  assert.match(showStats(stats, screen), /1 {2}active\n.*1 {2}dead\n/);
});

test("showFindings() says how a source is", () => {
  const finding = {
    id: WIRE.id,
    address: WIRE.address,
    title: "Wire",
    movedTo: null,
    listed: 30,
    distinct: 29,
    newestAt: "2024-05-01T11:00:00Z",
    trouble: null,
  };
  assert.equal(
    showFindings([finding], NOW, screen),
    `${WIRE.id.slice(0, 6)}  well  Wire  30 listed, 29 of them distinct, newest 1 h ago\n`,
  );
});
