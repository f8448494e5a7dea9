import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer as createHttpServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { answerReadingWith } from "./answer-reading.ts";
import type { AnswerReading } from "./answer-reading.ts";
import { HANDLERS, isReading } from "./handlers/index.ts";
import { createKeptAnswers } from "./http/keep-answers.ts";
import type { Answered, KeptAnswers } from "./http/keep-answers.ts";
import { DEFAULT_DAYS } from "./handlers/world.ts";
import { createLive } from "./http/live.ts";
import type { Live } from "./http/live.ts";
import { createRateLimit } from "./http/limit-rate.ts";
import { sendAsset } from "./http/load-assets.ts";
import type { Assets } from "./http/load-assets.ts";
import { matchRoute, readBody } from "./http/read-request.ts";
import type { Matched } from "./http/read-request.ts";
import { answerOf, knows, sendAnswer, sendProblem, sendStream } from "./http/send.ts";
import type { Exchange } from "./http/send.ts";
import { openApi } from "./openapi.ts";
import { createOverview } from "./overview.ts";
import { ProblemError, problemOf } from "./problem.ts";
import type { RouteName } from "./contract.ts";
import { FILE_FORMATS } from "./routes.ts";
import type { FileFormat } from "./routes.ts";
import { streamOf } from "./stream-lines.ts";
import type { Store } from "../model/index.ts";
import type { Replies } from "./replies/open-replies.ts";
import type { Reviews } from "./review/open-reviews.ts";
import type { SlowStore } from "./slow-store.ts";
import type { Api, World } from "./world.ts";

export interface ServerOptions {
  readonly store: Store;
  /** The same record by another connection, for what reads much of it. */
  readonly slow: SlowStore;
  readonly world: World;
  /** Threads that answer what only reads the record; null: this thread does. */
  readonly readers: AnswerReading | null;
  /** Verdicts of reviewers; null: none can be given. */
  readonly reviews: Reviews | null;
  /** What readers write about happenings and articles; null: they cannot. */
  readonly replies: Replies | null;
  /** Told of each verdict that was given; null: verdicts change nothing in the record. */
  readonly onVerdict: (() => void) | null;
  /** What whoever writes must show; null: nobody can. */
  readonly token: string | null;
  /** The built page; empty: only the API. */
  readonly assets: Assets;
  /** Of the package and its tables: part of every ETag. */
  readonly version: string;
  /** Names by which this server may be asked, so that another site's name cannot be made to mean it (DNS rebinding); null: any. */
  readonly hosts: readonly string[] | null;
  /** Requests a second from one address on the long run; 0: no limit. */
  readonly requestsPerSecond: number;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  /** Told of what no request should bring about. */
  readonly onDefect: (error: unknown, path: string) => void;
}

/** Connections are kept for longer than clients wait between two requests, else one is closed just as the next request leaves. */
const LIMITS = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 } as const;
const LONGEST_ADDRESS = 4096;
/** Replies from one network address. */
const REPLIES = { anHour: 5, atOnce: 3 } as const;
/** Nothing from elsewhere, no inline script or style, no frame around the page. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** What other sites may put into their pages: the frame of a pair and the script that makes it. */
function headersOf(path: string): Readonly<Record<string, string>> {
  if (!path.startsWith("/embed")) return HEADERS;
  const policy = HEADERS["Content-Security-Policy"]?.replace("frame-ancestors 'none'", "frame-ancestors *") ?? "";
  return {
    ...HEADERS,
    "Content-Security-Policy": policy,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
  };
}

interface Parts extends ServerOptions {
  readonly api: Api;
  readonly answers: KeptAnswers;
  readonly openApi: Promise<Answered>;
  readonly live: Live;
  readonly secondsToWait: (address: string) => number;
  readonly secondsToReply: (address: string) => number;
  readonly read: AnswerReading;
}

export interface Served {
  readonly server: Server;
  /** Settled once the figures of the first page are made, so that nobody waits for them. */
  readonly ready: Promise<unknown>;
  /** What whoever asks for an address of the API is sent, so that the server can be asked before anybody does. */
  readonly ask: (address: string) => Promise<Answered>;
}

/** The HTTP API and the page, from one record that is opened for reading. Listening and closing are the caller's. */
export function createServer(options: ServerOptions): Served {
  const { store, slow, world, reviews, replies, onVerdict, nowMs } = options;
  const overview = createOverview({ slow, store, nowMs });
  const written = { reviews, replies, onVerdict: onVerdict ?? (() => {}), decides: onVerdict !== null };
  const api: Api = { store, slow, world, overview, ...written, secondsToReply: () => 0 };
  const parts: Parts = {
    ...options,
    api,
    read: options.readers ?? answerReadingWith(api),
    answers: createKeptAnswers(nowMs),
    openApi: answerOf(openApi(options.version)),
    live: createLive(store),
    secondsToWait: createRateLimit({ perSecond: options.requestsPerSecond, depth: 4 * options.requestsPerSecond, nowMs }),
    secondsToReply: createRateLimit({ perSecond: REPLIES.anHour / 3600, depth: REPLIES.atOnce, nowMs }),
  };
  const ready = parts.api.overview.pairs(DEFAULT_DAYS).catch((error: unknown) => options.onDefect(error, "/"));
  const server = createHttpServer(LIMITS, (request, response) => {
    void answer(parts, { request, response });
  });
  server.on("close", () => parts.live.close());
  const ask = async (address: string): Promise<Answered> => {
    const url = new URL(address, "http://localhost");
    const matched = matchRoute(url.pathname, url.searchParams);
    if (matched === null) throw noSuchRoute();
    return keptAnswer(parts, matched, true);
  };
  return { server, ready, ask };
}

async function answer(parts: Parts, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  try {
    for (const [name, value] of Object.entries(headersOf(request.url ?? ""))) response.setHeader(name, value);
    await route(parts, exchange, admit(parts, request, response));
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) parts.onDefect(error, request.url ?? "");
    sendProblem(exchange, problem);
  }
}

/** The address asked for, or a problem: another method, host or pace than this server takes. */
function admit({ hosts, secondsToWait }: Parts, request: IncomingMessage, response: ServerResponse): URL {
  const wait = secondsToWait(request.socket.remoteAddress ?? "");
  if (wait > 0) {
    response.setHeader("Retry-After", wait);
    throw new ProblemError(429, `Wait ${wait} s`, "too-many-requests");
  }
  if ((request.url ?? "").length > LONGEST_ADDRESS) throw new ProblemError(414, `At most ${LONGEST_ADDRESS} characters`, "long-address");
  const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (hosts !== null && !hosts.includes(host)) throw new ProblemError(421, "Ask by a name that this server was started with", "host");
  const url = URL.parse(request.url ?? "/", "http://localhost");
  if (url === null) throw new ProblemError(400, "The address cannot be read", "bad-address");
  return url;
}

async function route(parts: Parts, exchange: Exchange, url: URL): Promise<void> {
  const path = url.pathname;
  const matched = path.startsWith("/api/") ? matchRoute(path, url.searchParams) : null;
  const methods = matched?.route.method === "post" ? ["POST"] : ["GET", "HEAD"];
  if (!methods.includes(exchange.request.method ?? "")) {
    exchange.response.setHeader("Allow", methods.join(", "));
    throw new ProblemError(405, `Only ${methods.join(" and ")}`, "method");
  }
  if (path === "/openapi.json") sendAnswer(exchange, await parts.openApi);
  else if (path === "/api/live") {
    if (!parts.live.listen(exchange)) throw new ProblemError(503, "Too many listen already", "too-many-listeners");
  } else if (path.startsWith("/api/") || path === "/api") await answerRoute(parts, exchange, matched);
  else if (!sendAsset(exchange, parts.assets, path)) throw new ProblemError(404, "Nothing is at that address", "no-such-address");
}

async function answerRoute(parts: Parts, exchange: Exchange, matched: Matched | null): Promise<void> {
  if (matched === null) throw noSuchRoute();
  const { route, input } = matched;
  if (route.needsToken === true) checkToken(parts, exchange.request);
  if (route.method === "post") return sendAnswer(exchange, await answerPost(parts, matched, exchange.request));
  const format = FILE_FORMATS.find((one) => one === input["format"]);
  if (format !== undefined) return sendFile(parts, exchange, { matched, format });
  const wantsNew = (exchange.request.headers["cache-control"] ?? "").includes("no-cache");
  sendAnswer(exchange, await (route.isWritten === true ? answerHere(parts, matched) : keptAnswer(parts, matched, wantsNew)));
}

function noSuchRoute(): ProblemError {
  return new ProblemError(404, "No route has that address: see /openapi.json", "no-such-route");
}

async function keptAnswer(parts: Parts, matched: Matched, wantsNew: boolean): Promise<Answered> {
  const { name, input } = matched;
  const { store } = parts.api;
  const make = async (): Promise<Answered> => (isReading(name) ? parts.read(name, input) : answerHere(parts, matched));
  const pair = pairOf(input);
  const version = pair === null ? null : store.pairVersion(...pair);
  const alsoAnswers = ({ also }: Answered): string | null => (also == null ? null : questionOf({ name, input: { ...also } }));
  return parts.answers.keep(questionOf(matched), { commit: store.state().commit, version, wantsNew, make, alsoAnswers });
}

/** The two countries that a request is about alone; null for any other. */
function pairOf({ a, b, countries }: Matched["input"]): readonly [a: string, b: string] | null {
  const [x, y, ...more]: readonly unknown[] = Array.isArray(countries) ? countries : [a, b];
  return typeof x === "string" && typeof y === "string" && more.length === 0 ? [x, y] : null;
}

/** What is asked, spelled one way: parameters in any order, and the two countries of a pair in either, ask for the same. */
function questionOf({ name, input }: Pick<Matched, "name" | "input">): string {
  const pair = pairOf(input)?.toSorted();
  const [a, b] = pair ?? [];
  const same = pair === undefined ? input : input["countries"] === undefined ? { ...input, a, b } : { ...input, countries: pair };
  return JSON.stringify([name, Object.entries(same).sort(([x], [y]) => (x < y ? -1 : 1))]);
}

async function answerHere({ api }: Parts, { name, input }: Matched): Promise<Answered> {
  return answerOf(await handlerOf(name)(api, input, undefined));
}

async function answerPost(parts: Parts, { name, route, input }: Matched, request: IncomingMessage): Promise<Answered> {
  const secondsToReply = (): number => parts.secondsToReply(request.socket.remoteAddress ?? "");
  return answerOf(await handlerOf(name)({ ...parts.api, secondsToReply }, input, await readBody(request, route)));
}

/** The table has checked the input of the route of this name, which the type of HANDLERS ties to its handler. */
function handlerOf(name: RouteName): (api: Api, input: unknown, body: unknown) => unknown {
  return HANDLERS[name] as (api: Api, input: unknown, body: unknown) => unknown;
}

interface FileAsked {
  readonly matched: Matched;
  readonly format: FileFormat;
}

async function sendFile({ api, version }: Parts, exchange: Exchange, { matched, format }: FileAsked): Promise<void> {
  const { name, route, input } = matched;
  const stream = await streamOf(api, name, { input, format });
  if (stream === null || !route.streams?.includes(format)) throw new ProblemError(400, `This route has no ${format}`, "no-such-format");
  // What a stream holds depends on its address and the record's state; it is too long to be hashed before it is sent.
  const etag = route.isWritten === true ? null : `W/"${version}.${api.store.state().commit}.${format}"`;
  if (etag !== null) exchange.response.setHeader("ETag", etag);
  exchange.response.setHeader("Cache-Control", "no-cache");
  if (etag !== null && knows(exchange.request, etag)) exchange.response.writeHead(304).end();
  else await sendStream(exchange, stream);
}

/** Whoever writes shows the token that the server printed when it started. */
function checkToken({ token }: Parts, request: IncomingMessage): void {
  const shown = createHash("sha256")
    .update(request.headers.authorization ?? "")
    .digest();
  const wanted = createHash("sha256")
    .update(`Bearer ${token ?? randomUUID()}`)
    .digest();
  if (!timingSafeEqual(shown, wanted))
    throw new ProblemError(401, "Send the token that the server printed, as Authorization: Bearer TOKEN", "no-token");
}
