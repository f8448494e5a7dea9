import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { openWorkspace } from "../src/text/kernels.ts";
import { applyLayer, placeLayer, quantiseRows } from "../src/text/linear-layers.ts";

const wasm = readFileSync(new URL("../data/models/text.wasm", import.meta.url));
const { fround } = Math;

/** Weights as far out as they go, or anything. */
const weight = fc.oneof(fc.constantFrom(-127, 0, 127), fc.integer({ min: -127, max: 127 }));
/** Bytes as far out as they go, or anything. */
const byte = fc.oneof(fc.constantFrom(1, 64, 127), fc.integer({ min: 1, max: 127 }));
/** Rows are read six, two and one at a time, outputs eight at a time. */
const products = fc
  .record({ rows: fc.integer({ min: 1, max: 15 }), inputs: fc.constantFrom(16, 24, 48, 192), outputs: fc.constantFrom(1, 8, 19) })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      weights: fc.array(weight, { minLength: size.inputs * size.outputs, maxLength: size.inputs * size.outputs }),
      bytes: fc.array(byte, { minLength: size.inputs * size.rows, maxLength: size.inputs * size.rows }),
    }),
  );

test("multiply gives the exact sums of whole numbers, for any rows and on any machine", () => {
  fc.assert(
    fc.property(products, ({ size: { rows, inputs, outputs }, weights, bytes }) => {
      const workspace = openWorkspace(wasm);
      const scales = Float32Array.from({ length: outputs }, (_, i) => 0.001 * (i + 1));
      const bias = Float32Array.from({ length: outputs }, (_, i) => i - 0.3);
      const layer = placeLayer(workspace, { rows: outputs, columns: inputs, weights: Int8Array.from(weights), scales, bias });
      const at = workspace.reserve(bytes.length);
      workspace.bytes(at, bytes.length).set(bytes);
      const out = applyLayer(workspace, layer, { at, rows, stride: inputs, scales: 0, scale: 1 / 63 });
      const floats = workspace.floats(out.at, (rows * out.stride) / 4);
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < outputs; c++) {
          let sum = 0;
          for (let k = 0; k < inputs; k++) sum += (weights[c * inputs + k] ?? 0) * ((bytes[r * inputs + k] ?? 0) - 64);
          const wanted = fround((bias[c] ?? 0) + fround(fround(sum * (scales[c] ?? 0)) * fround(1 / 63)));
          assert.equal(floats[(r * out.stride) / 4 + c], wanted, `row ${r}, output ${c}`);
        }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("quantise keeps bytes between 1 and 127, 64 for nothing, each row on its own scale", () => {
  const workspace = openWorkspace(wasm);
  const at = workspace.reserve(2 * 4 * 4);
  workspace.floats(at, 8).set([-2, 1, 0, 0.01, 0, 0, 0, 0]);
  const whole = quantiseRows(workspace, { at, rows: 2, stride: 16 }, 4);
  const row = (r: number): readonly number[] => Array.from(workspace.bytes(whole.at + r * whole.stride, 4));
  assert.deepEqual(
    [row(0), row(1)],
    [
      [1, 96, 64, 64],
      [64, 64, 64, 64],
    ],
  );
  assert.equal(workspace.floats(whole.scales, 1)[0], fround(2 / 63));
});

/** Prints a parse in a process of its own. */
const PARSE = `
const { loadTables } = await import(process.argv[1] + "/src/tables/load-tables.ts");
const { createParser, splitSentences } = await import(process.argv[1] + "/src/text/index.ts");
const { text } = loadTables();
const parsed = createParser(text).parse(splitSentences("Iceland expelled two Danish diplomats on Monday. Talks resumed, said Mr. Berg.", text));
console.log(JSON.stringify(parsed));
`;

function parseApart(flags: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const root = new URL("..", import.meta.url).href.replace(/\/$/, "");
  return spawnSync(process.execPath, [...flags, "--input-type=module", "-e", PARSE, root], { encoding: "utf8" });
}

test("a processor without dot products of bytes gives the same parse", (context) => {
  const without = parseApart(["--no-enable-avx-vnni"]);
  // Other engines and processors have no such switch.
  if (without.status === 9) return context.skip("this Node cannot leave the instruction out");
  assert.equal(without.status, 0);
  assert.ok(without.stdout.includes('"lemmas"'));
  assert.equal(without.stdout, parseApart([]).stdout);
});
