import type { Answer, Input } from "./contract.ts";
import { sameDyad } from "./handlers/dyad.ts";
import { READING } from "./handlers/index.ts";
import type { ReadingName } from "./handlers/index.ts";
import { answerOf } from "./http/send.ts";
import type { Answered } from "./http/keep-answers.ts";
import { createOverview } from "./overview.ts";
import { slowStoreOf } from "./slow-store.ts";
import type { ReadApi, Words } from "./world.ts";
import type { Store } from "../model/index.ts";

/** Answers a route that only reads the record, as it is sent. Throws what the handler throws. */
export type AnswerReading = (name: ReadingName, input: object) => Promise<Answered>;

/** Answers in the thread that it is called in; the route table has checked the input. */
export function answerReadingWith(api: ReadApi): AnswerReading {
  return async (name, input) => {
    const handler = READING[name] as (api: ReadApi, input: object) => unknown;
    const answer = await handler(api, input);
    // The route table ties the input and the answer to the route of this name.
    const also = name === "dyad" ? sameDyad(input as Input<"dyad">, answer as Answer<"dyad">) : null;
    return { ...(await answerOf(answer)), also };
  };
}

export interface ReaderOptions {
  readonly store: Store;
  readonly world: Words;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
}

/** The same for a thread of its own, with a connection of its own. */
export function createReader({ store, world, nowMs }: ReaderOptions): AnswerReading {
  return answerReadingWith({ store, world, overview: createOverview({ slow: slowStoreOf(store), store, nowMs }) });
}
