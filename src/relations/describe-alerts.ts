import type { Period } from "../model/index.ts";
import { ALERT_DEFAULTS } from "./find-alerts.ts";
import type { AlertOptions } from "./find-alerts.ts";

/** How alerts are found, in words, with the figures that were used. */
export function describeAlerts(by: Period, { baseline, falseAlarmsAYear }: AlertOptions = {}): string {
  const [length, rate] = [baseline ?? ALERT_DEFAULTS.baseline, falseAlarmsAYear ?? ALERT_DEFAULTS.falseAlarmsAYear];
  return [
    `An alert is a ${by} in which two countries did more of cooperation (quad 1 and 2) or of conflict (3 and 4), both directions together, than the ${length} ${by}s before the last let expect for the articles read`,
    `The chance of so many or more is of a negative binomial with the mean of that rate and the dispersion of those ${by}s; it must be so small that a pair in which nothing changes gives ${rate} alerts a year`,
    "Fewer than 3 are never an alert, and nothing is judged before 8 periods were read. Measured false alarms: docs/relations.md",
  ].join(". ");
}
