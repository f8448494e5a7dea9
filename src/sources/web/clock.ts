import { setTimeout as wait } from "node:timers/promises";

/** Time as a value: a test hands in one that it moves by itself. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Comes back after so many milliseconds, or at once when the signal says so; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    // A timer holds at most 24.8 days; whoever sleeps longer looks again.
    await wait(Math.min(Math.max(0, ms), 2 ** 31 - 1), undefined, signal === undefined ? {} : { signal }).catch(() => {});
  },
};
