import assert from "node:assert/strict";
import { test } from "node:test";
import { findOrigin, indexAgencies } from "./find-origin.ts";
import type { OriginEvidence } from "./find-origin.ts";

const nothing: OriginEvidence = {
  paragraphs: [],
  byline: [],
  lines: [],
  copyright: [],
  outlet: "Harbour Post",
  url: null,
  canonicalUrl: null,
  agencies: indexAgencies([{ id: "reuters", name: "Reuters", aliases: ["thomson reuters"] }]),
};
const originOf = (evidence: Partial<OriginEvidence>): string | null => {
  const origin = findOrigin({ ...nothing, ...evidence });
  return origin === null ? null : `${origin.outlet}, ${origin.basis}`;
};

test("findOrigin() reads datelines of agencies, known or not", () => {
  assert.equal(originOf({ paragraphs: ["SEOUL (Reuters) - Talks ended."] }), "Reuters, dateline");
  assert.equal(originOf({ paragraphs: ["SEOUL, Aug 15 (Reuters) — Talks ended."] }), "Reuters, dateline");
  assert.equal(originOf({ paragraphs: ["VIENNA (Northwire) - Talks ended."] }), "Northwire, dateline");
  assert.equal(originOf({ paragraphs: ["PANMUNJOM, South Korea (Northwire) -- Talks ended."] }), "Northwire, dateline");
});

test("findOrigin() takes no bracket in a sentence for a dateline", () => {
  assert.equal(originOf({ paragraphs: ["The minister (Labour) - a newcomer - said that talks ended."] }), null);
  assert.equal(originOf({ paragraphs: ["NATO (the alliance) said that talks ended."] }), null);
});

test("findOrigin() reads bylines, source lines, canonical links and © lines of others", () => {
  assert.equal(originOf({ byline: ["Ana Ruiz", "Thomson Reuters"] }), "Reuters, byline");
  assert.equal(originOf({ lines: ["Source: Reuters"] }), "Reuters, source line");
  assert.equal(originOf({ lines: ["Source: https://www.northwire.co.uk/talks/1"] }), "northwire.co.uk, source line");
  assert.equal(
    originOf({ url: "https://harbourpost.example/a", canonicalUrl: "https://northwire.example/a" }),
    "northwire.example, canonical link",
  );
  assert.equal(originOf({ copyright: ["© 2021 Reuters. All rights reserved."] }), "Reuters, copyright line");
  assert.equal(originOf({ copyright: ["© 2021 Harbour Post"] }), null);
});

test("findOrigin() says whether the page is of the outlet whose words it prints", () => {
  assert.equal(findOrigin({ ...nothing, outlet: "Reuters", paragraphs: ["SEOUL (Reuters) - Talks ended."] })?.republished, false);
  assert.equal(findOrigin({ ...nothing, paragraphs: ["SEOUL (Reuters) - Talks ended."] })?.republished, true);
});
