/**
 * The numbers from one up to and without another; none where the other is no greater.
 *
 * @example range(2, 5) // [2, 3, 4]
 */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
