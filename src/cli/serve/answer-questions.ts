import type { MessagePort } from "node:worker_threads";
import { ProblemError, createReader, slowStoreOf } from "../../api/index.ts";
import type { AnswerReading } from "../../api/index.ts";
import type { HappeningRow, Store } from "../../model/index.ts";
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
    if ("isReady" in question) return warmUp(store, read);
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

/** Rounds of what is asked most: by then the engine has compiled what answers it, and the first readers need not wait for that. */
const ROUNDS = 60;
/** Where the record is so large that they take longer, whoever starts the server need not wait for all of them. */
const LONGEST_MS = 1000;

async function warmUp(store: Store, read: AnswerReading): Promise<true> {
  const started = performance.now();
  for (const { happening } of listLatest(store, ROUNDS)) {
    if (performance.now() - started > LONGEST_MS) break;
    const { id, initiator, recipient } = happening;
    await read("happening", { id });
    await read("happenings", { limit: 12 });
    if (initiator === null || recipient === null || initiator === recipient) continue;
    await read("dyad", { a: initiator, b: recipient }).catch(leave);
    await read("happenings", { countries: [initiator, recipient], limit: 25 });
  }
  return true;
}

/** A record of before may have countries that the tables do not: whoever asks for them is told so. */
function leave(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
}

function listLatest(store: Store, limit: number): readonly HappeningRow[] {
  const rows: HappeningRow[] = [];
  for (const row of store.happenings({ order: "latest" })) if (rows.push(row) === limit) break;
  return rows;
}
