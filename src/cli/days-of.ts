import { Fault } from "../lib/fault.ts";
import { given } from "../lib/given.ts";
import type { DayRange } from "../model/index.ts";

interface DayFlags {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** The days that a command is asked for, both ends inclusive. Throws the fault "usage/days" when the last is before the first. */
export function daysOf({ since, until }: DayFlags): DayRange {
  if (since !== undefined && until !== undefined && since > until)
    throw new Fault("usage/days", "--since is after --until", {
      why: `${since} is after ${until}`,
      next: "Name the earlier day with --since",
    });
  return given({ since, until });
}
