import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodedEvent } from "../model/index.ts";
import { compareCodings } from "./compare-codings.ts";

const state = (country: string): CodedEvent["initiator"] => ({
  id: country,
  name: country,
  kind: "state",
  country,
  sector: "GOV",
  role: null,
});

function event(id: string, rest: Partial<CodedEvent> & { readonly at?: number; readonly trigger?: number } = {}): CodedEvent {
  const { at = 0, trigger = 10, ...fields } = rest;
  return {
    id,
    actId: id,
    articleId: "a",
    initiator: state("RUS"),
    recipient: state("UKR"),
    plover: "ACCUSE",
    mode: null,
    contexts: [],
    cameo: "112",
    quad: 3,
    goldstein: -2,
    status: "occurred",
    reciprocal: false,
    when: null,
    place: null,
    attribution: { chain: [], medium: null, quoted: false },
    evidence: {
      articleId: "a",
      sentence: { start: at, end: at + 50 },
      words: "w",
      hash: String(at),
      trigger: [{ start: at + trigger, end: at + trigger + 5 }],
      initiator: null,
      recipient: null,
    },
    coder: { version: "1", rules: ["accuse"] },
    confidence: 0.9,
    ...fields,
  };
}

const told = (before: readonly CodedEvent[], after: readonly CodedEvent[]): readonly string[] =>
  compareCodings(before, after).map(({ kind, before: old, after: now, fields }) =>
    [kind, old?.id ?? "-", now?.id ?? "-", ...fields].join(" "),
  );

test("compareCodings() pairs the same ids, and says which fields differ", () => {
  assert.deepEqual(told([event("1")], [event("1", { coder: { version: "2", rules: ["accuse"] } })]), ["same 1 1"]);
  assert.deepEqual(told([event("1")], [event("1", { status: "denied" })]), ["changed 1 1 status"]);
});

test("compareCodings() pairs another id at the same trigger, or between the same sides in the same sentence", () => {
  assert.deepEqual(told([event("1")], [event("2", { recipient: state("POL"), cameo: "190", plover: "ASSAULT" })]), [
    "changed 1 2 recipient plover cameo",
  ]);
  assert.deepEqual(told([event("1")], [event("2", { trigger: 30 })]), ["same 1 2"]);
  assert.deepEqual(told([event("1")], [event("2", { trigger: 30, recipient: state("POL") })]), ["gone 1 -", "added - 2"]);
  assert.deepEqual(told([event("1")], [event("2", { at: 100 })]), ["gone 1 -", "added - 2"]);
});

test("compareCodings() gives every event once, the most alike together, in order of the text", () => {
  const before = [event("late", { at: 100 }), event("pol", { recipient: state("POL") }), event("ukr")];
  const after = [event("x", { recipient: state("UKR"), status: "denied" }), event("y", { recipient: state("POL"), status: "denied" })];
  assert.deepEqual(told(before, after), ["changed pol y status", "changed ukr x status", "gone late -"]);
  assert.deepEqual(told([], []), []);
});

const sentence = (words: string, articleId: string, at = 0): Partial<CodedEvent> => ({
  articleId,
  evidence: {
    articleId,
    sentence: { start: at, end: at + words.length },
    words,
    hash: words,
    trigger: [{ start: at + 5, end: at + 8 }],
    initiator: null,
    recipient: null,
  },
});

test("compareCodings() of two versions of an article finds a sentence that moved, or of which some words were changed", () => {
  const words = "The envoy of Russia said on Monday that 40 drones had come from Ukraine.";
  const before = [event("1", sentence(words, "a"))];
  assert.deepEqual(told(before, [event("2", { ...sentence(words, "b", 300), status: "denied" })]), ["changed 1 2 status"]);
  assert.deepEqual(told(before, [event("2", sentence(words.replace("40", "60"), "b"))]), ["same 1 2"]);
  assert.deepEqual(told(before, [event("2", { ...sentence(words.replace("40", "60"), "b"), recipient: state("POL") })]), [
    "gone 1 -",
    "added - 2",
  ]);
  assert.deepEqual(told(before, [event("2", sentence("Moscow protested to Kyiv over drones.", "b"))]), ["gone 1 -", "added - 2"]);
  const twice = [event("near", sentence(words, "b", 10)), event("edited", sentence(words.replace("40", "60"), "b", 0))];
  assert.deepEqual(told(before, twice).toSorted(), ["added - edited", "same 1 near"]);
  assert.deepEqual(told(before, [event("2", sentence(words.replace("40", "60"), "a", 300))]), ["gone 1 -", "added - 2"]);
});

test("compareCodings() of one article finds the event of a sentence that another version parts elsewhere", () => {
  const whole = "Russia accused Ukraine. It named no proof.";
  const before = [event("1", sentence(whole, "a", 40))];
  assert.deepEqual(told(before, [event("2", sentence("Russia accused Ukraine.", "a", 40))]), ["same 1 2"]);
  assert.deepEqual(told(before, [event("2", { ...sentence("Russia accused Ukraine.", "a", 40), recipient: state("POL") })]), [
    "changed 1 2 recipient",
  ]);
  assert.deepEqual(told(before, [event("2", sentence(whole, "a", 140))]), ["gone 1 -", "added - 2"]);
});
