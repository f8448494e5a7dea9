import type { Answer, NetworkNode } from "../../api/contract.ts";
import { dayInWords, figure, sum } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link, go, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { conflict, cooperation } from "../parts/pair-table.tsx";
import { Answered, Empty } from "../parts/states.tsx";

/** Nodes side by side: more do not fit a screen. */
const SHOWN = 24;

const OF = {
  countries: "countries",
  organisations: "organisations, armed groups",
  actors: "leaders and others by name",
} as const;
type Of = keyof typeof OF;
const isOf = (word: string): word is Of => Object.hasOwn(OF, word);

/** Who acts on whom, as a table of whoever is busiest: rows act, columns are acted on. Year by year, so that change shows. */
export function NetworkView({ place }: { readonly place: Place }) {
  useTitle("Network");
  const year = /^\d{4}$/.exec(place.query.get("year") ?? "")?.[0];
  const range = year === undefined ? {} : { since: `${year}-01-01`, until: `${year}-12-31` };
  const wanted = place.query.get("of") ?? "";
  const of = isOf(wanted) ? wanted : "countries";
  const asked = useAnswer("/api/network", { ...range, of, limit: SHOWN });
  return (
    <article class="network-view">
      <h1>Who with whom</h1>
      <Answered asked={asked} loading="Reading the network">
        {(value) => (
          <>
            <Choices value={value} year={year} of={of} place={place} />
            {value.nodes.length === 0 ? (
              <Empty>Nothing that was read tells of these days.</Empty>
            ) : (
              <Matrix value={value} range={range} of={of} />
            )}
          </>
        )}
      </Answered>
    </article>
  );
}

interface ChoicesProps {
  readonly value: Answer<"network">;
  readonly year: string | undefined;
  readonly of: Of;
  readonly place: Place;
}

function Choices({ value, year, of, place }: ChoicesProps) {
  const [first, last] = [value.firstDay?.slice(0, 4), value.lastDay?.slice(0, 4)];
  const years =
    first === undefined || last === undefined
      ? []
      : Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(last) - at));
  return (
    <div class="bar-of-controls">
      <label class="day-field">
        Of{" "}
        <select
          value={of}
          onChange={({ currentTarget: { value: chosen } }) =>
            go(withQuery(place, { of: chosen === "countries" ? undefined : chosen }), "replace")
          }
        >
          {Object.entries(OF).map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      </label>
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
        {of === "organisations" && " What countries did among themselves is left out."}
      </p>
    </div>
  );
}

interface MatrixProps {
  readonly value: Answer<"network">;
  readonly range: Range;
  readonly of: Of;
}

interface Range {
  readonly since?: string;
  readonly until?: string;
}

function Matrix({ value, range, of }: MatrixProps) {
  const nameOf = useNameOf();
  const shownAs = ({ id, name }: NetworkNode): string => (of === "countries" ? nameOf(id) : name);
  const links = new Map(value.links.map((link) => [`${link.initiator} ${link.recipient}`, link.quads]));
  const most = Math.max(1, ...value.links.map(({ quads }) => sum(quads)));
  return (
    <div class="scroll matrix-box" tabIndex={0} role="region" aria-label="Who acts on whom">
      <table class="matrix">
        <caption class="visually-hidden">Happenings from each of the rows to each of the columns: cooperation, then conflict</caption>
        <thead>
          <tr>
            <td />
            {value.nodes.map((node) => (
              <th key={node.id} scope="col" class={of === "countries" ? "" : "is-upright"}>
                {of === "countries" ? <abbr title={shownAs(node)}>{node.id}</abbr> : <span>{node.name}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.nodes.map((from) => (
            <tr key={from.id}>
              <th scope="row">
                <Link to={`/actor/${from.id}`}>{shownAs(from)}</Link>
              </th>
              {value.nodes.map((to) => (
                <Cell
                  key={to.id}
                  words={`${shownAs(from)} to ${shownAs(to)}`}
                  address={from.id === to.id ? null : addressOf(from, to, range)}
                  quads={links.get(`${from.id} ${to.id}`) ?? []}
                  most={most}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the sentences behind a cell are: of two countries on the page of the pair, else on that of whoever is none, with the other's country. */
function addressOf(from: NetworkNode, to: NetworkNode, { since, until }: Range): string {
  const days = since === undefined ? {} : { from: since, to: until ?? "" };
  if (isCountry(from) && isCountry(to))
    return `/dyad/${[from.id, to.id].sort().join("/")}?${new URLSearchParams(days).toString()}#happenings`;
  const [own, other] = isCountry(from) ? [to, from] : [from, to];
  const query = new URLSearchParams({ ...days, ...(other.country === null ? {} : { with: other.country }) });
  return `/actor/${own.id}?${query.toString()}`;
}

function isCountry({ id, country }: NetworkNode): boolean {
  return id === country;
}

interface CellProps {
  /** From whom to whom. */
  readonly words: string;
  /** Null for what somebody would do to himself. */
  readonly address: string | null;
  readonly quads: readonly number[];
  readonly most: number;
}

function Cell({ words, address, quads, most }: CellProps) {
  if (address === null) return <td class="is-self" />;
  const [up, down] = [cooperation(quads), conflict(quads)];
  if (up + down === 0) return <td />;
  const depth = Math.min(4, 1 + Math.floor((4 * Math.log1p(up + down)) / Math.log1p(most + 0.001)));
  const said = `${words}: ${figure(up)} of cooperation, ${figure(down)} of conflict`;
  return (
    <td class={`${up >= down ? "tone-cooperation" : "tone-conflict"} depth-${depth}`}>
      <Link to={address} title={said}>
        <span aria-hidden="true">
          {figure(up)}/{figure(down)}
        </span>
        <span class="visually-hidden">{said}</span>
      </Link>
    </td>
  );
}
