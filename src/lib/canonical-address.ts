/** Parameters that tell where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|at_(?:medium|campaign|custom\d|link_\w+|bbc_team|format|ptr_name)|ns_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|igsh|cmpid|cmp|ftag|smid|smtyp|xtor|wt_mc|ocid|ito|__twitter_impression|traffic_source|guccounter|rss|amp|outputtype|_hs\w+|vero_id|mkt_tok|spm)$/i;

/**
 * What makes two addresses the same page: a key to compare by, not to fetch.
 *
 * Scheme, "www.", default port, fragment, tracking parameters, order of parameters, a slash or "/amp" at the end do not matter.
 *
 * @example canonicalAddress("http://www.example.org/a/?utm_source=x#top") // "https://example.org/a"
 */
export function canonicalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return address;
  const port = url.port === "" || url.port === "80" || url.port === "443" ? "" : `:${url.port}`;
  const host = url.hostname
    .toLowerCase()
    .replace(/^www\d?\.(?=.+\.)/, "")
    .replace(/\.$/, "");
  const path = url.pathname.replace(/\/(?:amp\/?)?$/i, "").replaceAll(/\/{2,}/g, "/");
  const params = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a, x], [b, y]) => (a + x < b + y ? -1 : 1));
  const query = params.length === 0 ? "" : `?${new URLSearchParams(params).toString()}`;
  const fragment = url.hash.startsWith("#!") ? url.hash : ""; // pages of the time when scripts read it
  return `https://${host}${port}${path}${query}${fragment}`;
}

/** An address made whole against where it stands; null for what is none, and for what is not fetched (mailto:, javascript:). */
export function wholeAddress(address: string, base: string): string | null {
  const trimmed = address.trim();
  if (trimmed === "" || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

/** Names of servers that show the pages of another: "www.", "m.", "amp.". */
const SAME_SITE = /^(?:www\d?|m|mobile|amp)\.(?=.+\.)/;

/**
 * The canonical address that makes pages one: that which the page calls its own where it is on the site that it came from, else that which it
 * came from. Null where there is neither. One on another site is that of the first publisher, whose words may have been cut or changed here;
 * a page that calls the front page its own says nothing.
 *
 * @example pageAddress("https://m.example.org/a?utm_source=x", "https://www.example.org/a") // "https://example.org/a"
 */
export function pageAddress(url: string | null, canonicalUrl: string | null): string | null {
  const [came, own] = [url, canonicalUrl].map((address) => (address === null || !isWeb(address) ? null : new URL(address)));
  const isOwn = own !== null && own !== undefined && (own.pathname !== "/" || own.search !== "");
  if (isOwn && (came === null || came === undefined || siteOf(own) === siteOf(came))) return canonicalAddress(own.href);
  return came === null || came === undefined ? null : canonicalAddress(came.href);
}

function isWeb(address: string): boolean {
  return /^https?:/i.test(address) && URL.canParse(address);
}

function siteOf({ hostname }: URL): string {
  return hostname.toLowerCase().replace(SAME_SITE, "");
}
