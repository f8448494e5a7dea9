import assert from "node:assert/strict";
import { test } from "node:test";
import { findBinaryKind } from "./find-binary-kind.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test("findBinaryKind() takes text in any of the usual encodings", () => {
  assert.equal(findBinaryKind(utf8("<p>Talks résumèd — переговоры 会談</p>\n")), null);
  assert.equal(findBinaryKind(Uint8Array.from([0xcf, 0xe5, 0xf0, 0xe5, 0x0d, 0x0a])), null, "windows-1251");
  assert.equal(findBinaryKind(Uint8Array.from([...utf8("\x1b$B"), 0x40, 0x41, ...utf8("\x1b(B")])), null, "ISO-2022-JP");
  assert.equal(findBinaryKind(new Uint8Array(Buffer.from("<p>Talks resumed.</p>", "utf16le"))), null, "UTF-16 without a mark");
  assert.equal(findBinaryKind(new Uint8Array(Buffer.from("\uFEFF会談", "utf16le"))), null, "UTF-16 with a mark");
});

test("findBinaryKind() lets a stray NUL pass", () => {
  assert.equal(findBinaryKind(utf8(`${"Talks resumed. ".repeat(40)}\0`)), null);
});

test("findBinaryKind() names what it knows and counts what it does not", () => {
  assert.equal(findBinaryKind(utf8("%PDF-1.7 …")), "a PDF file");
  assert.equal(findBinaryKind(Uint8Array.from([0x89, 0x50, 0x4e, 0x47])), "a PNG picture");
  const rubbish = Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3) * 31) % 256);
  assert.match(findBinaryKind(rubbish) ?? "", /^binary data \(\d+ % control characters\)$/);
});
