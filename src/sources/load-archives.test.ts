import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { ReadingPosition } from "../model/index.ts";
import { listPages } from "./list-pages.ts";
import { loadArchives } from "./load-archives.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-load-"));
after(() => rmSync(folder, { recursive: true }));
const never = async function* (): AsyncGenerator<Uint8Array> {};

/** One run over a file: what it gave, every page recorded up to and with the one that `until` names. */
async function run(path: string, positions: Map<string, ReadingPosition>, until = ""): Promise<readonly string[]> {
  const schedule = {
    position: (place: string) => positions.get(place) ?? null,
    putPosition: (each: ReadingPosition) => void positions.set(each.place, each),
  };
  const found: string[] = [];
  for await (const entry of loadArchives(listPages([path], { stdin: never() }), { schedule })) {
    if (entry.kind === "before") found.push(`before ${entry.count}`);
    else if (entry.kind === "address") found.push(entry.url);
    else if (entry.kind === "loaded" && "bytes" in entry.page) {
      const text = new TextDecoder().decode(entry.page.bytes);
      found.push(text);
      entry.settle?.({ canonicalUrl: null });
      if (text === until) break;
    } else found.push(entry.kind);
  }
  return found;
}

test("loadArchives() goes on behind the last page that was recorded, as long as the file is the same", async () => {
  const path = join(folder, "pages.jsonl");
  writeFileSync(path, ["One", "Two", "Three"].map((text) => `${JSON.stringify({ text })}\n`).join(""));
  const positions = new Map<string, ReadingPosition>();
  assert.deepEqual(await run(path, positions, "Two"), ["One", "Two"]);
  assert.deepEqual(await run(path, positions), ["before 2", "Three"]);
  assert.deepEqual(await run(path, positions), ["before 3"]);
  writeFileSync(path, `${JSON.stringify({ text: "Other" })}\n`);
  assert.deepEqual(await run(path, positions), ["Other"]);
});

test("loadArchives() passes over nothing behind an address, which the next run may have to fetch again", async () => {
  const path = join(folder, "mixed.jsonl");
  const rows = [{ text: "One" }, { url: "https://example.org/2" }, { text: "Three" }];
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const positions = new Map<string, ReadingPosition>();
  assert.deepEqual(await run(path, positions), ["One", "https://example.org/2", "Three"]);
  assert.deepEqual(await run(path, positions), ["before 1", "https://example.org/2", "Three"]);
});
