import assert from "node:assert/strict";
import { test } from "node:test";
import { chainLinks, linkNames } from "./chain-links.ts";

const chain = [{ name: "Reuters" }, { name: "Ireland" }, { name: "Spain", joint: true }, { name: "Norway", joint: true }] as const;

test("chainLinks() keeps those who speak together in one link", () => {
  assert.deepEqual(
    chainLinks(chain).map((link) => link.length),
    [1, 3],
  );
  assert.deepEqual(chainLinks([]), []);
});

test("linkNames() lists who speaks together", () => assert.deepEqual(linkNames(chain), ["Reuters", "Ireland, Spain and Norway"]));
