import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActorRef, Attribution, Voice } from "../../model/index.ts";
import { wordsForActor, wordsForAttribution, wordsForDay, wordsForOrigin, wordsForPublished } from "./words-for.ts";

const voice = (name: string, kind: Voice["kind"]): Voice => ({ kind, name, actor: null, span: null });

test("wordsForAttribution() reads the chain outermost first, the medium by whom it is from", () => {
  const attribution: Attribution = {
    chain: [voice("BBC", "outlet"), voice("KCNA", "agency"), voice("Vladimir Putin", "speaker")],
    medium: "letter",
    quoted: false,
  };
  assert.equal(wordsForAttribution(attribution), "BBC, quoting KCNA, quoting a letter of Vladimir Putin");
  assert.equal(
    wordsForAttribution({ ...attribution, quoted: true }),
    "BBC, quoting KCNA, quoting a letter of Vladimir Putin, word for word",
  );
  assert.equal(wordsForAttribution({ chain: [voice("BBC", "outlet")], medium: null, quoted: false }), "BBC");
});

test("wordsForDay() says no more than is known", () => {
  assert.equal(wordsForDay({ value: "2022-07-15", day: "2022-07-15", precision: "day" }), "15 Jul 2022");
  assert.equal(wordsForDay({ value: "2022-07", day: "2022-07-01", precision: "month" }), "Jul 2022");
  assert.equal(wordsForDay({ value: "2022-W28", day: "2022-07-11", precision: "week" }), "week of 11 Jul 2022");
  assert.equal(wordsForDay({ value: "2022-Q3", day: "2022-07-01", precision: "quarter" }), "quarter 3 of 2022");
  assert.equal(wordsForDay({ value: "199", day: "1990-01-01", precision: "decade" }), "the 1990s");
});

test("wordsForPublished() names the basis and the words", () => {
  const day = { value: "2024-05-01", day: "2024-05-01", precision: "day", instant: null } as const;
  assert.equal(
    wordsForPublished({ ...day, basis: "inferred", from: ["© 2024 The Courier", "May Day"] }),
    '1 May 2024, inferred from "© 2024 The Courier" and "May Day"',
  );
  assert.equal(
    wordsForPublished({ ...day, basis: "jsonld", from: ["datePublished"] }),
    '1 May 2024, from the page\'s JSON-LD: "datePublished"',
  );
  assert.equal(wordsForPublished(null), "day of publication unknown");
});

test("wordsForOrigin() tells the publisher from the one whose words they are", () => {
  const origin = { outlet: "Reuters", basis: "dateline", republished: true } as const;
  assert.equal(wordsForOrigin("Harbour Post", origin), "Harbour Post, republishing Reuters (by its dateline)");
  assert.equal(wordsForOrigin(null, origin), "Reuters (by its dateline), republished");
  assert.equal(wordsForOrigin("Harbour Post", null), "Harbour Post");
});

test("wordsForActor() gives the country of whoever is not a state, and says when nobody is named", () => {
  const actor: ActorRef = { id: "person:x", name: "Jo Doe", kind: "person", country: "NZL", sector: "GOV", role: "envoy" };
  assert.equal(wordsForActor(actor), "Jo Doe (NZL)");
  assert.equal(wordsForActor({ ...actor, kind: "state", name: "New Zealand" }), "New Zealand");
  assert.equal(wordsForActor({ ...actor, id: null, kind: "unnamed", name: "hostile forces", country: null }), "hostile forces (not named)");
  assert.equal(wordsForActor(null), "nobody named");
});
