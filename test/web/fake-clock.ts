import type { Clock } from "../../src/sources/index.ts";

/** Time that stands still until `advance` moves it to the first sleeper. */
export interface FakeClock extends Clock {
  /** Moves to when the first sleeper wakes, and wakes it; false when nobody sleeps or that is after `last`. */
  advance(last: number): boolean;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function createFakeClock(start: number): FakeClock {
  let now = start;
  let sleepers: readonly Sleeper[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const sleeper = { at: now + Math.max(0, ms), wake: resolve };
      sleepers = [...sleepers, sleeper];
      signal?.addEventListener(
        "abort",
        () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        },
        { once: true },
      );
      return promise;
    },
    advance(last) {
      const first = Math.min(...sleepers.map(({ at }) => at));
      if (sleepers.length === 0 || first > last) return false;
      now = Math.max(now, first);
      const woken = sleepers.filter(({ at }) => at <= now);
      sleepers = sleepers.filter(({ at }) => at > now);
      for (const { wake } of woken) wake();
      return true;
    },
  };
}
