import { setImmediate as nextTurn } from "node:timers/promises";
import type { Skip, Store } from "../../model/index.ts";
import { recordOutcomes } from "../../pipeline.ts";
import type { PageFile } from "../../sources/index.ts";
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

/** Pages in one transaction at most. */
const COMMIT_PAGES = 64;
/** Longest that a page in order waits for its transaction, in milliseconds. */
const COMMIT_MS = 250;
/** Pages that may be ahead of the one waited for: what a slow page makes the buffer hold. */
const WINDOW = 512;
/** A page takes milliseconds; one that takes this long never ends. */
const PATIENCE_MS = 60_000;

/**
 * Reads pages in worker threads and records them in the order of the input, whoever finishes first.
 *
 * The record after a run does not depend on the number of workers, nor on where an earlier run was stopped. Rejects with the `Fault` of a
 * broken set-up or record; what was committed stays.
 */
export async function ingestPages(entries: AsyncIterable<PageFile | Skip>, options: IngestOptions): Promise<Tally> {
  const run = new IngestRun(options);
  return run.finish(entries);
}

class IngestRun {
  readonly #options: IngestOptions;
  readonly #pool: WorkerPool;
  readonly #buffer = createReorderBuffer<Answer>();
  /** Found, not yet given to a worker; those before `#head` are gone. */
  #queue: Job[] = [];
  #head = 0;
  /** In order, not yet committed. */
  #ready: Answer[] = [];
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

  async finish(entries: AsyncIterable<PageFile | Skip>): Promise<Tally> {
    const timer = setInterval(() => this.#guard(() => this.#commit()), COMMIT_MS);
    const stop = (): void => this.#end.resolve();
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

  /** Runs ahead of the reading, so that the number of pages is known early. */
  async #list(entries: AsyncIterable<PageFile | Skip>): Promise<void> {
    for await (const entry of entries) {
      if (this.#options.signal.aborted) return;
      const index = this.#tally.found;
      this.#report({ ...this.#tally, found: index + 1 });
      if (entry.kind === "file") this.#queue.push({ index, file: entry });
      else this.#take(index, { kind: "outcome", outcome: { page: keyWithoutBytes(entry.where), result: entry } });
      this.#pull();
      // Listing is synchronous: without a pause no answer would be heard while a large folder is walked.
      if (index % 256 === 255) await nextTurn();
    }
    this.#report({ ...this.#tally, allFound: true });
    this.#endWhenDone();
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
    this.#ready.push(...this.#buffer.put(index, answer));
    if (this.#ready.length >= COMMIT_PAGES) this.#commit();
    this.#pull();
    this.#endWhenDone();
  }

  #endWhenDone(): void {
    if (this.#tally.allFound && this.#buffer.next === this.#tally.found) this.#end.resolve();
  }

  /** All that is in order, in one transaction. */
  #commit(): void {
    if (this.#ready.length === 0) return;
    const answers = this.#ready.splice(0);
    const outcomes = answers.flatMap((answer) => (answer.kind === "outcome" ? [answer.outcome] : []));
    const recorded = outcomes.length === 0 ? [] : [...recordOutcomes(this.#options.store, outcomes)];
    let tally = this.#tally;
    for (const answer of answers) tally = addToTally(tally, answer, answer.kind === "outcome" ? (recorded.shift() ?? null) : null);
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
