import { actors } from "./actors.ts";
import { daySums } from "./day-sums.ts";
import { decisions } from "./decisions.ts";
import { foreign } from "./foreign.ts";
import { initial } from "./initial.ts";
import type { Migration } from "./migration.ts";
import { monthSums } from "./month-sums.ts";
import { newsDays } from "./news-days.ts";
import { pairSums } from "./pair-sums.ts";
import { schedule } from "./schedule.ts";
import { versions } from "./versions.ts";

/** All steps of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  schedule,
  newsDays,
  decisions,
  monthSums,
  versions,
  foreign,
  actors,
  pairSums,
  daySums,
];
