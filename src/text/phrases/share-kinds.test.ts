import assert from "node:assert/strict";
import { test } from "node:test";
import { PHRASE_ANSWERS } from "./phrase-model.ts";
import { shareKinds } from "./share-kinds.ts";

const tree = { tags: ["PROPN", "NOUN"], small: ["union", "union"] };
const saying = (sentence: number, head: number, person: number): { sentence: number; head: number; answers: Float32Array } => ({
  ...{ sentence, head },
  answers: Float32Array.from(PHRASE_ANSWERS, (answer) => (answer === "PER" ? person : answer === "named" ? person : 0)),
});

test("shareKinds() moves the kinds of one proper noun half way to their mean, not its naming nor other words", () => {
  const shared = shareKinds([saying(0, 0, 4), saying(1, 0, 0), saying(1, 1, 8)], [tree, tree]);
  assert.deepEqual(
    shared.map(({ answers }) => answers[PHRASE_ANSWERS.indexOf("PER")]),
    [3, 1, 8],
  );
  assert.deepEqual(
    shared.map(({ answers }) => answers[0]),
    [4, 0, 8],
  );
});
