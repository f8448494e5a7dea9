import assert from "node:assert/strict";
import { test } from "node:test";
import type { PairSum } from "../model/index.ts";
import { buildNetwork, neighboursOf } from "./build-network.ts";
import { findBlocs } from "./find-blocs.ts";

function pair(initiator: string, recipient: string, [cooperation, conflict]: readonly [number, number]): PairSum {
  return { initiator, recipient, quads: [cooperation, 0, 0, conflict], lastDay: null };
}

test("buildNetwork() sums cooperation and conflict a direction and leaves thin pairs out", () => {
  const network = buildNetwork(
    [pair("AAA", "BBB", [2, 1]), pair("BBB", "AAA", [0, 4]), pair("AAA", "CCC", [1, 0]), pair("DDD", "DDD", [9, 9])],
    {
      least: 2,
    },
  );
  assert.deepEqual(network.ties, [
    { from: "AAA", to: "BBB", cooperation: 2, conflict: 1 },
    { from: "BBB", to: "AAA", cooperation: 0, conflict: 4 },
  ]);
  assert.deepEqual(network.members, [
    { country: "AAA", partners: 1, cooperation: 2, conflict: 5 },
    { country: "BBB", partners: 1, cooperation: 2, conflict: 5 },
  ]);
});

test("neighboursOf() lists a country's partners, the busiest first", () => {
  const network = buildNetwork([pair("AAA", "BBB", [2, 1]), pair("CCC", "AAA", [5, 0]), pair("BBB", "CCC", [50, 0])]);
  assert.deepEqual(
    neighboursOf(network, "AAA").map(({ country, cooperation, conflict }) => [country, cooperation, conflict]),
    [
      ["CCC", 5, 0],
      ["BBB", 2, 1],
    ],
  );
});

/** Two camps that cooperate within and fight across, and a country that does nothing with most of them. */
const CAMPS = [
  ["AAA", "BBB", "CCC"],
  ["XXX", "YYY", "ZZZ"],
] as const;
const camps: readonly PairSum[] = CAMPS.flat().flatMap((from) =>
  CAMPS.flat().flatMap((to) => {
    if (from === to) return [];
    const same = CAMPS.some((camp) => [from, to].every((country) => (camp as readonly string[]).includes(country)));
    return [same ? pair(from, to, [6, 1]) : pair(from, to, [1, 6])];
  }),
);

test("findBlocs() finds two camps, whatever the order of the sums, and leaves out who treats nobody as they do", () => {
  const withLoner = [...camps, pair("QQQ", "AAA", [1, 1]), pair("QQQ", "XXX", [1, 1])];
  const blocs = findBlocs(buildNetwork(withLoner));
  assert.deepEqual(
    blocs.map(({ members }) => members),
    CAMPS,
  );
  assert.ok(blocs.every(({ likeness }) => likeness > 0.5 && likeness <= 1));
  assert.deepEqual(findBlocs(buildNetwork(withLoner.toReversed())), blocs);
});

test("findBlocs() puts two that never meet into one bloc, with the friend of both", () => {
  const shared = [pair("AAA", "XXX", [0, 9]), pair("BBB", "XXX", [0, 9]), pair("AAA", "YYY", [9, 0]), pair("BBB", "YYY", [9, 0])];
  assert.ok(findBlocs(buildNetwork(shared), { leastPartners: 2 }).some(({ members }) => members.join() === "AAA,BBB,YYY"));
});

test("findBlocs() leaves out countries with too few partners to tell", () => {
  const pairs = [pair("AAA", "BBB", [9, 0]), pair("BBB", "CCC", [9, 0]), pair("AAA", "CCC", [9, 0])];
  assert.deepEqual(findBlocs(buildNetwork(pairs)), []);
  assert.equal(findBlocs(buildNetwork(pairs), { leastPartners: 2 }).length, 1);
});

test("findBlocs() finds none in an empty network and none above the highest threshold", () => {
  assert.deepEqual(findBlocs(buildNetwork([])), []);
  assert.deepEqual(findBlocs(buildNetwork(camps), { threshold: 1.01 }), []);
});
