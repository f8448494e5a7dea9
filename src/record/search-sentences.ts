import type { Instant, SentenceHit } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection } from "./connection.ts";
import { NOW, presentArticle } from "./standing.ts";

/** Sentences that are put in order; where more hold all the words, the latest recorded of them. A word in every second sentence would else take seconds. */
const RANKED = 500;

/**
 * Shortest first: where every word is there, BM25 orders by little else (each word's weight is the same for all that hold it), and asking
 * FTS5 for it reads the whole list of every common word.
 */
const sqlOf = (asOf: number, last: number): string => `SELECT a.id, a.text, s.start, s."end" FROM (
    SELECT s.article_no, s.start, s."end" FROM (SELECT rowid AS no FROM sentence_words WHERE sentence_words MATCH ? AND rowid <= ${last} ORDER BY rowid DESC LIMIT ${RANKED}) hit
    JOIN sentences s ON s.no = hit.no WHERE ${presentArticle("s.article_no", asOf)} ORDER BY s."end" - s.start, s.no LIMIT ?
  ) s JOIN articles a ON a.no = s.article_no ORDER BY s."end" - s.start, a.id, s.start`;

/** Sentences that hold all the words, shortest first. Signs that FTS5 would take for its own language are only words here. */
export function searchSentences(
  connection: Connection,
  words: string,
  { limit, asOf }: { readonly limit: number; readonly asOf: Instant | undefined },
): readonly SentenceHit[] {
  const terms = words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (terms.length === 0 || limit < 1) return [];
  const match = terms.map((term) => `"${term}"`).join(" ");
  const commit = commitAsOf(connection, asOf);
  // Written into the statement: FTS5 looks only at whole numbers, and what is bound is none for SQLite.
  const sql = sqlOf(commit, asOf === undefined ? NOW : lastSentence(connection, commit));
  return connection.all(sql, match, Math.floor(limit)).map((row) => {
    const [start, end] = [row.number("start"), row.number("end")];
    return { articleId: row.text("id"), sentence: row.text("text").slice(start, end), start, end };
  });
}

/** Number of the last sentence that was recorded by then: they are numbered as they came, with their article. */
function lastSentence(connection: Connection, commit: number): number {
  const article = connection.count("SELECT no FROM articles WHERE commit_no <= ? ORDER BY no DESC LIMIT 1", commit);
  return connection.count("SELECT no FROM sentences WHERE article_no <= ? ORDER BY no DESC LIMIT 1", article);
}
