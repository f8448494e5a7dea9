import assert from "node:assert/strict";
import { after, test } from "node:test";
import { linesOf, packEach, warcInfo, warcPage } from "../archives/make-archives.test-helper.ts";
import { readArchive } from "../archives/read-archive.ts";
import { loadArchives } from "../load-archives.ts";
import { jumpingClock, serve } from "./misbehaving-server.test-helper.ts";
import type { Handler } from "./misbehaving-server.test-helper.ts";
import { createPoliteFetcher } from "./polite-fetcher.ts";
import { createWebClient } from "./web-client.ts";
import { isWebArchive, webSource } from "./web-source.ts";

const PAGES = 40;
const warc = packEach([
  warcInfo(),
  ...Array.from({ length: PAGES }, (_, number) => warcPage(`https://example.org/${number}`, `<p>Page ${number}</p>`)),
]);
const PART = 1000;
const asked: string[] = [];
let cuts = 0;
let mark = '"1"';
/** From here on the file is another. */
let changesAt = Infinity;

/** As servers of archives do: one part, or what stands behind the end. */
const ranged: Handler = (request, response) => {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  asked.push(request.headers.range ?? "whole");
  assert.equal(request.headers["accept-encoding"], "identity");
  const start = Number(from);
  if (start >= warc.length) {
    response.writeHead(416, { "content-range": `bytes */${warc.length}` }).end();
    return;
  }
  const bytes = warc.subarray(start, Number(to) + 1);
  response.writeHead(206, {
    "content-range": `bytes ${start}-${start + bytes.length - 1}/${warc.length}`,
    "content-length": bytes.length,
    "content-encoding": "x-gzip",
    etag: start >= changesAt ? '"other"' : mark,
  });
  if (start > 0 && cuts > 0) {
    cuts -= 1;
    response.write(bytes.subarray(0, 10), () => response.destroy());
  } else response.end(bytes);
};

const base = await serve({
  "/news.warc.gz": ranged,
  "/small.warc.gz": (_, response) => response.end(packEach([warcPage("https://example.org/s", "<p>Small</p>")])),
  "/large.warc.gz": (_, response) => response.writeHead(200, { "content-length": 9_000_000 }).end(Buffer.alloc(9_000_000)),
  "/wrong.warc.gz": (_, response) => response.writeHead(206, { "content-range": "bytes 7-9/900" }).end("abc"),
  "/closed.warc.gz": (_, response) => response.writeHead(403).end(),
});
const client = createWebClient({ userAgent: "Demarche/test", addresses: "any" });
after(() => client.close());

function fetcherOf(): ReturnType<typeof createPoliteFetcher> {
  const memory = { host: () => null, putHost: () => {} };
  return createPoliteFetcher({ client, clock: jumpingClock(1), random: () => 0.5, memory, pauseMs: 0, patienceMs: 1000, retries: 2 });
}

const read = (path: string): Promise<readonly string[]> =>
  linesOf(readArchive("warc", webSource(`${base}${path}`, fetcherOf(), PART), { maxBytes: 100_000 }));

test("webSource() reads a file part by part, and a part that was cut again", async () => {
  asked.length = 0;
  cuts = 2;
  const lines = await read("/news.warc.gz");
  assert.equal(lines.length, PAGES);
  assert.match(lines.at(-1) ?? "", /^http:.*\/news\.warc\.gz#offset=\d+ <p>Page 39<\/p>$/);
  assert.equal(cuts, 0);
  assert.equal(asked.length, Math.ceil(warc.length / PART) + 2);
  assert.ok(
    asked.every((each) => /^bytes=\d+-\d+$/.test(each)),
    asked.join(),
  );
});

test("webSource() says when a server gives no parts, others than asked for, or nothing; a small file may come whole", async () => {
  assert.match((await read("/small.warc.gz"))[0] ?? "", / <p>Small<\/p>$/);
  const whys = await Promise.all(["/large.warc.gz", "/wrong.warc.gz", "/closed.warc.gz"].map(read));
  assert.deepEqual(
    whys.map(([line]) => line?.replace(/^\S+ /, "")),
    [
      "source/unreadable: the server gives the file only as a whole",
      "source/unreadable: the server gave another part of the file than was asked for",
      "source/unreadable: the server answered 403",
    ],
  );
});

test("webSource() says when the file was changed while it was read", async () => {
  changesAt = 3 * PART;
  const lines = await read("/news.warc.gz");
  changesAt = Infinity;
  assert.deepEqual(
    lines.map((line) => line.replace(/^\S+ /, "")),
    ["source/unreadable: the file was changed while it was read"],
  );
});

test("loadArchives() goes on in an archive on the web where the last run was, while it is the same, and opens places in it", async () => {
  mark = '"1"';
  const positions = new Map<string, { place: string; fingerprint: string; next: number; pages: number }>();
  const schedule = {
    position: (place: string) => positions.get(place) ?? null,
    putPosition: (each: { place: string; fingerprint: string; next: number; pages: number }) => void positions.set(each.place, each),
  };
  const run = async (url: string, most: number): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const entry of loadArchives(once({ kind: "address", url } as const), { schedule, fetcher: fetcherOf() })) {
      if (entry.kind === "before") found.push(`before ${entry.count}`);
      if (entry.kind !== "loaded") continue;
      found.push("bytes" in entry.page ? new TextDecoder().decode(entry.page.bytes) : entry.page.why);
      entry.settle?.({ canonicalUrl: null });
      if (found.length >= most) break;
    }
    return found;
  };
  const url = `${base}/news.warc.gz`;
  assert.equal((await run(url, 10)).at(-1), "<p>Page 9</p>");
  assert.deepEqual((await run(url, 3)).slice(0, 2), ["before 10", "<p>Page 10</p>"]);
  assert.deepEqual(await run(`${url}#offset=${positions.get(url)?.next ?? 0}`, 9), ["<p>Page 12</p>"]);
  mark = '"2"';
  assert.equal((await run(url, 1))[0], "<p>Page 0</p>");
});

test("isWebArchive() goes by the path", () => {
  const addresses = ["https://a.org/CC-NEWS.warc.gz", "https://a.org/x.warc?sig=1", "https://a.org/a.html?f=x.warc", "a.warc"];
  assert.deepEqual(addresses.map(isWebArchive), [true, true, false, false]);
});

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
