import type { Article, CameoCode, CodedEvent, CountryCode, CountryCodes, Happening, Instant } from "../model/index.ts";

/** An event with what the columns of other data sets ask for beside it. */
export interface ForeignEvent {
  readonly event: CodedEvent;
  readonly storyId: string | null;
  /** Null when the record no longer has it. */
  readonly article: Article | null;
}

/** A happening with the event that tells it best and where that was read. */
export interface ForeignHappening extends ForeignEvent {
  readonly happening: Happening;
  readonly recordedAt: Instant;
}

/** What names and codes of other data sets are made from. */
export interface ForeignTables {
  readonly codesOf: (country: CountryCode) => CountryCodes | null;
  readonly nameOf: (country: CountryCode) => string;
  readonly cameoName: (code: CameoCode) => string;
}
