/** A place where a block's words may stand in the text of a gold article; `to` is exclusive. */
interface Candidate {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  /** Words of the block that stand there. */
  readonly words: number;
}

const NEXT = 3;
/** Places looked at for one block, those with most words in common. */
const MOST_PLACES = 6;
/** How far words may shift inside a block where the gold text left some out. */
const SHIFT = 12;

/** The words of a text, as the scorer of the labelled pages takes them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/**
 * Share of each block's words that stands in the gold article, when blocks and article are laid side by side without crossing: of all such
 * layings the one with most words in common. So a short line counts only where it fits between its neighbours.
 */
export function labelBlocks(blocks: readonly (readonly string[])[], gold: readonly string[]): Float32Array {
  const labels = new Float32Array(blocks.length);
  const candidates = listCandidates(blocks, gold);
  for (const { block, words } of heaviestChain(candidates, gold.length)) labels[block] = words / (blocks[block]?.length ?? 1);
  return labels;
}

function listCandidates(blocks: readonly (readonly string[])[], gold: readonly string[]): readonly Candidate[] {
  const runs = positionsOf(gold, NEXT);
  const singles = positionsOf(gold, 1);
  return blocks.flatMap((words, block) => {
    if (words.length === 0) return [];
    const found = words.length < NEXT ? shortPlaces(words, gold, singles) : longPlaces(words, gold, runs);
    return found.map((place) => ({ ...place, block }));
  });
}

function positionsOf(words: readonly string[], length: number): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (let i = 0; i + length <= words.length; i++) {
    const key = words.slice(i, i + length).join(" ");
    const list = positions.get(key);
    if (list === undefined) positions.set(key, [i]);
    else list.push(i);
  }
  return positions;
}

type Place = Omit<Candidate, "block">;

function shortPlaces(words: readonly string[], gold: readonly string[], singles: ReadonlyMap<string, readonly number[]>): readonly Place[] {
  return (singles.get(words[0] ?? "") ?? [])
    .filter((from) => words.every((word, k) => gold[from + k] === word))
    .map((from) => ({ from, to: from + words.length, words: words.length }));
}

function longPlaces(words: readonly string[], gold: readonly string[], runs: ReadonlyMap<string, readonly number[]>): readonly Place[] {
  const diagonals = new Map<number, number>();
  for (let i = 0; i + NEXT <= words.length; i++)
    for (const at of runs.get(words.slice(i, i + NEXT).join(" ")) ?? []) diagonals.set(at - i, (diagonals.get(at - i) ?? 0) + 1);
  const best = [...diagonals].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_PLACES);
  const least = Math.min(8, 0.15 * (words.length - NEXT + 1));
  return best
    .filter(([, count]) => count >= least)
    .map(([diagonal]) => {
      const hits = words.flatMap((word, i) => (gold[diagonal + i] === word ? [diagonal + i] : []));
      const shifted = [...diagonals].filter(([other]) => other !== diagonal && Math.abs(other - diagonal) <= SHIFT);
      const more = shifted.reduce((sum, [, count]) => sum + count, 0);
      return { from: hits[0] ?? 0, to: (hits.at(-1) ?? 0) + 1, words: Math.min(words.length, hits.length + more) };
    });
}

/** Candidates in order of blocks and of the gold text, no two overlapping, with most words together. */
function heaviestChain(candidates: readonly Candidate[], length: number): readonly Candidate[] {
  const best = new PrefixMaximum(length + 2);
  const sums = candidates.map(() => 0);
  const before = candidates.map(() => -1);
  let top = -1;
  for (let start = 0, end = 0; start < candidates.length; start = end) {
    while (end < candidates.length && candidates[end]?.block === candidates[start]?.block) end++;
    for (let k = start; k < end; k++) {
      const { from, to, words } = candidates[k] as Candidate;
      const [sum, at] = best.upTo(from);
      sums[k] = sum + words + (words >= to - from ? 0.01 : 0);
      before[k] = at;
    }
    for (let k = start; k < end; k++) {
      best.put(candidates[k]?.to ?? 0, sums[k] ?? 0, k);
      if (top < 0 || (sums[k] ?? 0) > (sums[top] ?? 0)) top = k;
    }
  }
  const chain: Candidate[] = [];
  for (let k = top; k >= 0; k = before[k] ?? -1) chain.push(candidates[k] as Candidate);
  return chain;
}

/** Largest value put at or before a position, with its mark (a Fenwick tree). */
class PrefixMaximum {
  readonly #values: Float64Array;
  readonly #marks: Int32Array;

  constructor(size: number) {
    this.#values = new Float64Array(size);
    this.#marks = new Int32Array(size).fill(-1);
  }

  upTo(position: number): readonly [value: number, mark: number] {
    let [value, mark] = [0, -1];
    for (let i = position + 1; i > 0; i -= i & -i)
      if ((this.#values[i] ?? 0) > value) [value, mark] = [this.#values[i] ?? 0, this.#marks[i] ?? -1];
    return [value, mark];
  }

  put(position: number, value: number, mark: number): void {
    for (let i = position + 1; i < this.#values.length; i += i & -i)
      if (value > (this.#values[i] ?? 0)) {
        this.#values[i] = value;
        this.#marks[i] = mark;
      }
  }
}
