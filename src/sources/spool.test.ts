import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { zipOf } from "./archives/make-archives.test-helper.ts";
import { listPages } from "./list-pages.ts";
import { loadArchives } from "./load-archives.ts";
import { spool } from "./spool.ts";

const zip = zipOf(["One", "Two"].map((text) => ({ name: `${text}.html`, bytes: Buffer.from(`<p>${text}</p>`) })));

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50);
}

const left = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("demarche-") && existsSync(`${tmpdir()}/${name}/input`));

test("a ZIP file on standard input is laid by, read and taken away, also when the reading stops early", async () => {
  const before = left();
  const read: string[] = [];
  for await (const entry of loadArchives(listPages(["-"], { stdin: pieces(zip) }), { schedule: null }))
    if (entry.kind === "loaded" && "bytes" in entry.page) read.push(`${entry.page.from} ${new TextDecoder().decode(entry.page.bytes)}`);
  assert.deepEqual(read, ["-#member=One.html <p>One</p>", "-#member=Two.html <p>Two</p>"]);
  for await (const _ of loadArchives(listPages(["-"], { stdin: pieces(zip) }), { schedule: null })) break;
  assert.deepEqual(left(), before);
});

test("spool() lays by no more than its limit, and leaves nothing of what is too long or breaks off", async () => {
  const before = left();
  assert.deepEqual(await spool(pieces(zip), 100), { kind: "skip", reason: "source/too-large", where: "-", why: "more than 100 bytes" });
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield zip.subarray(0, 50);
    throw Object.assign(new Error("gone"), { code: "EIO" });
  };
  const skip = await spool(broken());
  assert.deepEqual([skip.kind, "why" in skip && skip.why], ["skip", "it cannot be laid by (EIO)"]);
  assert.deepEqual(left(), before);
});
