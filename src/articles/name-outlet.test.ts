import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_LIMITS } from "./limits.ts";
import { absoluteUrl, domainOf, nameSite, topLevelOf } from "./name-outlet.ts";
import { parseHtml } from "./parse-html.ts";
import { readMetadata } from "./read-metadata.ts";

function outletOf(html: string, url: string | null): string | null {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  if ("reason" in parsed) throw new Error(parsed.why);
  return nameSite(readMetadata(parsed), url, []).outlet;
}

test("nameSite() takes the name that a page gives its site, then its title's end, then its domain", () => {
  assert.equal(
    outletOf('<meta property="og:site_name" content="Harbour Post"><title>Talks end | HP</title>', "https://hp.example/"),
    "Harbour Post",
  );
  assert.equal(outletOf("<title>Talks end | Harbour Post</title>", "https://harbourpost.example/"), "Harbour Post");
  assert.equal(
    outletOf('<title>Talks end - Foreign Ministry</title><body><a href="/">Foreign Ministry</a>', "https://mfa.example/"),
    "Foreign Ministry",
  );
  assert.equal(outletOf("<title>Talks end</title>", "https://www.harbourpost.co.uk/a"), "harbourpost.co.uk");
  assert.equal(outletOf("<title>Talks end</title>", null), null);
});

test("absoluteUrl() gives web addresses only, without fragment", () => {
  assert.equal(absoluteUrl("/a#top", "https://example.com/b"), "https://example.com/a");
  for (const href of ["", "mailto:a@example.com", "javascript:void 0", "http://[::1"]) assert.equal(absoluteUrl(href, null), null, href);
});

test("domainOf() and topLevelOf() know the public suffixes", () => {
  assert.equal(domainOf("https://www.example.co.uk/a"), "example.co.uk");
  assert.equal(topLevelOf("https://www.example.co.uk/a"), "uk");
  assert.equal(domainOf(null), null);
  assert.equal(topLevelOf("http://user@example.com:8080?a=b.c"), "com");
  assert.equal(topLevelOf("http://127.0.0.1/a.b"), null);
});
