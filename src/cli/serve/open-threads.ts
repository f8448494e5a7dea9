import { SLOW } from "../../api/index.ts";
import type { AnswerReading, Answered, SlowName, SlowStore } from "../../api/index.ts";
import { openThread } from "./open-thread.ts";
import type { Thread } from "./open-thread.ts";
import type { ThreadSetup } from "./questions.ts";

export interface Threads {
  readonly slow: SlowStore;
  readonly readers: AnswerReading;
  readonly close: () => Promise<void>;
}

/** One thread for what reads much of the record, and `count` that share the rest, each with a connection of its own. */
export function openThreads(setup: ThreadSetup, count: number): Threads {
  const aside = openThread(setup);
  const readers = Array.from({ length: count }, () => openThread(setup));
  const askAny = askWhoeverIsFree(readers);
  // a search takes a few hundredths of a second at most, sums over the whole record longer: those who search do not wait for them
  const askFor = (name: SlowName): Thread["ask"] => (name === "searchSentences" ? askAny : aside.ask);
  const entries = SLOW.map((name) => [name, async (...args: readonly unknown[]) => askFor(name)({ store: name, args })] as const);
  return {
    slow: Object.fromEntries(entries) as unknown as SlowStore, // one for each name
    readers: async (route, input) => {
      const ask = readsMuch(route, input) ? aside.ask : askAny;
      const { plain, gzip, ...rest } = (await ask({ route, input })) as Answered; // as createReader() makes it, its buffers as plain arrays
      return { ...rest, plain: bufferOf(plain), gzip: gzip === null ? null : bufferOf(gzip) };
    },
    close: async () => {
      await Promise.all([aside, ...readers].map(async (thread) => thread.close()));
    },
  };
}

/** Questions that a thread has at once: a second one, so that it need not wait for its next. */
const AT_ONCE = 2;

type Asked = Pick<Thread, "ask" | "waiting">;

/** Asks the first of the threads that has room, in the order of the questions: none waits behind a slow one while another thread is free. */
export function askWhoeverIsFree(threads: readonly Asked[]): Thread["ask"] {
  const waiting: (() => void)[] = [];
  const freest = (): Asked | undefined => {
    const [first, ...others] = threads;
    const least = others.reduce((one, other) => (other.waiting() < (one?.waiting() ?? 0) ? other : one), first);
    return least !== undefined && least.waiting() < AT_ONCE ? least : undefined;
  };
  return async (question) => {
    let thread = freest();
    while (thread === undefined) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await promise;
      thread = freest();
    }
    try {
      return await thread.ask(question);
    } finally {
      waiting.shift()?.();
    }
  };
}

/** Origins are counted happening by happening; a whole past by day or week is summed from tens of thousands of days, articles by outlet from more. */
function readsMuch(route: string, input: { readonly count?: unknown; readonly by?: unknown; readonly since?: unknown }): boolean {
  if (route === "denominator") return true;
  return route === "dyad" && (input.count === "origins" || ((input.by === "day" || input.by === "week") && input.since === undefined));
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
