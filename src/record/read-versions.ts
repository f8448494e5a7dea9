import type { ArticleVersion, Instant } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection } from "./connection.ts";
import { successorOf } from "./standing.ts";

/** What the addresses of an article showed, by when; what an address began anew with counts as another article. See `Store.versions`. */
export function readVersions(connection: Connection, articleId: string, asOf?: Instant): readonly ArticleVersion[] {
  const commit = commitAsOf(connection, asOf);
  const own = "(SELECT no FROM articles WHERE id = ?)";
  const sql = `SELECT v.address, v.shown_at, v.begins, a.id, a.title, c.recorded_at FROM versions v
    JOIN articles a ON a.no = v.article_no JOIN commits c ON c.no = v.commit_no
    WHERE v.address IN (SELECT address FROM versions WHERE article_no = ${own} AND commit_no <= ${commit}) AND v.commit_no <= ${commit}
    ORDER BY v.address, v.shown_at, v.no`;
  const lines: ArticleVersion[][] = [];
  for (const row of connection.all(sql, articleId)) {
    const version = {
      articleId: row.text("id"),
      title: row.text("title"),
      address: row.text("address"),
      shownAt: row.text("shown_at") || null,
      recordedAt: row.text("recorded_at"),
      isPresent: true,
    };
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line === undefined || last?.address !== version.address || row.number("begins") === 1) lines.push([version]);
    else if (last.articleId !== version.articleId) line.push(version);
  }
  return lines
    .filter((line) => line.some((version) => version.articleId === articleId))
    .flatMap((line) => line.map((version, index) => ({ ...version, isPresent: index === line.length - 1 })));
}

/** The version that stands for an article: its own id unless it was superseded. See `Store.presentVersion`. */
export function readPresentVersion(connection: Connection, articleId: string, asOf?: Instant): string {
  const sql = `SELECT b.id FROM articles a JOIN articles b ON b.no = ${successorOf("a.no", commitAsOf(connection, asOf))} WHERE a.id = ?`;
  return connection.get(sql, articleId)?.text("id") ?? articleId;
}
