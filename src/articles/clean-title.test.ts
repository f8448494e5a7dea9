import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseTitle, siteKeys, splitTitle, stripSite } from "./clean-title.ts";

test("stripSite() takes off the site's name and section, at either end", () => {
  assert.equal(stripSite("Talks end in Vienna - World - The Example", siteKeys(["The Example", "World"])), "Talks end in Vienna");
  assert.equal(stripSite("The Example | Talks end in Vienna", siteKeys(["The Example"])), "Talks end in Vienna");
  assert.equal(stripSite("Talks end in Vienna - Middle East - The Example", siteKeys(["The Example"])), "Talks end in Vienna");
  assert.equal(stripSite("Talks end in Vienna - at last - The Example", siteKeys(["The Example"])), "Talks end in Vienna - at last");
  assert.equal(stripSite("The Example: Talks end in Vienna", siteKeys(["The Example"])), "Talks end in Vienna");
  assert.equal(stripSite("Iran: Talks end in Vienna", siteKeys(["Iran Example"])), "Iran: Talks end in Vienna");
  assert.equal(stripSite("Talks end - at last", siteKeys(["The Example"])), "Talks end - at last");
});

test("splitTitle() parts a title at its marks", () => {
  assert.deepEqual(splitTitle("Talks end - World | The Example"), ["Talks end", "World", "The Example"]);
});

test("chooseTitle() takes the <h1> that other titles agree with, else what data names, else <title>", () => {
  const sources = {
    h1: ["The Example", "Talks end in Vienna"],
    named: ["Talks end in Vienna"],
    document: "Talks end in Vienna - The Example",
    sites: ["The Example"],
  };
  assert.equal(chooseTitle(sources), "Talks end in Vienna");
  assert.equal(chooseTitle({ ...sources, h1: [] }), "Talks end in Vienna");
  assert.equal(chooseTitle({ ...sources, h1: [], named: [] }), "Talks end in Vienna");
});
