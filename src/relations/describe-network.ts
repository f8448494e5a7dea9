import type { Day, Network } from "../model/index.ts";

interface NetworkFacts {
  readonly least: number;
  readonly since?: Day;
  readonly until?: Day;
}

/** What a network counts, in words, with its N. */
export function describeNetwork({ members, ties }: Network, { least, since, until }: NetworkFacts): string {
  const n = ties.reduce((sum, { cooperation, conflict }) => sum + cooperation + conflict, 0);
  const days =
    since === undefined && until === undefined ? "of all days" : `from ${since ?? "the first"} to ${until ?? "the last"} day, inclusive`;
  return [
    `Counts each happening that was done once, in its direction, ${days} (N = ${n} over ${members.length} countries; halves of mutual acts in both directions)`,
    `Pairs with fewer than ${least} are left out`,
    "Cooperation is quad classes 1 and 2, conflict 3 and 4; net is their difference",
    "Blocs: countries of 3 or more partners whose ties, (cooperation - conflict) / (cooperation + conflict + 2), to all others are most alike by cosine, joined by average while that is 0.3 or more",
  ].join(". ");
}
