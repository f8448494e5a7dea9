import type { Migration } from "./migration.ts";

/** What is read when (`Schedule` in the model). Bookkeeping: rows are changed in place, and nothing that is counted stands here. */
export const schedule: Migration = {
  version: 2,
  name: "schedule",
  sql: `
CREATE TABLE positions (
  place TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  next INTEGER NOT NULL,
  pages INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL
) STRICT;

CREATE TABLE listings (
  no INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  source_id TEXT REFERENCES sources (id),
  host TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'given-up')),
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  hints TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  resolved_key TEXT,
  page_id TEXT,
  trouble TEXT
) STRICT;
CREATE INDEX listings_due ON listings (due_at) WHERE state = 'waiting';
CREATE INDEX listings_by_resolved ON listings (resolved_key) WHERE resolved_key IS NOT NULL;
CREATE INDEX listings_by_source ON listings (source_id, state);

CREATE TABLE hosts (
  origin TEXT PRIMARY KEY,
  robots TEXT,
  robots_at INTEGER NOT NULL,
  not_before INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
