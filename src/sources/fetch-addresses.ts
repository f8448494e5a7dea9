import type { Instant } from "../model/index.ts";
import type { Address } from "./archives/archive.ts";
import { fetchPage } from "./fetch-page.ts";
import type { LoadedPage } from "./load-archives.ts";

export interface FetchAddressesOptions {
  readonly now: () => Instant;
  readonly userAgent: string;
  readonly addresses: "public" | "any";
}

/** Fetches the addresses among entries, in their order; all else passes as it is. */
export async function* fetchAddresses<T extends { readonly kind: string }>(
  entries: AsyncIterable<T | Address>,
  { now, ...options }: FetchAddressesOptions,
): AsyncGenerator<T | LoadedPage> {
  for await (const entry of entries) {
    if (!isAddressEntry(entry)) yield entry;
    else yield { kind: "loaded", page: await fetchPage(entry.url, { ...options, now: now() }) };
  }
}

function isAddressEntry<T extends { readonly kind: string }>(entry: T | Address): entry is Address {
  return entry.kind === "address";
}
