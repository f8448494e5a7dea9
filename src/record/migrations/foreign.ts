import { appendOnly } from "./append-only.ts";
import type { Migration } from "./migration.ts";

/**
 * Rows of other data sets beside ours, each with the file and line that it stands on, and never in our counts; and how a decision came to
 * stand for an event that it was not made on.
 */
export const foreign: Migration = {
  version: 7,
  name: "foreign",
  sql: `
CREATE TABLE foreign_files (
  no INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('gdelt', 'icews', 'polecat')),
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;

-- A file that was read to its end, and what it gave.
CREATE TABLE foreign_ends (
  no INTEGER PRIMARY KEY,
  file_no INTEGER NOT NULL UNIQUE REFERENCES foreign_files,
  lines INTEGER NOT NULL,
  acts INTEGER NOT NULL,
  unread TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;

-- Of several rows with one id and part that with the highest number stands: a data set's own revision.
CREATE TABLE foreign_acts (
  no INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  part INTEGER NOT NULL,
  file_no INTEGER NOT NULL REFERENCES foreign_files,
  line INTEGER NOT NULL,
  day TEXT NOT NULL,
  initiator TEXT,
  recipient TEXT,
  initiator_name TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  cameo TEXT,
  plover TEXT NOT NULL,
  quad INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
  goldstein_tenths INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  url TEXT,
  commit_no INTEGER NOT NULL REFERENCES commits
) STRICT;
CREATE INDEX foreign_acts_by_id ON foreign_acts (source, id, part, no);
CREATE INDEX foreign_acts_by_pair ON foreign_acts (initiator, recipient, day);

-- Null: the event that was decided on, and what was carried over before this was kept.
ALTER TABLE decision_events ADD COLUMN basis TEXT;
${appendOnly(["foreign_files", "foreign_ends", "foreign_acts"])}
`,
};
