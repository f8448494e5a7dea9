import type { PageKey, Skip } from "../model/index.ts";
import { addToTotal } from "./pending-sums.ts";
import type { Writer } from "./writer.ts";

/** The number of the page's row, which is added when it is not there. */
export function ensurePage(writer: Writer, page: PageKey): number {
  const { connection } = writer;
  const known = connection.get("SELECT no FROM pages WHERE id = ? AND place = ?", page.id, page.from);
  if (known !== null) return known.number("no");
  addToTotal(writer.sums, "pages", 1);
  return connection.insert("pages", {
    id: page.id,
    place: page.from,
    url: page.url ?? null,
    fetched_at: page.fetchedAt ?? null,
    content_type: page.contentType ?? null,
    size: page.size,
    commit_no: writer.commitNo(),
  });
}

/** Adds why a page gave nothing; the same skip of the same page is there once. */
export function putSkip(writer: Writer, page: PageKey, skip: Skip): void {
  const { connection } = writer;
  const pageNo = ensurePage(writer, page);
  const last = connection.get("SELECT reason, place, why FROM skips WHERE page_no = ? ORDER BY no DESC LIMIT 1", pageNo);
  if (last?.text("reason") === skip.reason && last.text("place") === skip.where && last.text("why") === skip.why) return;
  const { reason, where, why } = skip;
  connection.insert("skips", { page_no: pageNo, reason, place: where, why, commit_no: writer.commitNo() });
}
