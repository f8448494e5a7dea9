import type { CountryCode, Member, Network, PairSum, Tie } from "../model/index.ts";

export interface NetworkOptions {
  /** Ties of fewer counted acts in both directions together are left out; 1 by default. */
  readonly least?: number | undefined;
}

/**
 * Makes a network of the record's sums a pair. Does not depend on their order; pairs of one country and ties of nothing are left out.
 *
 * @example buildNetwork(store.pairs({ since: "2022-01-01", until: "2022-12-31" })).members[0]?.country
 */
export function buildNetwork(pairs: readonly PairSum[], { least = 1 }: NetworkOptions = {}): Network {
  const ties = pairs
    .filter(({ initiator, recipient }) => initiator !== recipient)
    .map(({ initiator, recipient, quads }): Tie => {
      return { from: initiator, to: recipient, cooperation: quads[0] + quads[1], conflict: quads[2] + quads[3] };
    });
  const sums = new Map<string, number>();
  for (const tie of ties) sums.set(pairOf(tie), (sums.get(pairOf(tie)) ?? 0) + weightOf(tie));
  const kept = ties.filter((tie) => weightOf(tie) > 0 && (sums.get(pairOf(tie)) ?? 0) >= least);
  return { members: membersOf(kept), ties: kept.toSorted((x, y) => compare(x.from, y.from) || compare(x.to, y.to)) };
}

/** The ties of one country, its closest and its worst partners alike: the busiest first. */
export function neighboursOf({ ties }: Network, country: CountryCode): readonly Member[] {
  const own = ties.filter(({ from, to }) => from === country || to === country);
  return membersOf(own).filter((member) => member.country !== country);
}

function membersOf(ties: readonly Tie[]): readonly Member[] {
  const members = new Map<CountryCode, { partners: Set<CountryCode>; cooperation: number; conflict: number }>();
  for (const { from, to, cooperation, conflict } of ties) {
    for (const [country, partner] of [
      [from, to],
      [to, from],
    ] as const) {
      const member = members.get(country) ?? { partners: new Set(), cooperation: 0, conflict: 0 };
      member.partners.add(partner);
      member.cooperation += cooperation;
      member.conflict += conflict;
      members.set(country, member);
    }
  }
  return [...members]
    .map(([country, { partners, ...sums }]) => ({ country, partners: partners.size, ...sums }))
    .toSorted((x, y) => y.cooperation + y.conflict - x.cooperation - x.conflict || compare(x.country, y.country));
}

function pairOf({ from, to }: Tie): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}

function weightOf({ cooperation, conflict }: Tie): number {
  return cooperation + conflict;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
