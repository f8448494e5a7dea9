/** Positions that hang together. */
export interface Groups {
  join(a: number, b: number): void;
  areJoined(a: number, b: number): boolean;
  /** All groups, each ascending, by their smallest member. Positions that were never joined are groups of one. */
  list(): readonly (readonly number[])[];
}

/** Groups positions 0 to `size` - 1 by what is joined (union-find, the smallest member stands for its group). */
export function createGroups(size: number): Groups {
  const parents = Uint32Array.from({ length: size }, (_, position) => position);
  const rootOf = (position: number): number => {
    let root = position;
    while (parents[root] !== root) {
      const above = parents[root] ?? root;
      parents[root] = parents[above] ?? above;
      root = above;
    }
    return root;
  };
  return {
    join(a, b) {
      const [left, right] = [rootOf(a), rootOf(b)];
      parents[Math.max(left, right)] = Math.min(left, right);
    },
    areJoined: (a, b) => rootOf(a) === rootOf(b),
    list: () => [...Map.groupBy(parents.keys(), rootOf).values()],
  };
}
