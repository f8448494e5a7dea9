import assert from "node:assert/strict";
import { test } from "node:test";
import { unzip } from "./unzip.test-helper.ts";
import { zipChunks } from "./zip.ts";

test("zipChunks() writes what the format says: every file with its name, size and check sum", () => {
  const entries = [
    { name: "README.txt", text: "Talks resumed.\n" },
    { name: "a/Élysée.csv", text: "x,y\r\n".repeat(5000) },
    { name: "empty", text: "" },
  ];
  const bytes = Buffer.concat([...zipChunks(entries)]);
  assert.deepEqual(unzip(bytes), entries);
  assert.ok(bytes.length < 2000);
  assert.deepEqual(Buffer.concat([...zipChunks(entries)]), bytes);
});

test("zipChunks() writes an archive without a file", () => {
  assert.deepEqual(unzip(Buffer.concat([...zipChunks([])])), []);
});
