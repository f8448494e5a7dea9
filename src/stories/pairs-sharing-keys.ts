import type { Report } from "../model/index.ts";
import { isOfKind } from "./hash-words.ts";
import type { KeyKind } from "./hash-words.ts";
import { createKeyIndex } from "./key-index.ts";
import type { KeyIndex } from "./key-index.ts";

export interface Sharing {
  readonly kind: KeyKind;
  /** A number such that reports share a key of the kind only if theirs are the same or follow each other; null for a report without such keys. */
  readonly periodOf: (report: Report) => number | null;
}

/**
 * Gives each pair of positions of reports that share a key of a kind to `visit`, once for each pair.
 *
 * Goes through the reports by period and holds the keys of two periods at a time, so that time and memory do not grow faster than the reports.
 */
export function eachPairSharingKey(reports: readonly Report[], { kind, periodOf }: Sharing, visit: (a: number, b: number) => void): void {
  const periods = [...Map.groupBy(reports.keys(), (position) => periodOf(reports[position] as Report))]
    .flatMap(([period, positions]) => (period === null ? [] : [{ period, positions }]))
    .sort((a, b) => a.period - b.period);
  const seenBy = new Int32Array(reports.length).fill(-1);
  let last: { readonly period: number; readonly index: KeyIndex } | null = null;
  for (const { period, positions } of periods) {
    const index = createKeyIndex(positions.reduce((sum, position) => sum + countKeys(reports[position], kind), 0));
    const before = last?.period === period - 1 ? last.index : null;
    for (const position of positions) {
      const meet = (other: number): void => {
        if (other === position || seenBy[other] === position) return;
        seenBy[other] = position;
        visit(other, position);
      };
      for (const key of reports[position]?.keys ?? []) {
        if (!isOfKind(key, kind)) continue;
        before?.each(key, meet);
        index.each(key, meet);
        index.add(key, position);
      }
    }
    last = { period, index };
  }
}

function countKeys(report: Report | undefined, kind: KeyKind): number {
  let count = 0;
  for (const key of report?.keys ?? []) count += Number(isOfKind(key, kind));
  return count;
}
