import { pageAddress } from "../lib/canonical-address.ts";
import { inWholeSeconds } from "../lib/day.ts";
import type { Article, Day, Instant, PageKey } from "../model/index.ts";

/** Where the words of an article were seen, and when. */
export interface ShownArticle {
  /** Canonical: pages that are one have one. */
  readonly address: string;
  /** When the page was fetched, else what it says of its own age, in UTC and to the second; null when nothing tells. */
  readonly shownAt: Instant | Day | null;
}

/** The address at which a page shows an article; null for a page that has none: a file, a mail, an entry of an archive of files. */
export function findAddress(page: Pick<PageKey, "url" | "fetchedAt">, article: Article): ShownArticle | null {
  const address = pageAddress(page.url ?? article.url, article.canonicalUrl);
  const { published, updatedAt } = article;
  const moment = page.fetchedAt ?? updatedAt ?? published?.instant ?? published?.day ?? null;
  return address === null ? null : { address, shownAt: moment && inWholeSeconds(moment) };
}
