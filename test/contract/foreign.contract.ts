import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { given } from "../../src/lib/given.ts";
import type { ForeignAct, ForeignLineAct } from "../../src/model/index.ts";
import { record } from "./record-sample.ts";
import { sampleForeignAct as act } from "./sample-foreign.ts";
import { sampleReading } from "./sample-readings.ts";
import type { StoreMaker } from "./store.contract.ts";

const on = (line: number, one: ForeignAct, part = 0): ForeignLineAct => ({ line, part, act: one });
const FILE = { digest: "d1", name: "20220310.CSV", source: "gdelt" } as const;
const END = { lines: 3, acts: 2, unread: { "no day": 1 } } as const;

/** Registers the tests on rows of other data sets that every `Store` must pass. */
export function testForeign({ name, make }: StoreMaker): void {
  describe(name, () => {
    test("foreign.put() keeps acts with file and line, and putting them again, from another file too, changes nothing", () => {
      const store = make(() => "2024-05-01T00:00:00Z");
      assert.equal(store.foreign.begin(FILE), "begun");
      const acts = [on(1, act("1")), on(3, act("2", { day: "2022-03-09", recipient: null, url: null, cameo: null }))];
      assert.equal(store.foreign.put("d1", acts), 2);
      assert.equal(store.foreign.begin(FILE), "begun");
      assert.equal(store.foreign.put("d1", acts), 0);
      store.foreign.end("d1", END);
      assert.equal(store.foreign.begin({ ...FILE, name: "copy.CSV" }), "done");
      const commit = store.state().commit;
      store.foreign.end("d1", END);
      store.foreign.begin({ ...FILE, digest: "d2", name: "day.CSV" });
      assert.equal(store.foreign.put("d2", [on(9, act("1"))]), 0);
      assert.equal(store.state().commit, commit + 1);
      const file = { digest: "d1", name: "20220310.CSV" };
      assert.deepEqual(
        [...store.foreign.acts()],
        acts.toReversed().map((one) => ({ ...one, file, recordedAt: "2024-05-01T00:00:00Z" })),
      );
      const sets = [{ source: "gdelt", files: 2, acts: 2, firstDay: "2022-03-09", lastDay: "2022-03-10" }];
      assert.deepEqual(store.foreign.sets(), sets);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("foreign.put() lets a data set's own revision stand and keeps the older row, as of then", () => {
      let now = "2024-05-01T00:00:00Z";
      const store = make(() => now);
      store.foreign.begin(FILE);
      store.foreign.put("d1", [on(1, act("1"))]);
      now = "2024-06-01T00:00:00Z";
      store.foreign.begin({ ...FILE, digest: "d2" });
      assert.equal(store.foreign.put("d2", [on(7, act("1", { reports: 9 }))]), 1);
      const reports = (asOf?: string): readonly number[] => [...store.foreign.acts(given({ asOf }))].map((row) => row.act.reports);
      assert.deepEqual([reports(), reports("2024-05-15T00:00:00Z"), reports("2024-01-01T00:00:00Z")], [[9], [3], []]);
      assert.equal(store.foreign.sets()[0]?.acts, 1);
      store.close();
    });

    test("foreign.put() tells apart the acts of one line, and data sets that use the same ids", () => {
      const store = make(() => "2024-05-01T00:00:00Z");
      for (const source of ["icews", "polecat"] as const) {
        store.foreign.begin({ digest: source, name: source, source });
        const acts = [on(2, act("1", { source })), on(2, act("1", { source, initiator: "BLR" }), 1)];
        assert.equal(store.foreign.put(source, acts), 2);
      }
      assert.equal([...store.foreign.acts({ sources: ["icews"] })].length, 2);
      assert.equal([...store.foreign.acts({ sources: [] })].length, 0);
      store.close();
    });

    test("foreign.tallies() sums acts a pair and period, and nothing of them is in the record's own answers", () => {
      const store = make(() => "2024-05-01T00:00:00Z");
      const own = sampleReading({
        sentences: ["Russia shelled Kharkiv."],
        published: "2022-03-10",
        acts: [{ initiator: "RUS", recipient: "UKR" }],
      });
      store.write(() => void record(store, own));
      const before = [store.summary(), [...store.tallies()], [...store.events()], [...store.happenings()], store.pairs()];
      store.foreign.begin(FILE);
      const acts = [
        on(1, act("1")),
        on(2, act("2", { day: "2022-03-31", reports: 1, goldstein: -9.5 })),
        on(3, act("3", { initiator: "UKR", recipient: "RUS", day: "2022-04-01" })),
        on(4, act("4", { recipient: "RUS" })),
        on(5, act("5", { recipient: null })),
      ];
      store.foreign.put("d1", acts);
      assert.deepEqual([store.summary(), [...store.tallies()], [...store.events()], [...store.happenings()], store.pairs()], before);
      const sums = [...store.foreign.tallies({ countries: ["UKR", "RUS"], by: "month" })];
      assert.deepEqual(
        sums.map(({ initiator, day, status, happenings, reports, events }) => [initiator, day, status, happenings, reports, events.count]),
        [
          ["RUS", "2022-03-01", "occurred", { count: 2, goldstein: -19.5 }, { count: 4, goldstein: -39.5 }, 2],
          ["UKR", "2022-04-01", "occurred", { count: 1, goldstein: -10 }, { count: 3, goldstein: -30 }, 1],
        ],
      );
      assert.equal([...store.foreign.tallies({ until: "2022-03-10" })].length, 1);
      assert.equal([...store.foreign.tallies({ plover: ["AID"] })].length, 0);
      store.close();
    });
  });
}
