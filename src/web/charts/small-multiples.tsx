import type { Series, TypeSeries } from "../../api/contract.ts";
import { figure, sum, toneOf, typeName } from "../lib/format.ts";
import { barsPath } from "./geometry.ts";

interface SmallMultiplesProps {
  readonly series: Series;
  readonly types: readonly TypeSeries[];
  readonly names: readonly [string, string];
  /** The types that the list is narrowed to. */
  readonly chosen: readonly string[];
  readonly onChoose: (plover: string) => void;
}

const WIDTH = 160;
const HALF = 18;

/** One little chart a type on one scale: what the first does to the second up, the other direction down. A press narrows the list to it. */
export function SmallMultiples({ series, types, names, chosen, onChoose }: SmallMultiplesProps) {
  const most = Math.max(1, ...types.flatMap(({ aToB, bToA }) => [...aToB, ...bToA]));
  return (
    <div class="multiples-box">
      <p class="note">
        Up: {names[0]} → {names[1]}. Down: {names[1]} → {names[0]}. All on one scale; press one to narrow the list below.
      </p>
      <ul class="multiples">
        {types.map((type) => (
          <li key={type.plover}>
            <button
              type="button"
              class={`multiple is-${toneOf(type.quad)}`}
              aria-pressed={chosen.includes(type.plover)}
              onClick={() => onChoose(type.plover)}
            >
              <span class="multiple-name">{typeName(type.plover)}</span>{" "}
              <span class="multiple-count">
                {figure(sum(type.aToB))} / {figure(sum(type.bToA))}
              </span>
              <Multiple type={type} count={series.starts.length} scale={(HALF - 1) / most} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Multiple({ type, count, scale }: { readonly type: TypeSeries; readonly count: number; readonly scale: number }) {
  const frame = { left: 0, width: WIDTH, count };
  return (
    <svg viewBox={`0 0 ${WIDTH} ${2 * HALF}`} preserveAspectRatio="none" aria-hidden="true">
      <path class={`fill-${toneOf(type.quad)}`} d={barsPath({ frame, counts: type.aToB, zero: HALF, scale })} />
      <path class={`fill-${toneOf(type.quad)}`} d={barsPath({ frame, counts: type.bToA, zero: HALF, scale: -scale })} />
      <line class="zero" x1="0" x2={WIDTH} y1={HALF} y2={HALF} />
    </svg>
  );
}
