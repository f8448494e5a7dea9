import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeWhole } from "./write-whole.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-whole-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const record = join(folder, "r.db");

function* cutShort(error: Error): Generator<string> {
  yield "new, but not ";
  throw error;
}

test("writeWhole() leaves an older file as it is until the new one is whole", async () => {
  const path = join(folder, "table.csv");
  writeFileSync(path, "old");
  const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
  await assert.rejects(writeWhole(path, cutShort(full), { record }), { code: "output/enospc", why: "the disk is full" });
  await assert.rejects(writeWhole(path, cutShort(new Error("a defect")), { record }), { message: "a defect" });
  assert.deepEqual([readFileSync(path, "utf8"), readdirSync(folder)], ["old", ["table.csv"]]);
  await writeWhole(path, ["new"], { record });
  assert.deepEqual([readFileSync(path, "utf8"), readdirSync(folder)], ["new", ["table.csv"]]);
});
