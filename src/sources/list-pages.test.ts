import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Fault } from "../lib/fault.ts";
import { listPages } from "./list-pages.ts";
import type { Listed } from "./list-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-list-"));
after(() => rmSync(folder, { recursive: true }));
for (const name of ["b", "a", ".hidden"]) mkdirSync(join(folder, name));
for (const name of [
  "b/page.html",
  "a/page.txt",
  "a/article.json",
  "a/events.tsv",
  "a/ABOUT.md",
  "a/old.htm.gz",
  ".hidden/page.html",
  "z.XHTML",
  "n.pdf",
]) {
  writeFileSync(join(folder, name), "x");
}
symlinkSync(folder, join(folder, "loop"));

async function* stdinOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function nameOf(entry: Listed): string {
  if (entry.kind === "file" || entry.kind === "document") return entry.from;
  if (entry.kind === "archive") return `${entry.archive} ${entry.source.from}`;
  return entry.kind === "skip" ? entry.reason : entry.kind === "place" ? entry.place : entry.url;
}

async function listed(paths: readonly string[], stdin = ""): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of listPages(paths, { stdin: stdinOf(stdin) })) {
    found.push(nameOf(entry).replace(`${folder}/`, ""));
  }
  return found;
}

test("listPages() reads a folder to any depth, by name, and leaves sidecars, hidden folders and loops alone", async () => {
  assert.deepEqual(await listed([folder]), ["a/old.htm.gz", "a/page.txt", "b/page.html", "z.XHTML"]);
  assert.deepEqual(await listed([`${folder}/./`]), ["a/old.htm.gz", "a/page.txt", "b/page.html", "z.XHTML"]);
});

test("listPages() takes a file that is named outright, whatever it is called", async () => {
  assert.deepEqual(await listed([join(folder, "n.pdf"), join(folder, "a/page.txt")]), ["n.pdf", "a/page.txt"]);
});

test("listPages() expands patterns that the shell left alone", async () => {
  assert.deepEqual(await listed([`${folder}/*/page.*`]), ["a/page.txt", "b/page.html"]);
});

test("listPages() reads a list on standard input in its own order, missing files included", async () => {
  const list = ["b/page.html", "gone.html", "a"].map((name) => join(folder, name)).join("\n");
  assert.deepEqual(await listed(["-"], list), ["b/page.html", "gone.html", "a/old.htm.gz", "a/page.txt"]);
});

test("listPages() throws before it yields anything when an argument is nothing that exists", () => {
  for (const path of [join(folder, "nowhere"), join(folder, "*.nothing")]) {
    assert.throws(
      () => listPages([folder, path], { stdin: stdinOf("") }),
      (error) => error instanceof Fault && error.code === "input/not-found",
    );
  }
});
