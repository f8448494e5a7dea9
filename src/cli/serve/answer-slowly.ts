import type { MessagePort } from "node:worker_threads";
import { openRecord } from "../../record/index.ts";
import { instantNow } from "../instant-now.ts";
import type { SlowAnswer, SlowQuestion, SlowSetup } from "./open-slow-store.ts";

/** Answers each question in the order in which they come. */
export function answerSlowly(port: MessagePort, { path }: SlowSetup): void {
  const store = openRecord(path, { mode: "read", clock: instantNow });
  port.on("message", ({ id, name, args }: SlowQuestion) => {
    port.postMessage(
      answer(id, () => Reflect.apply(store[name], store, [...args])),
      [],
    );
  });
  port.on("close", () => store.close());
}

function answer(id: number, work: () => unknown): SlowAnswer {
  try {
    return { id, value: work() };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
