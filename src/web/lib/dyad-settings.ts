import type { CountName, PeriodName } from "../../api/contract.ts";
import type { Place } from "./router.tsx";

export const PERIODS: readonly PeriodName[] = ["day", "week", "month", "year"];
export const COUNTS: readonly (readonly [CountName, string])[] = [
  ["happenings", "Happenings"],
  ["reports", "Reports"],
  ["origins", "Origins"],
  ["events", "Sentences"],
];

interface Settings {
  readonly by: PeriodName | undefined;
  readonly count: CountName | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** What the address asks for. */
export function settingsOf({ query }: Place): Settings {
  return {
    by: PERIODS.find((period) => period === query.get("by")),
    count: COUNTS.find(([count]) => count === query.get("count"))?.[0],
    since: query.get("since") ?? undefined,
    until: query.get("until") ?? undefined,
  };
}
