import assert from "node:assert/strict";
import { test } from "node:test";
import type { FoldedHappening } from "./weigh-happenings.ts";
import { weighHappenings } from "./weigh-happenings.ts";

const folded = (id: string, voices: readonly string[], rest: Partial<FoldedHappening> = {}): FoldedHappening => ({
  id,
  initiator: "RUS",
  recipient: "UKR",
  initiatorName: "Russia",
  recipientName: "Ukraine",
  plover: "ASSAULT",
  cameo: "190",
  quad: 4,
  goldstein: -10,
  status: "occurred",
  day: "2022-07-23",
  precision: "day",
  eventIds: [],
  reports: voices.length,
  origins: new Set(voices).size,
  told: voices.map((voice) => ({ voice, confidence: 0.8 })),
  ...rest,
});

const weighed = (...list: readonly FoldedHappening[]) => new Map(weighHappenings(list).map((happening) => [happening.id, happening]));

test("weighHappenings() is surer of what more origins tell, whatever the number of copies", () => {
  const all = weighed(
    folded("one", ["a"]),
    folded("copies", ["a", "a", "a"], { plover: "ACCUSE" }),
    folded("two", ["a", "b"], { plover: "AID" }),
  );
  assert.deepEqual(
    ["one", "copies", "two"].map((id) => all.get(id)?.confidence),
    [0.8, 0.8, 0.96],
  );
});

test("weighHappenings() sets what is denied against what was done, and is less sure of both", () => {
  const all = weighed(folded("done", ["a", "b"]), folded("denied", ["c"], { status: "denied", day: "2022-07-24" }));
  assert.deepEqual(all.get("done")?.against, ["denied"]);
  assert.deepEqual(all.get("denied")?.against, ["done"]);
  assert.equal(all.get("done")?.confidence, 0.64);
  assert.equal(all.get("denied")?.confidence, 0.267);
});

test("weighHappenings() sees no contradiction in other sides, types or days, or in what was only intended", () => {
  const others: readonly Partial<FoldedHappening>[] = [
    { recipient: "POL" },
    { plover: "COERCE" },
    { day: "2022-07-30" },
    { status: "intended" },
  ];
  for (const other of others) {
    const all = weighed(folded("done", ["a"]), folded("other", ["b"], { status: "denied", ...other }));
    assert.deepEqual(all.get("done")?.against, [], JSON.stringify(other));
  }
});
