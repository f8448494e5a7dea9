import assert from "node:assert/strict";
import { test } from "node:test";
import { cohensKappa, krippendorffsAlpha } from "./measure-agreement.ts";
import type { Rating } from "./measure-agreement.ts";

function repeat(count: number, labels: readonly [string, string], from: number): readonly Rating[] {
  return Array.from({ length: count }, (_, at) => String(from + at)).flatMap((item) => [
    { item, reviewer: "a", label: labels[0] },
    { item, reviewer: "b", label: labels[1] },
  ]);
}

test("cohensKappa() gives the textbook's value: 20 and 15 agreed, 5 and 10 not, is 0.4", () => {
  const ratings = [
    ...repeat(20, ["yes", "yes"], 0),
    ...repeat(5, ["yes", "no"], 20),
    ...repeat(10, ["no", "yes"], 25),
    ...repeat(15, ["no", "no"], 35),
  ];
  const { items, agreed, kappa } = cohensKappa([...ratings, { item: "99", reviewer: "a", label: "yes" }], ["a", "b"]);
  assert.deepEqual([items, agreed], [50, 35]);
  assert.ok(Math.abs((kappa ?? 0) - 0.4) < 1e-12);
  assert.equal(cohensKappa(repeat(3, ["yes", "yes"], 0), ["a", "b"]).kappa, null);
  assert.deepEqual(cohensKappa([], ["a", "b"]), { items: 0, agreed: 0, kappa: null });
});

test("krippendorffsAlpha() gives the published value for three observers with gaps: 0.691", () => {
  const rows = ["*****34121133*3", "1*213343*******", "**21344*21133*4"];
  const ratings = rows.flatMap((row, reviewer) =>
    row.split("").flatMap((label, item) => (label === "*" ? [] : [{ item: String(item), reviewer: String(reviewer), label }])),
  );
  assert.ok(Math.abs((krippendorffsAlpha(ratings) ?? 0) - 0.691) < 0.0005, String(krippendorffsAlpha(ratings)));
  assert.equal(krippendorffsAlpha(repeat(3, ["yes", "yes"], 0)), null);
  assert.equal(krippendorffsAlpha([]), null);
});
