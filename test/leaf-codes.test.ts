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
  ["Israel agreed to free 26 Palestinian prisoners ahead of the talks.", "0353"],
  ["The European Union demanded that Syrian President Bashar al-Assad step down.", "1041"],
  ["Saudi Arabia severed diplomatic ties with Iran after its embassy was attacked.", "161"],
  ["Belarusian President Alexander Lukashenko rejected calls by the opposition to resign.", "1231"],
  ["China rejected demands by Hong Kong students for free elections.", "1234"],
  ["South Sudan agreed to mediation by the African Union.", "038"],
  ["Sudanese protesters marched against the military junta, demanding civilian rule.", "1414"],
  ["Mali ordered the United Nations peacekeepers to leave.", "1661"],
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

test("codeEvents() codes no cooperation that is cut", () => {
  const codes = read("The United States scaled back its cooperation with Zimbabwe.").map((event) => event.plover);
  assert.deepEqual(codes, ["SANCTION"]);
});

test("codeEvents() asks whoever is named, and nobody of the speaker's own", () => {
  const events = read("South Korea demanded talks with North Korea over the sinking of its ship.");
  assert.deepEqual(
    events.map(({ cameo, recipient }) => `${cameo} ${recipient?.country}`),
    ["106 PRK"],
  );
});
