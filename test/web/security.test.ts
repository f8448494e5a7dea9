import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { createRateLimit } from "../../src/api/http/limit-rate.ts";
import { maskAddresses } from "../../src/lib/mask-addresses.ts";
import { openServer } from "./open-server.ts";
import type { OpenServer } from "./open-server.ts";
import { makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

let sample: SampleRecord;
let server: OpenServer;
before(async () => {
  sample = makeSampleRecord(20);
  server = await openServer(sample.store);
});
after(() => {
  server.close();
  sample.close();
});

/** `fetch` would not send another Host, and normalises the path. */
async function ask(path: string, options: { readonly host?: string; readonly method?: string } = {}): Promise<number> {
  const { port } = new URL(server.address);
  const sent = request({
    host: "127.0.0.1",
    port,
    path,
    method: options.method ?? "GET",
    headers: options.host === undefined ? {} : { host: options.host },
  });
  sent.end();
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}

test("every answer forbids scripts from elsewhere, inline scripts, frames and guessed types", async () => {
  for (const path of ["/api/countries", "/api/nothing", "/", "/openapi.json"]) {
    const { headers } = await fetch(server.address + path);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
  }
});

test("only names that the server was started with are answered, so that no other site's name can be made to mean it", async () => {
  assert.equal(await ask("/api/countries", { host: "evil.example" }), 421);
  assert.equal(await ask("/api/countries", { host: "127.0.0.1:1" }), 200);
});

test("nothing is written, no path leads out of the page's files, and odd addresses are the client's fault", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) assert.equal(await ask("/api/countries", { method }), 405);
  for (const path of ["/../../package.json", "/..%2f..%2fpackage.json", "/assets/..%5c..%5cpackage.json", "/package.json"])
    assert.ok([404, 200].includes(await ask(path)), path);
  assert.doesNotMatch(await (await fetch(`${server.address}/..%2f..%2fpackage.json`)).text(), /devDependencies/);
  assert.equal(await ask("/api/articles/%E0%A4%A"), 400);
  assert.equal(await ask(`/api/search?q=${"x".repeat(5000)}`), 414);
  assert.equal(await ask("//[/api"), 400);
  assert.deepEqual(server.defects, []);
});

test("a server with a limit says when to come again", async () => {
  const limited = await openServer(sample.store, { requestsPerSecond: 1, nowMs: () => 0 });
  const statuses = await Promise.all(Array.from({ length: 6 }, async () => fetch(`${limited.address}/api/countries`)));
  assert.deepEqual(
    statuses.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 200, 200, 200, 429, 429],
  );
  assert.ok(statuses.every(({ status, headers }) => status === 200 || Number(headers.get("retry-after")) > 0));
  limited.close();
});

test("createRateLimit() fills a bucket as time passes, an address apart from another", () => {
  let now = 0;
  const wait = createRateLimit({ perSecond: 2, depth: 8, nowMs: () => now });
  const burst = Array.from({ length: 9 }, () => wait("a"));
  assert.deepEqual(burst, [0, 0, 0, 0, 0, 0, 0, 0, 1]);
  assert.equal(wait("b"), 0);
  now = 500;
  assert.deepEqual([wait("a"), wait("a")], [0, 1]);
});

test("maskAddresses() blots out e-mail addresses and leaves lengths and handles alone", () => {
  const text = "Ask jane.doe+news@desk.paper.example or @handle, 3@4, a@b";
  const masked = maskAddresses(text);
  assert.equal(masked.length, text.length);
  assert.equal(masked.replaceAll(/•+/g, "#"), "Ask # or @handle, 3@4, a@b");
});

test("those who listen are told of the record's state at once", async () => {
  const response = await fetch(`${server.address}/api/live`);
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  const reader = response.body?.getReader();
  const first = await reader?.read();
  assert.match(
    new TextDecoder().decode(first?.value),
    /^event: record\ndata: \{"commit":\d+,"recordedAt":"2024-06-01T00:00:00Z",.*,"latest":\[\{"id":"\w+","title":".*\}\n\n$/,
  );
  await reader?.cancel();
});
