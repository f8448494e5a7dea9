import type { ArticleVersion, Instant, Store } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Row } from "./connection.ts";
import { NOW, successorOf } from "./standing.ts";

/** What the addresses of an article showed, by when; other lines of an address are other articles. See `Store.versions`. */
export function readVersions(connection: Connection, articleId: string, asOf?: Instant): readonly ArticleVersion[] {
  const commit = commitAsOf(connection, asOf);
  const own = "(SELECT no FROM articles WHERE id = ?)";
  const sql = `SELECT v.address, v.line, v.shown_at, a.id, a.title, c.recorded_at FROM versions v
    JOIN articles a ON a.no = v.article_no JOIN commits c ON c.no = v.commit_no
    WHERE v.address IN (SELECT address FROM versions WHERE article_no = ${own} AND commit_no <= ${commit}) AND v.commit_no <= ${commit}
    ORDER BY v.address, v.shown_at, v.no`;
  const lines = new Map<number, ArticleVersion[]>();
  for (const row of connection.all(sql, articleId)) {
    const version = {
      articleId: row.text("id"),
      title: row.text("title"),
      address: row.text("address"),
      shownAt: row.text("shown_at") || null,
      recordedAt: row.text("recorded_at"),
      isPresent: true,
    };
    const line = lines.get(row.number("line")) ?? [];
    lines.set(row.number("line"), line);
    if (line.at(-1)?.articleId !== version.articleId) line.push(version);
  }
  return [...lines.values()]
    .filter((line) => line.some((version) => version.articleId === articleId))
    .flatMap((line) => line.map((version, index) => ({ ...version, isPresent: index === line.length - 1 })));
}

/** The version that stands for an article: its own id unless it was superseded. See `Store.presentVersion`. */
export function readPresentVersion(connection: Connection, articleId: string, asOf?: Instant): string {
  const sql = `SELECT b.id FROM articles a JOIN articles b ON b.no = ${successorOf("a.no", commitAsOf(connection, asOf))} WHERE a.id = ?`;
  return connection.get(sql, articleId)?.text("id") ?? articleId;
}

const LAST_SHOWN = "SELECT * FROM versions WHERE address = ? AND shown_at <= ? ORDER BY shown_at DESC, no DESC LIMIT 1";
const FIRST_SHOWN = "SELECT * FROM versions WHERE address = ? AND shown_at > ? ORDER BY shown_at, no LIMIT 1";
const NEXT_IN_LINE = "SELECT * FROM versions WHERE address = ? AND line = ? AND (shown_at, no) > (?, ?) ORDER BY shown_at, no LIMIT 1";
const LAST_IN_LINE =
  "SELECT * FROM versions WHERE address = ? AND line = ? AND (shown_at, no) < (?, ?) ORDER BY shown_at DESC, no DESC LIMIT 1";

/** What an address showed last up to and with a moment, and first after it. */
export function shownAround(
  connection: Connection,
  address: string,
  shownAt: string,
): { readonly before: Row | null; readonly after: Row | null } {
  return { before: connection.get(LAST_SHOWN, address, shownAt), after: connection.get(FIRST_SHOWN, address, shownAt) };
}

/** Ids of the articles that these were; see `Store.articlesAround`. */
export function readArticlesAround(connection: Connection, address: string, shownAt: string): ReturnType<Store["articlesAround"]> {
  const idOf = (row: Row | null): string | null =>
    row && (connection.get("SELECT id FROM articles WHERE no = ?", row.number("article_no"))?.text("id") ?? null);
  const { before, after } = shownAround(connection, address, shownAt);
  return { before: idOf(before), after: idOf(after) };
}

/** What the line of a row showed next, or before; null when there is nothing. */
export function neighbourInLine(connection: Connection, row: Row, side: "before" | "after"): Row | null {
  const place = [row.text("address"), row.number("line"), row.text("shown_at"), row.number("no")];
  return connection.get(side === "after" ? NEXT_IN_LINE : LAST_IN_LINE, ...place);
}

/** Articles that this one took the place of, as it stands. */
export function predecessorsOf(connection: Connection, articleNo: number): readonly number[] {
  const sql = `SELECT DISTINCT x.article_no FROM superseded x WHERE x.by_no = ?1 AND ${successorOf("x.article_no", NOW)} = ?1`;
  return connection.all(sql, articleNo).map((row) => row.number("article_no"));
}
