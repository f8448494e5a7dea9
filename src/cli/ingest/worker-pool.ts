import { Worker } from "node:worker_threads";
import { Fault } from "../../lib/fault.ts";
import type { Answer, Job, WorkerMessage, WorkerSetup } from "./messages.ts";
import { keyWithoutBytes, placeOf } from "./messages.ts";

export interface PoolOptions {
  readonly size: number;
  /** The module that a worker runs. */
  readonly module: URL;
  readonly setup: WorkerSetup;
  /** How long one page may take before its worker is given up, in milliseconds. */
  readonly patienceMs: number;
  onAnswer(index: number, answer: Answer): void;
  /** The set-up is broken: no worker can work. */
  onFault(fault: Fault): void;
}

/** Jobs that wait inside a worker, so that it never idles while an answer travels. */
const DEPTH = 8;
/** Heap of one worker; a page that needs more is given up, and with it only its own worker. */
const HEAP_MB = 1024;

interface Slot {
  worker: Worker;
  /** In the order in which the worker does them. */
  readonly jobs: Job[];
  ready: boolean;
  /** When the first of `jobs` was begun. */
  since: number;
}

/**
 * Threads that read pages. A worker that dies or hangs on a page costs that page alone: it is answered as a crash, a new worker takes the
 * other jobs over.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[] = [];
  readonly #watch: NodeJS.Timeout;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let i = 0; i < options.size; i++) {
      const slot: Slot = { worker: this.#spawn(() => slot), jobs: [], ready: false, since: 0 };
      this.#slots.push(slot);
    }
    this.#watch = setInterval(() => this.#giveUpHanging(), Math.max(20, options.patienceMs / 10));
  }

  /** How many more jobs it takes now. */
  get room(): number {
    return this.#closed ? 0 : this.#slots.reduce((room, slot) => room + DEPTH - slot.jobs.length, 0);
  }

  submit(job: Job): void {
    const slot = this.#slots.reduce((best, other) => (other.jobs.length < best.jobs.length ? other : best));
    this.#give(slot, job);
  }

  /** Ends all workers, whatever they are doing. Their jobs are not answered. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#watch);
    await Promise.all(this.#slots.map((slot) => slot.worker.terminate()));
  }

  #give(slot: Slot, job: Job): void {
    if (slot.jobs.length === 0) slot.since = Date.now();
    slot.jobs.push(job);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    slot.worker.postMessage(job);
  }

  #spawn(slotOf: () => Slot): Worker {
    const worker = new Worker(this.#options.module, {
      workerData: this.#options.setup,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let why = "the thread ended";
    worker.on("message", (message: WorkerMessage) => this.#hear(slotOf(), message));
    worker.on("error", (error) => (why = error instanceof Error ? error.message : String(error)));
    worker.on("exit", () => this.#replace(slotOf(), worker, why));
    return worker;
  }

  #hear(slot: Slot, message: WorkerMessage): void {
    if (this.#closed) return;
    if (message.kind === "fault") this.#options.onFault(new Fault(message.code, message.what, message.parts));
    else if (message.kind === "ready") slot.ready = true;
    else {
      slot.jobs.shift();
      slot.since = Date.now();
      this.#options.onAnswer(message.index, message.answer);
    }
    if (message.kind === "ready") slot.since = Date.now();
  }

  /** The first unanswered job is the one that the worker died of; the others were only waiting. */
  #replace(slot: Slot, worker: Worker, why: string): void {
    if (this.#closed || slot.worker !== worker) return;
    if (!slot.ready) {
      this.#options.onFault(
        new Fault("worker/broken", "A reading thread cannot start", { why, next: "Run again with --workers 1, then report it" }),
      );
      return;
    }
    const [culprit, ...rest] = slot.jobs.splice(0);
    slot.ready = false;
    slot.worker = this.#spawn(() => slot);
    for (const job of rest) this.#give(slot, job);
    if (culprit !== undefined) this.#options.onAnswer(culprit.index, crashOf(culprit, why));
  }

  #giveUpHanging(): void {
    for (const slot of this.#slots) {
      if (!slot.ready || slot.jobs.length === 0 || Date.now() - slot.since < this.#options.patienceMs) continue;
      const { worker } = slot;
      const why = `no answer within ${this.#options.patienceMs / 1000} s`;
      this.#replace(slot, worker, why);
      void worker.terminate();
    }
  }
}

function crashOf(job: Job, why: string): Answer {
  const where = placeOf(job);
  const result = { kind: "skip", reason: "pipeline/crashed", where, why } as const;
  return { kind: "outcome", outcome: { page: keyWithoutBytes(where), result } };
}
