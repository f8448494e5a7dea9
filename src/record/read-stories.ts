import type { Article, Instant, Story, StoryMember } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { isPrinting } from "./stored-json.ts";
import { happeningsOfStory } from "./read-happenings.ts";
import { latestReading, NOW, standingMember, standingReading, standingRow, successorOf } from "./standing.ts";

const articleSql = (asOf: number): string =>
  `SELECT a.title, a.text, r.article FROM articles a JOIN readings r ON r.article_no = a.no WHERE a.id = ? AND ${latestReading("r", asOf)}`;

/** A story as it is or was; null when there is none of that id, or none any more. */
export function readStory(connection: Connection, id: string, asOf?: Instant): Story | null {
  const commit = commitAsOf(connection, asOf);
  const story = connection.get(`SELECT first, origins FROM stories s WHERE s.id = ? AND ${standingRow("stories", "s", commit)}`, id);
  if (story === null) return null;
  const sql = `SELECT a.id, m.copy_of, m.similarity, m.voice FROM members m JOIN articles a ON a.no = m.article_no
    WHERE m.story_id = ? AND ${standingMember("m", commit)} ORDER BY a.id`;
  const members = connection.all(sql, id).map((row): StoryMember => ({
    articleId: row.text("id"),
    copyOf: row.textOrNull("copy_of"),
    similarity: row.numberOrNull("similarity"),
    voice: row.text("voice"),
  }));
  const happenings = happeningsOfStory(connection, id, commit).map(({ happening }) => happening);
  return { id, members, first: story.text("first"), origins: story.number("origins"), happenings };
}

/** The story that an article, or the version that took its place, is or was in. */
export function readStoryOf(connection: Connection, articleId: string, asOf?: Instant): Story | null {
  const commit = commitAsOf(connection, asOf);
  const sql = `SELECT story_id FROM members WHERE article_no = (SELECT coalesce(${successorOf("a.no", commit)}, a.no) FROM articles a WHERE a.id = ?)
    AND commit_no <= ${commit} ORDER BY no DESC LIMIT 1`;
  const id = connection.get(sql, articleId)?.text("story_id") ?? null;
  return id === null ? null : readStory(connection, id, asOf);
}

/** An article as its standing printing has it, or had it. */
export function readArticle(connection: Connection, id: string, asOf?: Instant): Article | null {
  const row = connection.get(articleSql(commitAsOf(connection, asOf)), id);
  if (row === null) return null;
  return {
    id,
    ...parseJson(row, "article", isPrinting),
    title: row.text("title"),
    text: row.text("text"),
  };
}

/** Ids of articles that this version did not read, in order of arrival; see `Store.articlesNotReadBy`. */
export function* readArticlesNotReadBy(connection: Connection, version: string): Generator<string> {
  const sql = `SELECT a.id FROM readings r JOIN articles a ON a.no = r.article_no WHERE ${standingReading("r", NOW)} AND r.version IS NOT ?
    AND NOT EXISTS (SELECT 1 FROM recodings x WHERE x.article_no = r.article_no AND x.version = ?) ORDER BY a.no`;
  for (const row of connection.each(sql, version, version)) yield row.text("id");
}
