import assert from "node:assert/strict";
import { test } from "node:test";
import { createTextCount } from "./count-texts.ts";

test("createTextCount() counts the blocks with a text", () => {
  const countOf = createTextCount(["Read more", "Talks began.", "Read more", "Rxad xxre", "Talks ended."].map((text) => ({ text })));
  assert.deepEqual(["Read more", "Talks began.", "Rxad xxre"].map(countOf), [2, 1, 1]);
});
