import assert from "node:assert/strict";
import { test } from "node:test";
import { codeAt } from "./code-at.ts";

test("codeAt() gives what charCodeAt() gives", () => {
  const text = "Wien, Österreich – 会談";
  for (let at = 0; at < text.length; at++) assert.equal(codeAt(text, at), text.charCodeAt(at));
});
