import type { FollowedSource, ListingCounts, SourceState } from "../../model/index.ts";
import type { SourceFindings } from "../../sources/index.ts";
import { cleanText } from "../clean-text.ts";
import { numberOf, wordsForTime } from "../ingest/show-progress.ts";
import type { Screen } from "./screen.ts";
import type { Cell } from "./table-of.ts";
import { tableOf } from "./table-of.ts";

type Listed = FollowedSource & { readonly listings: ListingCounts };

/** Enough of an id to name a source by. */
const ID_SHOWN = 6;

export function showSources(sources: readonly Listed[], now: number, screen: Screen): string {
  if (sources.length === 0) return "The record follows no source. Add some with demarche sources add ADDRESS\n";
  const faint = (words: string): string => screen.paint(words, "faint");
  const head = ["id", "state", "every", "last new", "read", "waiting", "source"].map((text, column): Cell => ({
    text,
    paint: faint,
    align: column >= 2 && column <= 5 ? "right" : "left",
  }));
  const rows = sources.map((source): readonly Cell[] => [
    { text: source.id.slice(0, ID_SHOWN) },
    { text: source.state },
    { text: spanOf(source.intervalMs), align: "right" },
    { text: agoOf(source.lastNewAt, now), align: "right" },
    { text: numberOf(source.listings.done), align: "right" },
    { text: numberOf(source.listings.waiting), align: "right" },
    { text: cleanText(source.title === "" ? source.address : `${source.title}  ${source.address}`) },
  ]);
  const troubles = sources.flatMap(({ id, trouble, failures }) =>
    trouble === null ? [] : [`${id.slice(0, ID_SHOWN)}  ${cleanText(trouble)}${failures > 1 ? `, ${failures} times in a row` : ""}`],
  );
  const below = troubles.length === 0 ? [] : ["", screen.paint("Troubles", "warning"), ...troubles];
  return `${[...tableOf([head, ...rows]), ...below].join("\n")}\n`;
}

function agoOf(at: number | null, now: number): string {
  return at === null ? "never" : `${spanOf(Math.max(0, now - at))} ago`;
}

const DAY_MS = 24 * 3600_000;

/** "30 min", "2 h 5 min"; "12 days" from the third day on, when hours tell nothing any more. */
function spanOf(ms: number): string {
  if (ms >= 2 * DAY_MS) return `${numberOf(Math.floor(ms / DAY_MS))} days`;
  return wordsForTime(ms / 1000).replace(/(?<= min) \d+ s$| 0 min$/, "");
}

export interface SourceStats {
  readonly states: Readonly<Partial<Record<SourceState, number>>>;
  readonly listings: ListingCounts;
  /** By the country that a list names; "" for none. Most pages first. */
  readonly countries: readonly { readonly country: string; readonly sources: number; readonly done: number }[];
}

export function sourceStats(sources: readonly FollowedSource[], countsOf: (id?: string) => ListingCounts): SourceStats {
  const states = Map.groupBy(sources, ({ state }) => state);
  const byCountry = Map.groupBy(
    sources.filter(({ state }) => state !== "removed"),
    ({ about }) => about["country"] ?? "",
  );
  const countries = [...byCountry].map(([country, all]) => ({
    country,
    sources: all.length,
    done: all.reduce((sum, { id }) => sum + countsOf(id).done, 0),
  }));
  return {
    states: Object.fromEntries([...states].map(([state, all]) => [state, all.length])),
    listings: countsOf(),
    countries: countries.sort((a, b) => b.done - a.done || (a.country < b.country ? -1 : 1)),
  };
}

export function showStats({ states, listings, countries }: SourceStats, screen: Screen): string {
  const row = (count: number, words: string): readonly Cell[] => [{ text: numberOf(count), align: "right" }, { text: cleanText(words) }];
  const lines = [
    screen.paint("Sources", "strong"),
    ...tableOf(
      Object.entries(states).map(([state, count]) => row(count, state)),
      "  ",
    ),
    "",
    screen.paint("Addresses that they listed", "strong"),
    ...tableOf([row(listings.done, "read or skipped"), row(listings.waiting, "waiting"), row(listings.givenUp, "given up")], "  "),
    "",
    screen.paint("By country: sources, addresses read", "strong"),
    ...tableOf(
      countries.map(({ country, sources, done }): readonly Cell[] => [
        { text: country === "" ? "none named" : cleanText(country) },
        { text: numberOf(sources), align: "right" },
        { text: numberOf(done), align: "right" },
      ]),
      "  ",
    ),
  ];
  return `${lines.join("\n")}\n`;
}

export function showFindings(findings: readonly SourceFindings[], now: number, screen: Screen): string {
  const rows = findings.map((finding): readonly Cell[] => [
    { text: finding.id.slice(0, ID_SHOWN) },
    {
      text: finding.trouble === null ? "well" : "trouble",
      paint: (words) => screen.paint(words, finding.trouble === null ? "plain" : "warning"),
    },
    { text: cleanText(finding.title || finding.address) },
    { text: cleanText(wordsOf(finding, now)) },
  ]);
  return `${tableOf(rows).join("\n")}\n`;
}

function wordsOf({ trouble, listed, distinct, newestAt, movedTo }: SourceFindings, now: number): string {
  const moved = movedTo === null ? "" : `; it moved to ${movedTo}`;
  if (trouble !== null) return trouble + moved;
  const newest = newestAt === null ? "no dates" : `newest ${agoOf(Date.parse(newestAt), now)}`;
  return `${listed} listed${distinct < listed ? `, ${distinct} of them distinct` : ""}, ${newest}${moved}`;
}
