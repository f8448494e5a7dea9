import { getDomain, parse } from "tldts";
import { findSiteName } from "./find-site-name.ts";
import type { Metadata } from "./read-metadata.ts";

/** The registrable domain of an address, "bbc.co.uk" of "https://www.bbc.co.uk/news", or null. */
export function domainOf(url: string | null | undefined): string | null {
  return url === null || url === undefined || url === "" ? null : getDomain(url);
}

/** The top-level country or kind of an address: "uk", "com". */
export function topLevelOf(url: string | null): string | null {
  return url === null ? null : (parse(url).publicSuffix?.split(".").at(-1) ?? null);
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

/** Names that a page gives its site, the surest first. */
export function siteNames(metadata: Metadata, url: string | null, copyright: readonly string[]): readonly string[] {
  const { meta, jsonLd } = metadata;
  const domain = domainOf(url);
  const names = [
    meta.get("og:site_name"),
    jsonLd?.publisher,
    meta.get("application-name"),
    meta.get("apple-mobile-web-app-title"),
    meta.get("al:ios:app_name"),
    meta.get("publisher"),
    metadata.publisher,
    nameInTitle(metadata, url, copyright),
    domain,
    domain?.split(".")[0],
  ];
  return names.filter((name): name is string => name !== undefined && name !== null && name !== "" && name.length < 80);
}

/** Who published the page: the name that it gives itself, else its registrable domain. */
export function nameOutlet(metadata: Metadata, url: string | null, copyright: readonly string[]): string | null {
  const { meta, jsonLd } = metadata;
  const named = [meta.get("og:site_name"), jsonLd?.publisher, meta.get("application-name"), metadata.publisher].find(
    (name) => name !== undefined && name !== "" && name.length < 80,
  );
  return named ?? nameInTitle(metadata, url, copyright) ?? domainOf(url);
}

function nameInTitle({ title, siteLabels }: Metadata, url: string | null, copyright: readonly string[]): string | null {
  return findSiteName({ document: title, labels: siteLabels, copyright, domain: domainOf(url) });
}
