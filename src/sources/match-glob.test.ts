import assert from "node:assert/strict";
import { test } from "node:test";
import { globPattern, globRoot, isGlob } from "./match-glob.ts";

const CASES: readonly (readonly [string, string, boolean])[] = [
  ["*.html", "a.html", true],
  ["*.html", "b/a.html", false],
  ["**/*.html", "a.html", true],
  ["**/*.html", "x/y/a.html", true],
  ["pages/**", "pages/x/y.txt", true],
  ["p?ge.txt", "page.txt", true],
  ["p?ge.txt", "pge.txt", false],
  ["*.{html,txt}", "a.txt", true],
  ["*.{html,txt}", "a.pdf", false],
  ["[a-c]*.txt", "b1.txt", true],
  ["[!a-c]*.txt", "b1.txt", false],
  ["a+b(1).txt", "a+b(1).txt", true],
  ["a,b*.txt", "a,b1.txt", true],
  ["новости/*.html", "новости/день.html", true],
];

for (const [pattern, path, expected] of CASES) {
  test(`globPattern() says that '${pattern}' ${expected ? "fits" : "does not fit"} '${path}'`, () => {
    assert.equal(globPattern(pattern).test(path), expected);
  });
}

test("globRoot() is the part before the first wildcard", () => {
  assert.equal(globRoot("pages/2024/*.html"), "pages/2024");
  assert.equal(globRoot("*.html"), ".");
  assert.equal(globRoot("/*.html"), "/");
});

test("isGlob() tells patterns from plain paths", () => {
  assert.equal(isGlob("pages/a.html"), false);
  assert.equal(isGlob("pages/*.html"), true);
});
