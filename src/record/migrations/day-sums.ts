import type { Migration } from "./migration.ts";

/**
 * Sums that a busy server asks for again and again: what was done a day between all pairs, so that a window of days is some thousand rows;
 * articles a day of all outlets together; and the commit that last changed anything between two countries, so that answers about them are
 * kept while nothing about them comes. `day_pairs` holds happenings that count as done (`isDone` as of this step), without those that have no day.
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
