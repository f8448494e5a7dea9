import type { Pair } from "../../api/contract.ts";
import { dayInWords, figure, sum } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link } from "../lib/router.tsx";

interface PairTableProps {
  readonly pairs: readonly Pair[];
  readonly caption: string;
  readonly window: { readonly since: string; readonly until: string; readonly before: string } | null;
}

/** Pairs of countries with a bar of what they did in the window: cooperation to the left, conflict to the right. */
export function PairTable({ pairs, caption, window }: PairTableProps) {
  const shown = window === null ? "all" : "now";
  const most = Math.max(1, ...pairs.map((pair) => Math.max(cooperation(pair[shown]), conflict(pair[shown]))));
  return (
    <table class="pairs">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col" class="bar-head">
            <span class="ink-cooperation">cooperation</span> <span class="ink-conflict">conflict</span>
          </th>
          {window !== null && (
            <th scope="col" class="number">
              <abbr title={`Against ${dayInWords(window.before)} to the day before ${dayInWords(window.since)}`}>Change</abbr>
            </th>
          )}
          <th scope="col" class="number">
            All
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <PairRow key={pair.a + pair.b} pair={pair} most={most} window={window} />
        ))}
      </tbody>
    </table>
  );
}

interface PairRowProps {
  readonly pair: Pair;
  readonly most: number;
  readonly window: PairTableProps["window"];
}

function PairRow({ pair, most, window }: PairRowProps) {
  const nameOf = useNameOf();
  const path = `/dyad/${pair.a}/${pair.b}`;
  const now = window === null ? pair.all : pair.now;
  const range = window === null ? "" : `?from=${window.since}&to=${window.until}#happenings`;
  return (
    <tr>
      <th scope="row">
        <Link to={path}>
          {nameOf(pair.a)} <span class="dash">–</span> {nameOf(pair.b)}
        </Link>
      </th>
      <td class="bar-cell">
        <Link to={path + range} class="bar" title={`${cooperation(now)} of cooperation, ${conflict(now)} of conflict`}>
          <BarNumber count={cooperation(now)} />
          <Bar cooperation={cooperation(now) / most} conflict={conflict(now) / most} />
          <BarNumber count={conflict(now)} />
          <span class="visually-hidden"> of cooperation and of conflict: open the sentences</span>
        </Link>
      </td>
      {window !== null && <td class="number">{changeInWords(sum(pair.now) - sum(pair.before))}</td>}
      <td class="number">
        <Link to={`${path}#happenings`}>
          {figure(sum(pair.all))}
          <span class="visually-hidden"> happenings in all</span>
        </Link>
      </td>
    </tr>
  );
}

function BarNumber({ count }: { readonly count: number }) {
  return <span class={count === 0 ? "bar-number is-zero" : "bar-number"}>{figure(count)}</span>;
}

function Bar({ cooperation: left, conflict: right }: { readonly cooperation: number; readonly conflict: number }) {
  return (
    <svg class="diverging" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x={50 - 50 * left} y="1" width={50 * left} height="8" class="fill-cooperation" />
      <rect x="50" y="1" width={50 * right} height="8" class="fill-conflict" />
      <line x1="50" x2="50" y1="0" y2="10" class="axis" />
    </svg>
  );
}

function changeInWords(change: number): string {
  return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${figure(Math.abs(change))}`;
}

export function cooperation(quads: readonly number[]): number {
  return sum(quads.slice(0, 2));
}

export function conflict(quads: readonly number[]): number {
  return sum(quads.slice(2));
}
