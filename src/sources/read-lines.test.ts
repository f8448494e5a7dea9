import assert from "node:assert/strict";
import { test } from "node:test";
import { readLines } from "./read-lines.ts";

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function linesOf(...texts: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of readLines(chunks(...texts))) lines.push(line);
  return lines;
}

test("readLines() joins lines that are cut between chunks", async () => {
  assert.deepEqual(await linesOf("a.ht", "ml\nb.html\r\n\nc.html"), ["a.html", "b.html", "c.html"]);
});

test("readLines() parts by NUL where there is one, so that names may hold line ends", async () => {
  assert.deepEqual(await linesOf("a\nb.html\0", "c.html\0"), ["a\nb.html", "c.html"]);
});
