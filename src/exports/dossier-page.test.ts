import assert from "node:assert/strict";
import { test } from "node:test";
import type { DyadSeries, Happening } from "../model/index.ts";
import { dossierPage } from "./dossier-page.ts";

const series: DyadSeries = { a: "RUS", b: "UKR", by: "month", count: "happenings", periods: [], statuses: [], undated: 0, formula: "" };
const happening: Happening = {
  id: "h",
  initiator: "RUS",
  recipient: null,
  initiatorName: "Russia",
  recipientName: "<b>forces</b>",
  plover: "ASSAULT",
  cameo: "190",
  quad: 4,
  goldstein: -10,
  status: "occurred",
  day: null,
  precision: null,
  eventIds: ["e"],
  reports: 2,
  origins: 1,
  confidence: null,
  against: [],
};
const telling = {
  sentence: `It <script>alert("1")</script> happened & ended.`,
  voices: ["Gazette", "an officer"],
  source: "Gazette, 2022-03-01",
  url: "https://example.org/?a=1&b=2",
};
const page = [
  ...dossierPage({
    names: ["Russia", "Ukraine"],
    series,
    happenings: [{ row: { happening, storyId: "s", recordedAt: "2024-01-01T00:00:00Z" }, code: "190 Fight", tellings: [telling] }],
    nameOf: (country) => (country === "RUS" ? "Russia" : country),
    method: ["Counts <each> happening."],
  }),
].join("");

test("dossierPage() escapes what pages hold and forbids scripts and everything from elsewhere", () => {
  assert.doesNotMatch(page, /<script|<b>forces/);
  assert.match(page, /It &lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; happened &amp; ended\./);
  assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
  assert.match(page, /href="https:\/\/example\.org\/\?a=1&amp;b=2"/);
});

test("dossierPage() gives each happening its sides, its figures, who says so and where", () => {
  assert.match(page, /no date: Russia → &lt;b&gt;forces&lt;\/b&gt;/);
  assert.match(page, /ASSAULT, 190 Fight, Goldstein -10, occurred; 2 reports, 1 independent/);
  assert.match(page, /Gazette &gt; an officer, in <a/);
  assert.match(page, /<h2>Method<\/h2>\n<p>Counts &lt;each&gt; happening\.<\/p>/);
});
