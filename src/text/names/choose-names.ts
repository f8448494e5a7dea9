import type { EntityKind } from "../../model/index.ts";
import type { NameStretch } from "./name-stretches.ts";

export const NAME_KINDS = ["PER", "ORG", "LOC", "MISC", "EVENT"] as const satisfies readonly EntityKind[];
/** Answers of the net: no name, then each kind. */
export const NAME_ANSWERS = NAME_KINDS.length + 1;

/** A name that was chosen. */
export interface ChosenName {
  readonly first: number;
  readonly last: number;
  readonly kind: EntityKind;
}

/** The stretches of one sentence, no two of which share a token, whose odds of being names are together the greatest. `scores`: six answers a stretch. */
export function chooseNames(stretches: readonly NameStretch[], scores: Float32Array): readonly ChosenName[] {
  const names = stretches
    .map((stretch, i) => best(stretch, scores.subarray(i * NAME_ANSWERS)))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => a.last - b.last || a.first - b.first);
  // For each number of names that may be taken, from the left: the greatest gain, the name that was taken last, and how many came before it.
  const gains = [0];
  const steps: { readonly name: ChosenName | null; readonly before: number }[] = [{ name: null, before: 0 }];
  for (const [i, { gain, ...name }] of names.entries()) {
    let before = i;
    while (before > 0 && (names[before - 1]?.last ?? 0) >= name.first) before--;
    const taken = (gains[before] ?? 0) + gain;
    const isBetter = taken > (gains[i] ?? 0);
    gains.push(isBetter ? taken : (gains[i] ?? 0));
    steps.push(isBetter ? { name, before } : { name: null, before: i });
  }
  const chosen: ChosenName[] = [];
  for (let at = names.length; at > 0; at = steps[at]?.before ?? 0) {
    const name = steps[at]?.name ?? null;
    if (name !== null) chosen.push(name);
  }
  return chosen.toReversed();
}

function best({ first, last }: Pick<NameStretch, "first" | "last">, scores: Float32Array): ChosenName & { readonly gain: number } {
  let [kind, gain]: [EntityKind, number] = ["MISC", -Infinity];
  for (const [k, own] of NAME_KINDS.entries()) {
    const odds = (scores[k + 1] ?? 0) - (scores[0] ?? 0);
    if (odds > gain) [kind, gain] = [own, odds];
  }
  return { first, last, kind, gain };
}
