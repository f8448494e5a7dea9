import assert from "node:assert/strict";
import { createSecureServer } from "node:http2";
import { createServer as createHttps } from "node:https";
import { connect, createServer } from "node:net";
import type { LookupFunction } from "node:net";
import { after, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { followRedirects } from "./follow-redirects.ts";
import { listen, serve } from "./misbehaving-server.test-helper.ts";
import { CERTIFICATE, KEY } from "./test-certificate.test-helper.ts";
import { createWebClient } from "./web-client.ts";
import type { ClientOptions, WebAnswer, WebRequest } from "./web-client.ts";

const PAGE = "<p>Talks resumed.</p>";
const LIMITS: WebRequest = { maxBytes: 100_000, accept: "*/*" };
const hits: string[] = [];

const base = await serve(
  {
    "/page": (request, response) => {
      if (request.headers["if-none-match"] === '"x  y"' || request.headers["if-modified-since"] === "Wed, 1 May 2024")
        response.writeHead(304).end();
      else response.setHeader("etag", '"x  y"').setHeader("last-modified", "Wed, 1 May 2024").end(PAGE);
    },
    "/gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(PAGE)),
    "/br": (_, response) => response.setHeader("content-encoding", "br").end(brotliCompressSync(PAGE)),
    "/bomb": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(new Uint8Array(50_000_000))),
    "/bomb-in-bomb": (_, response) =>
      response.setHeader("content-encoding", "br").end(brotliCompressSync(gzipSync(new Uint8Array(90_000)))),
    "/cut-gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(PAGE.repeat(100)).subarray(0, 40)),
    "/no-gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(PAGE),
    "/too-long": (_, response) => response.setHeader("content-length", "200000").end("x".repeat(200_000)),
    "/endless": (_, response) => {
      const more = (): void => void (response.destroyed || response.write("word ".repeat(1000), more));
      more();
    },
    "/drip": (_, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
    },
    "/stops": (_, response) => response.write("half"),
    "/silent": () => {},
    "/reset": (request) => request.socket.resetAndDestroy(),
    "/cut": (_, response) => response.writeHead(200, { "content-length": "1000" }).write("half", () => response.destroy()),
    "/busy": (_, response) => response.writeHead(429, { "retry-after": "120" }).end("slow down"),
    "/moved": (_, response) => response.writeHead(301, { location: "/page#top" }).end(),
    "/to-number": (_, response) => response.writeHead(302, { location: "http://10.0.0.7/page" }).end(),
    "/to-name": (_, response) => response.writeHead(302, { location: "//inside.example/page" }).end(),
    "/to-loopback": (_, response) => response.writeHead(302, { location: `http://[::1]:${new URL(base).port}/page` }).end(),
    "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/hostname" }).end(),
    "/nowhere": (_, response) => response.writeHead(302, { location: "http://[" }).end(),
  },
  (path) => hits.push(path),
);

const clients: { close(): Promise<void> }[] = [];
after(() => Promise.all(clients.map((client) => client.close())));

function clientOf(options: Partial<ClientOptions> = {}) {
  const timeouts = { connect: 300, head: 200, pause: 200, whole: 1500 };
  const client = createWebClient({ userAgent: "Demarche/0.1", addresses: "any", timeouts, ...options });
  clients.push(client);
  return client;
}

const client = clientOf();
const get = (path: string, request: Partial<WebRequest> = {}): Promise<WebAnswer> =>
  client.get(`${base}${path}`, { ...LIMITS, ...request });
const bodyOf = (answer: WebAnswer): string => (answer.kind === "body" ? new TextDecoder().decode(answer.bytes) : JSON.stringify(answer));
const whyOf = (answer: WebAnswer): string => (answer.kind === "failed" ? `${answer.reason}: ${answer.why}` : answer.kind);

test("WebClient gives marks as the server sent them, and gives them back letter for letter", async () => {
  const answer = await get("/page");
  assert.deepEqual(answer.kind === "body" && answer.fields, {
    contentType: null,
    etag: '"x  y"',
    lastModified: "Wed, 1 May 2024",
    cacheControl: null,
  });
  assert.equal((await get("/page", { etag: '"x  y"' })).kind, "unchanged");
  assert.equal((await get("/page", { lastModified: "Wed, 1 May 2024" })).kind, "unchanged");
});

test("WebClient unpacks what the server packed", async () => {
  for (const path of ["/page", "/gzip", "/br"]) assert.equal(bodyOf(await get(path)), PAGE);
  assert.ok((await get("/bomb-in-bomb")).kind === "body", "what is packed twice is unpacked once");
});

for (const [path, why] of [
  ["/bomb", "source/too-large: more bytes than the limit, limit 100,000"],
  ["/endless", "source/too-large: more bytes than the limit, limit 100,000"],
  ["/too-long", "source/too-large: 200,000 bytes, limit 100,000"],
  ["/cut-gzip", "source/damaged: the body cannot be unpacked: unexpected end of file"],
  ["/no-gzip", "source/damaged: the body cannot be unpacked: incorrect header check"],
  ["/drip", "source/unreadable: no whole answer within 1.5 s"],
  ["/stops", "source/unreadable: the body stopped coming"],
  ["/silent", "source/unreadable: no head of an answer in time"],
  ["/reset", "source/unreadable: the connection was cut"],
  ["/cut", "source/unreadable: the connection was cut"],
  ["/nowhere", "source/refused: a redirect to nowhere"],
] as const) {
  test(`WebClient says what is wrong with ${path.slice(1)}`, async () => {
    const answer = await get(path);
    assert.equal(whyOf(answer), why);
  });
}

test("WebClient tells statuses and redirects, and follows none", async () => {
  assert.deepEqual(await get("/busy"), { kind: "status", status: 429, retryAfter: "120" });
  assert.deepEqual(await get("/moved"), { kind: "redirect", to: `${base}/page#top`, isPermanent: true });
  assert.deepEqual(await get("/none"), { kind: "status", status: 404, retryAfter: null });
});

test("WebClient says when nobody answers, and when a name is nobody's", async () => {
  assert.equal(whyOf(await client.get("http://127.0.0.1:1/", LIMITS)), "source/unreadable: no answer (ECONNREFUSED)");
  const lookup: LookupFunction = (_, __, callback) => callback(Object.assign(new Error("no"), { code: "ENOTFOUND" }), "");
  assert.equal(whyOf(await clientOf({ lookup }).get("http://nobody.example/", LIMITS)), "source/unreadable: no answer (ENOTFOUND)");
});

for (const [what, sent, expected] of [
  ["a body that is longer than its head says", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nTalks and more", "Talks"],
  ["something that is not HTTP", "220 mail.example ESMTP ready\r\n", /^source\/unreadable: what came is not HTTP$/],
  [
    "a head without end",
    `HTTP/1.1 200 OK\r\n${"X-Filler: y\r\n".repeat(20_000)}`,
    /^source\/unreadable: no answer \((?:UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)\)/,
  ],
  ["chunks that are none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", /^source\/unreadable: what came is not HTTP$/],
] as const) {
  test(`WebClient copes with ${what}`, async () => {
    const raw = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(sent));
    });
    const answer = await client.get(`${await listen(raw, "http")}/`, LIMITS);
    if (typeof expected === "string") assert.equal(bodyOf(answer), expected);
    else assert.match(whyOf(answer), expected);
  });
}

test("WebClient is stopped by its caller", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  assert.equal((await get("/drip", { signal: stop.signal })).kind, "failed");
});

test("WebClient refuses private addresses, however they are written, before anything is sent", async () => {
  const careful = clientOf({ addresses: "public" });
  const port = new URL(base).port;
  const before = hits.length;
  for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"]) {
    assert.match(whyOf(await careful.get(`http://${host}:${port}/page`, LIMITS)), /source\/refused: .* is not a public address/, host);
  }
  assert.equal(whyOf(await careful.get(`http://localhost:${port}/page`, LIMITS)), "source/refused: localhost leads to no public address");
  assert.equal(hits.length, before);
});

test("WebClient connects only to what it checked: a name that answers otherwise the second time leads nowhere", async () => {
  const answers = ["93.184.215.14", "127.0.0.1", "127.0.0.1"];
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    const address = answers[asked.push(hostname) - 1] ?? "127.0.0.1";
    callback(null, options.all === true ? [{ address, family: 4 }] : address, 4);
  };
  const careful = clientOf({ addresses: "public", lookup });
  const before = hits.length;
  const [first, second] = [
    await careful.get(`http://rebind.example:${new URL(base).port}/page`, LIMITS),
    await careful.get(`http://rebind.example:${new URL(base).port}/page`, LIMITS),
  ];
  assert.match(whyOf(first), /source\/unreadable/, "the public address that it was told first is the one that it tried");
  assert.equal(whyOf(second), "source/refused: rebind.example leads to no public address");
  assert.equal(hits.length, before);
});

test("WebClient speaks TLS, and refuses certificates that nobody vouches for", async () => {
  const secure = await listen(
    createHttps({ key: KEY, cert: CERTIFICATE }, (_, response) => response.end(PAGE)),
    "https",
  );
  assert.match(
    whyOf(await client.get(`${secure}/`, LIMITS)),
    /source\/unreadable: no answer \((?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)\)/,
  );
  assert.equal(bodyOf(await clientOf({ ca: CERTIFICATE }).get(`${secure}/`, LIMITS)), PAGE);
  assert.match(whyOf(await client.get(`${base.replace("http:", "https:")}/`, LIMITS)), /source\/unreadable/, "no TLS on the other side");
});

test("WebClient speaks HTTP/2 where the server does", async () => {
  const versions: string[] = [];
  const server = createSecureServer({ key: KEY, cert: CERTIFICATE, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.setHeader("etag", '"2"');
    response.end(PAGE);
  });
  const origin = await listen(server, "https");
  const trusting = clientOf({ ca: CERTIFICATE });
  const answers = await Promise.all([trusting.get(`${origin}/a`, LIMITS), trusting.get(`${origin}/b`, LIMITS)]);
  assert.deepEqual(answers.map(bodyOf), [PAGE, PAGE]);
  assert.deepEqual(versions, ["2.0", "2.0"]);
  await trusting.close();
});

/** A proxy that leads every name to the server of this file, and notes what it was asked for. */
async function openProxy(proxied: string[]): Promise<string> {
  const proxy = createServer((socket) => {
    socket.once("data", (data) => {
      proxied.push(data.toString("latin1").split("\r\n", 1)[0] ?? "");
      const onward = connect(Number(new URL(base).port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.pipe(onward).pipe(socket);
      });
      onward.on("error", () => socket.destroy());
    });
    socket.on("error", () => {});
  });
  return listen(proxy, "http");
}

const insideLookup: LookupFunction = (hostname, options, callback) => {
  const address = hostname === "inside.example" ? "10.0.0.7" : "93.184.215.14";
  callback(null, options.all === true ? [{ address, family: 4 }] : address, 4);
};

test("WebClient goes through the proxy that the environment names, and hands it no private address", async () => {
  const proxied: string[] = [];
  const careful = clientOf({ addresses: "public", env: { http_proxy: await openProxy(proxied) }, lookup: insideLookup });
  assert.equal(bodyOf(await careful.get("http://example.org/page", LIMITS)), PAGE);
  assert.match(proxied[0] ?? "", /^CONNECT example\.org:80 /);
  assert.equal(whyOf(await careful.get("http://inside.example/page", LIMITS)), "source/refused: inside.example leads to no public address");
  assert.match(whyOf(await careful.get("http://10.0.0.7/page", LIMITS)), /not a public address/);
  assert.equal(proxied.length, 1);
  await careful.close();
});

test("no redirect of a public server leads to a private address, by number or by name", async () => {
  const careful = clientOf({ addresses: "public", env: { http_proxy: await openProxy([]) }, lookup: insideLookup });
  const before = hits.length;
  const ends = await Promise.all(
    ["number", "name", "loopback", "file"].map((to) => followRedirects(`http://example.org/to-${to}`, (url) => careful.get(url, LIMITS))),
  );
  assert.deepEqual(
    ends.map((end) => (end.kind === "failed" ? `${end.reason}: ${end.why}` : end.kind)),
    [
      "source/refused: 10.0.0.7 is not a public address",
      "source/refused: inside.example leads to no public address",
      "source/refused: ::1 is not a public address",
      "source/refused: only http and https are fetched, not file",
    ],
  );
  assert.equal(hits.length, before + 4, "only the redirects themselves were asked for");
  await careful.close();
});
