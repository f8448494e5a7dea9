import { appendOnly } from "./append-only.ts";
import type { Migration } from "./migration.ts";

/**
 * Which words an address showed when, so that a page that was changed is a new version of its article; and what sources need for rechecks and
 * for requests to the process that writes.
 *
 * Pages that were read before and had changed stay articles of their own, each with a line of its own. `page_address` is
 * `lib/canonical-address.ts`.
 */
export const versions: Migration = {
  version: 6,
  name: "versions",
  sql: `
-- What an address showed when. Rows of one line (the no of its first) are versions of one article: the latest shown_at is what stands. Another
-- line is another article.
CREATE TABLE versions (
  no INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  line INTEGER NOT NULL,
  shown_at TEXT NOT NULL,
  article_no INTEGER NOT NULL REFERENCES articles,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX versions_by_address ON versions (address, shown_at, no);
CREATE INDEX versions_by_article ON versions (article_no);
INSERT INTO versions (no, address, line, shown_at, article_no, commit_no)
  SELECT row_number() OVER (ORDER BY no), address, row_number() OVER (ORDER BY no), shown_at, article_no, commit_no FROM (
    SELECT page_address(p.url, r.article ->> '$.canonicalUrl') AS address, r.article_no, r.commit_no, r.no, coalesce(p.fetched_at,
      r.article ->> '$.updatedAt', r.article ->> '$.published.instant', r.published_day, '') AS shown_at
    FROM readings r JOIN pages p ON p.no = r.page_no) WHERE address IS NOT NULL;

-- Which article's words took the place of these wherever they stood; null: they are shown again. The latest row of an article counts.
CREATE TABLE superseded (
  no INTEGER PRIMARY KEY,
  article_no INTEGER NOT NULL REFERENCES articles,
  by_no INTEGER REFERENCES articles,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX superseded_by_article ON superseded (article_no, no);
CREATE INDEX superseded_by_other ON superseded (by_no);

-- What other processes ask of the one that writes; a row goes when it is done.
CREATE TABLE requests (
  no INTEGER PRIMARY KEY,
  request TEXT NOT NULL
) STRICT;

-- When a page was read first and when it is asked for again; bookkeeping like the rest of the table.
ALTER TABLE listings ADD COLUMN read_at INTEGER;
ALTER TABLE listings ADD COLUMN recheck_at INTEGER;
CREATE INDEX listings_recheck ON listings (recheck_at) WHERE recheck_at IS NOT NULL;
${appendOnly(["versions", "superseded"])}
`,
};
