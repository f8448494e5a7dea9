import type { Migration } from "./migration.ts";

/**
 * What was done a pair, year and quad class, changed with the sums a day: overviews of all pairs are some hundred thousand rows instead of
 * millions. Only happenings that count as done (`isDone` as of this step); year "" holds those without a day.
 */
export const pairSums: Migration = {
  version: 9,
  name: "pair-sums",
  sql: `
CREATE TABLE pair_sums (
  initiator TEXT NOT NULL,
  recipient TEXT NOT NULL,
  year TEXT NOT NULL,
  quad INTEGER NOT NULL,
  happenings INTEGER NOT NULL,
  PRIMARY KEY (initiator, recipient, year, quad)
) STRICT, WITHOUT ROWID;
INSERT INTO pair_sums SELECT initiator, recipient, substr(day, 1, 4), quad, sum(happenings) FROM tallies
  WHERE happenings <> 0 AND (status = 'occurred' OR (plover = 'THREATEN' AND status = 'threatened')
    OR (plover = 'REQUEST' AND status = 'requested') OR (plover = 'AGREE' AND status = 'intended'))
  GROUP BY 1, 2, 3, 4;
`,
};
