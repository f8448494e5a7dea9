import assert from "node:assert/strict";
import { test } from "node:test";
import { hashName } from "../../lib/hash-name.ts";
import { Fault } from "../../lib/fault.ts";
import { ANSWERS, readPhraseModel, weighHead, weighSpans, writePhraseModel } from "./phrase-model.ts";

const [TALL, WIDE] = [hashName("tall"), hashName("wide")];
const model = {
  spans: new Map([
    [TALL, 1.27],
    [WIDE, -1.27],
  ]),
  heads: new Map([
    [TALL, Float32Array.of(1.27, -1.27, 1, ...Array.from({ length: ANSWERS - 1 }, () => 0))],
    [WIDE, new Float32Array(2 + ANSWERS)],
  ]),
  units: Float32Array.of(1, 0, 0, 1),
  unitBias: new Float32Array(2),
  out: Float32Array.from({ length: 2 * ANSWERS }, (_, i) => (i < 2 ? 1 : 0)),
  outBias: Float32Array.from({ length: ANSWERS }, (_, i) => i),
};

test("readPhraseModel() reads what writePhraseModel() wrote, whatever the sign of a hash", () => {
  const read = readPhraseModel(writePhraseModel(model));
  for (const hash of [TALL, WIDE]) {
    assert.ok(Math.abs((read.spans.get(hash) ?? 0) - (model.spans.get(hash) ?? 0)) < 0.01);
    assert.equal(read.heads.get(hash)?.length, 2 + ANSWERS);
  }
  assert.deepEqual([read.spans.size, read.heads.size], [2, 2]);
  assert.deepEqual([...read.outBias], [...model.outBias]);
  assert.ok((TALL < 0 || WIDE < 0) && Math.abs((read.units[3] ?? 0) - 1) < 0.01);
});

test("readPhraseModel() refuses bytes of another kind", () => {
  assert.throws(() => readPhraseModel(Uint8Array.of(1, 2, 3)), Fault);
  assert.throws(() => readPhraseModel(new Uint8Array(64)), Fault);
});

test("weighSpans() shares one out among the stretches of a head", () => {
  const [first = 0, second = 0] = weighSpans(model, [[TALL], [WIDE]]);
  assert.ok(first > second && Math.abs(first + second - 1) < 1e-9);
  assert.deepEqual(weighSpans(model, [[]]), [1]);
});

test("weighHead() adds up what is seen and what the hidden units make of it and of vectors", () => {
  // The first unit: 1.27 + 2, the second is below 0.
  assert.ok(Math.abs((weighHead(model, [TALL], Float32Array.of(2, 1))[0] ?? 0) - (1 + 3.27)) < 1e-5);
  assert.deepEqual([...weighHead(model, [], new Float32Array(2))], [...model.outBias]);
});
