import { contentId } from "../../lib/hash.ts";
import { given } from "../../lib/given.ts";
import type { Instant, Page, PageHints, Skip } from "../../model/index.ts";
import { openBytes, skipOf, tooLarge } from "../page-bytes.ts";
import { whyLater } from "./follow-redirects.ts";
import type { Fetched } from "./follow-redirects.ts";

export const ACCEPT_PAGE = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1";

export interface PageOfFetchedOptions {
  /** The address that was asked for, which the record calls the page by. */
  readonly from: string;
  readonly now: Instant;
  readonly maxBytes: number;
  readonly hints?: PageHints;
}

/** A page of what a server answered; any other answer than a body of text is a `Skip`. */
export function pageOfFetched(fetched: Fetched, { from, now, maxBytes, hints }: PageOfFetchedOptions): Page | Skip {
  if (fetched.kind === "failed") return skipOf(fetched.reason, from, fetched.why);
  if (fetched.kind === "later") return skipOf("source/refused", from, whyLater(fetched));
  if (fetched.kind !== "body")
    return skipOf("source/refused", from, `the server answered ${fetched.kind === "status" ? fetched.status : 304}`);
  if (fetched.bytes.length > maxBytes) return tooLarge(fetched.bytes.length, { where: from, maxBytes });
  const bytes = openBytes(fetched.bytes, { where: from, maxBytes, named: "plain" });
  if ("kind" in bytes) return bytes;
  const { contentType } = fetched.fields;
  return {
    id: contentId(bytes),
    from,
    url: fetched.url,
    fetchedAt: now,
    bytes,
    ...(contentType === null ? {} : { contentType }),
    ...given({ hints }),
  };
}
