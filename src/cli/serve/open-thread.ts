import { Worker } from "node:worker_threads";
import { errorOf } from "./questions.ts";
import type { Asked, Question, Said, ThreadSetup } from "./questions.ts";

/** From src/ and from dist/ alike: the thread has this file's own ending. */
const MODULE = new URL(`./thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

export interface Thread {
  readonly ask: (question: Question) => Promise<unknown>;
  /** Questions that were asked and not answered yet. */
  readonly waiting: () => number;
  readonly close: () => Promise<unknown>;
}

/** A thread that answers. One that dies fails what it was asked, and is begun anew with the next question. */
export function openThread(setup: ThreadSetup): Thread {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  let worker: Worker | null = null;
  const begin = (): Worker => {
    const begun = new Worker(MODULE, { workerData: setup });
    begun.on("message", (said: Said) => {
      const promise = waiting.get(said.id);
      waiting.delete(said.id);
      if ("thrown" in said) promise?.reject(errorOf(said.thrown));
      else promise?.resolve(said.value);
    });
    begun.on("error", (error) => {
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return begun;
  };
  worker = begin();
  return {
    async ask(question) {
      const promise = Promise.withResolvers<unknown>();
      const message: Asked = { id: asked++, question };
      waiting.set(message.id, promise);
      worker ??= begin();
      worker.postMessage(message, []);
      return promise.promise;
    },
    waiting: () => waiting.size,
    close: async () => worker?.terminate(),
  };
}
