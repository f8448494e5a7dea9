import type { HostState } from "../../model/index.ts";
import type { Clock } from "./clock.ts";
import type { Fetched, Later } from "./follow-redirects.ts";
import { followRedirects } from "./follow-redirects.ts";
import { createHostGate } from "./host-gate.ts";
import type { HostGate } from "./host-gate.ts";
import { backOffMs, retryAfterMs } from "./retry-after.ts";
import { closedUntil, fetchRobots, isFresh, permissionOf } from "./robots.ts";
import type { RobotsFound } from "./robots.ts";
import type { WebAnswer, WebClient, WebRequest } from "./web-client.ts";

/** Fetches as a guest: by robots.txt, one request a host at a time, with pauses, and later when a server says so. */
export interface PoliteFetcher {
  fetch(address: string, request: WebRequest): Promise<Fetched>;
}

/** What is remembered of servers between runs. */
export interface HostMemory {
  host(origin: string): HostState | null;
  putHost(host: HostState): void;
}

export interface PoliteOptions {
  readonly client: WebClient;
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly memory: HostMemory;
  /** Least pause between two requests to a host; robots.txt may ask for more. */
  readonly pauseMs: number;
  /** Longest wait for a server that asks for patience; beyond it the answer is "later". */
  readonly patienceMs: number;
  /** Times that a failure is tried again before it is told. */
  readonly retries: number;
  /** Aborted: nobody waits for anything any more. */
  readonly signal?: AbortSignal;
}

const FIRST_WAIT_MS = 1000;
/** How long a server that says "too many requests" without saying for how long is left alone. */
const BUSY_MS = 60_000;

export function createPoliteFetcher(options: PoliteOptions): PoliteFetcher {
  const { client, clock, random } = options;
  const gate = createHostGate(clock);
  const send = createSender(options, gate);
  const { hostOf, whyClosed } = createHostBook(options, { gate, send });

  const fetchOnce = (address: string, request: WebRequest): Promise<Fetched> =>
    followRedirects(address, async (url) => {
      const parsed = URL.canParse(url) ? new URL(url) : null;
      if (parsed === null || !parsed.protocol.startsWith("http")) return client.get(url, request); // which says what is wrong with it
      const host = await hostOf(parsed.origin);
      if ("kind" in host) return host;
      const closed = closedUntil(host);
      if (closed !== null) return { kind: "later", at: closed, why: `its robots.txt could not be read${whyClosed(parsed.origin)}` };
      const permission = permissionOf(host, url);
      if (!permission.allowed) return { kind: "failed", reason: "source/refused", why: permission.why };
      return send(url, { ...request, pauseMs: Math.max(options.pauseMs, permission.delayMs) });
    });

  return {
    async fetch(address, request) {
      for (let failures = 1; ; failures++) {
        const fetched = await fetchOnce(address, request);
        if (failures > options.retries || fetched.kind === "later" || !mayPass(fetched) || request.signal?.aborted === true) return fetched;
        await clock.sleep(backOffMs(failures, { firstMs: FIRST_WAIT_MS, mostMs: options.patienceMs, random }), request.signal);
      }
    },
  };
}

type Sender = (url: string, request: WebRequest & { readonly pauseMs: number }) => Promise<WebAnswer | Later>;

/** One request when its turn has come. A server that is busy is left alone for as long as it says, across runs. */
function createSender({ client, clock, memory, patienceMs, ...options }: PoliteOptions, gate: HostGate): Sender {
  const holdOff = (url: string, retryAfter: string | null): void => {
    const { host, origin } = new URL(url);
    const notBefore = clock.now() + (retryAfterMs(retryAfter, clock.now()) ?? BUSY_MS);
    gate.holdOff(host, notBefore);
    memory.putHost({ ...(memory.host(origin) ?? { origin, robots: "", robotsAt: 0 }), notBefore });
  };
  return async (url, request) => {
    const { pauseMs } = request;
    const signal = request.signal ?? options.signal;
    const turn = await gate.enter(new URL(url).host, { pauseMs, patienceMs, ...(signal && { signal }) });
    if (turn.kind === "later") return turn;
    try {
      const answer = await client.get(url, { ...request, ...(signal && { signal }) });
      if (answer.kind === "status" && (answer.status === 429 || answer.status === 503)) holdOff(url, answer.retryAfter);
      return answer;
    } finally {
      turn.end();
    }
  };
}

type Refused = Extract<RobotsFound, { readonly kind: "failed" }>;

interface HostBook {
  readonly hostOf: (origin: string) => Promise<HostState | Refused>;
  /** ": no answer (ECONNREFUSED)", as far as this run knows. */
  readonly whyClosed: (origin: string) => string;
}

/**
 * What is known of a server, asked for where it is not known or too old. Those who ask at once share one request. What we do not ask is not
 * remembered: another run may be let.
 */
function createHostBook(
  { clock, memory, pauseMs }: PoliteOptions,
  { gate, send }: { readonly gate: HostGate; readonly send: Sender },
): HostBook {
  const whys = new Map<string, string>();
  const learn = async (origin: string): Promise<HostState | Refused> => {
    const known = memory.host(origin);
    if (known !== null) gate.holdOff(new URL(origin).host, known.notBefore);
    if (known !== null && known.robotsAt > 0 && isFresh(known, clock.now())) return known;
    const found = await fetchRobots(origin, async (url, maxBytes) => {
      const answer = await send(url, { accept: "text/plain,*/*;q=0.1", maxBytes, pauseMs });
      return answer.kind === "later" ? { kind: "status", status: 429, retryAfter: null } : answer;
    });
    if (found.kind === "failed") return found;
    if (found.kind === "closed") whys.set(origin, `: ${found.why}`);
    const host = {
      origin,
      robots: found.kind === "known" ? found.text : null,
      robotsAt: clock.now(),
      notBefore: memory.host(origin)?.notBefore ?? 0,
    };
    memory.putHost(host);
    return host;
  };
  const asked = new Map<string, Promise<HostState | Refused>>();
  return {
    hostOf: (origin) => {
      const running = asked.get(origin) ?? learn(origin).finally(() => asked.delete(origin));
      asked.set(origin, running);
      return running;
    },
    whyClosed: (origin) => whys.get(origin) ?? "",
  };
}

/** Whether a failure may be gone in a moment. */
export function mayPass(fetched: Fetched): boolean {
  if (fetched.kind === "status") return fetched.status === 429 || fetched.status === 408 || fetched.status >= 500;
  return fetched.kind === "later" || (fetched.kind === "failed" && fetched.reason === "source/unreadable");
}
