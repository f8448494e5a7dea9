import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { isSkip } from "../../model/index.ts";
import { fetchPage } from "./fetch-page.ts";

const PAGE = "<title>Talks</title><p>Talks resumed.</p>";
const server = createServer((request, response) => {
  if (request.url === "/page") response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE);
  else if (request.url === "/packed") response.setHeader("content-encoding", "gzip").end(gzipSync(PAGE));
  else if (request.url === "/agent") response.end(request.headers["user-agent"]);
  else if (request.url === "/moved") response.writeHead(301, { location: "/page" }).end();
  else if (request.url === "/round") response.writeHead(302, { location: "/round" }).end();
  else if (request.url === "/file") response.writeHead(302, { location: "file:///etc/passwd" }).end();
  else if (request.url === "/bomb") response.setHeader("content-encoding", "gzip").end(gzipSync(new Uint8Array(500_000)));
  else if (request.url === "/endless") writeForever(response);
  else if (request.url === "/silent") response.flushHeaders();
  else if (request.url === "/empty") response.end();
  else response.writeHead(404).end("no such page");
});

function writeForever(response: { write(chunk: string, done: () => void): boolean; destroyed: boolean }): void {
  if (!response.destroyed) response.write("word ".repeat(1000), () => writeForever(response));
}

let base = "";
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port, so never a string or null
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const OPTIONS = { now: "2024-05-01T12:00:00Z", userAgent: "Demarche/0.1", addresses: "any", maxBytes: 100_000 } as const;

async function whyNot(path: string, options: Parameters<typeof fetchPage>[1] = OPTIONS): Promise<string> {
  const result = await fetchPage(`${base}${path}`, options);
  assert.ok(isSkip(result));
  return `${result.reason}: ${result.why}`;
}

test("fetchPage() gives bytes, type, time and the address that answered", async () => {
  const page = await fetchPage(`${base}/moved`, OPTIONS);
  assert.ok(!isSkip(page));
  assert.equal(page.from, `${base}/moved`);
  assert.equal(page.url, `${base}/page`);
  assert.equal(page.contentType, "text/html; charset=utf-8");
  assert.equal(page.fetchedAt, "2024-05-01T12:00:00Z");
  assert.equal(new TextDecoder().decode(page.bytes), PAGE);
});

test("fetchPage() unpacks what the server packed and says who asks", async () => {
  const packed = await fetchPage(`${base}/packed`, OPTIONS);
  const agent = await fetchPage(`${base}/agent`, OPTIONS);
  assert.ok(!isSkip(packed) && !isSkip(agent));
  assert.equal(new TextDecoder().decode(packed.bytes), PAGE);
  assert.equal(new TextDecoder().decode(agent.bytes), "Demarche/0.1");
});

test("fetchPage() refuses private addresses, however they are written", async () => {
  const options = { ...OPTIONS, addresses: "public" } as const;
  assert.match(await whyNot("/page", options), /^source\/refused: 127\.0\.0\.1 is not a public address$/);
  for (const url of ["http://2130706433/", "http://[::1]/", "http://0x7f.1/", "http://169.254.169.254/latest/meta-data/"]) {
    const result = await fetchPage(url, options);
    assert.ok(isSkip(result) && /is not a public address/.test(result.why), url);
  }
  const named = await fetchPage(base.replace("127.0.0.1", "localhost"), options);
  assert.ok(isSkip(named));
  assert.equal(named.why, "localhost leads to no public address");
});

test("fetchPage() follows redirects only so far, and only over HTTP", async () => {
  assert.equal(await whyNot("/round"), "source/refused: more than 10 redirects");
  assert.equal(await whyNot("/file"), "source/refused: only http and https are fetched, not file");
});

test("fetchPage() counts bytes as they come, unpacked ones too", async () => {
  assert.equal(await whyNot("/bomb"), "source/too-large: more bytes than the limit, limit 100,000");
  assert.equal(await whyNot("/endless"), "source/too-large: more bytes than the limit, limit 100,000");
});

test("fetchPage() says what the server answered", async () => {
  assert.equal(await whyNot("/none"), "source/refused: the server answered 404");
  assert.equal(await whyNot("/empty"), "source/empty: 0 bytes");
  assert.equal(await whyNot("/silent", { ...OPTIONS, timeouts: { whole: 50 } }), "source/unreadable: no whole answer within 0.05 s");
});

test("fetchPage() says when nobody answers", async () => {
  const result = await fetchPage("http://127.0.0.1:1/", OPTIONS);
  assert.ok(isSkip(result));
  assert.equal(`${result.reason}: ${result.why}`, "source/unreadable: no answer (ECONNREFUSED)");
});

test("fetchPage() takes what is not an address for a skip", async () => {
  const result = await fetchPage("htp//x", OPTIONS);
  assert.ok(isSkip(result));
  assert.equal(result.why, '"htp//x" is not an address');
});
