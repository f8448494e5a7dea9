import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { openReplies } from "../../src/api/index.ts";
import { openServer } from "./open-server.ts";
import type { OpenServer } from "./open-server.ts";
import { HOSTILE, makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

let sample: SampleRecord;
let server: OpenServer;
let now = 0;
let happening = "";
let article = "";
const clock = (): string => new Date(Date.UTC(2024, 5, 1) + now).toISOString();
before(async () => {
  sample = makeSampleRecord(60);
  server = await openServer(sample.store, { replies: openReplies(`${sample.path}.replies`, clock), token: "secret", nowMs: () => now });
  const [event] = sample.store.events({ countries: ["NOR", "SWE"] });
  [happening, article] = [event?.happeningId ?? "", event?.event.articleId ?? ""];
});
after(() => {
  server.close();
  sample.close();
});

const HOUR = 3_600_000;
const reply = (parts: object = {}) => ({
  about: "happening",
  id: happening,
  kind: "correction",
  name: "Ingrid Ås",
  text: "The meeting was in Oslo, not in Stockholm.",
  email: "",
  website: "",
  ...parts,
});

async function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
  const response = await fetch(server.address + path, init);
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const TOKEN = { authorization: "Bearer secret" };
const leave = async (parts: object = {}) => post("/api/replies", reply(parts));
const judge = async (replyId: string, verdict: string, headers = TOKEN) =>
  post("/api/review/replies/verdicts", { replyId, verdict, by: "Mod" }, headers);
const shown = async (about: string, id: string) => JSON.parse(await (await fetch(`${server.address}/api/replies/${about}/${id}`)).text());
const waiting = async () => JSON.parse(await (await fetch(`${server.address}/api/review/replies`, { headers: TOKEN })).text());

test("a reply is shown once a person has let it through, and not before, nor when one turned it away", async () => {
  const { status, body } = await leave();
  assert.equal(status, 200);
  assert.deepEqual(await shown("happening", happening), { isOpen: true, items: [] });
  assert.deepEqual(
    (await waiting()).items.map(({ text }: { text: string }) => text),
    [reply().text],
  );
  assert.equal((await judge(body.replyId, "approve")).status, 200);
  assert.deepEqual((await shown("happening", happening)).items, [
    { replyId: body.replyId, kind: "correction", name: "Ingrid Ås", text: reply().text, at: clock() },
  ]);
  assert.equal((await waiting()).items.length, 0);
  assert.equal((await judge(body.replyId, "reject")).status, 200);
  assert.deepEqual((await shown("happening", happening)).items, []);
});

test("only who has the token sees what waits, and lets it through", async () => {
  now += HOUR;
  const { body } = await leave({ about: "article", id: article, text: "Another article says otherwise." });
  assert.equal((await fetch(`${server.address}/api/review/replies`)).status, 401);
  assert.equal((await judge(body.replyId, "approve", { authorization: "Bearer guess" })).status, 401);
  assert.equal((await judge("nosuch", "approve")).status, 404);
  assert.deepEqual((await shown("article", article)).items, []);
});

test("what is empty, long, full of links, written twice, by a machine or about nothing is turned away, with the reason", async () => {
  now += 10 * HOUR;
  const wrong = async (parts: object): Promise<number> => (await leave(parts)).status;
  assert.equal(await wrong({ text: "          \n\n   " }), 400);
  assert.equal(await wrong({ text: "x".repeat(2001) }), 400);
  assert.equal(await wrong({ text: "Buy at https://a.example https://b.example www.c.example" }), 400);
  assert.equal(await wrong({ name: "www.shop" }), 400);
  assert.equal(await wrong({ name: "<b>" }), 400);
  assert.equal(await wrong({ name: HOSTILE.rightToLeft }), 400);
  assert.equal(await wrong({ email: "no address" }), 400);
  assert.equal(await wrong({ website: "https://spam.example" }), 400);
  assert.equal(await wrong({ text: "THE MEETING was in Oslo; not in Stockholm!" }), 409);
  assert.equal(await wrong({ id: "nosuch" }), 404);
  assert.equal(await wrong({ about: "article" }), 404, "the id of a happening");
  const form = await fetch(`${server.address}/api/replies`, {
    method: "POST",
    body: JSON.stringify(reply({ text: "From another site's form" })),
  });
  assert.equal(form.status, 415);
});

test("one network address leaves a few replies an hour", async () => {
  now += 10 * HOUR;
  const statuses: number[] = [];
  for (let at = 0; at < 5; at++) statuses.push((await leave({ text: `Note number ${at} of many` })).status);
  assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
  now += HOUR;
  assert.equal((await leave({ text: "An hour later, one more" })).status, 200);
});

test("the e-mail address of whoever replies is in a file of its own that only its owner reads, and nowhere else", async () => {
  now += 10 * HOUR;
  const email = "ingrid@private-mail.example";
  const { body } = await leave({ email, text: `Write to me at ${email} about the venue.` });
  await judge(body.replyId, "approve");
  const kept = `${sample.path}.replies`;
  const lines = readFileSync(`${kept}.addresses`, "utf8").trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [{ replyId: body.replyId, email, at: clock() }],
  );
  assert.equal(statSync(`${kept}.addresses`).mode & 0o077, 0);
  const [item] = (await shown("happening", happening)).items.slice(-1);
  assert.match(item.text, /^Write to me at •+ about/);
  assert.deepEqual(Object.keys(item), ["replyId", "kind", "name", "text", "at"]);
  assert.ok(!readFileSync(kept, "utf8").includes("private-mail"));
});

test("openReplies() reads what it wrote, and what a crash cut off neither counts nor spoils the next line", () => {
  const path = `${sample.path}.replies`;
  const first = openReplies(path, clock);
  const [shownBefore, waitingBefore] = [first.shown(), first.waiting()];
  const size = statSync(path).size;
  const text = readFileSync(path, "utf8");
  assert.ok(shownBefore.length > 0 && waitingBefore.length > 0);
  const again = openReplies(path, clock);
  assert.deepEqual([again.shown(), again.waiting()], [shownBefore, waitingBefore]);
  assert.equal(readFileSync(path, "utf8"), text);
  assert.equal(statSync(path).size, size);
});

test("a server without a file for replies says so and takes none", async () => {
  const closed = await openServer(sample.store);
  assert.deepEqual(JSON.parse(await (await fetch(`${closed.address}/api/replies/happening/${happening}`)).text()), {
    isOpen: false,
    items: [],
  });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(reply()) };
  assert.equal((await fetch(`${closed.address}/api/replies`, init)).status, 404);
  closed.close();
});
