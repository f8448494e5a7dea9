import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { createGunzip, gzipSync } from "node:zlib";
import { fileSource } from "../src/sources/archives/archive.ts";
import { warcInfo, warcPage } from "../src/sources/archives/make-archives.test-helper.ts";
import { readWarc } from "../src/sources/archives/read-warc.ts";
import { MAX_PAGE_BYTES } from "../src/sources/index.ts";

/**
 * `npm run bench sources [--mb N]`: how fast the pages of a WARC.gz of N MB (packed; 100 when left out) are read, beside unpacking the same
 * file alone; and how memory stands after each tenth of it. `--soak` runs the soak of test/soak.test.ts at full size instead.
 */
const { values } = parseArgs({ options: { mb: { type: "string", default: "100" }, soak: { type: "boolean" } }, strict: false });
const LIMITS = { maxBytes: MAX_PAGE_BYTES };
const wantedBytes = Number(values.mb) * 1e6;
const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
try {
  if (values.soak === true) await (await import("./sources-soak.ts")).benchSoak(say);
  else await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const path = join(folder, "news.warc.gz");
  const made = await makeWarc(path);
  const unpackedMb = made.bytes / 1e6;
  say(
    `${made.pages.toLocaleString("en-US")} pages, ${(statSync(path).size / 1e6).toFixed(0)} MB packed, ${unpackedMb.toFixed(0)} MB unpacked`,
  );
  const alone = await timed(() => gunzip(path));
  if (alone.result !== made.bytes) throw new Error(`the stream unpacked ${alone.result} bytes, not ${made.bytes}`);
  if ((await digestOfPages(path)) !== made.digest) throw new Error("the pages that were read are not those that were written");
  const read = await timed(() => readPages(path));
  const rate = (ms: number): string => `${(unpackedMb / (ms / 1000)).toFixed(0)} MB/s`;
  say(`gunzip alone (node:zlib stream): ${rate(alone.ms)} unpacked`);
  say(
    `readWarc: ${rate(read.ms)}, ${Math.round(made.pages / (read.ms / 1000)).toLocaleString("en-US")} pages/s; ratio ${(read.ms / alone.ms).toFixed(2)}`,
  );
  say(`resident memory after each tenth: ${read.result.map((bytes) => (bytes / 1e6).toFixed(0)).join(", ")} MB`);
}

/** Pages of 20 to 180 kB whose words differ, so that they pack about as news pages do; each thousand of them is used again. */
async function makeWarc(path: string): Promise<{ readonly pages: number; readonly bytes: number; readonly digest: string }> {
  const out = createWriteStream(path);
  const records = Array.from({ length: 400 }, (_, index) => {
    const html = pageOf(index);
    const record = warcPage(`https://example.org/${index}`, html);
    return { html, packed: gzipSync(record), size: record.length };
  });
  const info = warcInfo();
  out.write(gzipSync(info));
  const hash = createHash("sha256");
  let [pages, bytes, written] = [0, info.length, 0];
  for (; written < wantedBytes; pages++) {
    const record = records[pages % records.length];
    if (record === undefined) throw new Error("no records");
    hash.update(record.html);
    if (!out.write(record.packed)) await once(out, "drain");
    written += record.packed.length;
    bytes += record.size;
  }
  out.end();
  await once(out, "close");
  return { pages, bytes, digest: hash.digest("hex") };
}

function pageOf(seed: number): string {
  let state = seed + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = (): string => Array.from({ length: 3 + next(6) }, () => String.fromCharCode(97 + next(26))).join("");
  const vocabulary = Array.from({ length: 800 }, word);
  const paragraphs = Array.from({ length: 10 + next(80) }, () => {
    const words = Array.from({ length: 60 }, () => vocabulary[Math.min(next(800), next(800))]);
    return `<div class="block"><p data-id="${next(1e6)}">${words.join(" ")}</p></div>\n`;
  });
  return `<!doctype html><title>${word()}</title>${"<li><a href='/section'>Section</a></li>\n".repeat(100 + next(800))}${paragraphs.join("")}`;
}

async function gunzip(path: string): Promise<number> {
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 512 * 1024 }).pipe(createGunzip({ chunkSize: 256 * 1024 })))
    size += chunk.length;
  return size;
}

async function digestOfPages(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const { item } of readWarc(fileSource(path, path), LIMITS)) {
    if ("kind" in item) throw new Error(JSON.stringify(item));
    hash.update(item.bytes);
  }
  return hash.digest("hex");
}

/** Resident bytes after each tenth of the file. */
async function readPages(path: string): Promise<readonly number[]> {
  const { size } = statSync(path);
  const memory: number[] = [];
  for await (const { next } of readWarc(fileSource(path, path), LIMITS)) {
    if (next >= ((memory.length + 1) * size) / 10) memory.push(process.memoryUsage().rss);
  }
  return memory;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
