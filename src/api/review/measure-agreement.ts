/** What one reviewer said of one thing, as a label: two labels agree when they are the same. */
export interface Rating {
  readonly item: string;
  readonly reviewer: string;
  readonly label: string;
}

/**
 * Cohen's κ of two reviewers over the items that both rated: agreement beyond what their habits alone would give. Null when they share no
 * item, or both always said one and the same thing.
 *
 * Cohen, J. (1960), Educational and Psychological Measurement 20.
 */
export function cohensKappa(
  ratings: readonly Rating[],
  reviewers: readonly [string, string],
): { readonly items: number; readonly agreed: number; readonly kappa: number | null } {
  const [first, second] = reviewers.map(
    (name) => new Map(ratings.filter(({ reviewer }) => reviewer === name).map(({ item, label }) => [item, label])),
  );
  const both = [...(first ?? [])].flatMap(([item, label]) => {
    const other = second?.get(item);
    return other === undefined ? [] : [[label, other] as const];
  });
  const items = both.length;
  const agreed = both.filter(([a, b]) => a === b).length;
  const share = (labels: readonly string[], label: string): number => labels.filter((one) => one === label).length / items;
  const [ours, theirs] = [both.map(([label]) => label), both.map(([, label]) => label)];
  const expected = [...new Set(ours)].reduce((sum, label) => sum + share(ours, label) * share(theirs, label), 0);
  return { items, agreed, kappa: items === 0 || expected === 1 ? null : (agreed / items - expected) / (1 - expected) };
}

/**
 * Krippendorff's α for nominal labels, any number of reviewers, each of whom may have left items out. Null when no item has two labels, or
 * all labels are the same.
 *
 * Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability.
 */
export function krippendorffsAlpha(ratings: readonly Rating[]): number | null {
  const units = [...Map.groupBy(ratings, ({ item }) => item).values()]
    .map((unit) => unit.map(({ label }) => label))
    .filter(({ length }) => length > 1);
  const pairable = units.flat();
  const n = pairable.length;
  const counts = countOf(pairable);
  const chance = n * n - [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  if (n === 0 || chance === 0) return null;
  const observed = units.reduce((sum, unit) => {
    const same = [...countOf(unit).values()].reduce((total, count) => total + count * count, 0);
    return sum + (unit.length * unit.length - same) / (unit.length - 1);
  }, 0);
  return 1 - ((n - 1) * observed) / chance;
}

function countOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
