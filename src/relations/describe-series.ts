import type { Period, SeriesCount } from "../model/index.ts";

const COUNTED: Readonly<Record<SeriesCount, string>> = {
  happenings: "each happening once, however many articles tell it",
  reports: "each happening as often as articles tell it, copies included",
  origins: "each happening as often as independent voices tell it: its weight is their number",
  events: "each coded event, so that every sentence that tells of an act counts",
};

export interface SeriesFacts {
  readonly count: SeriesCount;
  readonly by: Period;
  readonly statuses: readonly string[];
  readonly n: number;
  readonly undated: number;
  /** Other data sets whose rows are counted too. */
  readonly mixedWith?: readonly string[] | undefined;
}

/** How the figures of a series are made, in words: what is counted, the scale, N, and what is left out. */
export function describeSeries({ count, by, statuses, n, undated, mixedWith = [] }: SeriesFacts): string {
  const left = undated === 0 ? "" : `; ${undated} more in no period, since their day is not known or only more coarsely than the ${by}`;
  return [
    `Counts ${COUNTED[count]}, on its first day and in its direction (N = ${n}${left})`,
    ...(mixedWith.length === 0
      ? []
      : [`Rows of ${mixedWith.join(" and ")} are counted too, as those have them: they stand on no sentence here`]),
    `Status: ${statuses.join(", ")}`,
    "Cooperation is quad classes 1 (verbal) and 2 (material), conflict 3 (verbal) and 4 (material)",
    "Both directions together count the halves of mutual acts (consultations, agreements, material cooperation of one day) once",
    `Goldstein sum: the CAMEO code's scale value (-10 to 10) added up over what is counted, each with the weight that it counts with; mean: that sum divided by the count`,
  ].join(". ");
}
