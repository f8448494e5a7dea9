import type { SentenceHit } from "../model/index.ts";
import type { Connection } from "./connection.ts";

const SQL = `SELECT a.id, a.text, s.start, s."end" FROM sentence_words JOIN sentences s ON s.no = sentence_words.rowid JOIN articles a ON a.no = s.article_no
  WHERE sentence_words MATCH ? ORDER BY bm25(sentence_words), a.id, s.start LIMIT ?`;

/** Sentences that hold all the words, best first by BM25. Signs that FTS5 would take for its own language are only words here. */
export function searchSentences(connection: Connection, words: string, limit: number): readonly SentenceHit[] {
  const terms = words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (terms.length === 0 || limit < 1) return [];
  const match = terms.map((term) => `"${term}"`).join(" ");
  return connection.all(SQL, match, Math.floor(limit)).map((row) => {
    const [start, end] = [row.number("start"), row.number("end")];
    return { articleId: row.text("id"), sentence: row.text("text").slice(start, end), start, end };
  });
}
