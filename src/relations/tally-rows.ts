import { PLOVER } from "../model/index.ts";
import type { CountryCode, PloverType, Tally } from "../model/index.ts";
import type { CountedRow } from "./counted-row.ts";

/** Sums the rows, each with the weight that it counts with. */
export function tallyOf(rows: readonly CountedRow[]): Tally {
  return sumUp(rows, () => 1);
}

/** Types that both sides do together, so that the record has a half in each direction. */
const MUTUAL: ReadonlySet<PloverType> = new Set(["CONSULT", "AGREE", "COOPERATE"]);

/**
 * Sums both directions of a pair. What each did to the other of a mutual type on one day is taken for the halves of the same acts, visit and
 * host among them: of 2 in one direction and 3 in the other, 3 acts. That can be told of rows and of sums alike.
 */
export function tallyBoth(rows: readonly CountedRow[], a: CountryCode): Tally {
  const sides = new Map<string, [fromA: number, fromB: number]>();
  for (const row of rows) {
    if (!MUTUAL.has(row.plover)) continue;
    const side = sides.get(actOf(row)) ?? [0, 0];
    side[row.initiator === a ? 0 : 1] += row.count;
    sides.set(actOf(row), side);
  }
  return sumUp(rows, (row) => {
    if (!MUTUAL.has(row.plover)) return 1;
    const [fromA, fromB] = sides.get(actOf(row)) ?? [1, 0];
    return Math.max(fromA, fromB) / (fromA + fromB);
  });
}

function actOf({ day, plover, quad }: CountedRow): string {
  return `${day ?? ""} ${plover} ${quad}`;
}

/** What most days of most pairs have. */
export const NOTHING: Tally = { quads: [0, 0, 0, 0], types: {}, goldsteinSum: 0, goldsteinMean: null };

function sumUp(rows: readonly CountedRow[], shareOf: (row: CountedRow) => number): Tally {
  if (rows.length === 0) return NOTHING;
  const quads: [number, number, number, number] = [0, 0, 0, 0];
  const types = new Map<PloverType, number>();
  let tenths = 0;
  for (const row of rows) {
    const share = shareOf(row);
    quads[row.quad - 1] = (quads[row.quad - 1] ?? 0) + row.count * share;
    types.set(row.plover, (types.get(row.plover) ?? 0) + row.count * share);
    tenths += row.tenths * share;
  }
  const counts: Partial<Record<PloverType, number>> = {};
  for (const { type } of PLOVER) {
    const sum = types.get(type);
    if (sum !== undefined) counts[type] = Math.round(sum);
  }
  const whole = quads.map(Math.round);
  const count = whole.reduce((sum, one) => sum + one, 0);
  return {
    quads: [whole[0] ?? 0, whole[1] ?? 0, whole[2] ?? 0, whole[3] ?? 0],
    types: counts,
    goldsteinSum: Math.round(tenths) / 10,
    goldsteinMean: count === 0 ? null : tenths / 10 / count,
  };
}
