/** A text of a page that may give a day, and what speaks for its being the day of publication. */
export interface DayClue {
  /** What the day is read from: "2022-08-15T09:30:00Z", "Posted on 15 August 2022". */
  readonly text: string;
  /** Where it was found, for people: "article:published_time", "time", "line". */
  readonly field: string;
  readonly basis: "jsonld" | "meta" | "visible" | "url";
  /** What it is and where it stands, as `data/lexicon/day-signals.tsv` names it; what it is comes first. */
  readonly signals: readonly string[];
}
