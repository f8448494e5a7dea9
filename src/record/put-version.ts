import type { NewVersion } from "../model/index.ts";
import { numberOfArticle } from "./article-numbers.ts";
import type { Connection, Row } from "./connection.ts";
import { withArticleSums } from "./count-standing.ts";
import { NOW, successorOf } from "./standing.ts";
import type { Writer } from "./writer.ts";

/**
 * Notes which words an address showed when, and lets articles that no address shows any more be superseded; see `Store.putVersion`.
 *
 * An article stands when at one of its addresses nothing came after it, or what came was another article. So the order of arrival does not
 * matter, and an article that was never seen at an address always stands.
 */
export function putVersion(writer: Writer, { address, articleId, begins, ...version }: NewVersion): boolean {
  const { connection } = writer;
  const shownAt = version.shownAt ?? "";
  const articleNo = numberOfArticle(connection, articleId);
  const before = lastShown(connection, address, shownAt);
  const isNoted = before?.number("article_no") === articleNo && before.text("shown_at") === shownAt;
  if (!isNoted)
    connection.insert("versions", {
      address,
      shown_at: shownAt,
      article_no: articleNo,
      begins: Number(begins),
      commit_no: writer.commitNo(),
    });
  // What stands again comes first: what it superseded in turn then points at it, and it at nothing.
  const concerned = before === null ? [articleNo] : [articleNo, before.number("article_no")];
  return concerned.map((no) => settle(writer, no)).includes(true);
}

const LAST_SHOWN = "SELECT * FROM versions WHERE address = ? AND shown_at <= ? ORDER BY shown_at DESC, no DESC LIMIT 1";
const NEXT_SHOWN = `SELECT * FROM versions WHERE address = ? AND (shown_at, no) > (?, ?) ORDER BY shown_at, no LIMIT 1`;

/** What an address showed last up to and with a moment; null when it was not seen then. */
function lastShown(connection: Connection, address: string, until: string): Row | null {
  return connection.get(LAST_SHOWN, address, until);
}

/** Id of the article whose words an address shows; see `Store.articleAt`. */
export function readArticleAt(connection: Connection, address: string): string | null {
  const row = lastShown(connection, address, "~");
  return row && (connection.get("SELECT id FROM articles WHERE no = ?", row.number("article_no"))?.text("id") ?? null);
}

/** What came in the place of a row; null when nothing did, or another article. */
function versionAfter(connection: Connection, row: Row): Row | null {
  const next = connection.get(NEXT_SHOWN, row.text("address"), row.text("shown_at"), row.number("no"));
  return next === null || next.number("begins") === 1 ? null : next;
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
  if (rows.some((row) => versionAfter(connection, row) === null)) return null;
  let [last] = rows;
  for (let next = last; next !== null && next !== undefined; next = versionAfter(connection, next) ?? undefined) last = next;
  return last?.number("article_no") ?? null;
}

/** Articles that this one took the place of, as it stands. */
export function predecessorsOf(connection: Connection, articleNo: number): readonly number[] {
  const sql = `SELECT DISTINCT x.article_no FROM superseded x WHERE x.by_no = ?1 AND ${successorOf("x.article_no", NOW)} = ?1`;
  return connection.all(sql, articleNo).map((row) => row.number("article_no"));
}
