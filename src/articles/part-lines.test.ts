import assert from "node:assert/strict";
import { test } from "node:test";
import { BREAK, LINK, LINK_END, partLines } from "./part-lines.ts";

const textsOf = (...run: readonly string[]): readonly string[] => partLines(run).map((line) => line.text);

test("partLines() parts at line breaks", () => {
  assert.deepEqual(textsOf("5 April 2016", BREAK, "Guns fall silent along the line"), ["5 April 2016", "Guns fall silent along the line"]);
});

test("partLines() joins a sentence that was wrapped", () => {
  const wrapped = `The two foreign ministers met in Vienna on Monday and${BREAK}agreed to meet again.`;
  const pieces = ["The two foreign ministers met in Vienna on Monday and", BREAK, "agreed to meet again."];
  assert.deepEqual(textsOf(wrapped), textsOf(...pieces));
  assert.deepEqual(textsOf(...pieces), ["The two foreign ministers met in Vienna on Monday and agreed to meet again."]);
});

test("partLines() gives each of several links without words between them a line", () => {
  const links = [LINK, "Envoy recalled", LINK_END, " | ", LINK, "Talks put off", LINK_END];
  assert.deepEqual(partLines(links), [
    { text: "Envoy recalled", linked: 14, link: "Envoy recalled" },
    { text: "Talks put off", linked: 13, link: "Talks put off" },
  ]);
});

test("partLines() counts what is linked in a line of text", () => {
  assert.deepEqual(partLines(["Read more: ", LINK, "Envoy recalled", LINK_END]), [
    { text: "Read more: Envoy recalled", linked: 14, link: "Envoy recalled" },
  ]);
});

test("partLines() carries a link over a line break", () => {
  const lines = partLines([LINK, "Envoy recalled", BREAK, "Talks put off", LINK_END]);
  assert.deepEqual(
    lines.map((line) => line.linked),
    [14, 13],
  );
});
