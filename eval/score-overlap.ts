/** How well what was found covers what was wanted, pooled over many items (micro average). */
export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Shares of keys that agree. Precision is 0 where nothing was found, recall 0 where nothing was wanted. */
export function overlapOf(items: readonly { readonly wanted: ReadonlySet<string>; readonly found: ReadonlySet<string> }[]): Overlap {
  const count = (sets: readonly ReadonlySet<string>[]): number => sets.reduce((sum, set) => sum + set.size, 0);
  const wanted = count(items.map((item) => item.wanted));
  const found = count(items.map((item) => item.found));
  const both = count(items.map((item) => new Set([...item.wanted].filter((key) => item.found.has(key)))));
  const share = (whole: number): number => (whole === 0 ? 0 : both / whole);
  return { precision: share(found), recall: share(wanted), f1: share((wanted + found) / 2) };
}
