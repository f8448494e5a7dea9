import { Worker } from "node:worker_threads";
import { SLOW } from "../../api/index.ts";
import type { SlowName, SlowStore } from "../../api/index.ts";
import { Fault } from "../../lib/fault.ts";

export interface SlowSetup {
  readonly path: string;
}

export interface SlowQuestion {
  readonly id: number;
  readonly name: SlowName;
  readonly args: readonly unknown[];
}

export type SlowAnswer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** From src/ and from dist/ alike: the worker has this file's own ending. */
const MODULE = new URL(`./slow-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

/** A thread that answers what reads much of the record, with a connection of its own. */
export function openSlowStore(path: string): { readonly slow: SlowStore; readonly close: () => Promise<unknown> } {
  const setup: SlowSetup = { path };
  const worker = new Worker(MODULE, { workerData: setup });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  let dead: unknown = null;
  const failAll = (error: unknown): void => {
    dead = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", (answer: SlowAnswer) => {
    const promise = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) promise?.reject(new Fault("record/slow", "Cannot read the record", { where: path, why: answer.error }));
    else promise?.resolve(answer.value);
  });
  worker.on("error", failAll);
  const ask = async (name: SlowName, args: readonly unknown[]): Promise<unknown> => {
    if (dead !== null) throw dead;
    const promise = Promise.withResolvers<unknown>();
    const question: SlowQuestion = { id: asked++, name, args };
    waiting.set(question.id, promise);
    worker.postMessage(question, []);
    return promise.promise;
  };
  const entries = SLOW.map((name) => [name, async (...args: readonly unknown[]) => ask(name, args)] as const);
  return { slow: Object.fromEntries(entries) as unknown as SlowStore, close: async () => worker.terminate() }; // one for each name
}
