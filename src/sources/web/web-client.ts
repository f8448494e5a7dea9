import { lookup as dnsLookup } from "node:dns";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Agent, Dispatcher } from "undici";
import { given } from "../../lib/given.ts";
import type { SkipReason } from "../../model/index.ts";
import { isPackingError } from "../archives/archive.ts";
import { codeOf } from "../code-of.ts";
import { isPublicAddress } from "../is-public-address.ts";

/** Fetches over HTTP and HTTPS, one request at a time asked for; keeps connections open for the next. */
export interface WebClient {
  /** One request, without following redirects. Never rejects for what a server or the network does. */
  get(address: string, request: WebRequest): Promise<WebAnswer>;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** "Demarche/0.1". */
  readonly userAgent: string;
  /** "any" also lets loopback, private and link-local addresses be fetched. */
  readonly addresses: "public" | "any";
  /** `http_proxy`, `https_proxy`, `no_proxy` and their upper-case forms are looked for; nothing else. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeouts?: Partial<Timeouts>;
  /** Certificates that are trusted beside the usual ones: for tests. */
  readonly ca?: string;
  /** Resolves names; the system's when left out. */
  readonly lookup?: LookupFunction;
}

/** Milliseconds. */
export interface Timeouts {
  /** Look-up, connection and TLS. */
  readonly connect: number;
  /** From the request to the head of the answer. */
  readonly head: number;
  /** From one piece of the body to the next. */
  readonly pause: number;
  /** For all of it. */
  readonly whole: number;
}

const TIMEOUTS: Timeouts = { connect: 10_000, head: 20_000, pause: 15_000, whole: 60_000 };

export interface WebRequest {
  /** Of the unpacked body, by its media type. */
  readonly maxBytes: number | ((contentType: string | null) => number);
  readonly accept: string;
  /** As the server gave them. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
  /** A part of the body as it is kept, not packed for the way. A server may give all of it instead: then `part` is missing. */
  readonly range?: { readonly start: number; readonly count: number };
}

export type WebAnswer =
  | { readonly kind: "body"; readonly bytes: Uint8Array; readonly fields: AnswerFields; readonly part?: BodyPart }
  | { readonly kind: "unchanged"; readonly fields: AnswerFields }
  | { readonly kind: "redirect"; readonly to: string; readonly isPermanent: boolean }
  /** Another status than 200 and 304. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: "failed"; readonly reason: SkipReason; readonly why: string };

/** Where a part begins, and how long the whole is, when the server knows. */
export interface BodyPart {
  readonly start: number;
  readonly total: number | null;
}

export interface AnswerFields {
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly cacheControl: string | null;
}

/**
 * Makes a client over undici: pooled connections, HTTP/2 where the server speaks it, proxies from the environment, a limit for each step.
 *
 * Unless `addresses` is "any", a name is resolved once, to its public addresses alone, and those are connected to: no name, redirect or change
 * of DNS leads into a private network (docs/decisions/032-fetch-with-lookup.md).
 */
export function createWebClient(options: ClientOptions): WebClient {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  let opened: Promise<Dispatcher> | null = null;
  return {
    get: async (address, request) => {
      const url = URL.canParse(address) ? new URL(address) : null;
      const refusal = url === null ? `"${address}" is not an address` : await whyRefused(url, options);
      if (url === null || refusal !== null) return { kind: "failed", reason: "source/refused", why: refusal ?? "" };
      const limit = AbortSignal.timeout(timeouts.whole);
      const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
      try {
        opened ??= createDispatcher(options, timeouts);
        return await answerOf(
          await (await opened).request(requestOf(url, { ...request, userAgent: options.userAgent, signal })),
          url,
          request,
        );
      } catch (error) {
        return failureOf(error, limit.aborted ? timeouts.whole : null);
      }
    },
    close: async () => {
      const dispatcher = await opened;
      await dispatcher?.destroy();
    },
  };
}

/** Undici takes 100 ms to load, which who reads files alone should not pay. */
async function createDispatcher(options: ClientOptions, timeouts: Timeouts): Promise<Dispatcher> {
  const lookup = options.addresses === "any" ? options.lookup : publicLookup(options.lookup ?? dnsLookup);
  const settings: Agent.Options = {
    allowH2: true,
    connections: 4, // a host is asked one thing at a time; a server of many names behind one address may be asked several
    connectTimeout: timeouts.connect,
    headersTimeout: timeouts.head,
    bodyTimeout: timeouts.pause,
    connect: given({ lookup, ca: options.ca }),
  };
  const { http, https, none } = proxiesOf(options);
  const { Agent: Direct, EnvHttpProxyAgent } = await import("undici");
  return http === "" && https === ""
    ? new Direct(settings)
    : new EnvHttpProxyAgent({ ...settings, httpProxy: http, httpsProxy: https, noProxy: none });
}

function proxiesOf({ env = {} }: ClientOptions): { readonly http: string; readonly https: string; readonly none: string } {
  const value = (name: string): string => env[name] ?? env[name.toUpperCase()] ?? "";
  return { http: value("http_proxy"), https: value("https_proxy") || value("http_proxy"), none: value("no_proxy") };
}

/** The checks that come before any connection: the scheme, and addresses given as numbers, which no look-up would see. */
async function whyRefused(url: URL, options: ClientOptions): Promise<string | null> {
  if (url.protocol !== "http:" && url.protocol !== "https:") return `only http and https are fetched, not ${url.protocol.slice(0, -1)}`;
  if (options.addresses === "any") return null;
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : `${host} is not a public address`;
  const { http, https } = proxiesOf(options);
  if (http === "" && https === "") return null;
  // A proxy resolves names by itself: what is private by our own look-up is not handed to it. A name that only it knows is its business.
  return new Promise((resolve) => {
    publicLookup(options.lookup ?? dnsLookup)(host, {}, (error) => resolve(error instanceof NotPublic ? error.message : null));
  });
}

/** Resolves a name to its public addresses only; this is what the connection is then made to, so a second answer cannot slip in. */
function publicLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const all = error === null && Array.isArray(found) ? found : [];
      const open = all.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (error !== null) callback(error, "");
      else if (first === undefined) callback(new NotPublic(`${hostname} leads to no public address`), "");
      else if (options.all === true) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}

/** Thrown into the connection when a name has no public address: a refusal of ours, not a failure of the network. */
class NotPublic extends Error {
  override readonly name = "NotPublic";
}

function requestOf(
  url: URL,
  request: WebRequest & { readonly userAgent: string; readonly signal: AbortSignal },
): Dispatcher.RequestOptions {
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: "GET",
    signal: request.signal,
    headers: {
      "user-agent": request.userAgent,
      accept: request.accept,
      "accept-encoding": request.range === undefined ? "gzip, deflate, br" : "identity",
      ...(request.range && { range: `bytes=${request.range.start}-${request.range.start + request.range.count - 1}` }),
      ...(request.etag ? { "if-none-match": request.etag } : {}),
      ...(request.lastModified ? { "if-modified-since": request.lastModified } : {}),
    },
  };
}

async function answerOf(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  { maxBytes, range }: WebRequest,
): Promise<WebAnswer> {
  const field = (name: string): string | null => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const reading = { field, maxBytes, isPart: range !== undefined };
  if (statusCode === 200) return readBody(body, reading);
  const part = statusCode === 206 && range !== undefined ? partOf(field("content-range")) : null;
  if (part !== null) {
    const answer = await readBody(body, reading);
    return answer.kind === "body" ? { ...answer, part } : answer;
  }
  // What follows a head without a use is read where it is short, so that the connection can be used again, and cut off where it is not.
  void body.dump({ limit: 64 * 1024 }).catch(() => {});
  if (statusCode === 304) return { kind: "unchanged", fields: fieldsOf(field) };
  const location = field("location");
  if (statusCode >= 300 && statusCode < 400 && location !== null) {
    if (!URL.canParse(location, url.href)) return { kind: "failed", reason: "source/refused", why: "a redirect to nowhere" };
    return { kind: "redirect", to: new URL(location, url).href, isPermanent: statusCode === 301 || statusCode === 308 };
  }
  return { kind: "status", status: statusCode, retryAfter: field("retry-after") };
}

/** "bytes 0-499/1234", or "/*" where the server does not know. */
function partOf(contentRange: string | null): BodyPart | null {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(contentRange ?? "") ?? [];
  return start === undefined ? null : { start: Number(start), total: total === "*" ? null : Number(total) };
}

type Field = (name: string) => string | null;

function fieldsOf(field: Field): AnswerFields {
  return {
    contentType: field("content-type"),
    etag: field("etag"),
    lastModified: field("last-modified"),
    cacheControl: field("cache-control"),
  };
}

async function readBody(
  body: Readable,
  { field, isPart, ...request }: { readonly field: Field; readonly isPart: boolean } & Pick<WebRequest, "maxBytes">,
): Promise<WebAnswer> {
  const maxBytes = typeof request.maxBytes === "number" ? request.maxBytes : request.maxBytes(field("content-type"));
  const large = { kind: "failed", reason: "source/too-large" } as const;
  const declared = Number(field("content-length") ?? 0);
  const limit = maxBytes.toLocaleString("en-US");
  if (declared > maxBytes) {
    body.destroy();
    return { ...large, why: `${declared.toLocaleString("en-US")} bytes, limit ${limit}` };
  }
  // Packing that was not asked for is the file's own: servers say of a .gz that it is packed.
  const bytes = await collect(isPart ? body : unpacked(body, field("content-encoding")), maxBytes);
  return bytes === null ? { ...large, why: `more bytes than the limit, limit ${limit}` } : { kind: "body", bytes, fields: fieldsOf(field) };
}

function unpacked(body: Readable, encoding: string | null): Readable {
  const name = encoding?.trim().toLowerCase() ?? "";
  const unpacker =
    name === "gzip" || name === "x-gzip"
      ? createGunzip()
      : name === "br"
        ? createBrotliDecompress()
        : name === "deflate"
          ? createInflate()
          : null;
  if (unpacker === null) return body;
  pipeline(body, unpacker, () => {}); // an error ends `unpacker` and shows where it is read
  return unpacker;
}

/** All bytes of a stream, or null as soon as they are more than the limit, which ends the stream. */
export async function collect(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** What undici throws, in words. `whole` is the limit for everything when it has passed. */
function failureOf(error: unknown, whole: number | null): WebAnswer {
  const unreadable = { kind: "failed", reason: "source/unreadable" } as const;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  for (const each of [error, cause]) if (each instanceof NotPublic) return { kind: "failed", reason: "source/refused", why: each.message };
  if (whole !== null) return { ...unreadable, why: `no whole answer within ${whole / 1000} s` };
  if (isPackingError(error)) return { kind: "failed", reason: "source/damaged", why: `the body cannot be unpacked: ${error.message}` };
  if (error instanceof Error && error.name === "HTTPParserError") return { ...unreadable, why: "what came is not HTTP" };
  const code = codeOf(error);
  return { ...unreadable, why: WORDS[code] ?? `no answer (${code})` };
}

const WORDS: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_HEADERS_TIMEOUT: "no head of an answer in time",
  UND_ERR_BODY_TIMEOUT: "the body stopped coming",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the body is not as long as its head says",
  ECONNRESET: "the connection was cut",
};
