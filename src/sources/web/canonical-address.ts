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
