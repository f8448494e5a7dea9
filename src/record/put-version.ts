import type { NewVersion } from "../model/index.ts";
import { numberOfArticle } from "./article-numbers.ts";
import type { Connection } from "./connection.ts";
import { withArticleSums } from "./count-standing.ts";
import { neighbourInLine, predecessorsOf, shownAround } from "./read-versions.ts";
import { NOW, successorOf } from "./standing.ts";
import type { Writer } from "./writer.ts";

/**
 * Notes which words an address showed when, and lets articles that no address shows any more be superseded; see `Store.putVersion`.
 *
 * An article stands when at one of its addresses nothing came after it in its line. So the order of arrival does not matter, and an article
 * that was never seen at an address always stands.
 */
export function putVersion(writer: Writer, { address, articleId, kin, ...version }: NewVersion): boolean {
  const { connection } = writer;
  const shownAt = version.shownAt ?? "";
  const articleNo = numberOfArticle(connection, articleId);
  const { before, after } = shownAround(connection, address, shownAt);
  if (before?.number("article_no") === articleNo && before.text("shown_at") === shownAt) return false;
  const kinNo = kin === null ? null : numberOfArticle(connection, kin);
  const line = [before, after].find((row) => row !== null && row.number("article_no") === kinNo)?.number("line");
  const no = connection.count("SELECT ifnull(max(no), 0) + 1 FROM versions");
  const row = { no, address, line: line ?? no, shown_at: shownAt, article_no: articleNo };
  connection.insert("versions", { ...row, commit_no: writer.commitNo() });
  const inserted = connection.get("SELECT * FROM versions WHERE no = ?", no);
  const last = inserted && neighbourInLine(connection, inserted, "before");
  // What stands again comes first: what it superseded in turn then points at it, and it at nothing.
  const concerned = last === null ? [articleNo] : [articleNo, last.number("article_no")];
  return concerned.map((each) => settle(writer, each)).includes(true);
}

/** Records whether an article is superseded, and by which, where that changed. */
function settle(writer: Writer, articleNo: number): boolean {
  const { connection } = writer;
  const by = findSuccessor(connection, articleNo);
  const known = connection.get(`SELECT ${successorOf("a.no", NOW)} AS by_no FROM (SELECT ? AS no) a`, articleNo)?.numberOrNull("by_no");
  if (by === known) return false;
  withArticleSums(writer, articleNo, () => insertSuccessor(writer, articleNo, by));
  // Earlier versions point at what stands, so that one look tells.
  if (by !== null) for (const no of predecessorsOf(connection, articleNo)) insertSuccessor(writer, no, by);
  return true;
}

function insertSuccessor(writer: Writer, article_no: number, by_no: number | null): void {
  writer.connection.insert("superseded", { article_no, by_no, commit_no: writer.commitNo() });
}

/** What the address that showed an article last shows now; null when one shows it still. */
function findSuccessor(connection: Connection, articleNo: number): number | null {
  const rows = connection.all("SELECT * FROM versions WHERE article_no = ? ORDER BY shown_at DESC, no DESC", articleNo);
  if (rows.some((row) => neighbourInLine(connection, row, "after") === null)) return null;
  let [last] = rows;
  for (let next = last; next !== undefined; next = neighbourInLine(connection, next, "after") ?? undefined) last = next;
  return last?.number("article_no") ?? null;
}
