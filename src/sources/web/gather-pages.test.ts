import assert from "node:assert/strict";
import { test } from "node:test";
import { isSkip } from "../../model/index.ts";
import type { Listing, Schedule } from "../../model/index.ts";
import type { Address } from "../archives/archive.ts";
import type { LoadedPage, PagesBefore } from "../load-archives.ts";
import type { Fetched } from "./follow-redirects.ts";
import { gatherPages } from "./gather-pages.ts";
import type { WebRequest } from "./web-client.ts";

const FIELDS = { contentType: "text/html", etag: '"1"', lastModified: null, cacheControl: null };

interface World {
  readonly requests: { readonly url: string; readonly etag: string | null | undefined }[];
  /** Fetches these and records what came, as a run does. */
  run(...urls: readonly string[]): Promise<readonly string[]>;
}

/** Servers as a table of texts; "→ address" is a redirect. */
function worldOf(texts: Readonly<Record<string, string>>): World {
  const listings = new Map<string, Listing>();
  const schedule = {
    listing: (key: string) => listings.get(key) ?? [...listings.values()].find(({ resolvedKey }) => resolvedKey === key) ?? null,
    putListing: (listing: Listing) => void listings.set(listing.key, listing),
  } as Schedule; // all that is asked of it here
  const requests: World["requests"] = [];
  const fetcher = {
    fetch: async (url: string, { etag }: WebRequest): Promise<Fetched> => {
      requests.push({ url, etag });
      const text = texts[url] ?? "";
      const to = text.startsWith("→ ") ? text.slice(2) : url;
      const body = texts[to];
      if (body === undefined) return { kind: "status", status: 404, retryAfter: null, url, movedTo: null };
      if (etag === FIELDS.etag) return { kind: "unchanged", fields: FIELDS, url: to, movedTo: null };
      return { kind: "body", bytes: new TextEncoder().encode(body), fields: FIELDS, url: to, movedTo: to === url ? null : to };
    },
  };
  async function* addresses(urls: readonly string[]): AsyncGenerator<Address> {
    for (const url of urls) yield { kind: "address", url };
  }
  return {
    requests,
    async run(...urls) {
      requests.length = 0;
      const found: string[] = [];
      for await (const entry of gatherPages(addresses(urls), { fetcher, schedule, now: () => "2024-05-01T12:00:00Z" })) {
        found.push(nameOf(entry));
        if (entry.kind === "loaded") entry.settle?.({ canonicalUrl: null });
      }
      return found;
    },
  };
}

function nameOf(entry: LoadedPage | PagesBefore | { readonly kind: string }): string {
  if (!("page" in entry)) return "count" in entry ? `before ${entry.count}` : entry.kind;
  return isSkip(entry.page) ? `${entry.page.where} ${entry.page.why}` : `${entry.page.from} ${new TextDecoder().decode(entry.page.bytes)}`;
}

test("gatherPages() reads one page by several addresses once, in one run and over runs", async () => {
  const world = worldOf({ "https://a.org/1": "One", "https://a.org/old": "→ https://a.org/1", "https://a.org/older": "→ https://a.org/1" });
  assert.deepEqual(await world.run("https://a.org/1", "http://www.a.org/1?utm_source=x", "https://a.org/old"), ["https://a.org/1 One"]);
  assert.deepEqual(await world.run("https://a.org/older"), ["before 1"]);
  assert.deepEqual(await world.run("https://a.org/older"), ["before 1"]);
  assert.equal(world.requests[0]?.etag, '"1"', "by now its marks are known");
});

test("gatherPages() finds a page by the address that it was redirected to before", async () => {
  const world = worldOf({ "https://a.org/old": "→ https://a.org/1", "https://a.org/1": "One" });
  assert.deepEqual(await world.run("https://a.org/old"), ["https://a.org/old One"]);
  assert.deepEqual(await world.run("https://a.org/1"), ["before 1"]);
});

test("gatherPages() follows lists of lists, but not for ever, and keeps the order", async () => {
  const feed = (...urls: readonly string[]): string =>
    `<rss><channel>${urls.map((url) => `<item><link>${url}</link></item>`).join("")}</channel></rss>`;
  const world = worldOf({
    "https://a.org/index":
      "<sitemapindex><sitemap><loc>https://a.org/f1</loc></sitemap><sitemap><loc>https://a.org/f2</loc></sitemap></sitemapindex>",
    "https://a.org/f1": feed("https://a.org/1", "https://a.org/2"),
    "https://a.org/f2": feed("https://a.org/3", "https://a.org/1"),
    "https://a.org/1": "One",
    "https://a.org/2": "Two",
    "https://a.org/3": "Three",
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`https://a.org/d${index}`, feed(`https://a.org/d${index + 1}`)])),
  });
  assert.deepEqual(await world.run("https://a.org/index"), ["https://a.org/1 One", "https://a.org/2 Two", "https://a.org/3 Three"]);
  assert.deepEqual(await world.run("https://a.org/d0"), ["https://a.org/d4 more than 4 lists deep"]);
});

test("gatherPages() does not ask for an item whose feed says that it did not change, and asks when it did", async () => {
  const texts: Record<string, string> = { "https://a.org/f": "", "https://a.org/1": "One" };
  const feed = (title: string): string => `<rss><channel><item><title>${title}</title><link>https://a.org/1</link></item></channel></rss>`;
  const world = worldOf(texts);
  texts["https://a.org/f"] = feed("A");
  assert.deepEqual(await world.run("https://a.org/f"), ["https://a.org/1 One"]);
  assert.deepEqual(await world.run("https://a.org/f"), ["before 1"]);
  assert.deepEqual(
    world.requests.map(({ url }) => url),
    ["https://a.org/f"],
  );
  texts["https://a.org/f"] = feed("A, corrected");
  assert.deepEqual(await world.run("https://a.org/f"), ["before 1"]);
  assert.deepEqual(
    world.requests.map(({ url }) => url),
    ["https://a.org/f", "https://a.org/1"],
  );
});
