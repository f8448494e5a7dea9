import type { MessagePort } from "node:worker_threads";
import { createReader, slowStoreOf } from "../../api/index.ts";
import { openRecord } from "../../record/index.ts";
import { instantNow } from "../instant-now.ts";
import { thrownOf } from "./questions.ts";
import type { Asked, Question, Said, ThreadSetup } from "./questions.ts";

/** Answers each question in the order in which they come. */
export function answerQuestions(port: MessagePort, { path, words }: ThreadSetup): void {
  const store = openRecord(path, { mode: "read", clock: instantNow });
  const slow = slowStoreOf(store);
  const read = createReader({ store, world: words, nowMs: () => performance.now() });
  const answer = async (question: Question): Promise<unknown> => {
    return "route" in question ? read(question.route, question.input) : Reflect.apply(slow[question.store], slow, [...question.args]);
  };
  const say = async ({ id, question }: Asked): Promise<void> => {
    let said: Said;
    try {
      said = { id, value: await answer(question) };
    } catch (error) {
      said = { id, thrown: thrownOf(error) };
    }
    port.postMessage(said, []);
  };
  port.on("message", (asked: Asked) => void say(asked));
  port.on("close", () => store.close());
}
