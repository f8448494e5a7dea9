import type { Answer } from "../../api/contract.ts";
import { dayInWords, figure, sum } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link, go, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { conflict, cooperation } from "../parts/pair-table.tsx";
import { Answered, Empty } from "../parts/states.tsx";

/** Countries side by side: more do not fit a screen. */
const SHOWN = 24;

/** Who acts on whom, as a table of the busiest countries: rows act, columns are acted on. Year by year, so that change shows. */
export function NetworkView({ place }: { readonly place: Place }) {
  useTitle("Network");
  const year = /^\d{4}$/.exec(place.query.get("year") ?? "")?.[0];
  const range = year === undefined ? {} : { since: `${year}-01-01`, until: `${year}-12-31` };
  const asked = useAnswer("/api/network", { ...range, limit: SHOWN });
  return (
    <article class="network-view">
      <h1>Who with whom</h1>
      <Answered asked={asked} loading="Reading the network">
        {(value) => (
          <>
            <Years value={value} year={year} place={place} />
            {value.countries.length === 0 ? (
              <Empty>Nothing that was read tells of these days.</Empty>
            ) : (
              <Matrix value={value} range={range} />
            )}
          </>
        )}
      </Answered>
    </article>
  );
}

function Years({ value, year, place }: { readonly value: Answer<"network">; readonly year: string | undefined; readonly place: Place }) {
  const [first, last] = [value.firstDay?.slice(0, 4), value.lastDay?.slice(0, 4)];
  const years =
    first === undefined || last === undefined
      ? []
      : Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(last) - at));
  return (
    <div class="bar-of-controls">
      <label class="day-field">
        Year{" "}
        <select value={year ?? ""} onChange={(event) => go(withQuery(place, { year: event.currentTarget.value || undefined }), "replace")}>
          <option value="">all</option>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <p class="note">
        Rows act on columns. <span class="ink-cooperation">Cooperation</span> / <span class="ink-conflict">conflict</span>, each happening
        once
        {value.lastDay !== null && year === undefined && `; ${dayInWords(value.firstDay)} to ${dayInWords(value.lastDay)}`}.
      </p>
    </div>
  );
}

function Matrix({
  value,
  range,
}: {
  readonly value: Answer<"network">;
  readonly range: { readonly since?: string; readonly until?: string };
}) {
  const nameOf = useNameOf();
  const links = new Map(value.links.map((link) => [`${link.initiator} ${link.recipient}`, link.quads]));
  const most = Math.max(1, ...value.links.map(({ quads }) => sum(quads)));
  return (
    <div class="scroll matrix-box" tabIndex={0} role="region" aria-label="Who acts on whom">
      <table class="matrix">
        <caption class="visually-hidden">
          Happenings from each country of the rows to each of the columns: cooperation, then conflict
        </caption>
        <thead>
          <tr>
            <td />
            {value.countries.map((code) => (
              <th key={code} scope="col">
                <abbr title={nameOf(code)}>{code}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.countries.map((from) => (
            <tr key={from}>
              <th scope="row">
                <Link to={`/actor/${from}`}>{nameOf(from)}</Link>
              </th>
              {value.countries.map((to) => (
                <Cell key={to} from={from} to={to} quads={links.get(`${from} ${to}`) ?? []} most={most} range={range} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly from: string;
  readonly to: string;
  readonly quads: readonly number[];
  readonly most: number;
  readonly range: { readonly since?: string; readonly until?: string };
}

function Cell({ from, to, quads, most, range }: CellProps) {
  const nameOf = useNameOf();
  if (from === to) return <td class="is-self" />;
  const [up, down] = [cooperation(quads), conflict(quads)];
  if (up + down === 0) return <td />;
  const depth = Math.min(4, 1 + Math.floor((4 * Math.log1p(up + down)) / Math.log1p(most + 0.001)));
  const query = range.since === undefined ? "" : `?from=${range.since}&to=${range.until}`;
  const words = `${nameOf(from)} to ${nameOf(to)}: ${figure(up)} of cooperation, ${figure(down)} of conflict`;
  return (
    <td class={`${up >= down ? "tone-cooperation" : "tone-conflict"} depth-${depth}`}>
      <Link to={`/dyad/${[from, to].sort().join("/")}${query}#happenings`} title={words}>
        <span aria-hidden="true">
          {figure(up)}/{figure(down)}
        </span>
        <span class="visually-hidden">{words}</span>
      </Link>
    </td>
  );
}
