import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { isSkip } from "../model/index.ts";
import type { Page, Skip } from "../model/index.ts";
import { pageOfBytes, readPageFile } from "./read-page-file.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-sources-"));
after(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function skipped(result: Page | Skip): Skip {
  assert.ok(isSkip(result));
  return result;
}

test("readPageFile() gives the bytes, their id and the media type that the name says", () => {
  const page = readPageFile(fileOf("a.HTML", "<p>Talks resumed.</p>"), { from: "a.HTML" });
  assert.ok(!isSkip(page));
  assert.equal(page.from, "a.HTML");
  assert.equal(page.contentType, "text/html");
  assert.equal(page.id.length, 26);
  assert.equal(new TextDecoder().decode(page.bytes), "<p>Talks resumed.</p>");
});

test("readPageFile() unpacks gzip and names the page by what is inside", () => {
  const plain = readPageFile(fileOf("b.txt", "Talks resumed."));
  const packed = readPageFile(fileOf("b.txt.gz", gzipSync("Talks resumed.")));
  assert.ok(!isSkip(plain) && !isSkip(packed));
  assert.equal(packed.id, plain.id);
  assert.equal(packed.contentType, "text/plain");
});

test("readPageFile() says why a file yields nothing", () => {
  assert.equal(skipped(readPageFile(fileOf("empty.html", ""))).reason, "source/empty");
  assert.equal(skipped(readPageFile(join(folder, "gone.html"))).reason, "source/unreadable");
  assert.equal(skipped(readPageFile(folder)).reason, "source/unreadable");
  assert.equal(
    skipped(readPageFile(fileOf("cut.html.gz", gzipSync("Talks resumed. ".repeat(99)).subarray(0, 40)))).reason,
    "source/damaged",
  );
  assert.equal(skipped(readPageFile(fileOf("not.html.gz", "Talks resumed."))).reason, "source/damaged");
  assert.equal(skipped(readPageFile(fileOf("picture.html", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])))).reason, "source/not-text");
});

test("readPageFile() asks for the size before it reads", () => {
  const path = fileOf("large.html", "");
  truncateSync(path, 200 * 1024 * 1024);
  assert.deepEqual(skipped(readPageFile(path, { from: "large.html" })), {
    kind: "skip",
    reason: "source/too-large",
    where: "large.html",
    why: "209,715,200 bytes, limit 8,388,608",
  });
});

test("pageOfBytes() stops unpacking at the limit", () => {
  const bomb = gzipSync(new Uint8Array(1_000_000));
  assert.ok(bomb.length < 2000);
  assert.equal(skipped(pageOfBytes(bomb, { from: "-", maxBytes: 2000 })).reason, "source/too-large");
});
