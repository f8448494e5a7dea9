import { createPoliteFetcher, createWebClient, systemClock } from "../sources/index.ts";
import type { HostMemory, PoliteFetcher } from "../sources/index.ts";
import { readVersion } from "./read-version.ts";
import type { Environment } from "./show/screen.ts";

export interface WebFlags {
  readonly allowPrivate?: boolean;
  /** Milliseconds. */
  readonly pause?: number;
  readonly contact?: string;
}

export interface WebOptions {
  readonly env: Environment;
  readonly memory: HostMemory;
  readonly patienceMs: number;
  readonly retries: number;
  /** Aborted when the run is stopped. */
  readonly signal?: AbortSignal;
}

const PAUSE_MS = 1000;

export interface OpenWeb extends PoliteFetcher {
  /** Aborted when the run is stopped, and when the web is closed: whoever waits, for a server or for a time, is let go. */
  readonly signal: AbortSignal;
  /** Ends every connection and every wait. */
  close(): Promise<void>;
}

/** Opens the web as the flags say: who asks, what may be asked, how politely. */
export function openWeb(flags: WebFlags, { env, memory, patienceMs, retries, signal }: WebOptions): OpenWeb {
  const ending = new AbortController();
  const all = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
  const contact = flags.contact === undefined ? "" : ` (${flags.contact})`;
  const client = createWebClient({
    userAgent: `Demarche/${readVersion()}${contact}`,
    addresses: flags.allowPrivate === true ? "any" : "public",
    env,
  });
  const manners = { pauseMs: flags.pause ?? PAUSE_MS, patienceMs, retries, signal: all };
  const fetcher = createPoliteFetcher({ client, clock: systemClock, random: Math.random, memory, ...manners });
  return {
    fetch: (address, request) => fetcher.fetch(address, request),
    signal: all,
    close: async () => {
      ending.abort();
      await client.close();
    },
  };
}
