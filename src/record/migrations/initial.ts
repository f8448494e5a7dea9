import { appendOnly } from "./append-only.ts";
import type { Migration } from "./migration.ts";

/**
 * Pages, articles, readings, events, reports and sentences as they are read; stories and happenings as they are folded; and sums kept
 * in step with them. docs/record.md draws the tables.
 *
 * Rows of fact are only ever added. `no` counts the rows of a table in the order of their arrival: of several rows for one thing, that
 * with the highest `no` stands. `commit_no` says in which commit a row came, and so when.
 */
export const initial: Migration = {
  version: 1,
  name: "initial",
  sql: `
CREATE TABLE commits (
  no INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL
) STRICT;

-- What was handled, by content and place. No bytes.
CREATE TABLE pages (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  place TEXT NOT NULL,
  url TEXT,
  fetched_at TEXT,
  content_type TEXT,
  size INTEGER NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits,
  UNIQUE (id, place)
) STRICT;

CREATE TABLE skips (
  no INTEGER PRIMARY KEY,
  page_no INTEGER NOT NULL REFERENCES pages,
  reason TEXT NOT NULL,
  place TEXT NOT NULL,
  why TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX skips_by_page ON skips (page_no);

-- The words themselves, once, however many pages print them.
CREATE TABLE articles (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  digest TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;

-- One page read as one article. Of the readings of an article the latest with stands = 1 counts; the others only tell where it was printed.
CREATE TABLE readings (
  no INTEGER PRIMARY KEY,
  page_no INTEGER NOT NULL REFERENCES pages,
  article_no INTEGER NOT NULL REFERENCES articles,
  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
  published_day TEXT,
  outlet TEXT,
  printing TEXT NOT NULL,
  article TEXT NOT NULL,
  digest TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX readings_by_article ON readings (article_no, stands, no);
CREATE INDEX readings_by_page ON readings (page_no, no);

CREATE TABLE events (
  no INTEGER PRIMARY KEY,
  reading_no INTEGER NOT NULL REFERENCES readings,
  id TEXT NOT NULL,
  initiator TEXT,
  recipient TEXT,
  day TEXT,
  precision TEXT,
  plover TEXT NOT NULL,
  cameo TEXT NOT NULL,
  quad INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
  goldstein_tenths INTEGER NOT NULL,
  status TEXT NOT NULL,
  event TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits,
  UNIQUE (reading_no, id)
) STRICT;
CREATE INDEX events_by_day ON events (day, id);
CREATE INDEX events_by_initiator ON events (initiator, recipient, day);
CREATE INDEX events_by_recipient ON events (recipient, day);
CREATE INDEX events_by_id ON events (id);

-- What folding needs of a reading that stands or stood. Numbers in blobs are little-endian.
CREATE TABLE reports (
  reading_no INTEGER PRIMARY KEY REFERENCES readings,
  published_at TEXT,
  outlet TEXT,
  origin TEXT,
  voice TEXT,
  shingles INTEGER NOT NULL,
  signature BLOB NOT NULL,
  lead BLOB NOT NULL,
  terms BLOB NOT NULL,
  keys BLOB NOT NULL,
  acts TEXT NOT NULL
) STRICT;
CREATE TABLE report_keys (
  key INTEGER NOT NULL,
  reading_no INTEGER NOT NULL REFERENCES reports,
  PRIMARY KEY (key, reading_no)
) STRICT, WITHOUT ROWID;

-- Where sentences lie in the text of their article; their words are only in the index.
CREATE TABLE sentences (
  no INTEGER PRIMARY KEY,
  article_no INTEGER NOT NULL REFERENCES articles,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE sentence_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE stories (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
  first TEXT NOT NULL,
  origins INTEGER NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX stories_by_id ON stories (id, no);

-- Which story an article is in: its latest row.
CREATE TABLE members (
  no INTEGER PRIMARY KEY,
  article_no INTEGER NOT NULL REFERENCES articles,
  story_id TEXT NOT NULL,
  copy_of TEXT,
  similarity REAL,
  voice TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX members_by_article ON members (article_no, no);
CREATE INDEX members_by_story ON members (story_id, article_no);

CREATE TABLE happenings (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  story_id TEXT NOT NULL,
  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
  initiator TEXT,
  recipient TEXT,
  initiator_name TEXT NOT NULL,
  recipient_name TEXT,
  day TEXT,
  precision TEXT,
  plover TEXT NOT NULL,
  cameo TEXT NOT NULL,
  quad INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
  goldstein_tenths INTEGER NOT NULL,
  status TEXT NOT NULL,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX happenings_by_id ON happenings (id, no);
CREATE INDEX happenings_by_story ON happenings (story_id);
CREATE INDEX happenings_by_day ON happenings (day, id);
CREATE INDEX happenings_by_initiator ON happenings (initiator, recipient, day);
CREATE INDEX happenings_by_recipient ON happenings (recipient, day);

-- Which happening an event is folded into: its latest row; null when into none any more.
CREATE TABLE foldings (
  no INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL,
  happening_id TEXT,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX foldings_by_event ON foldings (event_id, no);
CREATE INDEX foldings_by_happening ON foldings (happening_id, event_id);

-- Sums of the rows that stand, changed in the same transaction as those. Not facts: check() makes them again and compares.
CREATE TABLE tallies (
  initiator TEXT NOT NULL,
  recipient TEXT NOT NULL,
  day TEXT NOT NULL,
  precision TEXT NOT NULL,
  plover TEXT NOT NULL,
  status TEXT NOT NULL,
  quad INTEGER NOT NULL,
  happenings INTEGER NOT NULL,
  happenings_tenths INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  reports_tenths INTEGER NOT NULL,
  events INTEGER NOT NULL,
  events_tenths INTEGER NOT NULL,
  PRIMARY KEY (initiator, recipient, day, precision, plover, status, quad)
) STRICT, WITHOUT ROWID;
CREATE TABLE days_read (
  day TEXT NOT NULL,
  outlet TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (day, outlet)
) STRICT, WITHOUT ROWID;
CREATE TABLE totals (
  name TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
${appendOnly(["commits", "pages", "skips", "articles", "readings", "events", "reports", "report_keys", "sentences", "stories", "members", "happenings", "foldings"])}
`,
};
