import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ranker } from "../model/index.ts";
import { nameAct } from "./name-act.ts";

const ranker: Ranker = {
  types: ["AID", "ASSAULT"],
  weights: new Map([
    ["bias", [0.5, 0]],
    ["word:bomb", [-1, 2]],
    ["word:rice", [2, -1]],
  ]),
};

test("nameAct() gives the type whose weights sum highest", () => {
  assert.equal(nameAct(["word:bomb"], ranker)?.plover, "ASSAULT");
  assert.equal(nameAct(["word:rice"], ranker)?.plover, "AID");
});

test("nameAct() falls back on the bias where no feature is known", () => assert.equal(nameAct(["word:table"], ranker)?.plover, "AID"));

test("nameAct() tells the share of the type among all", () => {
  const sure = nameAct(["word:bomb"], ranker)?.sure ?? 0;
  assert.ok(Math.abs(sure - Math.exp(2) / (Math.exp(2) + Math.exp(-0.5))) < 1e-9);
});

test("nameAct() says nothing without a model", () => assert.equal(nameAct(["word:bomb"], { types: [], weights: new Map() }), null));
