import { getDomain } from "tldts";
import { findSiteName } from "./find-site-name.ts";
import type { Metadata } from "./read-metadata.ts";

/** The registrable domain of an address, "bbc.co.uk" of "https://www.bbc.co.uk/news", or null. */
export function domainOf(url: string | null | undefined): string | null {
  return url === null || url === undefined || url === "" ? null : getDomain(url);
}

/** The top-level country or kind of an address: "uk", "com". */
export function topLevelOf(url: string | null): string | null {
  return /^[a-z]+:\/\/[^/?#]*?\.([a-z][a-z\d-]*)\.?(?::\d+)?(?=[/?#]|$)/i.exec(url ?? "")?.[1]?.toLowerCase() ?? null;
}

/** An address made absolute, without fragment; null when it is none. */
export function absoluteUrl(href: string, base: string | null): string | null {
  if (href === "") return null;
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    url.hash = "";
    return url.href;
  } catch {
    return null;
  }
}

/** Where a page says that it belongs. */
export function canonicalOf({ canonical, meta }: Metadata, url: string | null): string | null {
  return absoluteUrl(canonical || (meta.get("og:url") ?? ""), url);
}

/** Where a page was read, else where it says that it belongs. */
export function addressOf(metadata: Metadata, url: string | null): string | null {
  return url ?? canonicalOf(metadata, null);
}

/** What a page calls the site that it belongs to. */
export interface SiteNames {
  /** All names that it gives it, the surest first, and its domain. */
  readonly all: readonly string[];
  /** The name that it gives itself, else its registrable domain. */
  readonly outlet: string | null;
}

/** Longest name of a site. */
const MAX_NAME = 80;

/** Who published a page, by what it says of itself, and by its address. */
export function nameSite(metadata: Metadata, url: string | null, copyright: readonly string[]): SiteNames {
  const { meta, jsonLd } = metadata;
  const domain = domainOf(url);
  const inTitle = findSiteName({ document: metadata.title, labels: metadata.siteLabels, copyright, domain });
  const own = meta.get("og:site_name");
  const application = meta.get("application-name");
  const names = [
    own,
    jsonLd?.publisher,
    application,
    meta.get("apple-mobile-web-app-title"),
    meta.get("al:ios:app_name"),
    meta.get("publisher"),
    metadata.publisher,
    inTitle,
    domain,
    domain?.split(".")[0],
  ];
  return {
    all: names.filter(isName),
    outlet: [own, jsonLd?.publisher, application, metadata.publisher].find(isName) ?? inTitle ?? domain,
  };
}

function isName(name: string | null | undefined): name is string {
  return name !== undefined && name !== null && name !== "" && name.length < MAX_NAME;
}
