/** Positions by key, for some million keys: four numbers each, in typed arrays, where a map of lists takes ten times as much. */
export interface KeyIndex {
  /** Gives all positions that have the key so far to `visit`. */
  readonly each: (key: number, visit: (position: number) => void) => void;
  readonly add: (key: number, position: number) => void;
}

/** Makes an index that holds up to `size` keys of positions. */
export function createKeyIndex(size: number): KeyIndex {
  const bits = Math.max(4, Math.ceil(Math.log2(size + 1)));
  const shift = 32 - bits;
  const heads = new Int32Array(1 << bits).fill(-1);
  const keys = new Float64Array(size);
  const positions = new Uint32Array(size);
  const nexts = new Int32Array(size);
  let held = 0;
  const slotOf = (key: number): number => Math.imul(key | 0, 0x9e3779b1) >>> shift;
  return {
    each(key, visit) {
      for (let entry = heads[slotOf(key)] ?? -1; entry >= 0; entry = nexts[entry] ?? -1)
        if (keys[entry] === key) visit(positions[entry] ?? 0);
    },
    add(key, position) {
      if (held === size) throw new RangeError(`an index of ${size} keys is full`);
      const slot = slotOf(key);
      keys[held] = key;
      positions[held] = position;
      nexts[held] = heads[slot] ?? -1;
      heads[slot] = held++;
    },
  };
}
