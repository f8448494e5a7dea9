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
  /** Aborted: what waits for a server is let go. */
  readonly signal?: AbortSignal;
}

const PAUSE_MS = 1000;

/** Opens the web as the flags say: who asks, what may be asked, how politely. `close` ends every connection. */
export function openWeb(
  flags: WebFlags,
  { env, memory, patienceMs, retries, signal }: WebOptions,
): PoliteFetcher & { close(): Promise<void> } {
  const contact = flags.contact === undefined ? "" : ` (${flags.contact})`;
  const client = createWebClient({
    userAgent: `Demarche/${readVersion()}${contact}`,
    addresses: flags.allowPrivate === true ? "any" : "public",
    env,
  });
  const manners = { pauseMs: flags.pause ?? PAUSE_MS, patienceMs, retries, ...(signal && { signal }) };
  const fetcher = createPoliteFetcher({ client, clock: systemClock, random: Math.random, memory, ...manners });
  return { fetch: (address, request) => fetcher.fetch(address, request), close: () => client.close() };
}
