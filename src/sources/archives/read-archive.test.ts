import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { fileSource } from "./archive.ts";
import { linesOf, packEach, sourceOf, warcInfo, warcPage, zipOf } from "./make-archives.test-helper.ts";
import { archiveKindOfBytes, archiveKindOfName, readArchive } from "./read-archive.ts";
import type { ArchiveKind } from "./read-archive.ts";
import { readPlace } from "./read-place.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-archives-"));
after(() => rmSync(folder, { recursive: true }));
const MAX = { maxBytes: 10_000 };
const LONG = `${"deep/".repeat(30)}page.html`;
const FILES: Readonly<Record<string, string>> = {
  "a.html": "<p>A</p>",
  "notes.md": "none",
  "sub/b.txt": "B",
  ".hidden.html": "hidden",
  "large.html": "x".repeat(20_000),
  [LONG]: "<p>Long</p>",
};
const PAGES = ["a.html <p>A</p>", `${LONG} <p>Long</p>`, "large.html source/too-large: 20,000 bytes, limit 10,000", "sub/b.txt B"];

for (const [name, text] of Object.entries(FILES)) {
  mkdirSync(join(folder, "in", name, ".."), { recursive: true });
  writeFileSync(join(folder, "in", name), text);
}

const read = (kind: ArchiveKind, bytes: Uint8Array, start = 0) => linesOf(readArchive(kind, sourceOf(bytes), { ...MAX, start }));
const members = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/^.*?#member=/, "")).sort();

for (const format of ["ustar", "pax", "gnu"]) {
  for (const packing of ["", "z"]) {
    test(`readArchive() reads what tar makes: ${format}${packing}`, async () => {
      const path = join(folder, `${format}${packing}.tar`);
      const made = spawnSync("tar", [`-c${packing}f`, path, `--format=${format}`, "-C", join(folder, "in"), ...Object.keys(FILES)]);
      assert.equal(made.status, 0, String(made.stderr));
      const lines = await linesOf(readArchive("tar", fileSource(path, "x.tar"), MAX));
      assert.deepEqual(members(lines), PAGES);
    });
  }
}

test("readArchive() says where a tar is cut or damaged", async () => {
  const path = join(folder, "whole.tar");
  spawnSync("tar", ["-cf", path, "-C", join(folder, "in"), "a.html", "sub/b.txt"]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of fileSource(path, path).open()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  assert.deepEqual(await read("tar", bytes.subarray(0, 515)), ["test#member=a.html source/damaged: the archive ends inside this file"]);
  assert.deepEqual(await read("tar", bytes, 1024), ["test#member=sub/b.txt B"]);
  bytes[1030] = 7;
  assert.equal((await read("tar", bytes))[1], "test source/damaged: no file begins at 1024");
  assert.match((await read("tar", gzipSync(bytes).subarray(0, 60))).at(-1) ?? "", /test source\/damaged: gzip: unexpected end of file/);
});

test("readArchive() reads a ZIP file by its directory", async () => {
  const files = Object.entries(FILES).map(([name, text], index) => ({ name, bytes: Buffer.from(text), stored: index % 2 === 0 }));
  const zip = zipOf(files);
  assert.deepEqual(members(await read("zip", zip)), PAGES);
  assert.deepEqual(members(await read("zip", Buffer.concat([zip, Buffer.alloc(300)]))), PAGES, "with something behind its end");
  assert.deepEqual(members(await read("zip", zip, 2)), PAGES.slice(1));
  assert.deepEqual(await read("zip", zip.subarray(0, 300)), ["test source/damaged: it has no directory at its end"]);
  const damaged = Buffer.from(zip);
  damaged[damaged.indexOf("<p>A</p>")] = 0x20;
  assert.equal((await read("zip", damaged))[0], "test#member=a.html source/damaged: its bytes are not those that were packed");
});

test("readArchive() reads the WARC files of a WACZ", async () => {
  const warc = packEach([warcInfo(), warcPage("https://example.org/1", "<p>One</p>"), warcPage("https://example.org/2", "<p>Two</p>")]);
  const wacz = zipOf([
    { name: "archive/data.warc.gz", bytes: warc, stored: true },
    { name: "indexes/index.cdx", bytes: Buffer.from("x") },
    { name: "pages/pages.jsonl", bytes: Buffer.from("{}") },
  ]);
  const path = join(folder, "site.wacz");
  writeFileSync(path, wacz);
  const lines = await linesOf(readArchive("zip", fileSource(path, path), MAX));
  assert.deepEqual(
    lines.map((line) => line.replace(/.*site\.wacz/, "")),
    [
      `#member=archive/data.warc.gz&offset=${packEach([warcInfo()]).length} <p>One</p>`,
      `#member=archive/data.warc.gz&offset=${packEach([warcInfo(), warcPage("https://example.org/1", "<p>One</p>")]).length} <p>Two</p>`,
    ],
  );
  const place = lines[1]?.split(" ")[0] ?? "";
  const page = await readPlace(place, MAX);
  assert.ok("bytes" in page);
  assert.equal(new TextDecoder().decode(page.bytes), "<p>Two</p>");
});

test("readArchive() goes on inside the WARC files of a WACZ, behind any page, and opens a place without reading the others", async () => {
  const page = (number: number): Uint8Array => warcPage(`https://example.org/${number}`, `<p>${number}</p>`);
  const files = [
    { name: "notes.html", bytes: Buffer.from("<p>note</p>") },
    { name: "archive/a.warc.gz", bytes: packEach([warcInfo(), page(1), page(2)]), stored: true },
    { name: "archive/b.warc", bytes: Buffer.concat([page(3), page(4)]), stored: true },
    { name: "archive/whole.warc.gz", bytes: gzipSync(Buffer.concat([page(5), page(6)])), stored: true },
    { name: "last.html", bytes: Buffer.from("<p>last</p>") },
  ];
  const zip = zipOf(files);
  const all: { readonly line: string; readonly next: number }[] = [];
  for await (const { item, next } of readArchive("zip", sourceOf(zip), MAX))
    all.push({ line: (await linesOf(once({ item, next })))[0] ?? "", next });
  assert.deepEqual(
    all.map(({ line }) => line.split(" ").at(-1)),
    ["<p>note</p>", "<p>1</p>", "<p>2</p>", "<p>3</p>", "<p>4</p>", "<p>5</p>", "<p>6</p>", "<p>last</p>"],
  );
  for (const [index, { next }] of all.entries())
    assert.deepEqual(
      await linesOf(readArchive("zip", sourceOf(zip), { ...MAX, start: next })),
      all.slice(index + 1).map(({ line }) => line),
    );
  const damaged = Buffer.from(zip);
  damaged.fill(0x20, damaged.indexOf("archive/a.warc.gz") + 17, damaged.indexOf("archive/b.warc") - 30);
  const path = join(folder, "damaged.wacz");
  writeFileSync(path, damaged);
  const six = await readPlace(`${path}${all[6]?.line.split(" ")[0]?.replace("test", "") ?? ""}`, MAX);
  assert.ok("bytes" in six && new TextDecoder().decode(six.bytes) === "<p>6</p>");
});

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

const NEWSLETTER = `From: =?utf-8?Q?Cour=C3=ADer_News?= <news@example.org>\r
Subject: =?utf-8?B?VGFsa3MgaW4g?=\r
 =?utf-8?B?T3Nsbw==?=\r
Date: Wed, 01 May 2024 14:00:00 +0200\r
Content-Type: multipart/alternative; boundary="b1"\r
\r
--b1\r
Content-Type: text/plain; charset=utf-8\r
\r
Talks in Oslo.\r
--b1\r
Content-Type: multipart/related; boundary=b2\r
\r
--b2\r
Content-Type: text/html; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
<p>Talks =\r
in Troms=F8.</p>\r
--b2\r
Content-Type: image/gif\r
Content-Transfer-Encoding: base64\r
\r
R0lGODlh\r
--b2--\r
--b1--\r
`;

test("readArchive() takes the HTML of a newsletter, with what its head says", async () => {
  const source = sourceOf(Buffer.from(NEWSLETTER), "a.eml");
  for await (const { item } of readArchive("mail", source, MAX)) {
    assert.ok("bytes" in item);
    assert.equal(new TextDecoder("latin1").decode(item.bytes), "<p>Talks in Tromsø.</p>");
    assert.equal(item.contentType, "text/html; charset=iso-8859-1");
    assert.deepEqual(item.hints, { title: "Talks in Oslo", publishedAt: "2024-05-01T12:00:00Z", outlet: "Couríer News" });
  }
});

test("readArchive() takes the page of an MHTML file with its address, and not the day on which it was saved", async () => {
  const saved = `From: <Saved by Blink>\r
Snapshot-Content-Location: https://example.org/a\r
Subject: Talks in Oslo\r
Date: Wed, 1 May 2024 12:00:00 -0000\r
Content-Type: multipart/related; type="text/html"; boundary="----X----"\r
\r
------X----\r
Content-Type: text/html\r
Content-Transfer-Encoding: base64\r
Content-Location: https://example.org/a\r
\r
PHA+VGFsa3M8L3A+\r
------X------\r
`;
  for await (const { item } of readArchive("mail", sourceOf(Buffer.from(saved), "a.mhtml"), MAX)) {
    assert.ok("bytes" in item);
    assert.equal(new TextDecoder().decode(item.bytes), "<p>Talks</p>");
    assert.equal(item.url, "https://example.org/a");
    assert.deepEqual(item.hints, { title: "Talks in Oslo" });
  }
  assert.deepEqual(await read("mail", Buffer.from("no mail at all")), ["test source/damaged: it does not begin with the head of a mail"]);
});

test("readArchive() reads rows of JSON Lines: HTML, texts and addresses, whatever the fields are called", async () => {
  const rows = [
    { html: "<p>H</p>", url: "https://example.org/h" },
    {
      maintext: "M",
      title: "T",
      date_publish: "2024-05-01 12:00:00",
      language: "en",
      source_domain: "example.org",
      url: "https://example.org/m",
    },
    { url: "https://example.org/g", title: "G", seendate: "20240501T120000Z", language: "English", domain: "example.org" },
    { other: 1 },
  ];
  const text = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n{"html": broken\n\n{"text": "last"}`;
  const at = (words: string): number => Buffer.byteLength(text.slice(0, text.indexOf(words)));
  const expected = [
    "test#offset=0 <p>H</p>",
    `test#offset=${at('{"maintext')} M`,
    "address https://example.org/g",
    `test#offset=${at('{"other')} source/empty: neither html, text nor url`,
    `test#offset=${at('{"html": broken')} source/damaged: the line is not JSON`,
    `test#offset=${at('{"text": "last')} last`,
  ];
  assert.deepEqual(await read("json-lines", Buffer.from(text)), expected);
  assert.deepEqual(await read("json-lines", gzipSync(text)), expected);
  assert.deepEqual(await read("json-lines", Buffer.from(text), at('{"other')), expected.slice(3));
  const own = readArchive("json-lines", sourceOf(Buffer.from('{"a":{"b":"<p>X</p>"},"html":"<p>no</p>"}')), {
    ...MAX,
    fields: { html: ["a.b"], text: [], url: [], title: [], date: [], language: [], outlet: [] },
  });
  assert.deepEqual(await linesOf(own), ["test#offset=0 <p>X</p>"]);
});

test("readArchive() takes what a row says as hints", async () => {
  const row = {
    text: "T",
    title: "Talks",
    seendate: "20240501T120000Z",
    language: "English",
    domain: "example.org",
    link: "https://example.org/1",
  };
  for await (const { item } of readArchive("json-lines", sourceOf(Buffer.from(JSON.stringify(row))), MAX)) {
    assert.ok("bytes" in item);
    assert.equal(item.url, "https://example.org/1");
    assert.deepEqual(item.hints, { title: "Talks", publishedAt: "2024-05-01T12:00:00Z", outlet: "example.org", language: "en" });
  }
});

test("readArchive() passes over a line that is too long", async () => {
  const text = `{"text":"${"x".repeat(200_000)}"}\n{"text":"short"}\n`;
  assert.deepEqual(await read("json-lines", Buffer.from(text)), [
    "test#offset=0 source/too-large: 200,012 bytes, limit 20,000",
    "test#offset=200012 short",
  ]);
});

test("readArchive() says that a file vanished", async () => {
  for (const kind of ["warc", "zip", "tar", "mail", "json-lines"] as const) {
    const lines = await linesOf(readArchive(kind, fileSource(join(folder, "nothing"), "nothing"), MAX));
    assert.deepEqual(lines, ["nothing source/unreadable: the system says ENOENT"], kind);
  }
});

test("archives are told by their names and by their first bytes", () => {
  assert.equal(archiveKindOfName("CC-NEWS-1.warc.gz"), "warc");
  assert.equal(archiveKindOfName("page.html.gz"), null);
  assert.equal(archiveKindOfBytes(packEach([warcInfo()])), "warc");
  assert.equal(archiveKindOfBytes(warcInfo()), "warc");
  assert.equal(archiveKindOfBytes(zipOf([])), null, "an empty ZIP has nothing to tell");
  assert.equal(archiveKindOfBytes(gzipSync('{"html": 1}')), "json-lines");
  assert.equal(archiveKindOfBytes(Buffer.from("<p>{</p>")), null);
  assert.equal(archiveKindOfBytes(gzipSync("<p>")), null);
});
