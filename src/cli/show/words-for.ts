import { linkNames } from "../../lib/chain-links.ts";
import type { ActorRef, Attribution, EventTime, FuzzyDay, Origin, Precision, Published, PublishedBasis } from "../../model/index.ts";
import { MEDIUM_WORDS } from "../../lib/medium-words.ts";
import { cleanText } from "../clean-text.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * A date in words, as precisely as it is known.
 *
 * @example wordsForDay({ value: "2022-07", day: "2022-07-01", precision: "month" }) // "Jul 2022"
 */
export function wordsForDay(date: FuzzyDay): string {
  const [year = "", month = "", day = ""] = date.day.split("-");
  const monthName = MONTHS[Number(month) - 1] ?? month;
  const full = `${Number(day)} ${monthName} ${year}`;
  const words: Readonly<Record<Precision, string>> = {
    instant: full,
    day: full,
    week: `week of ${full}`,
    month: `${monthName} ${year}`,
    quarter: `quarter ${Math.ceil(Number(month) / 3)} of ${year}`,
    season: `season from ${monthName} ${year}`,
    year,
    decade: `the ${year.slice(0, 3)}0s`,
    century: `the century from ${year}`,
  };
  return words[date.precision];
}

/** "15 Aug 2022, inferred from "© 2022 BBC"". */
export function wordsForPublished(published: Published | null): string {
  if (published === null) return "day of publication unknown";
  const from = published.from.map((text) => `"${cleanText(text)}"`).join(" and ");
  const words = from === "" || published.basis === "feed" ? "" : published.basis === "inferred" ? ` ${from}` : `: ${from}`;
  return `${wordsForDay(published)}, ${BASIS_WORDS[published.basis]}${words}`;
}

const BASIS_WORDS: Readonly<Record<PublishedBasis, string>> = {
  jsonld: "from the page's JSON-LD",
  meta: "from the page's metadata",
  visible: "from the page's text",
  url: "from its address",
  feed: "as given beside the page",
  inferred: "inferred from",
};

/** "in July" is the words of the text; without any the day of publication stands in. */
export function wordsForTime(when: EventTime | null, text: string): string {
  if (when === null) return "no date";
  const date = wordsForDay(when);
  if (when.basis === "published") return `${date} (published)`;
  return when.span === null ? `${date} (by tense)` : `${date} ("${cleanText(text.slice(when.span.start, when.span.end))}")`;
}

export function wordsForOrigin(outlet: string | null, origin: Origin | null): string {
  const publisher = outlet === null ? "unknown outlet" : cleanText(outlet);
  if (origin === null) return publisher;
  const whose = `${cleanText(origin.outlet)} (by its ${origin.basis})`;
  if (!origin.republished) return outlet === null ? whose : publisher;
  return outlet === null ? `${whose}, republished` : `${publisher}, republishing ${whose}`;
}

/** "Russia", "Vladimir Putin (RUS)", "Mark Rutte (NATO)", "hostile forces (not named)". */
export function wordsForActor(actor: ActorRef | null): string {
  if (actor === null) return "nobody named";
  const name = cleanText(actor.name);
  if (actor.kind === "unnamed" && actor.country === null) return `${name} (not named)`;
  if (actor.body !== undefined) return `${name} (${cleanText(actor.body.name)})`;
  if (actor.kind === "state" || actor.country === null) return name;
  return `${name} (${actor.country})`;
}

/**
 * The chain of who says so, outermost first.
 *
 * @example wordsForAttribution(attribution) // "BBC, quoting KCNA, quoting a letter of Vladimir Putin"
 */
export function wordsForAttribution(attribution: Attribution): string {
  const links = linkNames(attribution.chain, cleanText).map((names, index, all) => {
    const isLast = index === all.length - 1;
    const medium = isLast && index > 0 && attribution.medium !== null ? `${MEDIUM_WORDS[attribution.medium]} ` : "";
    return medium + names;
  });
  const chain = links.length === 0 ? "nobody named" : links.join(", quoting ");
  return attribution.quoted && links.length > 1 ? `${chain}, word for word` : chain;
}
