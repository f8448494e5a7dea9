import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fault } from "../../lib/fault.ts";
import type { Answer, WorkerSetup } from "./messages.ts";
import { WorkerPool } from "./worker-pool.ts";

const SETUP: WorkerSetup = {
  record: "",
  shared: { folders: "", tablesVersion: "", model: new SharedArrayBuffer(0) },
  learnsSites: false,
};

/** A worker that does as the name of the page says. */
const WORKER = `
  import { parentPort } from "node:worker_threads";
  parentPort.postMessage({ kind: "ready" });
  parentPort.on("message", ({ index, entry: file }) => {
    if (file.from === "exit") process.exit(3);
    if (file.from === "throw") throw new Error("it threw");
    if (file.from === "hang") for (;;);
    parentPort.postMessage({ kind: "answer", index, answer: { kind: "known" } });
  });`;
const BROKEN = 'throw new Error("no tables");';
const FAULTY = `
  import { parentPort } from "node:worker_threads";
  parentPort.postMessage({ kind: "fault", code: "table/missing", what: "Cannot find a table", parts: { where: "data/x.tsv" } });`;

const moduleOf = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

async function answersTo(
  pages: readonly string[],
  options: { readonly size: number; readonly patienceMs: number },
): Promise<ReadonlyMap<number, Answer>> {
  const answers = new Map<number, Answer>();
  const done = Promise.withResolvers<void>();
  const pool = new WorkerPool({
    ...options,
    module: moduleOf(WORKER),
    setup: SETUP,
    onAnswer: (index, answer) => {
      assert.ok(!answers.has(index), `${index} was answered twice`);
      answers.set(index, answer);
      if (answers.size === pages.length) done.resolve();
    },
    onFault: done.reject,
  });
  for (const [index, from] of pages.entries()) pool.submit({ index, entry: { kind: "file", path: from, from } });
  try {
    await done.promise;
  } finally {
    await pool.close();
  }
  return answers;
}

function whyOf(answer: Answer | undefined): string {
  return answer?.kind === "outcome" && "reason" in answer.outcome.result
    ? `${answer.outcome.result.reason}: ${answer.outcome.result.why}`
    : (answer?.kind ?? "none");
}

test("WorkerPool answers every job once, though workers die", async () => {
  const pages = ["a", "exit", "b", "throw", "c", "exit", "d", "e"];
  const answers = await answersTo(pages, { size: 2, patienceMs: 60_000 });
  assert.deepEqual(
    pages.map((_, index) => whyOf(answers.get(index))),
    [
      "known",
      "pipeline/crashed: the thread ended",
      "known",
      "pipeline/crashed: it threw",
      "known",
      "pipeline/crashed: the thread ended",
      "known",
      "known",
    ],
  );
});

test("WorkerPool gives up a page that never ends, and only that", async () => {
  const answers = await answersTo(["a", "hang", "b"], { size: 1, patienceMs: 300 });
  assert.deepEqual(
    [0, 1, 2].map((index) => whyOf(answers.get(index))),
    ["known", "pipeline/crashed: no answer within 0.3 s", "known"],
  );
});

for (const [source, code] of [
  [BROKEN, "worker/broken"],
  [FAULTY, "table/missing"],
] as const) {
  test(`WorkerPool tells of a set-up in which no worker can work: ${code}`, async () => {
    const fault = Promise.withResolvers<Fault>();
    const pool = new WorkerPool({
      size: 1,
      patienceMs: 60_000,
      module: moduleOf(source),
      setup: SETUP,
      onAnswer: () => {},
      onFault: fault.resolve,
    });
    assert.equal((await fault.promise).code, code);
    await pool.close();
  });
}
