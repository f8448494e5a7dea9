import type { Clock } from "./clock.ts";
import type { Later } from "./follow-redirects.ts";

/** Lets requests through to each host one at a time, with a pause between them. */
export interface HostGate {
  /**
   * Waits for a turn. Gives what ends it, which must be called; or when to come again, where the host wants to be left alone for longer than
   * `patienceMs`.
   */
  enter(host: string, options: TurnOptions): Promise<Turn | Later>;
  /** Nobody asks the host before that time. */
  holdOff(host: string, until: number): void;
}

export interface Turn {
  readonly kind: "turn";
  end(): void;
}

export interface TurnOptions {
  /** Between the end of the request before and the start of this, in milliseconds. */
  readonly pauseMs: number;
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

interface HostTurns {
  /** Settles when the last of those who wait has had its turn. */
  tail: Promise<void>;
  lastEnd: number;
  /** Said by the server. */
  heldUntil: number;
}

/** Another process may have asked a moment ago, so nobody is asked at once. */
export function createHostGate(clock: Clock): HostGate {
  const openedAt = clock.now();
  const hosts = new Map<string, HostTurns>();
  const turnsOf = (host: string): HostTurns => {
    const known = hosts.get(host) ?? { tail: Promise.resolve(), lastEnd: openedAt, heldUntil: 0 };
    hosts.set(host, known);
    return known;
  };
  return {
    async enter(host, { pauseMs, patienceMs, signal }) {
      const turns = turnsOf(host);
      const before = turns.tail;
      const { promise, resolve: release } = Promise.withResolvers<void>();
      turns.tail = promise;
      await before;
      for (;;) {
        if (turns.heldUntil > clock.now() + patienceMs) {
          release();
          return { kind: "later", at: turns.heldUntil };
        }
        const wait = Math.max(turns.lastEnd + pauseMs, turns.heldUntil) - clock.now();
        if (wait <= 0 || signal?.aborted) break;
        await clock.sleep(wait, signal); // then look again: the host may have asked for more patience meanwhile
      }
      return {
        kind: "turn",
        end: () => {
          turns.lastEnd = clock.now();
          release();
        },
      };
    },
    holdOff: (host, until) => {
      const turns = turnsOf(host);
      turns.heldUntil = Math.max(turns.heldUntil, until);
    },
  };
}
