import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { openRecord } from "../../src/record/index.ts";
import { serve } from "../../src/sources/web/misbehaving-server.test-helper.ts";
import { pagesIn } from "../contract/pages-in.ts";
import { newsPage } from "../web/news-page.ts";
import { demarche, scratch } from "./run-demarche.ts";

const PAGES = 12;
const folder = scratch();
const asked: string[] = [];
const pages = Array.from({ length: PAGES }, (_, number) => `/${number}`);
const items = pages.map((path) => `<item><title>Round ${path}</title><link>${path}</link></item>`).join("");
/** While true the server answers half of the pages, and no more. */
let isStuck = false;

const base = await serve(
  {
    "/feed": (_, response) => response.end(`<rss version="2.0"><channel><title>Wire</title>${items}</channel></rss>`),
    "/page": (_, response) => response.end('<html><link rel="alternate" type="application/rss+xml" href="/feed"><p>A page'),
    ...Object.fromEntries(
      pages.map((path, number) => [
        path,
        (_: unknown, response: { setHeader(name: string, value: string): unknown; end(text: string): unknown }) => {
          response.setHeader("content-type", "text/html");
          if (!isStuck || number < PAGES / 2) response.end(newsPage(number));
        },
      ]),
    ),
  },
  (path) => asked.push(path),
);

const WEB = ["--allow-private", "--pause", "0"];
const recordAt = (name: string): readonly string[] => ["--record", join(folder, name)];
const asksOf = (path: string): number => asked.filter((each) => each === path).length;

/** Waits for something that another process does; the test's own limit ends a wait in vain. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}

test("demarche sources add, list, pause, remove and stats keep what is followed", async () => {
  const at = recordAt("sources.db");
  const opml = join(folder, "list.opml");
  const outline = (name: string, country: string): string =>
    `<outline text="${name}" type="rss" xmlUrl="https://${name}.example/feed" country="${country}"/>`;
  writeFileSync(opml, `<opml><body>${outline("a", "NOR")}${outline("b", "CHL")}${outline("c", "NOR")}</body></opml>`);
  assert.equal(
    (await demarche(["sources", "add", opml, "--only", "country=nor", ...at])).out,
    "2 added, 0 followed again, 0 followed already\n",
  );
  assert.equal(
    (await demarche(["sources", "add", "http://www.a.example/feed", "https://d.example/feed", ...at])).out,
    "1 added, 0 followed again, 1 followed already\n",
  );
  assert.equal((await demarche(["sources", "pause", "https://a.example/feed", ...at])).out, "paused a\n");
  assert.equal((await demarche(["sources", "remove", "https://d.example/feed", ...at])).code, 0);
  const { sources } = JSON.parse((await demarche(["sources", "list", "--json", ...at])).out);
  assert.deepEqual(
    sources.map(({ address, state, about }: { address: string; state: string; about: { country?: string } }) => [
      address,
      state,
      about.country,
    ]),
    [
      ["https://a.example/feed", "paused", "NOR"],
      ["https://c.example/feed", "active", "NOR"],
      ["https://d.example/feed", "removed", undefined],
    ],
  );
  assert.equal(
    (await demarche(["sources", "add", "https://a.example/feed", ...at])).out,
    "0 added, 1 followed again, 0 followed already\n",
  );
  const stats = JSON.parse((await demarche(["sources", "stats", "--json", ...at])).out);
  assert.deepEqual([stats.states, stats.countries], [{ active: 2, removed: 1 }, [{ country: "NOR", sources: 2, done: 0 }]]);
  const unknown = await demarche(["sources", "pause", "https://x.example/", ...at]);
  assert.deepEqual(
    [unknown.code, unknown.err],
    [
      3,
      'demarche: Cannot tell which source is meant: "https://x.example/": none has this address, and no id begins so. See demarche sources list\n',
    ],
  );
});

test("demarche watch --once reads what is due, each page once, and logs objects", async () => {
  const at = recordAt("once.db");
  asked.length = 0;
  const run = await demarche(["watch", `${base}/feed`, "--once", "--log", "json", "--json", ...WEB, ...at]);
  assert.equal(run.code, 0, run.err);
  const summary = JSON.parse(run.out);
  assert.deepEqual([summary.read, summary.coded], [PAGES, PAGES]);
  for (const path of pages) assert.equal(asksOf(path), 1, path);
  const log = run.err
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly event: string; readonly outcome: string; readonly fresh?: number });
  assert.deepEqual(
    log.filter(({ event }) => event === "poll").map(({ outcome, fresh }) => [outcome, fresh]),
    [["new", PAGES]],
  );
  assert.equal(log.filter(({ event, outcome }) => event === "fetch" && outcome === "read").length, PAGES);
  const again = JSON.parse((await demarche(["watch", "--once", "--quiet", "--json", ...WEB, ...at])).out);
  assert.equal(again.read, 0, "nothing is due");
  assert.equal(asksOf("/feed"), 1);
  const [source] = JSON.parse((await demarche(["sources", "list", "--json", ...at])).out).sources;
  assert.deepEqual([source.title, source.listings], ["Wire", { waiting: 0, done: PAGES, givenUp: 0 }]);
});

test("demarche watch that is killed by kill -9 goes on where it was: nothing is missed, and nothing that was recorded is fetched again", async () => {
  const at = recordAt("killed.db");
  const path = join(folder, "killed.db");
  await demarche(["sources", "add", `${base}/feed`, ...at]);
  asked.length = 0;
  isStuck = true;
  const killed = await demarche(["watch", "--quiet", ...WEB, ...at], {
    onStart: (child) => void until(() => pagesIn(path) >= 3).then(() => child.kill("SIGKILL")),
  });
  assert.equal(killed.signal, "SIGKILL");
  isStuck = false;
  const before = pagesIn(path);
  const askedBefore = new Set(asked);
  assert.ok(before >= 3 && before < PAGES, `${before} pages were recorded`);
  const run = await demarche(["watch", "--once", "--quiet", "--json", ...WEB, ...at]);
  assert.equal(JSON.parse(run.out).read, PAGES - before, run.err);
  assert.equal(pagesIn(path), PAGES);
  assert.equal(asksOf("/feed"), 1, "the feed was not due again");
  // What was fetched and not yet recorded is asked for again, and nothing that was recorded is.
  const again = pages.filter((each) => asksOf(each) > 1);
  assert.ok(again.length <= [...askedBefore].filter((each) => each !== "/feed" && each !== "/robots.txt").length - before, again.join());
  assert.ok(pages.every((each) => asksOf(each) <= 2));
  assert.equal((await demarche(["check", ...at])).out, `${path} is sound\n`);
});

test("demarche watch gives metrics, and ends in order when it is asked to", async () => {
  const at = recordAt("metrics.db");
  await demarche(["sources", "add", `${base}/feed`, ...at]);
  let text = "";
  const look = async (child: ChildProcess): Promise<void> => {
    let log = "";
    child.stderr?.on("data", (chunk) => (log += String(chunk)));
    await until(() => /127\.0\.0\.1:\d+\/metrics/.test(log) && pagesIn(join(folder, "metrics.db")) === PAGES);
    const address = /http:\S+\/metrics/.exec(log)?.[0] ?? "";
    while (!text.includes(`{result="coded"} ${PAGES}\n`)) text = await (await fetch(address)).text(); // the count follows the commit
    child.kill("SIGTERM");
  };
  const run = await demarche(["watch", "--metrics", "0", "--json", ...WEB, ...at], { onStart: (child) => void look(child) });
  assert.equal(run.code, 0, run.err);
  assert.equal(JSON.parse(run.out).read, PAGES);
  assert.match(text, /^# TYPE demarche_polls counter\n# HELP demarche_polls Sources asked\.\ndemarche_polls_total\{outcome="new"\} 1\n/);
  assert.match(text, new RegExp(`demarche_fetches_total\\{outcome="read"\\} ${PAGES}\n`));
  assert.match(text, new RegExp(`demarche_listings\\{state="done"\\} ${PAGES}\n`));
  assert.match(text, /\n# EOF\n$/);
});

test("demarche sources add, pause and remove reach a watch that runs, and wait for the next one when another process writes", async () => {
  const at = recordAt("asked.db");
  const path = join(folder, "asked.db");
  await demarche(["sources", "add", `${base}/none`, ...at]);
  const said: string[] = [];
  const ask = async (child: ChildProcess): Promise<void> => {
    let log = "";
    child.stderr?.on("data", (chunk) => (log += String(chunk)));
    await until(() => log.includes("/none"));
    said.push((await demarche(["sources", "add", `${base}/feed`, ...at])).out);
    await until(() => pagesIn(path) === PAGES);
    said.push((await demarche(["sources", "remove", `${base}/feed`, "--json", ...at])).out);
    child.kill("SIGTERM");
  };
  const run = await demarche(["watch", ...WEB, ...at], { onStart: (child) => void ask(child) });
  assert.equal(run.code, 0, run.err);
  assert.equal(said[0], "1 added, 0 followed again, 0 followed already\nThe running demarche watch has taken it over\n");
  assert.equal(JSON.parse(said[1] ?? "{}").how, "taken");
  const writer = openRecord(path, { mode: "write", clock: () => "2024-05-01T00:00:00Z" });
  assert.deepEqual(
    writer.schedule.sources().map(({ state }) => state),
    ["active", "removed"],
  );
  const laid = await demarche(["sources", "pause", `${base}/none`, ...at]);
  assert.match(laid.out, /^paused .*\nAnother process writes the record and has not taken it over yet/);
  assert.equal(writer.schedule.countRequests(), 1);
  writer.close();
  await demarche(["sources", "add", `${base}/other`, ...at]);
  const { sources } = JSON.parse((await demarche(["sources", "list", "--json", ...at])).out);
  assert.deepEqual(
    sources.map(({ state }: { state: string }) => state),
    ["paused", "removed", "active"],
  );
});

test("demarche watch says when there is nothing to watch", async () => {
  const run = await demarche(["watch", ...recordAt("empty.db")]);
  assert.equal(run.code, 3);
  assert.match(run.err, /^demarche: There is nothing to watch: .* Add some with demarche sources add/);
});

test("demarche sources doctor says what is wrong, and changes nothing", async () => {
  const at = recordAt("doctor.db");
  await demarche(["sources", "add", `${base}/feed`, `${base}/page`, `${base}/none`, ...at]);
  const path = join(folder, "doctor.db");
  const run = await demarche(["sources", "doctor", "--json", ...WEB, ...at]);
  assert.equal(run.code, 1);
  assert.deepEqual(
    JSON.parse(run.out).sources.map(({ listed, trouble }: { listed: number; trouble: string | null }) => [listed, trouble]),
    [
      [PAGES, null],
      [0, `it is a page, not a feed; the page names the feed ${base}/feed`],
      [0, "the server answered 404"],
    ],
  );
  const store = openRecord(path, { mode: "read", clock: () => "2024-05-01T00:00:00Z" });
  assert.ok(store.schedule.sources().every(({ polls }) => polls === 0));
  store.close();
});
