import type { Alert, Period, Store } from "../model/index.ts";
import { judgePair } from "../relations/index.ts";
import type { PairToJudge } from "../relations/index.ts";

/** Questions that read much of the record: asked of another thread, so that nobody's answer waits for them. */
export const SLOW = ["summary", "pairs", "outlets", "actorPairs", "searchSentences", "alerts"] as const;
export type SlowName = (typeof SLOW)[number];

interface Questions extends Pick<Store, "summary" | "pairs" | "outlets" | "actorPairs" | "searchSentences"> {
  alerts(asked: AlertsAsked): readonly Alert[];
}

export interface AlertsAsked extends Required<Pick<PairToJudge, "since" | "until">> {
  readonly by: Period;
  readonly pairs: readonly (readonly [a: string, b: string])[];
}

export type SlowStore = { readonly [Name in SlowName]: (...args: Parameters<Questions[Name]>) => Promise<ReturnType<Questions[Name]>> };

/** The same in this thread. */
export function slowStoreOf(store: Store): SlowStore {
  return {
    summary: async () => store.summary(),
    pairs: async (range) => store.pairs(range),
    actorPairs: async (years) => store.actorPairs(years),
    outlets: async () => store.outlets(),
    searchSentences: async (words, limit) => store.searchSentences(words, limit),
    alerts: async ({ pairs, by, since, until }) => {
      const articlesByDay = store.articlesByDay();
      return pairs.flatMap(([a, b]) => judgePair(store.tallies({ countries: [a, b], by }), { a, b, by, articlesByDay, since, until }));
    },
  };
}
