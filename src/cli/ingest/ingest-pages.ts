import { setImmediate as nextTurn } from "node:timers/promises";
import { isSkip } from "../../model/index.ts";
import type { Skip, Store } from "../../model/index.ts";
import { recordOutcomes } from "../../record-outcomes.ts";
import type { LoadedPage, PageFile, PagesBefore } from "../../sources/index.ts";
import type { Answer, Job, WorkerSetup } from "./messages.ts";
import { keyWithoutBytes } from "./messages.ts";
import { createReorderBuffer } from "./reorder-buffer.ts";
import type { Tally } from "./tally.ts";
import { addToTally, EMPTY_TALLY } from "./tally.ts";
import { WorkerPool } from "./worker-pool.ts";

export interface IngestOptions {
  readonly store: Store;
  readonly setup: WorkerSetup;
  readonly workers: number;
  /** Aborted: what is in order is committed, everything else is dropped and read again next time. */
  readonly signal: AbortSignal;
  readonly onProgress: (tally: Tally) => void;
  /** The module that a worker runs; the reading worker when left out. */
  readonly module?: URL;
  /** How long one page may take, in milliseconds. */
  readonly patienceMs?: number;
}

/** What a run is given: files to be read by the workers, pages at hand, pages that an earlier run recorded, and what can't be read. */
export type IngestEntry = PageFile | LoadedPage | PagesBefore | Skip;

/** Pages in one transaction at most. */
const COMMIT_PAGES = 64;
/** Longest that a page in order waits for its transaction, in milliseconds. */
const COMMIT_MS = 250;
/** Pages that may be ahead of the one waited for: what a slow page makes the buffer hold. */
const WINDOW = 512;
/** Bytes of pages at hand that may wait: with more, the listing waits. */
const HELD_BYTES = 64 * 1024 * 1024;
/** A page takes milliseconds; one that takes this long never ends. */
const PATIENCE_MS = 60_000;

/**
 * Reads pages in worker threads and records them in the order of the input, whoever finishes first.
 *
 * The record after a run does not depend on the number of workers, nor on where an earlier run was stopped. Rejects with the `Fault` of a
 * broken set-up or record; what was committed stays.
 */
export async function ingestPages(entries: AsyncIterable<IngestEntry>, options: IngestOptions): Promise<Tally> {
  const run = new IngestRun(options);
  return run.finish(entries);
}

/** What came of an entry, and the entry itself where the page came with its bytes. */
interface Done {
  readonly answer: Answer;
  readonly entry: LoadedPage | null;
}

function bytesOf({ page }: LoadedPage): number {
  return isSkip(page) ? 0 : page.bytes.length;
}

/** What is to be remembered with the pages: how far archives are read, which addresses are done. */
function settle(done: readonly Done[]): void {
  for (const { answer, entry } of done) {
    const result = answer.kind === "outcome" && !isSkip(answer.outcome.result) ? answer.outcome.result : null;
    entry?.settle?.({ canonicalUrl: result?.article.canonicalUrl ?? null });
  }
}

class IngestRun {
  readonly #options: IngestOptions;
  readonly #pool: WorkerPool;
  readonly #buffer = createReorderBuffer<Done>();
  /** What a page at hand leaves to be done when it is recorded, by number. */
  readonly #waiting = new Map<number, LoadedPage>();
  #heldBytes = 0;
  #room: (() => void) | null = null;
  /** The number of the next entry. */
  #next = 0;
  /** Found, not yet given to a worker; those before `#head` are gone. */
  #queue: Job[] = [];
  #head = 0;
  /** In order, not yet committed. */
  #ready: Done[] = [];
  #tally: Tally = EMPTY_TALLY;
  readonly #end = Promise.withResolvers<void>();

  constructor(options: IngestOptions) {
    this.#options = options;
    this.#pool = new WorkerPool({
      size: options.workers,
      module: options.module ?? new URL(`./ingest-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
      setup: options.setup,
      patienceMs: options.patienceMs ?? PATIENCE_MS,
      onAnswer: (index, answer) => this.#guard(() => this.#take(index, answer)),
      onFault: (fault) => this.#end.reject(fault),
    });
  }

  async finish(entries: AsyncIterable<IngestEntry>): Promise<Tally> {
    const timer = setInterval(() => this.#guard(() => this.#commit()), COMMIT_MS);
    const stop = (): void => {
      this.#end.resolve();
      this.#makeRoom();
    };
    this.#options.signal.addEventListener("abort", stop);
    try {
      this.#list(entries).catch((error: unknown) => this.#end.reject(error));
      await this.#end.promise;
      this.#commit();
      return this.#tally;
    } finally {
      clearInterval(timer);
      this.#options.signal.removeEventListener("abort", stop);
      await this.#pool.close();
    }
  }

  /** Runs ahead of the reading, so that the number of pages is known early; where pages come with their bytes, it waits for room. */
  async #list(entries: AsyncIterable<IngestEntry>): Promise<void> {
    for await (const entry of entries) {
      if (this.#options.signal.aborted) return;
      this.#accept(entry);
      this.#pull();
      if (entry.kind === "loaded") await this.#waitForRoom();
      // Listing is synchronous: without a pause no answer would be heard while a large folder is walked.
      if (this.#next % 256 === 255) await nextTurn();
    }
    this.#report({ ...this.#tally, allFound: true });
    this.#endWhenDone();
  }

  #accept(entry: IngestEntry): void {
    if (entry.kind === "before") {
      const { found, read, known } = this.#tally;
      this.#report({ ...this.#tally, found: found + entry.count, read: read + entry.count, known: known + entry.count });
      return;
    }
    const index = this.#next++;
    this.#report({ ...this.#tally, found: this.#tally.found + 1 });
    const item = entry.kind === "loaded" ? entry.page : entry;
    if (entry.kind === "loaded") {
      this.#heldBytes += bytesOf(entry);
      this.#waiting.set(index, entry);
    }
    if (!("kind" in item)) this.#queue.push({ index, entry: { kind: "page", page: item } });
    else if (item.kind === "file") this.#queue.push({ index, entry: item });
    else this.#take(index, { kind: "outcome", outcome: { page: keyWithoutBytes(item.where), result: item } });
  }

  async #waitForRoom(): Promise<void> {
    while (this.#heldBytes > HELD_BYTES || this.#next >= this.#buffer.next + WINDOW) {
      if (this.#options.signal.aborted) return;
      await new Promise<void>((resolve) => (this.#room = resolve));
    }
  }

  #makeRoom(): void {
    this.#room?.();
    this.#room = null;
  }

  #pull(): void {
    while (this.#pool.room > 0) {
      const job = this.#queue[this.#head];
      if (job === undefined || job.index >= this.#buffer.next + WINDOW) return;
      this.#head += 1;
      if (this.#head === 4096) {
        this.#queue = this.#queue.slice(this.#head);
        this.#head = 0;
      }
      this.#pool.submit(job);
    }
  }

  #take(index: number, answer: Answer): void {
    const entry = this.#waiting.get(index) ?? null;
    this.#waiting.delete(index);
    if (entry !== null) this.#heldBytes -= bytesOf(entry);
    this.#ready.push(...this.#buffer.put(index, { answer, entry }));
    this.#makeRoom();
    if (this.#ready.length >= COMMIT_PAGES) this.#commit();
    this.#pull();
    this.#endWhenDone();
  }

  #endWhenDone(): void {
    if (this.#tally.allFound && this.#buffer.next === this.#next) this.#end.resolve();
  }

  /** All that is in order, in one transaction. */
  #commit(): void {
    if (this.#ready.length === 0) return;
    const done = this.#ready.splice(0);
    const outcomes = done.flatMap(({ answer }) => (answer.kind === "outcome" ? [answer.outcome] : []));
    const recorded = [...recordOutcomes(this.#options.store, outcomes, () => settle(done))];
    let tally = this.#tally;
    for (const { answer } of done) tally = addToTally(tally, answer, answer.kind === "outcome" ? (recorded.shift() ?? null) : null);
    this.#report(tally);
  }

  #report(tally: Tally): void {
    this.#tally = tally;
    this.#options.onProgress(tally);
  }

  /** Handlers of messages and timers have no caller: what they throw ends the run. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#end.reject(error);
    }
  }
}
