import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOrderOf } from "./date-order.ts";

test("dateOrderOf() goes by region, then by language and address", () => {
  assert.equal(dateOrderOf({ claimed: "en-GB", language: "en", url: "https://example.com/" }), "day first");
  assert.equal(dateOrderOf({ claimed: "en-US", language: "en", url: "https://example.com/" }), "month first");
  assert.equal(dateOrderOf({ claimed: "en-US", language: "en", url: "https://example.co.uk/" }), "day first");
  assert.equal(dateOrderOf({ claimed: "", language: "en", url: null }), "month first");
  assert.equal(dateOrderOf({ claimed: "en-US", language: "de", url: "https://example.com/" }), "day first");
});
