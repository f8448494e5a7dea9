import { createRequire } from "node:module";
import type { HostState, SkipReason } from "../../model/index.ts";
import { followRedirects } from "./follow-redirects.ts";
import type { WebAnswer } from "./web-client.ts";

// The package is CommonJS whose types say otherwise.
const robotsParser = createRequire(import.meta.url)("robots-parser") as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, agent?: string): boolean | undefined;
  getCrawlDelay(agent?: string): number | undefined;
};

/** Bytes of a robots.txt that are read (RFC 9309, 2.5). */
const MAX_BYTES = 512 * 1024;
/** How long a file is believed (RFC 9309, 2.4), and how long a server that fails is left alone. */
const FRESH_MS = 24 * 3600_000;
const FAILED_MS = 3600_000;
/** What robots.txt calls us. */
const PRODUCT = "Demarche";

export interface Permission {
  readonly allowed: boolean;
  /** Why not. */
  readonly why: string;
  /** Pause between requests that the file asks for, in milliseconds. */
  readonly delayMs: number;
}

export function isFresh(host: HostState, now: number): boolean {
  return now - host.robotsAt < (host.robots === null ? FAILED_MS : FRESH_MS);
}

/** When a server that failed to give the file may be asked again: until then it forbids everything (RFC 9309, 2.3.1.4). */
export function closedUntil(host: HostState): number | null {
  return host.robots === null ? host.robotsAt + FAILED_MS : null;
}

/** What the file says of an address. */
export function permissionOf(host: HostState, address: string): Permission {
  if (!host.robots) return { allowed: true, why: "", delayMs: 0 };
  const robots = robotsParser(`${host.origin}/robots.txt`, host.robots);
  const delay = robots.getCrawlDelay(PRODUCT) ?? 0;
  return {
    allowed: robots.isAllowed(address, PRODUCT) !== false,
    why: "robots.txt forbids it",
    delayMs: Number.isFinite(delay) ? Math.max(0, delay * 1000) : 0,
  };
}

/** What came of asking for the file. */
export type RobotsFound =
  /** Its text, "" when there is none. */
  | { readonly kind: "known"; readonly text: string }
  /** The server or the network failed. */
  | { readonly kind: "closed"; readonly why: string }
  /** Nobody was asked: we do not go there. */
  | { readonly kind: "failed"; readonly reason: SkipReason; readonly why: string };

export async function fetchRobots(origin: string, get: (url: string, maxBytes: number) => Promise<WebAnswer>): Promise<RobotsFound> {
  const fetched = await followRedirects(`${origin}/robots.txt`, (url) => get(url, MAX_BYTES));
  if (fetched.kind === "body") return { kind: "known", text: new TextDecoder().decode(fetched.bytes) };
  if (fetched.kind === "status" && (fetched.status >= 500 || fetched.status === 429))
    return { kind: "closed", why: `the server answered ${fetched.status}` };
  if (fetched.kind !== "failed") return { kind: "known", text: "" };
  // A file too large to be read, or that leads in a circle, is as good as none; a name or connection that fails is not.
  if (fetched.reason === "source/too-large" || fetched.why.includes("redirect")) return { kind: "known", text: "" };
  return fetched.reason === "source/refused" ? fetched : { kind: "closed", why: fetched.why };
}
