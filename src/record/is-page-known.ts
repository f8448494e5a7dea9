import { pageAddress } from "../lib/canonical-address.ts";
import { inWholeSeconds } from "../lib/day.ts";
import type { PageKey } from "../model/index.ts";
import type { Connection } from "./connection.ts";

const LAST_READING = `SELECT r.article_no, r.article ->> '$.url' AS url, r.article ->> '$.canonicalUrl' AS own
  FROM readings r WHERE r.page_no = ? ORDER BY r.no DESC LIMIT 1`;

/** What an address showed when the page was fetched, as far as is known. */
const SHOWN = "SELECT article_no FROM versions WHERE address = ? AND shown_at <= ? ORDER BY shown_at DESC, no DESC LIMIT 1";

/** Whether a page was handled before and is not one that went back to older words; see `Store.hasPage`. */
export function isPageKnown(connection: Connection, page: PageKey): boolean {
  const row = connection.get("SELECT no FROM pages WHERE id = ? AND place = ?", page.id, page.from);
  if (row === null) return false;
  const reading = page.fetchedAt === undefined ? null : connection.get(LAST_READING, row.number("no"));
  const address = reading && pageAddress(page.url ?? reading.textOrNull("url"), reading.textOrNull("own"));
  if (reading === null || address === null) return true;
  const shown = connection.get(SHOWN, address, inWholeSeconds(page.fetchedAt ?? ""));
  return shown === null || shown.number("article_no") === reading.number("article_no");
}
