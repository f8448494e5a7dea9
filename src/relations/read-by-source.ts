import type { Day, OutletRead, SourceRead } from "../model/index.ts";

/**
 * What was read of each source, period by period: the denominator in parts, so that a source that fell silent, or was not read, is not taken
 * for news that did not happen. `rows` are sums under the first day of a period (`store.articlesByOutlet({ by })`), `starts` the periods of
 * a series. The sources of which most was read come first; those beyond `limit` are one row, the last, whose outlet is "others".
 *
 * @example readBySource(store.articlesByOutlet({ by: "month" }), series.periods.map(({ start }) => start), { limit: 10 })
 */
export function readBySource(
  rows: Iterable<OutletRead>,
  starts: readonly Day[],
  { limit }: { readonly limit: number },
): readonly SourceRead[] {
  const positions = new Map(starts.map((start, at) => [start, at]));
  const byOutlet = new Map<string | null, number[]>();
  for (const { outlet, day, articles } of rows) {
    const at = positions.get(day);
    if (at === undefined) continue;
    const counts = byOutlet.get(outlet) ?? starts.map(() => 0);
    counts[at] = (counts[at] ?? 0) + articles;
    byOutlet.set(outlet, counts);
  }
  const sources = [...byOutlet]
    .map(([outlet, articlesRead]): SourceRead => ({ outlet, sources: 1, articlesRead }))
    .toSorted((x, y) => sumOf(y) - sumOf(x) || ((x.outlet ?? "") < (y.outlet ?? "") ? -1 : 1));
  const others = sources.slice(limit);
  if (others.length === 0) return sources;
  const articlesRead = starts.map((_, at) => others.reduce((sum, source) => sum + (source.articlesRead[at] ?? 0), 0));
  return [...sources.slice(0, limit), { outlet: "others", sources: others.length, articlesRead }];
}

function sumOf({ articlesRead }: SourceRead): number {
  return articlesRead.reduce((sum, count) => sum + count, 0);
}
