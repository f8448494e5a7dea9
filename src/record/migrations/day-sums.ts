import type { Migration } from "./migration.ts";

/**
 * Sums that a busy server asks for again and again: what was done a day between all pairs, so that a window of days is some thousand rows;
 * what was done a year by and to whoever has a name, for networks of organisations and persons; articles a day of all outlets together; and the
 * commit that last changed anything between two countries, so that answers about them are kept while nothing about them comes. What was done is
 * what counts as done (`isDone` as of this step).
 */
export const daySums: Migration = {
  version: 10,
  name: "day-sums",
  sql: `
CREATE TABLE day_pairs (
  day TEXT NOT NULL,
  initiator TEXT NOT NULL,
  recipient TEXT NOT NULL,
  quad INTEGER NOT NULL,
  happenings INTEGER NOT NULL,
  PRIMARY KEY (day, initiator, recipient, quad)
) STRICT, WITHOUT ROWID;
INSERT INTO day_pairs SELECT day, initiator, recipient, quad, sum(happenings) FROM tallies
  WHERE day <> '' AND happenings <> 0 AND (status = 'occurred' OR (plover = 'THREATEN' AND status = 'threatened')
    OR (plover = 'REQUEST' AND status = 'requested') OR (plover = 'AGREE' AND status = 'intended'))
  GROUP BY 1, 2, 3, 4;

-- Sides by the names that they are shown under; a country is "" where there is none, a year where there is no day.
CREATE TABLE actor_sums (
  initiator_name TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  initiator TEXT NOT NULL,
  recipient TEXT NOT NULL,
  year TEXT NOT NULL,
  quad INTEGER NOT NULL,
  happenings INTEGER NOT NULL,
  PRIMARY KEY (initiator_name, recipient_name, initiator, recipient, year, quad)
) STRICT, WITHOUT ROWID;
INSERT INTO actor_sums SELECT initiator_name, recipient_name, ifnull(initiator, ''), ifnull(recipient, ''), ifnull(substr(day, 1, 4), ''), quad, count(*)
  FROM happenings h WHERE recipient_name IS NOT NULL AND initiator_name <> recipient_name
    AND (status = 'occurred' OR (plover = 'THREATEN' AND status = 'threatened')
      OR (plover = 'REQUEST' AND status = 'requested') OR (plover = 'AGREE' AND status = 'intended'))
    AND stands = 1 AND NOT EXISTS (SELECT 1 FROM happenings newer WHERE newer.id = h.id AND newer.no > h.no)
  GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TABLE articles_a_day (
  day TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO articles_a_day SELECT day, sum(articles) FROM days_read GROUP BY 1;

-- Not a fact either: a pair without a row has not changed since this step.
CREATE TABLE pair_changes (
  initiator TEXT NOT NULL,
  recipient TEXT NOT NULL,
  commit_no INTEGER NOT NULL REFERENCES commits,
  PRIMARY KEY (initiator, recipient)
) STRICT, WITHOUT ROWID;
`,
};
