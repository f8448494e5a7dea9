/** What measuring one set gives. */
export interface SetScore {
  /** Of the file of predictions. */
  readonly name: string;
  /** The labelled file. */
  readonly file: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
  /** One line a miss, for working on them. */
  readonly misses: readonly string[];
  readonly predictions: readonly object[];
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function percent(part: number, whole: number): string {
  return `${(100 * share(part, whole)).toFixed(1)} % (${part} of ${whole})`;
}
