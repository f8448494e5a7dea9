import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseByline } from "./choose-byline.ts";

const facts = { months: new Map(), agencies: new Set<string>(), sites: new Set(["harbourpost"]) };
const none = { data: [], organisations: [], visible: [] };

test("chooseByline() believes what a reader sees where it shares a name with the data", () => {
  const evidence = { ...none, data: [["Ana Ruiz", "Sam Toma"]], visible: ["By", "Ana Ruiz", "Photography by", "Sam Toma"] };
  assert.deepEqual(chooseByline(evidence, facts).byline, ["Ana Ruiz"]);
  assert.deepEqual(chooseByline({ ...none, data: [["Ana Ruiz"]], visible: ["By", "Ana Ruiz", "and", "Tom Berg"] }, facts).byline, [
    "Ana Ruiz",
    "Tom Berg",
  ]);
});

test("chooseByline() believes the data where the page shows other names, and takes the longer list of the same", () => {
  assert.deepEqual(chooseByline({ ...none, data: [["Ana Ruiz"]], visible: ["By Max Holt"] }, facts).byline, ["Ana Ruiz"]);
  assert.deepEqual(chooseByline({ ...none, data: [["Ana Ruiz"], ["Ana Ruiz, Tom Berg"]] }, facts).byline, ["Ana Ruiz", "Tom Berg"]);
});

test("chooseByline() puts persons before the site's own name, and an organisation only where no person is", () => {
  assert.deepEqual(chooseByline({ ...none, data: [["Harbour Post"]], visible: ["By Ana Ruiz"] }, facts).byline, ["Ana Ruiz"]);
  assert.deepEqual(chooseByline({ ...none, organisations: ["University of Elmdale"] }, facts).byline, ["University of Elmdale"]);
  assert.deepEqual(chooseByline({ ...none, organisations: ["x".repeat(200)] }, facts).byline, []);
  assert.deepEqual(chooseByline(none, facts), { byline: [], others: [] });
});
