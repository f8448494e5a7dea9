import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fc from "fast-check";
import Schema from "typebox/schema";
import { ROUTES, openReplies, openReviews } from "../../src/api/index.ts";
import { isDone } from "../../src/model/index.ts";
import { judgePair } from "../../src/relations/index.ts";
import { endOfPeriod } from "../../src/web/lib/format.ts";
import type { OpenServer } from "./open-server.ts";
import { openServer } from "./open-server.ts";
import { HOSTILE, REJECTED, makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";
import { sampleReading } from "../contract/sample-readings.ts";

/**
 * A client that knows nothing but /openapi.json: it makes its requests from the parameters there and checks each answer against the schema
 * there, over every route, with values that fit and values that don't. Seeded.
 */
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: JsonSchema;
}
interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
}
interface Content {
  readonly schema: object;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, Content>> }>>;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let sample: SampleRecord;
let server: OpenServer;
let document: OpenApi;
/** Values that mean something in the record, by the name of the parameter. */
const known = new Map<string, readonly string[]>();

before(async () => {
  sample = makeSampleRecord();
  const reviews = openReviews(`${sample.path}.reviews`, () => "2024-06-01T00:00:00Z");
  const replies = openReplies(`${sample.path}.replies`, () => "2024-06-01T00:00:00Z");
  let now = 0; // so that what is limited an hour is answered now and then
  server = await openServer(sample.store, { reviews, replies, token: "secret", nowMs: () => (now += 60_000) });
  document = JSON.parse(await get("/openapi.json"));
  const happenings = [...sample.store.happenings()];
  const events = [...sample.store.events()];
  known.set(
    "happening id",
    happenings.slice(0, 20).map(({ happening }) => happening.id),
  );
  known.set(
    "article id",
    events.slice(-20).map(({ event }) => event.articleId),
  );
  known.set("actor id", ["PRK", "person:vladimir-putin", "org:un"]);
  const [judged] = events.filter(({ happeningId }) => happeningId !== null);
  const verdict = { reviewer: "Ada", verdict: "accept", plover: null, status: null, why: "" } as const;
  reviews.add({ eventId: judged?.event.id ?? "", happeningId: judged?.happeningId ?? "", ...verdict });
  known.set("reviewVerdict eventId", [judged?.event.id ?? ""]);
  known.set("reviewVerdict happeningId", [judged?.happeningId ?? ""]);
  known.set("reviewVerdict cameo", ["043", "190", "999"]);
  known.set("replies id", [judged?.happeningId ?? "", judged?.event.articleId ?? ""]);
  known.set("reply id", [judged?.happeningId ?? "", judged?.event.articleId ?? ""]);
  known.set("reply website", ["", "", "", "https://spam.example"]);
  const waits = replies.add(
    { about: "article", id: judged?.event.articleId ?? "", kind: "note", name: "Ada", text: "A note to judge", email: "", website: "" },
    [],
  );
  known.set("replyVerdict replyId", [waits.replyId, "nosuch"]);
  known.set("a", ["RUS", "NOR", "USA"]);
  known.set("b", ["UKR", "SWE", "CHN"]);
  known.set("happening", [happenings[3]?.happening.id ?? ""]);
  known.set("article", [events[3]?.event.articleId ?? ""]);
  known.set("q", ["spokesman ministry", "russia ukraine", "Putin", '" OR *']);
});
after(() => {
  server.close();
  sample.close();
});

async function get(path: string): Promise<string> {
  return (await fetch(server.address + path)).text();
}

test("/api/happenings/{id} tells of a rejected happening that it was, by whom and when, with its sentence", async () => {
  const [event] = sampleReading(REJECTED).reading.events;
  const entries = sample.store.history(event?.id ?? "");
  const id = entries.find(({ what }) => what === "folded")?.about ?? "";
  const { standing, told, happening } = JSON.parse(await get(`/api/happenings/${id}`));
  assert.deepEqual(standing, { state: "rejected", since: "2024-06-01T00:00:00Z", movedTo: [] });
  assert.deepEqual([happening.initiator, happening.lead.evidence.words], ["MLT", REJECTED.sentences[0]]);
  const [{ row, paragraph }] = told;
  assert.deepEqual([row.decision.kind, row.decision.by, row.decision.why], ["reject", "Ada", "It is a play"]);
  assert.equal(paragraph.text, REJECTED.sentences[0]);
  assert.equal((await fetch(`${server.address}/api/happenings/nosuch`)).status, 404);
});

test("/api/happenings/{id} leads from one that a person joined to another to that one", async () => {
  const [present] = [...sample.store.happenings({ countries: ["LVA", "ISL"] })];
  const history = present?.happening.eventIds.flatMap((id) => sample.store.history(id)) ?? [];
  const former = history.find(({ what, about }) => what === "folded" && about !== present?.happening.id)?.about;
  const { standing } = JSON.parse(await get(`/api/happenings/${former}`));
  assert.deepEqual([standing.state, standing.movedTo], ["moved", [present?.happening.id]]);
  assert.equal(JSON.parse(await get(`/api/happenings/${standing.movedTo[0]}`)).standing.state, "stands");
});

const ROOM = { seed: 20_261_126, numRuns: 60 } as const;

test("every route answers what fits its schema, or says what was wrong, whatever it is asked", async () => {
  assert.equal(document.openapi, "3.1.0");
  const operations = Object.entries(document.paths).flatMap(([path, { get: read, post }]) =>
    [read, post].flatMap((operation) => (operation === undefined ? [] : [{ path, operation }])),
  );
  assert.equal(operations.length, Object.keys(ROUTES).length);
  for (const { path, operation } of operations) {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(requests(path, operation), bodies(operation), async (url, body) => {
        const response = await fetch(server.address + url, body === null ? { headers: TOKEN } : { method: "POST", headers: TOKEN, body });
        statuses.add(response.status);
        assert.ok(response.status < 500, `${url} gave ${response.status} for ${body}`);
        await checkAnswer(operation, response, url);
      }),
      ROOM,
    );
    assert.ok(statuses.has(200), `${path} never answered: ${[...statuses].join()}`);
  }
  assert.deepEqual(server.defects, []);
});

const TOKEN = { authorization: "Bearer secret", "content-type": "application/json" };

async function checkAnswer(operation: Operation, response: Response, url: string): Promise<void> {
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  const content = operation.responses[response.status === 200 ? "200" : "default"]?.content[type];
  assert.ok(content, `${url}: ${response.status} with ${type} is not in the document`);
  const body = await response.text();
  assert.doesNotMatch(body, /[\w.]+@[\w-]+\.\w/, `${url} holds an e-mail address`);
  if (!type.endsWith("json")) return;
  const schema = { ...content.schema, components: document.components };
  const value: unknown = JSON.parse(body);
  assert.ok(!Schema.Check(schema, {}), `${url}: its schema would take anything`);
  assert.ok(Schema.Check(schema, value), `${url}: ${JSON.stringify(Schema.Errors(schema, value)).slice(0, 500)}`);
}

/** What is posted to a route: mostly with values that it takes, some with any value or none for a field, some that are no JSON at all. */
function bodies({ requestBody, operationId }: Operation): fc.Arbitrary<string | null> {
  const schema = requestBody?.content["application/json"]?.schema;
  if (schema === undefined) return fc.constant(null);
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const meaningful = known.get(`${operationId} ${name}`);
    const fitting = meaningful === undefined ? fitBody(property) : fc.constantFrom(...meaningful);
    return [name, fc.oneof({ weight: 60, arbitrary: fitting }, { weight: 1, arbitrary: fc.jsonValue() })] as const;
  });
  const whole = fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ? [...schema.required] : [] });
  return fc.oneof(
    { weight: 20, arbitrary: whole.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string()) },
  );
}

function fitBody(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fitBody));
  if (schema.type === "null") return fc.constant(null);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.pattern?.startsWith("^[\\p{L}") === true) return fc.constantFrom("Ada", "Bo", "Émile Zola", "adjudicator");
  if (schema.pattern?.includes("@") === true) return fc.constantFrom("", "ada@post.example");
  return fc.string({ unit: "grapheme", minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 60, 60) });
}

/** Addresses of one route: mostly with values that its parameters take, some with any text, some with parameters that it hasn't. */
function requests(path: string, operation: Operation): fc.Arbitrary<string> {
  const values = fc.tuple(...operation.parameters.map((parameter) => valueOf(parameter, operation.operationId)));
  const stray = fc.option(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { nil: null, freq: 12 });
  return fc.tuple(values, stray).map(([made, extra]) => {
    let address = path;
    const query = new URLSearchParams(extra === null ? [] : [extra]);
    operation.parameters.forEach(({ name, in: place }, at) => {
      const value = made[at] ?? null;
      if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(value || "x"));
      else if (value !== null) query.set(name, value);
    });
    const search = query.toString();
    return search === "" ? address : `${address}?${search}`;
  });
}

function valueOf({ name, in: place, required, schema }: Parameter, route: string): fc.Arbitrary<string | null> {
  const meaningful = known.get(`${route} ${name}`) ?? known.get(name);
  const fitting = [fit(schema), ...(meaningful === undefined ? [] : [fc.constantFrom(...meaningful)])];
  const any = fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.toWellFormed());
  const value = fc.oneof({ weight: 12, arbitrary: fc.oneof(...fitting.toReversed()) }, { weight: 1, arbitrary: any });
  return required || place === "path" ? value : fc.option(value, { nil: null, freq: 1 });
}

function fit(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.type === "integer") return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 }).map(String);
  if (schema.type === "array") return fc.array(fit(schema.items ?? {}), { minLength: 1, maxLength: 2 }).map((parts) => parts.join(","));
  if (schema.pattern?.startsWith("^[A-Z]") === true) return fc.constantFrom("RUS", "UKR", "NOR", "SWE", "PRK", "USA", "XYZ");
  if (schema.pattern?.startsWith("^\\d{4}") === true)
    return fc.oneof(fc.constantFrom("2022-01-01", "2023-06-15", "2024-03-05", "2023-02-30", "0000-01-01", "9999-12-31"), dayTexts);
  return fc.string();
}
const dayTexts = fc.integer({ min: 18_990, max: 19_900 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

test("pages of a list, joined by their cursors, are the list, in either order", async () => {
  const all = [...sample.store.happenings({ countries: ["RUS"] })].map(({ happening }) => happening.id);
  for (const order of ["earliest", "latest"]) {
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const url = `/api/happenings?countries=RUS&order=${order}&limit=7&statuses=occurred,intended,threatened,requested,denied,hypothetical,background&cursor=${cursor}`;
      const page: { items: { id: string }[]; next: string | null } = JSON.parse(await get(url));
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    assert.deepEqual(order === "latest" ? ids.toReversed() : ids, all);
  }
});

test("an answer has a tag by which it is not sent twice, and is compressed for those who take that", async () => {
  const url = `${server.address}/api/dyads/RUS/UKR`;
  const first = await fetch(url);
  const etag = first.headers.get("etag") ?? "";
  assert.equal(first.headers.get("content-encoding"), "gzip");
  assert.equal((await fetch(url, { headers: { "if-none-match": etag } })).status, 304);
  assert.equal((await fetch(url, { headers: { "accept-encoding": "gzip;q=0" } })).headers.get("content-encoding"), null);
  assert.equal((await fetch(url, { method: "HEAD" })).headers.get("etag"), etag);
});

test("a stream holds what the pages hold, and no cell that a spreadsheet would run", async () => {
  const csv = await get("/api/events?format=csv");
  assert.equal(csv.trimEnd().split("\r\n").length - 1, [...sample.store.events()].length);
  const lines = (await get("/api/happenings?format=jsonl&countries=NOR,SWE")).trimEnd().split("\n");
  assert.equal(lines.length, [...sample.store.happenings({ countries: ["NOR", "SWE"] })].length);
  assert.ok(!csv.split(/\r\n|,/).some((cell) => cell.startsWith(HOSTILE.formula.slice(0, 3))));
});

test("the network of organisations counts their happenings with each other and with countries, that of actors a state by itself", async () => {
  const { nodes, links } = JSON.parse(await get("/api/network?of=organisations&since=2023-01-01&until=2023-12-31"));
  const nato = nodes.find(({ id }: { id: string }) => id === "org:nato");
  assert.deepEqual(nato, { id: "org:nato", name: "NATO", kind: "organisation", country: null });
  assert.deepEqual(
    links.filter(({ initiator, recipient }: Record<string, string>) => [initiator, recipient].includes("org:nato")),
    [
      { initiator: "DNK", recipient: "org:nato", quads: [1, 0, 0, 0] },
      { initiator: "RUS", recipient: "org:nato", quads: [0, 0, 1, 0] },
      { initiator: "org:nato", recipient: "RUS", quads: [0, 0, 1, 0] },
    ].toSorted((x, y) => order(links, x) - order(links, y)),
  );
  assert.deepEqual(JSON.parse(await get("/api/network?of=organisations&since=2022-01-01&until=2022-12-31")).nodes, []);
  const actors = JSON.parse(await get("/api/network?of=actors&limit=100"));
  assert.ok(["org:nato", "RUS", "UKR"].every((id) => actors.nodes.some((node: { id: string }) => node.id === id)));
  assert.equal((await fetch(`${server.address}/api/network?of=actors&since=2023-02-01`)).status, 400);
});

function order(links: readonly Record<"initiator" | "recipient", string>[], one: Record<"initiator" | "recipient", string>): number {
  return links.findIndex(({ initiator, recipient }) => initiator === one.initiator && recipient === one.recipient);
}

test("/api/denominator tells how many articles of each outlet were read a period, and all of them together", async () => {
  const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  for (const by of ["day", "week", "month", "year"] as const) {
    const { starts, outlets, others, all } = JSON.parse(await get(`/api/denominator?by=${by}&limit=2&since=2022-03-02&until=2024-05-04`));
    const rows = [...sample.store.articlesByOutlet({ by, since: "2022-03-02", until: "2024-05-04" })];
    assert.equal(add(all), add(rows.map(({ articles }) => articles)), by);
    assert.deepEqual(starts, [...new Set(rows.map(({ day }) => day))]);
    assert.equal(outlets.length, 2);
    assert.deepEqual(
      all,
      starts.map((_: string, at: number) => outlets[0].articles[at] + outlets[1].articles[at] + others[at]),
    );
    const own = rows.filter(({ outlet }) => outlet === outlets[0].outlet);
    assert.equal(add(outlets[0].articles), add(own.map(({ articles }) => articles)));
    const only = JSON.parse(
      await get(`/api/denominator?by=${by}&since=2022-03-02&until=2024-05-04&outlet=${encodeURIComponent(outlets[0].outlet)}`),
    );
    assert.equal(add(only.all), add(outlets[0].articles));
  }
  const lines = (await get("/api/denominator?by=month&format=csv")).trimEnd().split("\r\n");
  assert.equal(lines.length - 1, [...sample.store.articlesByOutlet({ by: "month" })].filter(({ day }) => day !== "").length);
});

test("a list may be given with commas or by its name again and again", async () => {
  const [one, other] = await Promise.all(
    ["countries=RUS,UKR", "countries=RUS&countries=UKR"].map(async (query) => get(`/api/happenings?${query}`)),
  );
  assert.equal(one, other);
  assert.equal((await fetch(`${server.address}/api/search?q=a&q=b`)).status, 400);
});

test("two countries in either order, and parameters in any, are one question, which is answered once", async () => {
  const asked: string[] = [];
  const readers = async (name: string) => ({ etag: `"${asked.push(name)}"`, plain: Buffer.from("{}"), gzip: null });
  const own = await openServer(sample.store, { readers });
  const tagOf = async (path: string): Promise<string | null> => (await fetch(own.address + path)).headers.get("etag");
  assert.equal(await tagOf("/api/dyads/RUS/UKR?by=year&since=2023-01-01"), await tagOf("/api/dyads/UKR/RUS?since=2023-01-01&by=year"));
  assert.equal(await tagOf("/api/happenings?countries=RUS,UKR"), await tagOf("/api/happenings?countries=UKR,RUS"));
  assert.deepEqual(asked, ["dyad", "happenings"]);
  const by = JSON.parse(await get("/api/dyads/RUS/UKR")).series.by;
  for (const path of ["/api/dyads/RUS/UKR", `/api/dyads/RUS/UKR?by=${by}`]) {
    const other = await fetch(server.address + path, { headers: { "cache-control": "no-cache" } });
    assert.equal(other.headers.get("etag"), (await fetch(`${server.address}/api/dyads/UKR/RUS`)).headers.get("etag"));
  }
  assert.notEqual(await tagOf("/api/happenings?countries=RUS"), await tagOf("/api/happenings?countries=UKR"));
  assert.notEqual(await tagOf("/api/events?countries=RUS,UKR"), await tagOf("/api/happenings?countries=RUS,UKR"));
  own.close();
});

test("a dyad from some day to another counts what happened and was read between them, whatever the period", async () => {
  const [since, until] = ["2023-01-11", "2023-08-17"];
  const listed = (await get(`/api/happenings?format=jsonl&countries=RUS,UKR&since=${since}&until=${until}`)).trimEnd().split("\n").length;
  const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const read = add([...sample.store.articlesByDay({ since, until }).values()]);
  for (const by of ["day", "week", "month", "year"]) {
    const { series, firstDay, lastDay } = JSON.parse(await get(`/api/dyads/RUS/UKR?by=${by}&since=${since}&until=${until}`));
    assert.deepEqual([add([...series.aToB.quads, ...series.bToA.quads].flat()), add(series.articlesRead)], [listed, read], by);
    const days = [...sample.store.tallies({ countries: ["RUS", "UKR"] })].flatMap(({ day }) => day ?? []);
    assert.deepEqual([firstDay, lastDay], [days[0], days.at(-1)]);
  }
});

test("what was read in each period of a dyad is all that was, in the last one too", async () => {
  for (const by of ["day", "week", "month", "year"]) {
    const { series } = JSON.parse(await get(`/api/dyads/RUS/UKR?by=${by}`));
    const wanted = series.starts.map((start: string) => {
      const within = sample.store.articlesByDay({ since: start, until: endOfPeriod(start, by) });
      return [...within.values()].reduce((sum, articles) => sum + articles, 0);
    });
    assert.deepEqual(series.articlesRead, wanted, by);
  }
});

test("a dyad names the periods in which it did more than usual, as the library finds them", async () => {
  const { alerts, series } = JSON.parse(await get("/api/dyads/EST/FIN?by=week"));
  const articlesByDay = sample.store.articlesByDay();
  const judged = { a: "EST", b: "FIN", by: "week", articlesByDay } as const;
  const wanted = judgePair(sample.store.tallies({ countries: ["EST", "FIN"], by: "week" }), judged);
  assert.ok(wanted.length > 0);
  assert.deepEqual(
    alerts.map(({ start, count }: { start: string; count: number }) => [start, count]),
    wanted.map(({ start, count }) => [start, count]),
  );
  assert.ok(alerts.every(({ start }: { start: string }) => series.starts.includes(start)));
  const later = JSON.parse(await get("/api/dyads/EST/FIN?by=week&since=2024-03-11&until=2024-03-17"));
  assert.deepEqual(later.alerts, alerts, "the days that are shown change nothing");
});

test("the alerts of all pairs are those that each pair's own judgement gives in the window, the most surprising of the latest first", async () => {
  const { alerts, by, more } = JSON.parse(await get("/api/alerts?days=365&limit=300"));
  const { window, pairs } = JSON.parse(await get("/api/overview?days=365"));
  const articlesByDay = sample.store.articlesByDay();
  const wanted = pairs.flatMap(({ a, b }: { a: string; b: string }) =>
    judgePair(sample.store.tallies({ countries: [a, b], by }), { a, b, by, articlesByDay, since: window.since, until: window.until }),
  );
  assert.ok(wanted.length > 0);
  const key = ({ a, b, start, measure }: Record<string, string>): string => `${a} ${b} ${start} ${measure}`;
  assert.deepEqual([alerts.map(key).toSorted(), more], [wanted.map(key).toSorted(), 0]);
  const order = alerts.map(({ start, probability }: { start: string; probability: number }) => ({ start, probability }));
  const wantedOrder = order.toSorted((x: (typeof order)[number], y: (typeof order)[number]) =>
    x.start === y.start ? x.probability - y.probability : x.start < y.start ? 1 : -1,
  );
  assert.deepEqual(order, wantedOrder);
});

test("a dyad counts each happening as often as independent voices tell it, in the days asked for", async () => {
  const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const told = [...sample.store.happenings()].find(({ happening }) => happening.origins > 1 && happening.initiator !== happening.recipient);
  const [a, b] = [told?.happening.initiator ?? "", told?.happening.recipient ?? ""];
  const since = told?.happening.day ?? "";
  const { series, types } = JSON.parse(await get(`/api/dyads/${a}/${b}?count=origins&by=month&since=${since}`));
  const rows = [...sample.store.happenings({ countries: [a, b], since })].filter(({ happening }) =>
    isDone(happening.plover, happening.status),
  );
  const wanted = add(rows.map(({ happening }) => happening.origins));
  assert.ok(wanted > rows.length, `${wanted} of ${rows.length}`);
  assert.equal(add([...series.aToB.quads, ...series.bToA.quads].flat()) + series.undated, wanted);
  assert.equal(add(types.flatMap(({ aToB, bToA }: { aToB: number[]; bToA: number[] }) => [...aToB, ...bToA])), wanted - series.undated);
});

test("the counts of a dyad add up to its happenings, and its types to its counts", async () => {
  const { series, types } = JSON.parse(await get("/api/dyads/RUS/UKR?by=week"));
  const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const counted = add([...series.aToB.quads, ...series.bToA.quads].flat());
  const listed = (await get("/api/happenings?format=jsonl&countries=RUS,UKR")).trimEnd().split("\n").length;
  assert.equal(counted + series.undated, listed);
  assert.equal(add(types.flatMap(({ aToB, bToA }: { aToB: number[]; bToA: number[] }) => [...aToB, ...bToA])), counted);
});
