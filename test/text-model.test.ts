import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../src/lib/fault.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { readTextModel } from "../src/text/text-model.ts";

const { text: tables } = loadTables();

function isModelFault(error: unknown): boolean {
  return error instanceof Fault && error.code === "text/model";
}

test("readTextModel() says what the model was trained on and under which licence its weights are", () => {
  const { about, hashes, vectors } = readTextModel(tables.model);
  assert.match(about, /English EWT.*Licence of these weights: CC BY-SA 4\.0/);
  assert.equal(hashes.length, vectors.rows);
});

test("readTextModel() throws a fault for another file and for one that was cut", () => {
  assert.throws(() => readTextModel(new ArrayBuffer(4)), isModelFault);
  assert.throws(() => readTextModel(new TextEncoder().encode("no model at all").buffer), isModelFault);
  const bytes = new Uint8Array(tables.model).slice(0, 1_000_000);
  assert.throws(() => readTextModel(bytes.buffer), isModelFault);
});
