import type { Instant } from "../model/index.ts";

/** The clock, in whole seconds UTC. Only the shell asks it. */
export function instantNow(): Instant {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
