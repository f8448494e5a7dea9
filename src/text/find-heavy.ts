import type { Matrix } from "./text-model.ts";

/** Outputs of a block; a quadruple of inputs gives each a sum of two pairs, in two places. */
const OUTPUTS = 8;
const PLACES = OUTPUTS * 2;
/** Quadruples whose sums are added in 16 bits. */
export const TOGETHER = 4;
/** What weights may come to in one place of such a group: times 63, which is as far as activations go from their middle, it stays within 16 bits. */
const MOST = Math.floor(32767 / 63);

/** Quadruples of a block's weights that must be left out of their groups, such that no sum of a group can leave 16 bits: the heaviest. */
export function findHeavy(matrix: Matrix, firstRow: number): readonly number[] {
  const sizes = sizesOf(matrix, firstRow);
  const heavy: number[] = [];
  for (let group = 0; group < matrix.columns / 4; group += TOGETHER) {
    const members = new Set(Array.from({ length: TOGETHER }, (_, i) => group + i));
    for (let place = 0; place < PLACES; place++) {
      const sizeOf = (quadruple: number): number => sizes[quadruple * PLACES + place] ?? 0;
      while ([...members].reduce((sum, quadruple) => sum + sizeOf(quadruple), 0) > MOST) {
        const heaviest = [...members].reduce((most, quadruple) => (sizeOf(quadruple) > sizeOf(most) ? quadruple : most));
        members.delete(heaviest);
        heavy.push(heaviest);
      }
    }
  }
  return heavy;
}

/** By quadruple and place: what its two weights come to without their signs. */
function sizesOf({ rows, columns, weights }: Matrix, firstRow: number): Uint8Array {
  const sizes = new Uint8Array((columns / 4) * PLACES);
  for (let row = firstRow; row < Math.min(rows, firstRow + OUTPUTS); row++)
    for (let k = 0; k < columns; k++) {
      const at = (k >> 2) * PLACES + (row - firstRow) * 2 + ((k >> 1) & 1);
      sizes[at] = (sizes[at] ?? 0) + Math.abs(weights[row * columns + k] ?? 0);
    }
  return sizes;
}
