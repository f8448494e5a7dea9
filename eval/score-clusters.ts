/** How well one grouping of items agrees with another, 0 to 1. */
export interface ClusterScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Item to the name of its group. Both maps have the same items. */
export type Clusters = ReadonlyMap<string, string>;

/** Over all pairs of items: are pairs of one group pairs of one group? A grouping without pairs is right when the other has none either. */
export function scorePairs(gold: Clusters, found: Clusters): ClusterScore {
  const items = [...gold.keys()];
  let [both, inGold, inFound] = [0, 0, 0];
  for (const [index, a] of items.entries())
    for (const b of items.slice(index + 1)) {
      const [isGold, isFound] = [gold.get(a) === gold.get(b), found.get(a) === found.get(b)];
      both += Number(isGold && isFound);
      inGold += Number(isGold);
      inFound += Number(isFound);
    }
  return scoreOf(inFound === 0 ? 1 : both / inFound, inGold === 0 ? 1 : both / inGold);
}

/** B-cubed (Bagga and Baldwin 1998): for each item, how much of its group is right and how much of the right group is there; the mean. */
export function scoreBCubed(gold: Clusters, found: Clusters): ClusterScore {
  const items = [...gold.keys()];
  const groupOf = (clusters: Clusters, item: string): readonly string[] =>
    items.filter((other) => clusters.get(other) === clusters.get(item));
  let [precision, recall] = [0, 0];
  for (const item of items) {
    const [right, made] = [groupOf(gold, item), groupOf(found, item)];
    const shared = made.filter((other) => right.includes(other)).length;
    precision += shared / made.length;
    recall += shared / right.length;
  }
  return items.length === 0 ? scoreOf(1, 1) : scoreOf(precision / items.length, recall / items.length);
}

function scoreOf(precision: number, recall: number): ClusterScore {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
