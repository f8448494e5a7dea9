import { setImmediate as turn } from "node:timers/promises";
import { contentId } from "../../src/lib/hash.ts";
import { isSkip } from "../../src/model/index.ts";
import type { Page, PageKey, Reading, Skip, Store } from "../../src/model/index.ts";
import { recordOutcomes } from "../../src/record-outcomes.ts";
import { createPoliteFetcher, createWebClient, newSource, watchSources } from "../../src/sources/index.ts";
import { createFakeClock } from "./fake-clock.ts";
import type { SimulatedWeb } from "./simulated-web.ts";
import { simulateWeb } from "./simulated-web.ts";

export interface SoakOptions {
  readonly feeds: number;
  readonly items: number;
  readonly days: number;
  readonly seed: number;
  /** Clean stops, each with a new start. */
  readonly restarts: number;
  readonly store: Store;
  readonly read: (page: Page) => Reading | Skip;
}

export interface SoakReport {
  readonly listed: number;
  readonly requests: number;
  readonly polls: number;
  /** Listed and not in the record, or there with another number of versions. */
  readonly missing: readonly string[];
  /** In the record more often than listed. */
  readonly twice: readonly string[];
  /** Sent whole more often than there were versions. */
  readonly resent: number;
  readonly breaches: readonly string[];
}

const START_MS = Date.parse("2024-05-01T00:00:00Z");
const DAY_MS = 24 * 3600_000;
const PAUSE_MS = 1000;

/**
 * Watches simulated outlets for simulated days on a clock that jumps from one event to the next, over real HTTP on loopback, with faults and
 * restarts; then compares what they listed with what is in the record.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const clock = createFakeClock(START_MS);
  const web = await simulateWeb({ ...options, startMs: START_MS, now: () => clock.now(), pauseMs: PAUSE_MS });
  const soak = new Soak(options, web, clock);
  try {
    soak.addSources();
    const end = START_MS + options.days * DAY_MS;
    for (let part = 1; part <= options.restarts + 1; part++)
      await soak.watchUntil(START_MS + ((end - START_MS) * part) / (options.restarts + 1));
    await soak.watchUntil(end + 3 * DAY_MS); // what was delayed by faults comes in; nothing new is published
    return soak.report(web.listed());
  } finally {
    await web.close();
  }
}

class Soak {
  readonly #options: SoakOptions;
  readonly #web: SimulatedWeb;
  readonly #clock: ReturnType<typeof createFakeClock>;
  readonly #recorded = new Map<string, number>();
  #polls = 0;
  #inFlight = 0;
  #state: number;

  constructor(options: SoakOptions, web: SimulatedWeb, clock: ReturnType<typeof createFakeClock>) {
    this.#options = options;
    this.#web = web;
    this.#clock = clock;
    this.#state = options.seed;
  }

  addSources(): void {
    const { store } = this.#options;
    store.write(() =>
      this.#web.feeds.forEach((url) => store.schedule.putSource(newSource({ url, title: "", about: {} }, "2024-05-01T00:00:00Z"))),
    );
  }

  /** One life of the process: a new client, a new fetcher, a new watch over the same record. */
  async watchUntil(last: number): Promise<void> {
    const { store } = this.#options;
    const stop = new AbortController();
    const client = createWebClient({ userAgent: "Demarche/test", addresses: "any", lookup: this.#web.lookup });
    const counted = {
      ...client,
      get: async (...request: Parameters<typeof client.get>) => {
        this.#inFlight += 1;
        try {
          return await client.get(...request);
        } finally {
          this.#inFlight -= 1;
        }
      },
    };
    const random = (): number => this.#random();
    const manners = { pauseMs: PAUSE_MS, patienceMs: 60_000, retries: 0 };
    const fetcher = createPoliteFetcher({ client: counted, clock: this.#clock, random, memory: store.schedule, ...manners });
    const pages = watchSources({
      fetcher,
      schedule: store.schedule,
      write: (work) => store.write(work),
      clock: this.#clock,
      random,
      signal: stop.signal,
      until: "stopped",
      onEvent: ({ kind }) => void (this.#polls += kind === "poll" ? 1 : 0),
    });
    const recording = this.#record(pages);
    await Promise.race([recording, this.#drive(last)]);
    stop.abort();
    await recording;
    await client.close();
  }

  async #record(pages: ReturnType<typeof watchSources>): Promise<void> {
    const { store, read } = this.#options;
    for await (const { page, settle } of pages) {
      const result = isSkip(page) ? page : read(page);
      const key = isSkip(page) ? { id: contentId(), from: page.where, size: 0 } : keyOf(page);
      recordOutcomes(store, [{ page: key, result }], () => settle?.({ canonicalUrl: null }));
      const place = withoutQuery(key.from);
      this.#recorded.set(place, (this.#recorded.get(place) ?? 0) + 1);
    }
  }

  /** Lets everything come to rest, then moves the clock; ends when nothing is left to happen before `last`. */
  async #drive(last: number): Promise<void> {
    do {
      for (let quiet = 0; quiet < 3; quiet = this.#inFlight === 0 ? quiet + 1 : 0) await turn();
    } while (this.#clock.advance(last));
  }

  report(listed: ReadonlyMap<string, number>): SoakReport {
    const wanted = (changes: number): number => 1 + changes;
    const missing: string[] = [];
    const twice: string[] = [];
    for (const [address, changes] of listed) {
      const times = this.#recorded.get(address) ?? 0;
      // An item that changed before it was first seen has one version for us.
      if (times === 0) missing.push(`${address} was never recorded`);
      if (times > wanted(changes)) twice.push(`${address} was recorded ${times} times`);
    }
    const resent = [...this.#web.sent].reduce((sum, [address, times]) => sum + Math.max(0, times - wanted(listed.get(address) ?? 0)), 0);
    const { breaches, requests } = this.#web;
    return { listed: listed.size, requests, polls: this.#polls, missing, twice, resent, breaches };
  }

  /** A linear congruence is enough for jitter. */
  #random(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
}

function keyOf({ bytes, hints: _hints, ...page }: Page): PageKey {
  return { ...page, size: bytes.length };
}

/** Feeds add where a reader comes from. */
function withoutQuery(address: string): string {
  return address.split("?", 1)[0] ?? address;
}
