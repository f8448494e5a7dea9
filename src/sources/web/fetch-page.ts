import type { Instant, Page, Skip } from "../../model/index.ts";
import { MAX_PAGE_BYTES } from "../page-bytes.ts";
import { followRedirects } from "./follow-redirects.ts";
import { ACCEPT_PAGE, pageOfFetched } from "./page-of-fetched.ts";
import { createWebClient } from "./web-client.ts";
import type { ClientOptions } from "./web-client.ts";

export interface FetchOptions extends ClientOptions {
  /** Recorded as `fetchedAt`. */
  readonly now: Instant;
  readonly maxBytes?: number;
}

/**
 * Fetches one page that a person asked for, as a browser would: without robots.txt.
 *
 * The address is checked at every redirect and again as the connection is made, after the name is resolved, so that no name and no redirect
 * leads into a private network. Bytes are counted while they come. Whatever goes wrong is a `Skip`; never throws for what a server does.
 */
export async function fetchPage(address: string, { now, maxBytes = MAX_PAGE_BYTES, ...options }: FetchOptions): Promise<Page | Skip> {
  const client = createWebClient(options);
  try {
    const fetched = await followRedirects(address, (url) => client.get(url, { accept: ACCEPT_PAGE, maxBytes }));
    return pageOfFetched(fetched, { from: address, now, maxBytes });
  } finally {
    await client.close();
  }
}
