/** What the article stage knows of pages in general. Rows: `data/lexicon/furniture.tsv`, `data/sources/agencies.tsv`, `data/lexicon/holidays.tsv`. */
export interface ArticleTables {
  readonly furniture: readonly FurnitureRow[];
  readonly agencies: readonly AgencyRow[];
  readonly holidays: readonly HolidayRow[];
  /** What each signal of a day of publication weighs. Rows: `data/lexicon/day-signals.tsv`. */
  readonly daySignals: ReadonlyMap<string, number>;
  /** Month names of the languages read, lower case, to 1..12. */
  readonly months: ReadonlyMap<string, number>;
  /** The forest that tells the blocks of an article from those of the page around it. */
  readonly blocks: readonly TreeNodeRow[];
  /** The same for the lines of a page without tags. */
  readonly lines: readonly TreeNodeRow[];
  /** What words tell of the block that they stand in. */
  readonly words: readonly WordRow[];
  /** What speaks for a language. */
  readonly languages: readonly LanguageRow[];
}

/** Pieces of words that speak for a language, and how much: "en 110 _the_ _and_". Rows: `data/models/languages.tsv`. */
export interface LanguageRow {
  /** ISO 639-1. */
  readonly language: string;
  readonly weight: number;
  /** Up to six bytes of UTF-8 each, parted by blanks: "_" is a blank, "%d0" a byte beyond ASCII. */
  readonly pieces: string;
}

/** A word, or two with a blank between, and what it tells of the block that it stands in: above 0 that it is an article's. Rows: `data/models/words.tsv`. */
export interface WordRow {
  readonly words: string;
  readonly weight: number;
}

/** A node of a learned decision tree: a question with two ways on, or a leaf with what it adds to the score. Rows: `data/models/blocks.tsv`, `lines.tsv`. */
export interface TreeNodeRow {
  readonly tree: number;
  readonly node: number;
  /** Name of the column asked about; "" for a leaf. */
  readonly feature: string;
  /** Most that the column may be for the way on to `low`; above it goes on to `high`. Both are nodes of the same tree. */
  readonly cut: number;
  readonly low: number;
  readonly high: number;
  /** What a leaf adds, in log-odds; 0 for a question. */
  readonly value: number;
}

/** A line that is never part of an article: "Leave a Reply", "Posted on", "Share this". */
export interface FurnitureRow {
  readonly id: string;
  /** Lower case, as the line reads without punctuation at its ends. */
  readonly phrase: string;
  /** "line": the whole line. "prefix": the line starts so. "note": a short paragraph that the article ends with has it anywhere. */
  readonly match: "line" | "prefix" | "note";
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
