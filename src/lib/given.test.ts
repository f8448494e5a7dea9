import assert from "node:assert/strict";
import { test } from "node:test";
import { given } from "./given.ts";

test("given() leaves out what is undefined and keeps null, false, 0 and the empty string", () => {
  const fields = given({ since: "2024-01-01", until: undefined, outlet: null, isDone: false, limit: 0, title: "" });
  assert.deepEqual(Object.keys(fields), ["since", "outlet", "isDone", "limit", "title"]);
});
