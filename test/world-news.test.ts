import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { canonicalAddress, readDocument } from "../src/sources/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { ROOT } from "./cli/run-demarche.ts";

const REGIONS = ["Africa", "Americas", "Asia", "Europe", "Middle East", "Oceania", "World"];
const OWNERSHIPS = new Set(["state", "public", "party", "intergovernmental", "nonprofit", "cooperative", "private"]);

test("world-news.opml lists feeds over all regions, each once, with country and ownership", () => {
  const document = readDocument(readFileSync(join(ROOT, "data/sources/world-news.opml")), { contentType: null, url: "file:" });
  const sources = document?.kind === "sources" ? document.sources : [];
  assert.ok(sources.length >= 150, `${sources.length} feeds`);
  assert.equal(new Set(sources.map(({ url }) => canonicalAddress(url))).size, sources.length);
  const byRegion = Map.groupBy(sources, ({ about }) => about["region"] ?? "");
  assert.deepEqual([...byRegion.keys()].sort(), REGIONS);
  for (const [region, all] of byRegion) assert.ok(all.length >= 10, `${region}: ${all.length}`);
  const states = new Set(loadTables().actors.actors.map(({ id }) => id));
  for (const { title, about } of sources) {
    const { country = "", ownership = "", language = "", tried = "" } = about;
    assert.ok(ownership === "intergovernmental" || states.has(country), `${title}: country "${country}"`);
    assert.ok(OWNERSHIPS.has(ownership) && /^[a-z]{2}$/.test(language) && tried === "no", title);
  }
  assert.ok(new Set(sources.map(({ about }) => about["country"])).size > 100);
});
