import type { Alert, Series } from "../../api/contract.ts";
import { endOfPeriod, figure, periodInWords } from "../lib/format.ts";
import { Link, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";

/** Alerts shown; the latest tell most. */
const SHOWN = 8;

interface AlertListProps {
  readonly alerts: readonly Alert[];
  readonly method: string;
  readonly series: Series;
  readonly place: Place;
}

/** Periods in which the pair did more than usual, latest first; each opens what led to it. */
export function AlertList({ alerts, method, series, place }: AlertListProps) {
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts-title">
      <h2 id="alerts-title">More than usual</h2>
      <ul class="plain">
        {alerts
          .toReversed()
          .slice(0, SHOWN)
          .map(({ start, measure, count, expected, articlesRead, goesOn }) => (
            <li key={start + measure}>
              <Link to={`${withQuery(place, { from: start, to: endOfPeriod(start, series.by) })}#happenings`}>
                {periodInWords(start, series.by)}
              </Link>
              :{" "}
              <span class={`ink-${measure}`}>
                {figure(count)} of {measure}
              </span>{" "}
              where {expected.toFixed(1)} would be usual for {figure(articlesRead)} articles read
              {goesOn && <span class="tag">goes on</span>}
            </li>
          ))}
      </ul>
      <p class="note">
        {alerts.length > SHOWN && `${figure(alerts.length - SHOWN)} more before. `}
        {method}
      </p>
    </section>
  );
}
