import { lookup as dnsLookup } from "node:dns";
import { request as requestHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { contentId } from "../lib/hash.ts";
import type { Instant, Page, Skip } from "../model/index.ts";
import { codeOf } from "./code-of.ts";
import { isPublicAddress } from "./is-public-address.ts";
import { MAX_PAGE_BYTES, openBytes, skipOf, tooLarge } from "./page-bytes.ts";

/** Redirects followed before giving up; browsers stop at 20, news sites seldom need more than three. */
const MAX_REDIRECTS = 10;

const TIMEOUT_MS = 30_000;

export interface FetchOptions {
  /** Recorded as `fetchedAt`. */
  readonly now: Instant;
  /** "Demarche/0.1". */
  readonly userAgent: string;
  /** "any" also lets loopback, private and link-local addresses be fetched. */
  readonly addresses?: "public" | "any";
  readonly maxBytes?: number;
  /** For everything from the first look-up to the last byte. */
  readonly timeoutMs?: number;
}

/**
 * Fetches one page over HTTP or HTTPS.
 *
 * The address is checked at every redirect and again as the connection is made, after the name is resolved, so that no name and no redirect
 * leads into a private network. Bytes are counted while they come. Whatever goes wrong is a `Skip`; never throws for what a server does.
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<Page | Skip> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  let url = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const step = await fetchOnce(url, { ...options, from: address, signal });
    if (!("redirect" in step)) return step;
    url = step.redirect;
  }
  return skipOf("source/refused", address, `more than ${MAX_REDIRECTS} redirects`);
}

interface StepOptions extends FetchOptions {
  readonly from: string;
  readonly signal: AbortSignal;
}

async function fetchOnce(address: string, options: StepOptions): Promise<Page | Skip | { readonly redirect: string }> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const refusal = url === null ? `"${address}" is not an address` : whyRefused(url, options);
  if (url === null || refusal !== null) return skipOf("source/refused", options.from, refusal ?? "");
  try {
    const response = await send(url, options);
    const answer = judge(response, url, options);
    if (answer !== null) {
      response.destroy();
      return answer;
    }
    return await readBody(response, url, options);
  } catch (error) {
    return skipOfFailure(error, options);
  }
}

/** The checks that need no look-up: the scheme, and addresses given as numbers, which no look-up would see. */
function whyRefused(url: URL, options: StepOptions): string | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return `only http and https are fetched, not ${url.protocol.slice(0, -1)}`;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (options.addresses === "any" || isIP(host) === 0 || isPublicAddress(host)) return null;
  return `${host} is not a public address`;
}

function send(url: URL, options: StepOptions): Promise<IncomingMessage> {
  const headers = {
    "user-agent": options.userAgent,
    accept: "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
    "accept-encoding": "gzip, deflate, br",
  };
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const lookup = options.addresses === "any" ? {} : { lookup: lookupPublic };
    request(url, { headers, signal: options.signal, agent: false, ...lookup }, resolve)
      .on("error", reject)
      .end();
  });
}

/** Resolves a name to its public addresses only; this is what the connection is then made to, so a second answer cannot slip in. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, found) => {
    const open = error ? [] : found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (error) callback(error, "");
    else if (first === undefined) callback(new NotPublic(`${hostname} leads to no public address`), "");
    else if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

/** What the status and headers alone decide; null when the body is wanted. */
function judge(response: IncomingMessage, url: URL, options: StepOptions): Skip | { readonly redirect: string } | null {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    return URL.canParse(location, url.href)
      ? { redirect: new URL(location, url).href }
      : skipOf("source/refused", options.from, "a redirect to nowhere");
  }
  if (status !== 200) return skipOf("source/refused", options.from, `the server answered ${status} ${response.statusMessage ?? ""}`.trim());
  const size = Number(response.headers["content-length"] ?? 0);
  const maxBytes = options.maxBytes ?? MAX_PAGE_BYTES;
  return size > maxBytes ? tooLarge(size, { where: options.from, maxBytes }) : null;
}

async function readBody(response: IncomingMessage, url: URL, options: StepOptions): Promise<Page | Skip> {
  const maxBytes = options.maxBytes ?? MAX_PAGE_BYTES;
  const raw = await collect(decode(response), maxBytes);
  if (raw === null) return tooLarge(null, { where: options.from, maxBytes });
  const bytes = openBytes(raw, { where: options.from, maxBytes, named: "plain" });
  if ("kind" in bytes) return bytes;
  const contentType = response.headers["content-type"];
  return {
    id: contentId(bytes),
    from: options.from,
    url: url.href,
    fetchedAt: options.now,
    bytes,
    ...(contentType === undefined ? {} : { contentType }),
  };
}

function decode(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase();
  const decoder =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "br"
        ? createBrotliDecompress()
        : encoding === "deflate"
          ? createInflate()
          : null;
  if (decoder === null) return response;
  response.on("error", (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

/** All bytes of a stream, or null as soon as they are more than the limit. */
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

/** Thrown into the connection when a name has no public address: a refusal of ours, not a failure of the network. */
class NotPublic extends Error {
  override readonly name = "NotPublic";
}

function skipOfFailure(error: unknown, options: StepOptions): Skip {
  if (error instanceof NotPublic) return skipOf("source/refused", options.from, error.message);
  const why = options.signal.aborted
    ? `no whole answer within ${(options.timeoutMs ?? TIMEOUT_MS) / 1000} s`
    : `no answer (${codeOf(error)})`;
  return skipOf("source/unreadable", options.from, why);
}
