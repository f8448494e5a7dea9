import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { gzipSync } from "node:zlib";
import { newsPage } from "./news-page.ts";

/** Outlets on loopback that publish by a clock, misbehave by chance, and watch how they are asked. */
export interface SimulatedWeb {
  readonly feeds: readonly string[];
  readonly lookup: LookupFunction;
  /** What every outlet listed up to now, by address, with how often it changed. */
  listed(): ReadonlyMap<string, number>;
  /** Addresses that robots.txt forbids. */
  readonly forbidden: ReadonlySet<string>;
  /** How often each page was sent whole. */
  readonly sent: ReadonlyMap<string, number>;
  /** Every breach of good manners. */
  readonly breaches: readonly string[];
  readonly requests: number;
  close(): Promise<void>;
}

export interface SimulationOptions {
  readonly feeds: number;
  readonly items: number;
  readonly startMs: number;
  readonly days: number;
  readonly seed: number;
  readonly now: () => number;
  /** The pause that was agreed. */
  readonly pauseMs: number;
}

const FEEDS_A_HOST = 2;
/** How long a feed lists an item. */
const LISTED_MS = 2 * 24 * 3600_000;
const DAY_MS = 24 * 3600_000;

interface Item {
  readonly number: number;
  readonly publishedAt: number;
  /** When it is corrected; Infinity when it is not. */
  readonly changedAt: number;
  readonly path: string;
}

interface Host {
  readonly crawlDelayMs: number;
  readonly movesAt: number;
  openRequests: number;
  lastEnd: number;
  busyUntil: number;
  robotsAt: number;
  /** Polls and pages so far. */
  asked: number;
}

export async function simulateWeb(options: SimulationOptions): Promise<SimulatedWeb> {
  const simulation = new Simulation(options);
  await simulation.listen();
  return simulation;
}

class Simulation implements SimulatedWeb {
  readonly #options: SimulationOptions;
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #hosts: readonly Host[];
  readonly #items: readonly (readonly Item[])[];
  readonly sent = new Map<string, number>();
  readonly breaches: string[] = [];
  readonly forbidden = new Set<string>();
  requests = 0;
  #state: number;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#state = options.seed;
    const { feeds, items, startMs, days } = options;
    this.#hosts = Array.from({ length: Math.ceil(feeds / FEEDS_A_HOST) }, (_, index) => ({
      crawlDelayMs: index % 7 === 3 ? 3000 : 0,
      movesAt: index % 5 === 2 ? startMs + (days * DAY_MS) / 2 : Infinity,
      openRequests: 0,
      lastEnd: 0,
      busyUntil: 0,
      robotsAt: -Infinity,
      asked: 0,
    }));
    const all = Array.from({ length: items }, (_, number): Item => {
      const publishedAt = startMs - DAY_MS + Math.floor(this.#random() * (days * DAY_MS));
      const changedAt = this.#random() < 0.03 ? publishedAt + Math.floor(this.#random() * DAY_MS) : Infinity;
      return { number, publishedAt, changedAt, path: number % 50 === 49 ? `/private/${number}` : `/news/${number}.html` };
    });
    this.#items = Array.from({ length: feeds }, (_, feed) => all.filter(({ number }) => number % feeds === feed));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    for (const [feed, items] of this.#items.entries())
      for (const { path } of items) if (path.startsWith("/private/")) this.forbidden.add(this.#address(feed, path));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get feeds(): readonly string[] {
    return this.#items.map((_, feed) => this.#address(feed, `/feed/${feed}`));
  }

  readonly lookup: LookupFunction = (_, options, callback) => {
    if (options.all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
    else callback(null, "127.0.0.1", 4);
  };

  listed(): ReadonlyMap<string, number> {
    const now = this.#options.now();
    const listed = this.#items.flatMap((items, feed) =>
      items.filter(({ publishedAt }) => publishedAt <= now).map((item) => [feed, item] as const),
    );
    return new Map(listed.map(([feed, item]) => [this.#address(feed, item.path), item.changedAt <= now ? 1 : 0]));
  }

  #address(feed: number, path: string): string {
    const { port } = this.#server.address() as AddressInfo; // listening on a port
    return `http://outlet${Math.floor(feed / FEEDS_A_HOST)}.example:${port}${path}`;
  }

  /** mulberry32 */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests += 1;
    const name = request.headers.host ?? "";
    const host = this.#hosts[Number(/^outlet(\d+)\./.exec(name)?.[1] ?? -1)];
    if (host === undefined) return void response.writeHead(400).end();
    const path = request.url ?? "/";
    this.#watchManners(host, `${name}${path}`);
    host.openRequests += 1;
    response.on("close", () => {
      host.openRequests -= 1;
      host.lastEnd = this.#options.now();
    });
    if (!this.#misbehave(host, request, response)) this.#serve(host, { request, response, path });
  }

  #watchManners(host: Host, what: string): void {
    const now = this.#options.now();
    const breach = (why: string): void => void this.breaches.push(`${what}: ${why}`);
    const isRobots = what.endsWith("/robots.txt");
    if (host.openRequests > 0) breach("asked while another request was open");
    if (now < host.busyUntil) breach(`asked ${host.busyUntil - now} ms before Retry-After allows`);
    const pause = isRobots || host.asked === 0 ? this.#options.pauseMs : Math.max(this.#options.pauseMs, host.crawlDelayMs);
    if (host.lastEnd > 0 && now - host.lastEnd < Math.min(pause, this.#options.pauseMs))
      breach(`only ${now - host.lastEnd} ms after the last`);
    if (host.asked > 1 && !isRobots && now - host.lastEnd < host.crawlDelayMs)
      breach(`crawl-delay: ${now - host.lastEnd} ms after the last`);
    if (what.includes("/private/")) breach("robots.txt forbids it");
    if (isRobots) {
      if (now - host.robotsAt < DAY_MS) breach("robots.txt again within a day");
    } else {
      if (host.robotsAt === -Infinity) breach("asked before robots.txt");
      host.asked += 1;
    }
  }

  /** One request in twelve goes wrong, in one of several ways; robots.txt less often. */
  #misbehave(host: Host, request: IncomingMessage, response: ServerResponse): boolean {
    const isRobots = request.url === "/robots.txt";
    const chance = this.#random() * (isRobots ? 20 : 1);
    if (chance < 0.02) request.socket.resetAndDestroy();
    else if (chance < 0.035) response.writeHead(500).end("broken");
    else if (chance < 0.045) this.#beBusy(host, response, 429);
    else if (chance < 0.055) this.#beBusy(host, response, 503);
    else if (chance < 0.07) response.writeHead(200, { "content-length": "5000" }).write("half of it", () => response.destroy());
    else if (chance < 0.08) response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("cut ".repeat(500)).subarray(0, 20));
    else return false;
    return true;
  }

  #beBusy(host: Host, response: ServerResponse, status: number): void {
    const seconds = 30 + Math.floor(this.#random() * 600);
    host.busyUntil = this.#options.now() + seconds * 1000;
    response.writeHead(status, { "retry-after": String(seconds) }).end("later");
  }

  #serve(
    host: Host,
    { request, response, path }: { readonly request: IncomingMessage; readonly response: ServerResponse; readonly path: string },
  ): void {
    const feed = /^\/(?:feed|moved)\/(\d+)$/.exec(path)?.[1];
    const number = /^\/(?:news|private)\/(\d+)/.exec(path)?.[1];
    if (path === "/robots.txt") {
      host.robotsAt = this.#options.now();
      const delay = host.crawlDelayMs === 0 ? "" : `Crawl-delay: ${host.crawlDelayMs / 1000}\n`;
      response.end(`User-agent: *\n${delay}Disallow: /private/\n`);
    } else if (feed !== undefined) {
      const hasMoved = this.#options.now() >= host.movesAt;
      if (hasMoved && path.startsWith("/feed/")) response.writeHead(301, { location: `/moved/${feed}` }).end();
      else this.#sendFeed(Number(feed), request, response);
    } else if (number !== undefined) this.#sendPage(Number(number), request, response);
    else response.writeHead(404).end();
  }

  #sendFeed(feed: number, request: IncomingMessage, response: ServerResponse): void {
    const now = this.#options.now();
    const isListed = ({ publishedAt, changedAt }: Item): boolean =>
      publishedAt <= now && now - Math.max(publishedAt, changedAt <= now ? changedAt : 0) < LISTED_MS;
    const items = (this.#items[feed] ?? []).filter(isListed);
    const entries = items.map(({ number, path, publishedAt, changedAt }) => {
      const update = changedAt <= now ? `<updated>${new Date(changedAt).toISOString()}</updated>` : "";
      return `<item><title>Round ${number}</title><link>${path}?utm_source=feed${feed}</link><pubDate>${new Date(publishedAt).toUTCString()}</pubDate>${update}</item>`;
    });
    const text = `<rss version="2.0"><channel><title>Outlet ${feed}</title>${entries.join("\n")}</channel></rss>`;
    const etag = `W/"${items.length}  ${items.at(-1)?.number ?? 0}-${entries.join("").length}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    // A feed that is written while it is sent ends in the middle; then its mark is left out, as real servers do.
    const isCut = this.#random() < 0.02;
    response.writeHead(200, { "content-type": "application/rss+xml", ...(isCut || feed % 3 === 1 ? {} : { etag }) });
    response.end(isCut ? text.slice(0, Math.floor(text.length / 2)) : text);
  }

  #sendPage(number: number, request: IncomingMessage, response: ServerResponse): void {
    const feed = number % this.#options.feeds;
    const item = (this.#items[feed] ?? []).find((each) => each.number === number);
    if (item === undefined || item.publishedAt > this.#options.now()) return void response.writeHead(404).end();
    const version = item.changedAt <= this.#options.now() ? 2 : 1;
    const etag = `"${number}  v${version}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    const address = this.#address(feed, item.path);
    response.on("finish", () => this.sent.set(address, (this.sent.get(address) ?? 0) + 1));
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", etag }).end(newsPage(number, version));
  }
}
