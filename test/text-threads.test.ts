import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, splitSentences, toConllu } from "../src/text/index.ts";

const TEXT = `Envoys of four states met in Vienna on Tuesday. "We agreed on little," one of them said, "but we did agree to meet again."

The talks, which were held behind closed doors, ended without a communique. Why? No delegation would say.`;

/** Parses the text in a worker thread that shares the model's bytes, and gives CoNLL-U. */
function parseInThread(model: ArrayBufferLike): Promise<string> {
  const worker = new Worker(fileURLToPath(new URL("contract/parse-worker.ts", import.meta.url)), { workerData: { model, text: TEXT } });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

test("createParser() gives the same bytes in one thread and in many that share the model", async () => {
  const { text: tables } = loadTables();
  const here = createParser(tables)
    .parse(splitSentences(TEXT, tables))
    .map((sentence) => toConllu(sentence, TEXT))
    .join("");
  assert.ok(tables.model instanceof SharedArrayBuffer);
  const there = await Promise.all([1, 2, 3].map(() => parseInThread(tables.model)));
  assert.deepEqual(there, [here, here, here]);
});
