import assert from "node:assert/strict";
import { test } from "node:test";
import type { HostState } from "../../model/index.ts";
import { jumpingClock } from "./misbehaving-server.test-helper.ts";
import { createPoliteFetcher } from "./polite-fetcher.ts";
import type { PoliteOptions } from "./polite-fetcher.ts";
import { backOffMs, retryAfterMs } from "./retry-after.ts";
import type { WebAnswer, WebClient } from "./web-client.ts";

const REQUEST = { accept: "*/*", maxBytes: 1000 };
const FIELDS = { contentType: null, etag: null, lastModified: null, cacheControl: null };
const body = (text: string): WebAnswer => ({ kind: "body", bytes: new TextEncoder().encode(text), fields: FIELDS });
const NONE: WebAnswer = { kind: "status", status: 404, retryAfter: null };
const CUT: WebAnswer = { kind: "failed", reason: "source/unreadable", why: "the connection was cut" };

/** A world of servers as a table; what was asked, and when. */
function worldOf(answers: Readonly<Record<string, WebAnswer | readonly WebAnswer[]>>, options: Partial<PoliteOptions> = {}) {
  const clock = jumpingClock(1_000_000);
  const asked: string[] = [];
  const at: number[] = [];
  const hosts = new Map<string, HostState>();
  const left = new Map(Object.entries(answers).map(([url, answer]) => [url, Array.isArray(answer) ? [...answer] : answer]));
  const client: WebClient = {
    get: async (url) => {
      asked.push(url);
      at.push(clock.now());
      const answer = left.get(url) ?? NONE;
      return (Array.isArray(answer) ? (answer.length > 1 ? answer.shift() : answer[0]) : answer) ?? NONE;
    },
    close: async () => {},
  };
  const memory = { host: (origin: string) => hosts.get(origin) ?? null, putHost: (host: HostState) => void hosts.set(host.origin, host) };
  const fetcher = createPoliteFetcher({
    client,
    clock,
    memory,
    random: () => 1,
    pauseMs: 1000,
    patienceMs: 60_000,
    retries: 2,
    ...options,
  });
  return {
    clock,
    asked,
    at,
    hosts,
    fetch: (url: string) => fetcher.fetch(url, REQUEST),
    pages: () => asked.filter((url) => !url.endsWith("robots.txt")),
  };
}

test("PoliteFetcher asks for robots.txt once and does what it says", async () => {
  const world = worldOf({
    "https://a.org/robots.txt": body("User-agent: *\nDisallow: /private\n\nUser-agent: demarche\nDisallow: /closed\nCrawl-delay: 7"),
    "https://a.org/private": body("x"),
  });
  assert.equal((await world.fetch("https://a.org/private")).kind, "body", "its own group counts, not that of all");
  const closed = await world.fetch("https://a.org/closed/1");
  assert.deepEqual([closed.kind, closed.kind === "failed" && closed.why], ["failed", "robots.txt forbids it"]);
  await world.fetch("https://a.org/private");
  assert.deepEqual(world.asked, ["https://a.org/robots.txt", "https://a.org/private", "https://a.org/private"]);
  assert.equal((world.at[2] ?? 0) - (world.at[1] ?? 0), 7000);
});

test("PoliteFetcher asks for robots.txt again after a day, and then does what it says now", async () => {
  const world = worldOf({ "https://a.org/robots.txt": [body(""), body("User-agent: *\nDisallow: /")], "https://a.org/1": body("x") });
  assert.equal((await world.fetch("https://a.org/1")).kind, "body");
  await world.clock.sleep(24 * 3600_000);
  assert.equal((await world.fetch("https://a.org/1")).kind, "failed");
});

test("PoliteFetcher says why robots.txt cannot be had, and remembers nothing of a server that it may not ask", async () => {
  const refused: WebAnswer = { kind: "failed", reason: "source/refused", why: "10.0.0.1 is not a public address" };
  const world = worldOf({
    "https://a.org/robots.txt": { kind: "failed", reason: "source/unreadable", why: "no answer (ENOTFOUND)" },
    "https://b.org/robots.txt": refused,
  });
  const closed = await world.fetch("https://a.org/1");
  assert.equal(closed.kind === "later" && closed.why, "its robots.txt could not be read: no answer (ENOTFOUND)");
  const own = await world.fetch("https://b.org/1");
  assert.equal(own.kind === "failed" && own.why, "10.0.0.1 is not a public address");
  assert.deepEqual([...world.hosts.keys()], ["https://a.org"]);
});

test("PoliteFetcher comes later where robots.txt cannot be had, and is free where there is none", async () => {
  const world = worldOf(
    {
      "https://a.org/robots.txt": { kind: "status", status: 500, retryAfter: null },
      "https://a.org/1": body("x"),
      "https://b.org/1": body("x"),
    },
    { retries: 0 },
  );
  assert.equal((await world.fetch("https://a.org/1")).kind, "later");
  assert.equal((await world.fetch("https://b.org/1")).kind, "body");
  assert.deepEqual(world.pages(), ["https://b.org/1"]);
});

test("PoliteFetcher asks a host one thing at a time, with a pause, and different hosts at once", async () => {
  const world = worldOf({ "https://a.org/1": body("x"), "https://b.org/1": body("x") });
  await Promise.all(["https://a.org/1", "https://a.org/2", "http://a.org/3", "https://b.org/1"].map(world.fetch));
  const times = world.asked.flatMap((url, index) => (url.includes("a.org") ? [world.at[index] ?? 0] : []));
  for (const [index, time] of times.entries()) if (index > 0) assert.ok(time - (times[index - 1] ?? 0) >= 1000, String(times));
});

test("PoliteFetcher waits for as long as a busy server says, and remembers it across runs", async () => {
  const busy: WebAnswer = { kind: "status", status: 429, retryAfter: "30" };
  const world = worldOf({ "https://a.org/1": [busy, body("x")] });
  assert.equal((await world.fetch("https://a.org/1")).kind, "body");
  const [, first = 0, second = 0] = world.at;
  assert.ok(second - first >= 30_000, `${second - first}`);
  const hour = worldOf({ "https://a.org/1": { kind: "status", status: 503, retryAfter: "3600" } }, { retries: 0 });
  await hour.fetch("https://a.org/1");
  const later = await hour.fetch("https://a.org/2");
  assert.deepEqual([later.kind, later.kind === "later" && later.at - hour.clock.now()], ["later", 3600_000]);
  assert.equal(hour.hosts.get("https://a.org")?.notBefore, hour.clock.now() + 3600_000);
});

test("PoliteFetcher tries again what may pass, ever more slowly, and nothing else", async () => {
  const world = worldOf({ "https://a.org/1": [CUT, CUT, body("x")], "https://a.org/2": CUT, "https://a.org/3": NONE });
  assert.equal((await world.fetch("https://a.org/1")).kind, "body");
  assert.equal((await world.fetch("https://a.org/2")).kind, "failed");
  assert.equal((await world.fetch("https://a.org/3")).kind, "status");
  assert.deepEqual(
    world.pages().map((url) => url.at(-1)),
    ["1", "1", "1", "2", "2", "2", "3"],
  );
});

test("PoliteFetcher follows redirects by the rules of each host, and tells where the page is for good", async () => {
  const to = (url: string, isPermanent: boolean): WebAnswer => ({ kind: "redirect", to: url, isPermanent });
  const world = worldOf({
    "https://a.org/1": to("https://b.org/1", true),
    "https://b.org/1": to("https://b.org/2", false),
    "https://b.org/2": body("x"),
    "https://a.org/closed": to("https://c.org/1", true),
    "https://c.org/robots.txt": body("User-agent: *\nDisallow: /"),
    "https://a.org/round": to("https://a.org/round", true),
  });
  const fetched = await world.fetch("https://a.org/1");
  assert.deepEqual([fetched.kind, fetched.url, fetched.movedTo], ["body", "https://b.org/2", "https://b.org/1"]);
  assert.equal((await world.fetch("https://a.org/closed")).kind, "failed");
  const round = await world.fetch("https://a.org/round");
  assert.equal(round.kind === "failed" && round.why, "more than 10 redirects");
});

test("retryAfterMs() reads seconds and dates", () => {
  const now = Date.parse("2024-05-01T12:00:00Z");
  assert.equal(retryAfterMs("120", now), 120_000);
  assert.equal(retryAfterMs("Wed, 01 May 2024 12:00:30 GMT", now), 30_000);
  assert.equal(retryAfterMs("Wed, 01 May 2024 11:00:00 GMT", now), 0);
  assert.equal(retryAfterMs("99999999", now), 86_400_000);
  for (const none of [null, "soon"]) assert.equal(retryAfterMs(none, now), null);
});

test("backOffMs() doubles up to its limit, half of it by chance", () => {
  const wait = (failures: number, chance: number): number => backOffMs(failures, { firstMs: 1000, mostMs: 60_000, random: () => chance });
  assert.deepEqual(
    [1, 2, 3, 10].map((failures) => wait(failures, 1)),
    [1000, 2000, 4000, 60_000],
  );
  assert.deepEqual(
    [1, 2, 3, 10].map((failures) => wait(failures, 0)),
    [500, 1000, 2000, 30_000],
  );
});

test("PoliteFetcher lets go of those who wait when all is to end, also for robots.txt", async () => {
  const stop = new AbortController();
  const world = worldOf(
    { "https://a.org/1": body("x") },
    {
      signal: stop.signal,
      pauseMs: 1e9,
      clock: { now: () => 0, sleep: (_, signal) => new Promise((resolve) => signal?.addEventListener("abort", () => resolve())) },
    },
  );
  const fetching = world.fetch("https://a.org/1");
  setImmediate(() => stop.abort());
  await fetching;
});
