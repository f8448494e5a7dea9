import assert from "node:assert/strict";
import { test } from "node:test";
import { describeBlocks, FEATURE_NAMES } from "./describe-blocks.ts";
import { compileForest } from "./forest.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { listBlocks } from "./list-blocks.ts";
import { indexFurniture } from "./match-furniture.ts";
import { parseHtml } from "./parse-html.ts";
import { scoreBlocks } from "./score-blocks.ts";
import { indexWords } from "./weigh-words.ts";

const FACTS = { titles: [], summary: "", body: "", authors: [], furniture: indexFurniture([]), words: indexWords([]) };
const MENU = `<ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul>`;

function pageOf(html: string): ReturnType<typeof listBlocks> {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  return listBlocks(parsed.root);
}

test("describeBlocks() gives a row to each block but the links of menus and lists", () => {
  const long = `<p><a href="/1">Envoys of both banks meet again in the spring</a></p>`;
  const { positions, rows } = describeBlocks(pageOf(`${MENU}<p>Ministers met.</p>${long}<p>They agreed.</p>${long.repeat(3)}`), FACTS);
  assert.deepEqual([...positions], [2, 3, 4, 5, 7]);
  assert.equal(rows.length, 5 * FEATURE_NAMES.length);
});

test("scoreBlocks() gives each block its own score, and none to links of menus", () => {
  const forest = compileForest(
    [
      { tree: 0, node: 0, feature: "words", cut: 2.5, low: 1, high: 2, value: 0 },
      { tree: 0, node: 1, feature: "", cut: 0, low: 0, high: 0, value: -2 },
      { tree: 0, node: 2, feature: "", cut: 0, low: 0, high: 0, value: 2 },
    ],
    FEATURE_NAMES,
  );
  const scores = scoreBlocks(pageOf(`${MENU}<p>Ministers met.</p><p>They agreed at last.</p>`), FACTS, forest);
  assert.deepEqual(
    [...scores].map((score) => score.toFixed(2)),
    ["0.00", "0.00", "0.12", "0.88"],
  );
});

test("describeBlocks() tells credits of pictures, appeals to the reader, and notes about the author", () => {
  const texts = [
    "The bridge in March. Photo: Ann Example / Example Pictures",
    "Sign up for our newsletter and read more of this every morning.",
    "Ann Example has reported from both banks for years.",
    "Ministers met in Vienna and told Ann Example that the bridge would open.",
    "Ministers met in Vienna.",
  ];
  const page = pageOf(texts.map((text) => `<p>${text}</p>`).join(""));
  const { rows } = describeBlocks(page, { ...FACTS, authors: ["Ann Example"] });
  const column = (name: string): readonly number[] =>
    texts.map((_, i) => rows[i * FEATURE_NAMES.length + FEATURE_NAMES.indexOf(name)] ?? -1);
  assert.deepEqual(column("credit"), [1, 0, 0, 0, 0]);
  assert.deepEqual(column("appeal"), [0, 1, 0, 0, 0]);
  assert.deepEqual(column("author"), [1, 0, 2, 1, 0]);
});
