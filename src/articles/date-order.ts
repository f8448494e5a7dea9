import type { DateOptions } from "./find-dates.ts";
import { topLevelOf } from "./name-outlet.ts";

/** Top-level domains whose English readers write the month first. */
const MONTH_FIRST = new Set(["com", "us", "org", "net", "edu", "gov", "mil", "ph", "tv", "info", "biz"]);
/** Regions of English that write the month first. */
const MONTH_FIRST_REGIONS = new Set(["us", "ph"]);

/**
 * How a page writes 03/04/2022: by the region that its `lang` names, else by its language and address.
 *
 * @example dateOrderOf({ claimed: "en-GB", language: "en", url: "https://example.com/" }) // "day first"
 */
export function dateOrderOf({ claimed, language, url }: PagePlace): DateOptions["order"] {
  if (language !== "en") return "day first";
  const region = /^en[-_]([a-z]{2})\b/i.exec(claimed)?.[1]?.toLowerCase();
  // Templates leave "en-US" behind on pages of every country, so that it proves nothing against a national domain.
  if (region !== undefined && region !== "us") return MONTH_FIRST_REGIONS.has(region) ? "month first" : "day first";
  return MONTH_FIRST.has(topLevelOf(url) ?? "com") ? "month first" : "day first";
}

export interface PagePlace {
  /** The page's lang attribute, "" where it has none. */
  readonly claimed: string;
  /** ISO 639-1, as detected. */
  readonly language: string;
  readonly url: string | null;
}
