/** What the article stage knows of pages in general. Rows: `data/lexicon/furniture.tsv`, `data/sources/agencies.tsv`, `data/lexicon/holidays.tsv`. */
export interface ArticleTables {
  readonly furniture: readonly FurnitureRow[];
  readonly agencies: readonly AgencyRow[];
  readonly holidays: readonly HolidayRow[];
  /** What each signal of a day of publication weighs. Rows: `data/lexicon/day-signals.tsv`. */
  readonly daySignals: ReadonlyMap<string, number>;
  /** Month names of the languages read, lower case, to 1..12. */
  readonly months: ReadonlyMap<string, number>;
}

/** A line that is never part of an article: "Leave a Reply", "Posted on", "Share this". */
export interface FurnitureRow {
  readonly id: string;
  /** Lower case, as the line reads without punctuation at its ends. */
  readonly phrase: string;
  /** "line": the whole line. "prefix": the line starts so. */
  readonly match: "line" | "prefix";
  /** What it tells: "head" stands before the article, "tail" ends it, "related" starts a list of headlines, "drop" only itself goes. */
  readonly role: "head" | "tail" | "related" | "drop";
  readonly origin: string;
}

/** A news agency or publisher whose words others print, with the forms that stand in datelines and bylines. */
export interface AgencyRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A day of the year with a name, for dates that a text gives only so. */
export interface HolidayRow {
  readonly id: string;
  /** Words around it, lower case: "liberation day". */
  readonly phrase: string;
  /** Names that must stand by it, lower case; empty when the phrase is enough: ["pyongyang", "korea", "korean"]. */
  readonly near: readonly string[];
  readonly month: number;
  readonly day: number;
  readonly origin: string;
}
