import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { decisionsWanted, openReviews } from "../../src/api/index.ts";
import { createSettler } from "../../src/cli/serve/settle-verdicts.ts";
import { Fault } from "../../src/lib/fault.ts";
import { settleReviews } from "../../src/cli/watch/settle-reviews.ts";
import { openRecord } from "../../src/record/index.ts";
import { loadRuleTables } from "../../src/tables/load-rule-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";
import { openServer } from "./open-server.ts";
import type { OpenServer } from "./open-server.ts";
import { makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

let sample: SampleRecord;
let server: OpenServer;
const clock = (): string => "2024-06-01T00:00:00Z";
before(async () => {
  sample = makeSampleRecord(60);
  server = await openServer(sample.store, { reviews: openReviews(`${sample.path}.reviews`, clock), token: "secret" });
});
after(() => {
  server.close();
  sample.close();
});

async function get(path: string) {
  return JSON.parse(await (await fetch(server.address + path)).text());
}

async function give(body: unknown, token = "secret"): Promise<number> {
  const init = {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
  return (await fetch(`${server.address}/api/review/verdicts`, init)).status;
}

const verdictOn = (item: { row: { event: { id: string }; happeningId: string } }, reviewer: string, parts: object = {}) => ({
  eventId: item.row.event.id,
  happeningId: item.row.happeningId,
  reviewer,
  verdict: "accept",
  plover: null,
  status: null,
  why: "",
  ...parts,
});

test("the queue begins with what a verdict would change most, and leaves out what the reviewer has judged", async () => {
  const { items, waiting } = await get("/api/review/queue?reviewer=Ada&limit=100");
  const weights = items.map(({ weight }: { weight: number }) => weight);
  assert.deepEqual(
    weights,
    weights.toSorted((x: number, y: number) => y - x),
  );
  assert.equal(await give(verdictOn(items[0], "Ada")), 200);
  const later = await get("/api/review/queue?reviewer=Ada");
  assert.deepEqual([later.waiting, later.done], [waiting - 1, 1]);
  assert.ok(later.items.every((item: { row: { event: { id: string } } }) => item.row.event.id !== items[0].row.event.id));
  assert.equal((await get("/api/review/queue?reviewer=Bo")).waiting, waiting);
});

test("nothing is written without the token, nor what is no verdict, nor on what is not there", async () => {
  const { items } = await get("/api/review/queue?reviewer=Cy");
  const before = (await get("/api/review/gold")).items.length;
  assert.equal(await give(verdictOn(items[0], "Cy"), "wrong"), 401);
  assert.equal(await give(verdictOn(items[0], "Cy", { verdict: "maybe" })), 400);
  assert.equal(await give(verdictOn(items[0], "Cy", { verdict: "correct" })), 400);
  assert.equal(await give(verdictOn(items[0], "Cy", { eventId: "nosuch" })), 404);
  assert.equal(await give("{"), 400);
  assert.equal(await give("[]"), 400);
  assert.equal(await give("x".repeat(20_000)), 413);
  const closed = await openServer(sample.store);
  const init = {
    method: "POST",
    headers: { authorization: "Bearer null", "content-type": "application/json" },
    body: JSON.stringify(verdictOn(items[0], "Cy")),
  };
  assert.equal((await fetch(`${closed.address}/api/review/verdicts`, init)).status, 401);
  closed.close();
  assert.equal((await get("/api/review/gold")).items.length, before);
});

test("two reviewers' agreement is measured, what they dispute is named, and the adjudicator settles it", async () => {
  const { items } = await get("/api/review/queue?reviewer=Dan&limit=100");
  for (const [at, item] of items.slice(0, 10).entries()) {
    assert.equal(await give(verdictOn(item, "Dan", { verdict: at < 5 ? "accept" : "reject" })), 200);
    assert.equal(await give(verdictOn(item, "Eve", { verdict: at < 4 || at === 9 ? "accept" : "reject" })), 200);
  }
  const agreement = await get("/api/review/agreement");
  const pair = agreement.pairs.find(({ a, b }: { a: string; b: string }) => a === "Dan" && b === "Eve");
  assert.deepEqual([pair.items, pair.agreed], [10, 8]);
  assert.ok(Math.abs(pair.kappa - 0.6) < 1e-9, `kappa ${pair.kappa}`);
  assert.equal(agreement.disputed.length, 2);
  assert.equal(await give(verdictOn(items[4], "adjudicator", { verdict: "correct", plover: "AID" })), 200);
  assert.equal((await get("/api/review/agreement")).disputed.length, 1);
  const gold = (await (await fetch(`${server.address}/api/review/gold?format=jsonl`)).text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const settled = gold.find(({ row }) => row.event.id === items[4].row.event.id);
  assert.deepEqual([settled.agreed.plover, settled.row.event.evidence.words.length > 0], ["AID", true]);
  assert.equal(gold.find(({ row }) => row.event.id === items[9].row.event.id).agreed, null);
  assert.equal(
    (await fetch(`${server.address}/api/review/gold?format=jsonl`)).headers.get("etag"),
    null,
    "verdicts change it, not the record",
  );
});

test("openReviews() reads what it wrote, a later verdict standing for an earlier one, and a line that was cut off is none", () => {
  const path = `${sample.path}.other`;
  const verdict = { eventId: "e", happeningId: "h", reviewer: "Ada", plover: null, status: null, why: "" } as const;
  const reviews = openReviews(path, clock);
  reviews.add({ ...verdict, verdict: "accept" });
  reviews.add({ ...verdict, verdict: "reject" });
  appendFileSync(path, '{"eventId":"e","happ');
  assert.deepEqual(openReviews(path, clock).all(), reviews.all());
  assert.equal(reviews.all().length, 1);
  appendFileSync(path, "\n");
  assert.throws(
    () => openReviews(path, clock),
    (error) => error instanceof Fault && error.why === "line 3 is not a verdict",
  );
});

test("what reviewers agree on becomes a decision of the record, once, whoever else writes meanwhile", async () => {
  const own = makeSampleRecord(60);
  const reviews = openReviews(`${own.path}.decided`, clock);
  const { cameo } = loadPart(loadRuleTables);
  const defects: unknown[] = [];
  const settler = createSettler({ path: own.path, store: own.store, reviews, cameo, onDefect: (error) => defects.push(error) });
  const [first, second, third] = [...own.store.events()].filter(({ decision }) => decision === null);
  assert.ok(first && second && third);
  const judge = (row: typeof first, reviewer: string, parts: Partial<Parameters<typeof reviews.add>[0]>): void => {
    const on = { eventId: row.event.id, happeningId: row.happeningId ?? "", reviewer, plover: null, status: null, why: "" } as const;
    reviews.add({ ...on, verdict: "accept", ...parts });
  };
  const settled = async (isSo: () => boolean): Promise<void> => {
    settler.settle();
    while (!isSo()) await wait(20);
  };
  const decisionOn = ({ event }: typeof first) => own.store.event(event.id)?.decision;

  const locked = openRecord(own.path, { mode: "write", clock });
  judge(first, "Ada", { verdict: "reject", why: "They never met" });
  judge(second, "Ada", { verdict: "correct", plover: "AID", status: "intended" });
  judge(third, "Ada", { verdict: "reject" });
  judge(third, "Bo", { verdict: "accept" });
  settler.settle();
  await wait(100);
  assert.equal(decisionOn(first), null, "whoever writes is not interrupted");
  locked.close();
  await settled(() => decisionOn(first) !== null);
  const rejected = decisionOn(first);
  assert.deepEqual([rejected?.kind, rejected?.why, rejected?.by], ["reject", "They never met", "Ada"]);
  const corrected = own.store.event(second.event.id);
  assert.deepEqual([corrected?.event.plover, corrected?.event.status, corrected?.decision?.kind], ["AID", "intended", "correct"]);
  assert.equal(cameo.get(corrected?.event.cameo ?? "")?.plover, "AID");
  assert.equal(decisionOn(third), null, "it is disputed");
  assert.deepEqual(
    own.store
      .history(first.event.id)
      .map(({ what, about }) => [what, about])
      .filter(([what]) => what === "rejected"),
    [["rejected", "They never met"]],
  );

  assert.deepEqual(decisionsWanted(own.store, reviews.all(), cameo), [], "nothing is recorded twice");
  judge(first, "Ada", { verdict: "accept" });
  judge(third, "adjudicator", { verdict: "correct", plover: null, cameo: "0234" });
  await settled(() => decisionOn(third) !== null);
  assert.equal(decisionOn(first), null, "given back to the coder");
  assert.deepEqual([own.store.event(third.event.id)?.event.cameo, decisionOn(third)?.by], ["0234", "adjudicator"]);
  assert.deepEqual([defects, own.store.check()], [[], []]);
  settler.close();
  own.close();
});

test("whoever writes the record takes decisions from the file of reviews, as verdicts come in", async () => {
  const own = makeSampleRecord(60);
  const path = `${own.path}.watched`;
  const [first, second] = [...own.store.events()].filter(({ decision }) => decision === null);
  assert.ok(first && second);
  const writer = openRecord(own.path, { mode: "write", clock });
  const reviews = openReviews(path, clock);
  const reject = (row: typeof first): void => {
    const verdict = {
      eventId: row.event.id,
      happeningId: row.happeningId ?? "",
      reviewer: "Ada",
      verdict: "reject",
      plover: null,
    } as const;
    reviews.add({ ...verdict, status: null, why: "" });
  };
  reject(first);
  appendFileSync(path, '{"eventId":"half a line'); // another process is writing it
  const defects: unknown[] = [];
  const stop = settleReviews({ path, store: writer, onDefect: (error) => defects.push(error) });
  assert.equal(own.store.event(first.event.id)?.decision?.kind, "reject");
  assert.equal(readFileSync(path, "utf8").endsWith("half a line"), true, "it is theirs");
  writeFileSync(path, readFileSync(path, "utf8").replace('{"eventId":"half a line', ""));
  reject(second);
  while (own.store.event(second.event.id)?.decision?.kind !== "reject") await wait(50);
  stop();
  writer.close();
  assert.deepEqual(defects, []);
  own.close();
});
