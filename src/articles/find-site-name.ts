import { looseKey, splitTitle } from "./clean-title.ts";
import { readCopyright } from "./read-copyright.ts";

/** What may tell the name of a site that does not say it in its data. */
export interface SiteEvidence {
  /** `<title>`. */
  readonly document: string;
  /** Texts of the links to the front page, and of elements that are called the site's name. */
  readonly labels: readonly string[];
  /** © lines of the page. */
  readonly copyright: readonly string[];
  /** Registrable domain, or null. */
  readonly domain: string | null;
}

/** Most words in the name of a site. */
const MAX_WORDS = 10;

/**
 * The end or the start of `<title>` when something else on the page bears it out: the domain, the link to the front page, a © line.
 *
 * @example findSiteName({ document: "Talks end - Northwire", labels: [], copyright: [], domain: "northwire.example" }) // "Northwire"
 */
export function findSiteName({ document, labels, copyright, domain }: SiteEvidence): string | null {
  const parts = splitTitle(document);
  if (parts.length < 2) return labelBefore(document, labels);
  const label = looseKey(domain?.split(".")[0] ?? "");
  const isLabel = createNameTest(() => labels);
  const isOwner = createNameTest(() => copyright.map((line) => readCopyright(line)?.owner ?? ""));
  const isBorneOut = (key: string): boolean => key.length > 2 && (isOfDomain(key, label) || isLabel(key) || isOwner(key));
  return (
    [parts.at(-1), parts[0]].find((part) => part !== undefined && part.split(" ").length <= MAX_WORDS && isBorneOut(bareKey(part))) ?? null
  );
}

/** "The Harbour Post" of "The Harbour Post: Talks end", as the software of blogs writes titles, where a label says just that. */
function labelBefore(document: string, labels: readonly string[]): string | null {
  return labels.find((label) => document.startsWith(`${label}: `)) ?? null;
}

/** Tells whether one of some names is a key or begins with it; they are read when it is first asked. */
function createNameTest(list: () => readonly string[]): (key: string) => boolean {
  let keys: readonly string[] | null = null;
  return (key) => {
    keys ??= list()
      .map(bareKey)
      .filter((each) => each.length > 2);
    return keys.some((each) => each.startsWith(key));
  };
}

function isOfDomain(key: string, label: string): boolean {
  return label.length > 3 && (label === key || (key.length > 3 && (label.includes(key) || key.includes(label))));
}

function bareKey(name: string): string {
  return looseKey(name.replace(/^the\s+/i, ""));
}
