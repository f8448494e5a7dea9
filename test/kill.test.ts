import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { dumpRows, openRecord } from "../src/record/index.ts";
import { syntheticNews } from "./contract/synthetic-news.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-kill-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const script = fileURLToPath(new URL("contract/kill-writer.ts", import.meta.url));
const clock = () => "2024-01-01T00:00:00Z";

interface Run {
  /** Places of the pages whose commit the writer had told of. */
  readonly acknowledged: readonly string[];
  readonly signal: NodeJS.Signals | null;
}

/** Runs the writer and kills it when it has told of so many commits, wherever it is by then; null lets it end. */
async function runWriter(path: string, batchSize: number, killAfter: number | null): Promise<Run> {
  const child = spawn(process.execPath, [script, path, String(batchSize)], { stdio: ["ignore", "pipe", "ignore"] });
  const acknowledged: string[] = [];
  let commits = 0;
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(...line.split(" "));
    if (++commits === killAfter) child.kill("SIGKILL");
  }
  return { acknowledged, signal: await ended };
}

const pages = new Map([...syntheticNews({ seed: 21, articles: 90, copies: 0.4, days: 6 })].map(({ page }) => [page.from, page]));
const whole = join(folder, "whole.db");
const uninterrupted = runWriter(whole, 3, null);

for (const [name, batchSize, kills] of [
  ["once", 3, [9]],
  ["at the first commit", 3, [1, 1, 1]],
  ["again and again", 1, [2, 5, 8, 13, 21]],
  ["between large commits", 20, [1, 2]],
] as const) {
  test(`a writer that is killed by kill -9 ${name} loses nothing that it told of, and ends with the same rows`, async () => {
    await uninterrupted;
    const path = join(folder, `${name.replaceAll(" ", "-")}.db`);
    for (const killAfter of kills) {
      const { acknowledged, signal } = await runWriter(path, batchSize, killAfter);
      assert.equal(signal, "SIGKILL");
      const store = openRecord(path, { mode: "read", clock });
      for (const place of acknowledged) assert.ok(store.hasPage(pages.get(place) ?? { id: "", from: place, size: 0 }), place);
      assert.deepEqual(store.check(), []);
      store.close();
    }
    assert.equal((await runWriter(path, batchSize, null)).signal, null);
    assert.deepEqual(dumpRows(path), dumpRows(whole));
  });
}
