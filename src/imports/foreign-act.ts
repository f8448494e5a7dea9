import type { CameoCode, CountryCode, Day, DayTally, PloverType, Quad } from "../model/index.ts";

/** Data sets whose files can be read beside the record. */
export type ForeignSource = "gdelt" | "icews" | "polecat";

/** One row of another data set, in the record's terms. It has no sentence: it says what was counted there, not on what words it stands. */
export interface ForeignAct {
  readonly source: ForeignSource;
  /** As the file has it. */
  readonly id: string;
  readonly day: Day;
  readonly initiator: CountryCode | null;
  readonly recipient: CountryCode | null;
  readonly initiatorName: string;
  readonly recipientName: string;
  /** Null where the data set has none. */
  readonly cameo: CameoCode | null;
  readonly plover: PloverType;
  readonly quad: Quad;
  readonly goldstein: number;
  /** Articles that tell it, where that is known; else 1. */
  readonly reports: number;
  readonly url: string | null;
}

/** What the codes and names of other data sets mean here. */
export interface ImportTables {
  /** Null for a code that CAMEO does not have. */
  readonly cameo: (code: CameoCode) => { readonly plover: PloverType; readonly quad: Quad; readonly goldstein: number } | null;
  /** A country code of the data set; null where it is none of a country. */
  readonly countryOfCode: (code: string) => CountryCode | null;
  readonly countryOfName: (name: string) => CountryCode | null;
}

/** What one line gives: acts (several where sides are lists), or why it gives none. */
export type ForeignLine = readonly ForeignAct[] | "no day" | "unknown code" | "wrong columns";

/** Foreign acts as a series counts them: a deed each. */
export function tallyOfAct({ initiator, recipient, day, plover, quad, goldstein, reports }: ForeignAct): DayTally {
  return {
    initiator: initiator ?? "",
    recipient: recipient ?? "",
    day,
    precision: "day",
    plover,
    status: "occurred",
    quad,
    happenings: { count: 1, goldstein },
    reports: { count: reports, goldstein: goldstein * reports },
    events: { count: 1, goldstein },
  };
}
