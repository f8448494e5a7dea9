import { compareCodings } from "../events/index.ts";
import type { CodingChange } from "../events/index.ts";
import { isSkip } from "../model/index.ts";
import type { Store } from "../model/index.ts";
import { carryDecisions, codedEvents, refold } from "../record-outcomes.ts";
import type { Reader } from "../pipeline.ts";
import type { CarriedDecision } from "../record-outcomes.ts";

/** What reading an article again changed. */
export interface Recoding {
  readonly articleId: string;
  readonly changes: readonly CodingChange[];
  /** Decisions that stand for the events of the new reading as well. */
  readonly carried: readonly CarriedDecision[];
}

/**
 * Reads a stored article with this version and records what it gives; decisions of persons on its events are carried over to the events
 * that the same words give now, and stand. In one transaction. Null when the article cannot be read any more: what was recorded stays.
 */
export function recodeArticle(store: Store, reader: Reader, articleId: string): Recoding | null {
  const article = store.article(articleId);
  const reading = article && reader.codeArticle(article);
  if (reading === null || isSkip(reading)) return null;
  return store.write(() => {
    const changes = compareCodings(codedEvents(store, articleId), reading.events);
    if (store.putRecoding(reading) === "known") return { articleId, changes: [], carried: [] };
    const carried = carryDecisions(store, changes);
    refold(store, [articleId]);
    return { articleId, changes, carried };
  });
}
