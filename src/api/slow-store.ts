import type { Store } from "../model/index.ts";

/** Questions that read much of the record: asked of another thread, so that nobody's answer waits for them. */
export const SLOW = ["summary", "pairs", "outlets", "searchSentences"] as const;
export type SlowName = (typeof SLOW)[number];

export type SlowStore = { readonly [Name in SlowName]: (...args: Parameters<Store[Name]>) => Promise<ReturnType<Store[Name]>> };

/** The same in this thread, for small records and tests. */
export function slowStoreOf(store: Store): SlowStore {
  return {
    summary: async () => store.summary(),
    pairs: async (range) => store.pairs(range),
    outlets: async () => store.outlets(),
    searchSentences: async (words, limit) => store.searchSentences(words, limit),
  };
}
