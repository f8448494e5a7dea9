import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Report } from "../model/index.ts";
import { isOfKind, keyOf } from "./hash-words.ts";
import { eachPairSharingKey } from "./pairs-sharing-keys.ts";

/** A report that has only keys: marks of its period and of the next. */
const made = fc.record({ period: fc.integer({ min: 0, max: 5 }), marks: fc.array(fc.nat(6), { maxLength: 5 }), hasDay: fc.boolean() });

test("eachPairSharingKey() gives each pair that shares a key of the kind, and each once", () => {
  fc.assert(
    fc.property(fc.array(made, { maxLength: 25 }), (items) => {
      const reports = items.map(({ period, marks, hasDay }, at) => {
        const own = marks.flatMap((mark) => [
          keyOf("retelling", mark, period),
          keyOf("retelling", mark, period + 1),
          keyOf("copy", mark, 0),
        ]);
        return { articleId: String(at), newsDay: hasDay ? String(period) : null, keys: hasDay ? own : [] } as unknown as Report; // all that is looked at
      });
      const given: string[] = [];
      eachPairSharingKey(reports, { kind: "retelling", periodOf: ({ newsDay }) => (newsDay === null ? null : Number(newsDay)) }, (a, b) =>
        given.push([a, b].sort((x, y) => x - y).join(" ")),
      );
      const wanted = reports.flatMap(({ keys }, a) =>
        reports.flatMap((other, b) =>
          a < b && keys.some((key) => isOfKind(key, "retelling") && other.keys.includes(key)) ? [`${a} ${b}`] : [],
        ),
      );
      assert.deepEqual(given.sort(), wanted.sort());
    }),
    { seed: 7, numRuns: 300 },
  );
});
