import { useState } from "preact/hooks";
import type { Series } from "../../api/contract.ts";
import { addColumns, barsPath, timeTicks, xOf } from "../charts/geometry.ts";
import { useWidth } from "../charts/use-width.ts";
import { endOfPeriod, figure, sum } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link, go, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { PairForm, useReadPair } from "./pair-form.tsx";
import { Answered } from "./states.tsx";

const HALF = 34;
/** Other pairs beside the one of the view. */
const MOST = 6;

/** Other pairs beneath the one that is shown, on the same days and periods: `with=PRK-RUS,CHN-USA` in the address. */
export function Comparison({ series, place }: { readonly series: Series; readonly place: Place }) {
  const pairs = pairsOf(place);
  const set = (next: readonly string[]): void => go(withQuery(place, { with: next.join(",") }), "replace");
  return (
    <section aria-labelledby="compare-title" {...(pairs.length === 0 ? { class: "no-print" } : {})}>
      <h2 id="compare-title">Beside other pairs</h2>
      {pairs.length > 0 && (
        <ul class="compared">
          {[`${series.a}-${series.b}`, ...pairs].map((pair, at) => (
            <li key={pair}>
              <Strip pair={pair} shown={series} onRemove={at === 0 ? null : () => set(pairs.filter((one) => one !== pair))} />
            </li>
          ))}
        </ul>
      )}
      {pairs.length < MOST && <AddPair onAdd={(pair) => set([...pairs.filter((one) => one !== pair), pair])} />}
    </section>
  );
}

function pairsOf({ query }: Place): readonly string[] {
  return (query.get("with") ?? "")
    .split(",")
    .filter((pair) => /^[A-Z]{3}-[A-Z]{3}$/.test(pair) && pair.slice(0, 3) !== pair.slice(4))
    .slice(0, MOST);
}

interface StripProps {
  readonly pair: string;
  /** The series of the view: its days and period are everybody's. */
  readonly shown: Series;
  readonly onRemove: (() => void) | null;
}

function Strip({ pair, shown, onRemove }: StripProps) {
  const nameOf = useNameOf();
  const [a, b] = [pair.slice(0, 3), pair.slice(4)];
  const name = `${nameOf(a)} – ${nameOf(b)}`;
  const [since, last] = [shown.starts[0], shown.starts.at(-1)];
  const asked = useAnswer("/api/dyads/{a}/{b}", {
    a,
    b,
    by: shown.by,
    count: shown.count,
    since,
    until: last === undefined ? undefined : endOfPeriod(last, shown.by),
  });
  return (
    <div class="strip">
      <p>
        <Link to={`/dyad/${a}/${b}`}>{name}</Link>
        {onRemove !== null && (
          <button type="button" class="remove no-print" onClick={onRemove}>
            <span aria-hidden="true">×</span>
            <span class="visually-hidden">Remove {name}</span>
          </button>
        )}
      </p>
      <Answered asked={asked} loading={`Reading ${name}`}>
        {({ series }) => <StripChart series={series} starts={shown.starts} name={name} />}
      </Answered>
    </div>
  );
}

function StripChart({ series, starts, name }: { readonly series: Series; readonly starts: readonly string[]; readonly name: string }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const place = new Map(starts.map((start, at) => [start, at]));
  const spread = (quads: readonly number[]): readonly number[] => {
    const added = addColumns(quads.flatMap((quad) => [series.aToB.quads[quad] ?? [], series.bToA.quads[quad] ?? []]));
    const all = starts.map(() => 0);
    series.starts.forEach((start, at) => (all[place.get(start) ?? 0] = added[at] ?? 0));
    return all;
  };
  const [up, down] = [spread([0, 1]), spread([2, 3])];
  const frame = { left: 0, width: Math.max(10, width), count: starts.length };
  const scale = (HALF - 2) / Math.max(1, ...up, ...down);
  const words = `${figure(sum(up))} of cooperation, ${figure(sum(down))} of conflict, at most ${figure(Math.max(0, ...up, ...down))} a ${series.by}`;
  return (
    <div ref={box}>
      <p class="note">{words}</p>
      {width > 0 && (
        <svg
          class="chart"
          width={width}
          height={2 * HALF + 16}
          viewBox={`0 0 ${width} ${2 * HALF + 16}`}
          role="img"
          aria-label={`${name}: ${words}`}
        >
          <path class="fill-cooperation" d={barsPath({ frame, counts: up, zero: HALF, scale })} />
          <path class="fill-conflict" d={barsPath({ frame, counts: down, zero: HALF, scale: -scale })} />
          <line class="zero" x1="0" x2={width} y1={HALF} y2={HALF} />
          {timeTicks(starts, frame.width).map(({ at, label }) => (
            <text key={at} class="tick" x={xOf(frame, at)} y={2 * HALF + 13}>
              {label}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

/** Any two countries, by name or code. */
function AddPair({ onAdd }: { readonly onAdd: (pair: string) => void }) {
  const [error, setError] = useState("");
  const read = useReadPair();
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement; // the form's own handler
    const pair = read(new FormData(form));
    setError("error" in pair ? pair.error : "");
    if ("error" in pair) return;
    form.reset();
    onAdd(`${pair.a}-${pair.b}`);
  };
  return <PairForm action="Add" error={error} onSubmit={add} />;
}
