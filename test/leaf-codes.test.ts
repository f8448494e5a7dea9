import assert from "node:assert/strict";
import { test } from "node:test";
import { createSentenceReader } from "./read-sentence-events.ts";

/** The leaf code says what the sentence says, and no more. */
const read = createSentenceReader();

const CODES: readonly (readonly [sentence: string, cameo: string])[] = [
  ["Serbia's president met Kosovo's premier in Switzerland.", "044"],
  ["Serbia's president met Kosovo's premier in Serbia.", "040"],
  ["Serbia's commander in Bosnia met Kosovo's premier.", "040"],
  ["Russian soldiers attacked a Ukrainian village.", "190"],
  ["Russian jets attacked a Ukrainian village.", "195"],
  ["Poland attacked Belarus after a jet was lost.", "190"],
  ["Kenya asked Japan for patience.", "020"],
  ["Kenya asked Japan for a loan.", "0231"],
  ["The war crimes tribunal of the United Nations was accused of bias by Serbia.", "112"],
  ["Serbia accused the Croatian general of war crimes.", "1124"],
  ["Bolivian miners blocked a highway to demand the resignation of the president.", "1441"],
];

for (const [sentence, cameo] of CODES) {
  test(`codeEvents() gives ${cameo} for: ${sentence}`, () => {
    const codes = read(sentence).map((event) => event.cameo);
    assert.ok(codes.includes(cameo), `gave ${codes.join(", ") || "nothing"}`);
  });
}

test("codeEvents() takes an operator for no offer of what only stands beside it", () => {
  const codes = read("Estonia asked the doctors of Sweden for maps.").map((event) => event.cameo);
  assert.deepEqual(codes, ["020"]);
});

test("codeEvents() takes 'went to' without a country for no visit, even below a demand", () => {
  const codes = read("Norway urged the government of Sudan to return to the old price.").map((event) => event.cameo);
  assert.deepEqual(codes, ["020"]);
});
