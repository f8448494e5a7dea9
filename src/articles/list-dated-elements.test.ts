import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_LIMITS } from "./limits.ts";
import { listDatedElements } from "./list-dated-elements.ts";
import { placeTitle } from "./page-zone.ts";
import { parseHtml } from "./parse-html.ts";

function signalsIn(html: string): readonly (readonly string[])[] {
  const parsed = parseHtml(`<body>${html}</body>`, DEFAULT_LIMITS);
  if ("reason" in parsed) throw new Error(parsed.why);
  return listDatedElements(parsed.elements, placeTitle(parsed, "Talks end")).map(({ signals }) => signals);
}

test("listDatedElements() tells where a <time> stands", () => {
  const [own = [], other = []] = signalsIn(
    '<h1>Talks end</h1><time datetime="2022-08-15">Monday</time><aside class="related"><time datetime="2022-08-01">then</time></aside>',
  );
  assert.ok(own.includes("element near title") && own.includes("time in page") && own.includes("element first"));
  assert.ok(other.includes("time in aside"));
});

test("listDatedElements() keeps what was updated apart, by word, class or property", () => {
  const html = `<p>Updated <time datetime="2022-08-16">Tuesday</time></p><time class="updated" datetime="2022-08-16">Tuesday</time>
    <meta itemprop="dateModified" content="2022-08-16">`;
  assert.deepEqual(signalsIn(html), [["element updated"], ["element updated"], ["itemprop modified"]]);
});

test("listDatedElements() reads titles of <abbr>, and no text without digits", () => {
  assert.deepEqual(signalsIn('<abbr title="2022-08-15T09:30:00Z">an hour ago</abbr><time>today</time>').length, 1);
});
