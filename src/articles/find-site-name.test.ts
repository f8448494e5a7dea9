import assert from "node:assert/strict";
import { test } from "node:test";
import { findSiteName } from "./find-site-name.ts";

const none = { labels: [], copyright: [], domain: null };

test("findSiteName() takes the end or start of the title that the domain, a label or a © line bears out", () => {
  assert.equal(findSiteName({ ...none, document: "Talks end | Harbour Post", domain: "harbourpost.example" }), "Harbour Post");
  assert.equal(findSiteName({ ...none, document: "The Harbour Post - Talks end", domain: "harbourpost.example" }), "The Harbour Post");
  assert.equal(
    findSiteName({ ...none, document: "Talks end | Ministry of Trade", labels: ["Ministry of Trade"], domain: "mot.example" }),
    "Ministry of Trade",
  );
  assert.equal(findSiteName({ ...none, document: "Harbour Post - Talks end", copyright: ["© Harbour Post 2015"] }), "Harbour Post");
});

test("findSiteName() takes what stands before a colon where a label says just that", () => {
  const document = "Harbour Post: Talks end";
  assert.equal(findSiteName({ ...none, document, labels: ["Archive", "Harbour Post"] }), "Harbour Post");
  assert.equal(findSiteName({ ...none, document, labels: ["Harbour"] }), null);
});

test("findSiteName() takes no part of a title that nothing bears out", () => {
  assert.equal(findSiteName({ ...none, document: "Talks end - World", domain: "harbourpost.example" }), null);
  assert.equal(findSiteName({ ...none, document: "Talks end", domain: "harbourpost.example" }), null);
});
