/** A calendar day, "YYYY-MM-DD" (ISO 8601, Gregorian, no time zone). Days compare as strings. */
export type Day = string;

/** A point in time, "YYYY-MM-DDTHH:MM:SSZ" (ISO 8601, UTC). Instants compare as strings. */
export type Instant = string;

/** How finely a date is known, coarsest last. */
export type Precision = "instant" | "day" | "week" | "month" | "quarter" | "season" | "year" | "decade" | "century";

/** A date as precisely as it is known. */
export interface FuzzyDay {
  /** ISO 8601 / TIMEX3 value at its own precision: "2022-07-15", "2022-07", "2022-W28", "2022-Q3", "2022", "202". */
  readonly value: string;
  /** First day of that period. */
  readonly day: Day;
  readonly precision: Precision;
}
