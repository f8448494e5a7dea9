import assert from "node:assert/strict";
import { test } from "node:test";
import { demarche } from "./run-demarche.ts";

test("demarche actor shows the office of the day and where its dates are from", async () => {
  const before = await demarche(["actor", "Putin", "--day", "2010-06-01"]);
  assert.equal(before.code, 0);
  assert.match(before.out, /person:vladimir-putin .*head of government/);
  const after = await demarche(["actor", "Putin", "--day", "2022-08-15", "--json"]);
  const { schema, readings } = JSON.parse(after.out);
  assert.equal(schema, "demarche/actor/1");
  assert.equal(readings[0].ref.role, "head of state");
  assert.match(readings[0].why[0], /from 2012-05-07 \(own\)/);
});

test("demarche actor says that it does not know a name", async () => {
  const { code, out, err } = await demarche(["actor", "Xyzzyland"]);
  assert.deepEqual([code, out], [2, ""]);
  assert.match(err, /^demarche: No table has the name "Xyzzyland"/);
});

test("demarche actors check finds nothing doubtful and counts", async () => {
  const { code, out } = await demarche(["actors", "check"]);
  assert.equal(code, 0);
  assert.match(out, /^nothing doubtful\n/);
  assert.match(out, /outlets with domain and country/);
});
