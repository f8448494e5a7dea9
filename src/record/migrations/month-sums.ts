import type { Migration } from "./migration.ts";

/**
 * Sums a month beside those a day, changed with them: a dyad's ten years by month are some thousand rows instead of a hundred thousand, and the
 * busiest pairs of a year are found without looking at all years.
 *
 * What is known to the month or better is under the first day of its month and precision "month"; anything else is as it is a day.
 */
export const monthSums: Migration = {
  version: 5,
  name: "month-sums",
  sql: `
CREATE TABLE month_tallies (
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
INSERT INTO month_tallies
  SELECT initiator, recipient,
    CASE WHEN precision IN ('instant', 'day', 'week', 'month') THEN substr(day, 1, 7) || '-01' ELSE day END,
    CASE WHEN precision IN ('instant', 'day', 'week', 'month') THEN 'month' ELSE precision END,
    plover, status, quad, sum(happenings), sum(happenings_tenths), sum(reports), sum(reports_tenths), sum(events), sum(events_tenths)
  FROM tallies GROUP BY 1, 2, 3, 4, 5, 6, 7;
CREATE INDEX month_tallies_by_day ON month_tallies (day, initiator, recipient, plover, status, happenings);
`,
};
