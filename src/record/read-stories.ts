import type { Article, Story, StoryMember } from "../model/index.ts";
import type { Connection } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { storyOf } from "./read-reports.ts";
import { isPrinting } from "./stored-json.ts";
import { happeningsOfStory } from "./read-happenings.ts";
import { NOW, standingMember, standingReading, standingRow } from "./standing.ts";

const STORY = `SELECT first, origins FROM stories s WHERE s.id = ? AND ${standingRow("stories", "s", NOW)}`;

const MEMBERS = `SELECT a.id, m.copy_of, m.similarity, m.voice FROM members m JOIN articles a ON a.no = m.article_no
  WHERE m.story_id = ? AND ${standingMember("m", NOW)} ORDER BY a.id`;

const ARTICLE = `SELECT a.title, a.text, r.article FROM articles a JOIN readings r ON r.article_no = a.no WHERE a.id = ? AND ${standingReading("r", NOW)}`;

/** A story as it is now, or null when there is none of that id, or none any more. */
export function readStory(connection: Connection, id: string): Story | null {
  const story = connection.get(STORY, id);
  if (story === null) return null;
  const members = connection.all(MEMBERS, id).map((row): StoryMember => ({
    articleId: row.text("id"),
    copyOf: row.textOrNull("copy_of"),
    similarity: row.numberOrNull("similarity"),
    voice: row.text("voice"),
  }));
  const happenings = happeningsOfStory(connection, id).map(({ happening }) => happening);
  return { id, members, first: story.text("first"), origins: story.number("origins"), happenings };
}

/** The story that an article is in now. */
export function readStoryOf(connection: Connection, articleId: string): Story | null {
  const article = connection.get("SELECT no FROM articles WHERE id = ?", articleId);
  const id = article === null ? null : storyOf(connection, article.number("no"));
  return id === null ? null : readStory(connection, id);
}

/** An article as its standing printing has it. */
export function readArticle(connection: Connection, id: string): Article | null {
  const row = connection.get(ARTICLE, id);
  if (row === null) return null;
  return {
    id,
    ...parseJson(row, "article", isPrinting),
    title: row.text("title"),
    text: row.text("text"),
  };
}
