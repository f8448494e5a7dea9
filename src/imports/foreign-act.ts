import type { CameoCode, CountryCode, DayTally, ForeignAct, PloverType, Quad } from "../model/index.ts";

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
