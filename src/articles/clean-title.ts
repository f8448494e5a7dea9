import { wordsOnly } from "./words-only.ts";

/** Marks that part a headline from the name of the site. */
const SEPARATOR = /\s+[|\-–—·•»«:~/]+\s+|\s*\|\s*|\s+::\s+/g;
/** Most words in the name of a site or section. */
const MAX_SITE_WORDS = 5;

export interface TitleSources {
  /** Texts of `<h1>`, in order. */
  readonly h1: readonly string[];
  /** What structured data gives, the surest first; "" where there is none. */
  readonly named: readonly string[];
  /** `<title>`. */
  readonly document: string;
  /** Names of the site: og:site_name, publisher, domain. */
  readonly sites: readonly string[];
}

/** The headline without the site's suffix: an `<h1>` that the page's other titles agree with, else structured data, else `<title>`. */
export function chooseTitle({ h1, named, document, sites: names }: TitleSources): string {
  const sites = siteKeys(names);
  const others = [...named, document].filter((title) => title !== "");
  const agreed = h1.filter((title) => countLetters(title) > 2 && others.some((other) => agrees(title, other)) && !isSiteName(title, sites));
  const [longest] = [...agreed].sort((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  const lone = h1.length === 1 ? h1[0] : undefined;
  const stripped = others.map((title) => stripSite(title, sites)).filter((title) => title !== "" && !isSiteName(title, sites));
  return stripped[0] ?? lone ?? h1[0] ?? document;
}

/** The parts of a title that marks part: "Talks end - World - The Example" → ["Talks end", "World", "The Example"]. */
export function splitTitle(title: string): readonly string[] {
  return title
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Most words in the name of a section between a headline and the site, and fewest of that headline: "Talks end in Vienna - World - The Example". */
const MAX_SECTION_WORDS = 2;
const LEAST_BEFORE_SECTION = 4;

/** Takes the names of the site and its section off a title, "Talks end in Vienna - World - The Example" or "The Example: Talks end in Vienna". `sites` are its `siteKeys`. */
export function stripSite(title: string, sites: readonly string[]): string {
  const cuts = [...title.matchAll(SEPARATOR)];
  let kept = title;
  for (const cut of cuts.toReversed()) {
    const tail = kept.slice(cut.index + cut[0].length);
    const head = kept.slice(0, cut.index);
    const isBar = cut[0].includes("|") || cut[0].includes("::");
    const [tailWords, headWords] = [tail.split(/\s+/).length, head.split(/\s+/).length];
    const isShort = tailWords <= MAX_SITE_WORDS && headWords >= 3;
    const isSection = kept !== title && tailWords <= MAX_SECTION_WORDS && headWords >= LEAST_BEFORE_SECTION && /^\p{Lu}/u.test(tail);
    if (!isSiteName(tail, sites) && !(isBar && isShort) && !isSection) break;
    kept = head;
  }
  const first = cuts[0];
  if (first !== undefined && isSiteName(kept.slice(0, first.index), sites)) kept = kept.slice(first.index + first[0].length);
  const colon = kept.indexOf(": ");
  if (colon > 0 && sites.includes(looseKey(kept.slice(0, colon)))) kept = kept.slice(colon + 2);
  return kept.trim();
}

function agrees(a: string, b: string): boolean {
  const [x, y] = [looseKey(a), looseKey(b)];
  return x !== "" && (y.includes(x) || (x.includes(y) && y.length > x.length * 0.6));
}

/** Names of a site as `isSiteName` wants them. */
export function siteKeys(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(looseKey))].filter((key) => key !== "");
}

/** Whether a text is the name of the site or most of it; `sites` are its `siteKeys`. */
export function isSiteName(text: string, sites: readonly string[]): boolean {
  const key = looseKey(text);
  if (key === "") return true;
  return sites.some((name) => {
    const bare = name.replace(/^the/, "");
    return (
      key === name ||
      key === bare ||
      (key.length > 3 && name.includes(key)) ||
      (bare.length > 3 && key.includes(bare) && key.length < bare.length * 2.5)
    );
  });
}

export function looseKey(text: string): string {
  return wordsOnly(text, "");
}

function countLetters(text: string): number {
  return looseKey(text).length;
}
