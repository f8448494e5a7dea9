import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { httpResponse, linesOf, packEach, sourceOf, warcInfo, warcPage, warcRecord } from "./make-archives.test-helper.ts";
import { readWarc } from "./read-warc.ts";

const MAX = { maxBytes: 100_000 };
const PAGES = [0, 1, 2, 3].map((index) => `<p>Page ${index} ${"tells of talks. ".repeat(50 * index)}</p>`);
const RECORDS = [warcInfo(), ...PAGES.map((html, index) => warcPage(`https://example.org/${index}`, html))];

const read = (bytes: Uint8Array, options: { readonly maxBytes: number; readonly start?: number } = MAX) =>
  linesOf(readWarc(sourceOf(bytes), options));
const words = (lines: readonly string[]): readonly string[] => lines.map((line) => line.slice(line.indexOf(" ") + 1));

for (const [name, bytes] of [
  ["plain", Buffer.concat(RECORDS)],
  ["packed record by record", packEach(RECORDS)],
  ["packed as a whole", gzipSync(Buffer.concat(RECORDS))],
] as const) {
  test(`readWarc() reads a file that is ${name}`, async () => {
    assert.deepEqual(words(await read(bytes)), PAGES);
  });

  test(`readWarc() goes on after any page of a file that is ${name}`, async () => {
    const entries = [];
    for await (const entry of readWarc(sourceOf(bytes), MAX)) entries.push(entry);
    for (const [index, { next }] of entries.entries())
      assert.deepEqual(words(await read(bytes, { ...MAX, start: next })), PAGES.slice(index + 1));
  });

  test(`readWarc() opens a page of a file that is ${name} by its place`, async () => {
    for await (const { item } of readWarc(sourceOf(bytes), MAX)) {
      assert.ok("from" in item);
      const start = Number(item.from.split("=")[1]);
      const [first] = await read(bytes, { ...MAX, start });
      assert.equal(first, `${item.from} ${new TextDecoder().decode(item.bytes)}`);
    }
  });
}

test("readWarc() gives address, time and media type of a page", async () => {
  for await (const { item } of readWarc(sourceOf(packEach(RECORDS.slice(0, 2)), "news.warc.gz"), MAX)) {
    assert.ok("from" in item);
    assert.equal(item.url, "https://example.org/0");
    assert.equal(item.fetchedAt, "2024-05-01T12:00:00Z");
    assert.equal(item.contentType, "text/html; charset=utf-8");
    assert.match(item.from, /^news\.warc\.gz#offset=\d+$/);
  }
});

for (const [name, bytes] of [
  ["plain", Buffer.concat(RECORDS)],
  ["packed", packEach(RECORDS)],
] as const) {
  test(`readWarc() can begin at any byte of a ${name} file`, async () => {
    for (let start = 1; start < bytes.length; start += 7) {
      const lines = words(await read(bytes, { ...MAX, start }));
      assert.deepEqual(lines, PAGES.slice(PAGES.length - lines.length), `from byte ${start}`);
    }
  });

  test(`readWarc() says that a ${name} file is cut and gives what stands before, wherever it is cut`, async () => {
    for (let end = 20; end < bytes.length - 5; end += 61) {
      const lines = await read(bytes.subarray(0, end));
      const whole = lines.filter((line) => !line.includes("source/damaged"));
      assert.deepEqual(words(whole), PAGES.slice(0, whole.length), `cut at ${end}`);
      assert.ok(lines.length - whole.length <= 1);
    }
  });
}

test("readWarc() loses only the member that is damaged", async () => {
  const members = RECORDS.map((record) => gzipSync(record));
  const broken = Buffer.from(members[2] ?? []);
  broken.fill(0x55, 30, 60);
  const lines = await read(Buffer.concat(members.with(2, broken)));
  assert.equal(lines.length, 4);
  assert.match(lines[1] ?? "", /^test#offset=\d+ source\/damaged: gzip: /);
  assert.deepEqual(words(lines.toSpliced(1, 1)), PAGES.toSpliced(1, 1));
});

test("readWarc() checks the sum of a member: a byte that still unpacks is found", async () => {
  const stored = gzipSync(warcPage("https://example.org/", PAGES[0] ?? ""), { level: 0 });
  stored[stored.length - 20] = 0x20;
  assert.deepEqual(await read(Buffer.concat([gzipSync(warcInfo()), stored])), [
    `test#offset=${gzipSync(warcInfo()).length} source/damaged: gzip: the check sum is another`,
  ]);
});

test("readWarc() skips rubbish between records", async () => {
  const [info, ...pages] = RECORDS;
  const rubbish = Buffer.from("\x1f\x8bnot a member \x1f\x8b\x08\0\0\0\0\0\0\0 neither", "latin1");
  const lines = await read(Buffer.concat([gzipSync(info ?? ""), rubbish, packEach(pages)]));
  assert.match(lines[0] ?? "", /source\/damaged/);
  assert.deepEqual(words(lines.slice(1)), PAGES);
});

test("readWarc() passes over records that are too large, packed or not, and says so of pages", async () => {
  const noise = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index * 2654435761) >>> 24));
  const records = [
    warcInfo(),
    warcPage("https://example.org/long", "x".repeat(400_000)),
    warcRecord("resource", noise, { "WARC-Target-URI": "https://example.org/film", "Content-Type": "video/mp4" }),
    warcPage("https://example.org/0", PAGES[0] ?? ""),
  ];
  for (const bytes of [Buffer.concat(records), packEach(records)]) {
    const lines = await read(bytes);
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", /source\/too-large: 400,\d+ bytes, limit 100,000/);
    assert.equal(words(lines)[1], PAGES[0]);
  }
});

test("readWarc() leaves alone what is no page: requests, other statuses, pictures, revisits", async () => {
  const target = { "WARC-Target-URI": "https://example.org/a" };
  const records = [
    warcRecord("request", Buffer.from("GET / HTTP/1.1\r\n\r\n"), target),
    warcRecord("response", httpResponse("gone", {}, "404 Not Found"), target),
    warcRecord("response", httpResponse("GIF89a", { "Content-Type": "image/gif" }), target),
    warcRecord("revisit", httpResponse(""), target),
    warcRecord("metadata", Buffer.from("fetchTimeMs: 3"), target),
  ];
  assert.deepEqual(await read(packEach(records)), []);
});

test("readWarc() undoes chunks and packing where the bytes are so, and only there", async () => {
  const target = { "WARC-Target-URI": "https://example.org/a" };
  const html = "<p>Talks resumed.</p>";
  const chunks = `5\r\n${html.slice(0, 5)}\r\n${(html.length - 5).toString(16)};x=y\r\n${html.slice(5)}\r\n0\r\n\r\n`;
  const records = [
    httpResponse(chunks, { "Transfer-Encoding": "chunked" }),
    httpResponse(html, { "Transfer-Encoding": "chunked", "Content-Encoding": "gzip" }),
    httpResponse(gzipSync(html), { "Content-Encoding": "gzip" }),
    httpResponse(brotliCompressSync(html), { "Content-Encoding": "br" }),
  ].map((body) => warcRecord("response", body, target));
  assert.deepEqual(words(await read(packEach(records))), [html, html, html, html]);
  const bomb = warcRecord("response", httpResponse(gzipSync(new Uint8Array(1_000_000)), { "Content-Encoding": "gzip" }), target);
  assert.match((await read(packEach([bomb])))[0] ?? "", /source\/too-large/);
});

test("readWarc() reads the texts of a WET file", async () => {
  const record = warcRecord("conversion", Buffer.from("Talks resumed."), {
    "WARC-Target-URI": "https://example.org/a",
    "Content-Type": "text/plain",
  });
  assert.deepEqual(words(await read(packEach([record]))), ["Talks resumed."]);
});
