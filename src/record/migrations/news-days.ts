import type { Migration } from "./migration.ts";

/**
 * What retellings are recognised by: the day and the countries of a report's news.
 *
 * Reports of before have neither, and their terms are of another make: they fold as copies, and as retellings once they are read again
 * (`demarche recode`).
 */
export const newsDays: Migration = {
  version: 3,
  name: "news-days",
  sql: `
ALTER TABLE reports ADD COLUMN news_day TEXT;
ALTER TABLE reports ADD COLUMN countries TEXT NOT NULL DEFAULT '{}';
`,
};
