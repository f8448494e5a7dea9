import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActRow, RuleTables } from "../model/index.ts";
import { reviewRules } from "./review-rules.ts";

const act = (id: string, more: Partial<ActRow>): ActRow => ({
  id,
  triggers: ["greet/VERB"],
  frame: "direct",
  objects: [],
  prepositions: [],
  cameo: "050",
  plover: "SUPPORT",
  mode: null,
  contexts: [],
  reciprocal: false,
  needsRecipient: true,
  mustName: false,
  yes: "",
  no: "",
  origin: "",
  ...more,
});

const tablesOf = (...acts: ActRow[]): RuleTables => ({
  classes: new Map([["GUESTS", ["king", "queen"]]]),
  acts,
  operators: [],
  products: [],
  details: [],
  things: [],
  speech: [],
  timeWords: [],
  times: [],
  cameo: new Map(),
  ranker: { types: [], weights: new Map() },
  relevance: new Map(),
  telling: new Map(),
  topics: new Map(),
  forms: new Map(),
});

test("reviewRules() finds a row that an earlier one shadows", () => {
  const found = reviewRules(tablesOf(act("wide", { prepositions: ["with", "by"] }), act("narrow", { prepositions: ["with"] })));
  assert.deepEqual(found, [{ kind: "shadowed", rule: "narrow", by: "wide", trigger: "greet/VERB" }]);
});

test("reviewRules() finds two codes between which only the order decides", () => {
  const first = act("first", { objects: ["GUESTS"], prepositions: ["at"] });
  const second = act("second", { objects: ["queen", "prince"], prepositions: ["in"], cameo: "043" });
  assert.deepEqual(
    reviewRules(tablesOf(first, second)).map(({ kind, rule }) => `${kind} ${rule}`),
    ["contradicts second"],
  );
});

test("reviewRules() says nothing of rows that ask for other objects, frames or triggers", () => {
  const rows = [
    act("any", {}),
    act("of-queens", { objects: ["queen"], cameo: "043" }),
    act("through", { frame: "through", cameo: "043" }),
    act("noun", { triggers: ["greeting/NOUN"], cameo: "043" }),
  ];
  assert.deepEqual(reviewRules(tablesOf(...rows)), []);
});
