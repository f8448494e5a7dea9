import { SLOW } from "../../api/index.ts";
import type { AnswerReading, Answered, SlowName, SlowStore } from "../../api/index.ts";
import { openThread } from "./open-thread.ts";
import type { Thread } from "./open-thread.ts";
import type { ThreadSetup } from "./questions.ts";

export interface Threads {
  readonly slow: SlowStore;
  readonly readers: AnswerReading;
  /** Resolves once all readers answer. */
  readonly ready: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** One thread for what reads much of the record, and `count` that share the rest, each with a connection of its own. */
export function openThreads(setup: ThreadSetup, count: number): Threads {
  const aside = openThread(setup);
  const readers = Array.from({ length: count }, () => openThread(setup));
  const free = (): Thread => readers.reduce((least, one) => (one.waiting() < least.waiting() ? one : least), readers[0] ?? aside);
  // a search takes a few hundredths of a second at most, sums over the whole record longer: those who search do not wait for them
  const threadFor = (name: SlowName): Thread => (name === "searchSentences" ? free() : aside);
  const entries = SLOW.map((name) => [name, async (...args: readonly unknown[]) => threadFor(name).ask({ store: name, args })] as const);
  return {
    slow: Object.fromEntries(entries) as unknown as SlowStore, // one for each name
    readers: async (route, input) => {
      const thread = readsMuch(route, input) ? aside : free();
      const { etag, plain, gzip } = (await thread.ask({ route, input })) as Answered; // as createReader() makes it, its buffers as plain arrays
      return { etag, plain: bufferOf(plain), gzip: gzip === null ? null : bufferOf(gzip) };
    },
    ready: async () => Promise.all(readers.map(async (reader) => reader.ask({ isReady: true }))),
    close: async () => {
      await Promise.all([aside, ...readers].map(async (thread) => thread.close()));
    },
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
