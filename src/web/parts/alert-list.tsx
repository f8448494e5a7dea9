import type { ComponentChildren } from "preact";
import type { Alert, Answer, PeriodName, Series } from "../../api/contract.ts";
import { endOfPeriod, figure, periodInWords, plural } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";

/** Alerts shown of one pair; the latest tell most. */
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
          .map((alert) => (
            <AlertLine
              key={alert.start + alert.measure}
              alert={alert}
              to={`${withQuery(place, { from: alert.start, to: endOfPeriod(alert.start, series.by) })}#happenings`}
            >
              {periodInWords(alert.start, series.by)}
            </AlertLine>
          ))}
      </ul>
      <Method method={method} more={Math.max(0, alerts.length - SHOWN)} />
    </section>
  );
}

/** The pairs that did more than usual lately, the most surprising of the latest period first. */
export function AlertBoard({ value: { alerts, by, more, method } }: { readonly value: Answer<"alerts"> }) {
  const nameOf = useNameOf();
  if (alerts.length === 0) return <p class="note">No pair did more than usual for what was read.</p>;
  return (
    <>
      <ul class="plain">
        {alerts.map((alert) => (
          <AlertLine key={alert.a + alert.b + alert.start + alert.measure} alert={alert} to={whereLed(alert, by)}>
            {nameOf(alert.a)} <span class="dash">–</span> {nameOf(alert.b)}, {periodInWords(alert.start, by)}
          </AlertLine>
        ))}
      </ul>
      <Method method={method} more={more} />
    </>
  );
}

/** The pair's view with what led to the alert in its list. */
function whereLed({ a, b, start }: { readonly a: string; readonly b: string; readonly start: string }, by: PeriodName): string {
  return `/dyad/${a}/${b}?by=${by}&from=${start}&to=${endOfPeriod(start, by)}#happenings`;
}

interface AlertLineProps {
  readonly alert: Alert;
  readonly to: string;
  readonly children: ComponentChildren;
}

function AlertLine({ alert: { measure, count, expected, articlesRead, goesOn }, to, children }: AlertLineProps) {
  return (
    <li>
      <Link to={to}>{children}</Link>:{" "}
      <span class={`ink-${measure}`}>
        {figure(count)} of {measure}
      </span>{" "}
      where {expected < 0.1 ? "hardly any" : expected.toFixed(1)} would be usual for {plural(articlesRead, "article")} read
      {goesOn && <span class="tag">goes on</span>}
    </li>
  );
}

function Method({ method, more }: { readonly method: string; readonly more: number }) {
  return (
    <details class="note">
      <summary>{more > 0 && `${figure(more)} more. `}How this is judged</summary>
      <p>{method}</p>
    </details>
  );
}
