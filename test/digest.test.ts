import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { digestOf } from "../eval/harness.ts";

test("digestOf() is the same wherever the files lie, and another one when what they hold changes", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "demarche-digest-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const put = (path: string, text: string): string => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  const digest = digestOf([put("a/gold", "one"), put("b/labels", "two")]);
  assert.equal(digestOf([put("z/gold", "one"), put("c/labels", "two")]), digest);
  assert.notEqual(digestOf([put("z/gold", "one"), put("c/labels", "three")]), digest);
});
