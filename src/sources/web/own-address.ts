import type { Listing } from "../../model/index.ts";
import { canonicalAddress } from "../../lib/canonical-address.ts";

/** With the address that the page calls its own, where it is another: by that it is not fetched again. */
export function withOwnAddress(listing: Listing, canonicalUrl: string | null): Listing {
  const own = canonicalUrl === null ? listing.key : canonicalAddress(canonicalUrl);
  return own === listing.key ? listing : { ...listing, resolvedKey: own };
}
