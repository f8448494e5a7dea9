import { appendOnly } from "./append-only.ts";
import type { Migration } from "./migration.ts";

/**
 * What persons decided, and how sure happenings are.
 *
 * A corrected event is a row of `events` under the id that it had, with the decision that made it; the coder's row stays. So two rows of one
 * reading may have one id, and the table is made anew without that rule.
 */
export const decisions: Migration = {
  version: 4,
  name: "decisions",
  sql: `
CREATE TABLE decisions (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('correct', 'reject', 'restore', 'merge', 'split')),
  why TEXT NOT NULL,
  by TEXT,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;

-- Events that a decision is about: the one that was named, and those that the same words gave when they were coded again.
CREATE TABLE decision_events (
  no INTEGER PRIMARY KEY,
  decision_no INTEGER NOT NULL REFERENCES decisions,
  event_id TEXT NOT NULL,
  article_no INTEGER NOT NULL REFERENCES articles,
  commit_no INTEGER NOT NULL REFERENCES commits,
  UNIQUE (event_id, decision_no)
) STRICT;
CREATE INDEX decision_events_by_article ON decision_events (article_no);
CREATE INDEX decision_events_by_decision ON decision_events (decision_no);

CREATE TABLE decision_articles (
  no INTEGER PRIMARY KEY,
  decision_no INTEGER NOT NULL REFERENCES decisions,
  article_no INTEGER NOT NULL REFERENCES articles,
  commit_no INTEGER NOT NULL REFERENCES commits,
  UNIQUE (article_no, decision_no)
) STRICT;
CREATE INDEX decision_articles_by_decision ON decision_articles (decision_no);

CREATE TABLE events_new (
  no INTEGER PRIMARY KEY,
  reading_no INTEGER NOT NULL REFERENCES readings,
  decision_no INTEGER REFERENCES decisions,
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
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
INSERT INTO events_new (no, reading_no, id, initiator, recipient, day, precision, plover, cameo, quad, goldstein_tenths, status, event, commit_no)
  SELECT no, reading_no, id, initiator, recipient, day, precision, plover, cameo, quad, goldstein_tenths, status, event, commit_no FROM events;
DROP TABLE events;
ALTER TABLE events_new RENAME TO events;
CREATE INDEX events_by_reading ON events (reading_no);
CREATE INDEX events_by_day ON events (day, id);
CREATE INDEX events_by_initiator ON events (initiator, recipient, day);
CREATE INDEX events_by_recipient ON events (recipient, day);
CREATE INDEX events_by_id ON events (id);
CREATE INDEX events_by_decision ON events (decision_no) WHERE decision_no IS NOT NULL;

-- What read it; null for readings of before. Readings that another version made alike have a row in recodings instead of one of their own.
ALTER TABLE readings ADD COLUMN version TEXT;
CREATE TABLE recodings (
  no INTEGER PRIMARY KEY,
  article_no INTEGER NOT NULL REFERENCES articles,
  version TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits,
  UNIQUE (article_no, version)
) STRICT;

-- Null: folded before this was kept.
ALTER TABLE happenings ADD COLUMN confidence REAL;
ALTER TABLE happenings ADD COLUMN against TEXT NOT NULL DEFAULT '[]';
${appendOnly(["decisions", "decision_events", "decision_articles", "events", "recodings"])}
`,
};
