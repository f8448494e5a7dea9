import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBytes } from "./decode-bytes.ts";

const utf8 = new TextEncoder();

function bytesOf(text: string, table: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from(text, (letter) => table[letter] ?? letter.charCodeAt(0));
}

test("decodeBytes() reads valid UTF-8 as UTF-8 whatever header and page claim", () => {
  const bytes = utf8.encode('<meta charset="iso-8859-1"><p>Zürich, Łódź</p>');
  assert.equal(decodeBytes(bytes, "text/html; charset=windows-1252").text.includes("Zürich, Łódź"), true);
});

test("decodeBytes() reads UTF-8 with a few broken bytes as UTF-8, though the page claims another set", () => {
  const text = `<meta charset="iso-8859-2"><p>${"Zażółć gęślą jaźń. ".repeat(20)}</p>`;
  const bytes = Uint8Array.from([...utf8.encode(text), 0xc5]);
  assert.equal(decodeBytes(bytes, undefined).charset, "utf-8");
});

test("decodeBytes() believes the header before the page", () => {
  const bytes = bytesOf('<meta charset="iso-8859-1"><p>Привет, Вена</p>', {
    П: 0xcf,
    р: 0xf0,
    и: 0xe8,
    в: 0xe2,
    е: 0xe5,
    т: 0xf2,
    В: 0xc2,
    н: 0xed,
    а: 0xe0,
  });
  assert.deepEqual(decodeBytes(bytes, "text/html; charset=windows-1251").text.includes("Привет, Вена"), true);
});

test("decodeBytes() reads the page's own claim within its head", () => {
  const bytes = bytesOf('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Zürich</p>', { ü: 0xfc });
  assert.deepEqual(decodeBytes(bytes, undefined).text.includes("Zürich"), true);
});

test("decodeBytes() obeys a byte order mark", () => {
  const bytes = Uint8Array.from([0xff, 0xfe, 0x48, 0, 0x69, 0]);
  const { text, charset } = decodeBytes(bytes, "text/html; charset=utf-8");
  assert.deepEqual([text, charset], ["Hi", "utf-16le"]);
});

test("decodeBytes() knows UTF-16 without a mark by its zeros, and leaves a page with a stray NUL alone", () => {
  const text = "Peru recalled its envoy to Chile – “for talks”.";
  const wide = (isLittle: boolean): Uint8Array =>
    Uint8Array.from(
      Array.from(text).flatMap((letter) => {
        const [low, high] = [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8];
        return isLittle ? [low, high] : [high, low];
      }),
    );
  assert.deepEqual(
    [true, false].map((isLittle) => decodeBytes(wide(isLittle), "text/plain").text),
    [text, text],
  );
  assert.equal(decodeBytes(utf8.encode("Zürich\0 is quiet"), undefined).charset, "utf-8");
});
