import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTables } from "../src/tables/load-tables.ts";
import { compileRules } from "../src/events/compile-rules.ts";
import { mayTell } from "../src/events/may-tell.ts";

const { telling } = compileRules(loadTables().rules);
const tells = (text: string, parties: 1 | 2 = 2): boolean =>
  mayTell(text.toLowerCase().split(" "), telling, { parties, things: new Set() });

test("mayTell() asks for a word of some row", () => {
  assert.ok(tells("Chad invaded Mali"));
  assert.ok(!tells("Chad borders on Mali"));
});

test("mayTell() asks for the other words of a trigger and for the objects of its row", () => {
  assert.ok(tells("Peru severed all ties with Bolivia"));
  assert.ok(!tells("Peru severed the cable of Bolivia"));
});

test("mayTell() asks for all words of an object of several, and of operators for what they tell by themselves", () => {
  assert.ok(tells("Chad put its army on combat readiness against Mali"));
  assert.ok(!tells("Chad put its army in a bad state against Mali"));
  assert.ok(tells("Chad asked Mali for tents"));
  assert.ok(!tells("Chad began to like Mali"));
});

test("mayTell() takes a modal verb under a word of saying for a demand", () => {
  assert.ok(tells("Togo says that Benin must pay"));
  assert.ok(!tells("Togo must swim"));
});

test("mayTell() with one party takes conflict and no visit", () => {
  assert.ok(tells("Chad invaded them", 1));
  assert.ok(tells("They visited Chad", 2));
  assert.ok(!tells("They visited Chad", 1));
});
