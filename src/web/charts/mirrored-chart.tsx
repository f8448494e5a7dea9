import type { Ref } from "preact";
import { useState } from "preact/hooks";
import type { Series } from "../../api/contract.ts";
import { endOfPeriod, figure } from "../lib/format.ts";
import { Brush, inWords } from "./brush.tsx";
import { addColumns, barsPath, ticksUpTo, timeTicks, xOf } from "./geometry.ts";
import type { Frame } from "./geometry.ts";
import { useWidth } from "./use-width.ts";

/** First and last day that are chosen. */
export interface Selection {
  readonly from: string;
  readonly to: string;
}

export interface MirroredChartProps {
  readonly series: Series;
  readonly names: readonly [a: string, b: string];
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  /** For downloads of the drawing. */
  readonly svg: Ref<SVGSVGElement>;
}

const LEFT = 40;
const RIGHT = 6;
const HEAD = 22;
const READ = 24;
const FOOT = 22;
const GAP = 12;

interface Layout {
  readonly frame: Frame;
  readonly width: number;
  readonly panel: number;
  readonly height: number;
  readonly most: number;
}

function layOut(series: Series, width: number): Layout {
  const panel = width < 600 ? 120 : 150;
  const most = Math.max(
    1,
    ...[series.aToB, series.bToA].flatMap(({ quads }) => [...addColumns([quads[0], quads[1]]), ...addColumns([quads[2], quads[3]])]),
  );
  const frame = { left: LEFT, width: Math.max(10, width - LEFT - RIGHT), count: series.starts.length };
  return { frame, width, panel, most, height: 2 * (HEAD + panel + GAP) + READ + FOOT };
}

/**
 * What two countries did to each other, period by period: a panel a direction, cooperation up and conflict down, material acts full and
 * words light; beneath, how much was read. Drag or Shift and arrows to choose periods.
 */
export function MirroredChart({ series, names, selection, onSelect, svg }: MirroredChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<number | null>(null);
  const layout = layOut(series, width);
  const span = spanOf(series, selection);
  const select = (first: number, last: number): void => onSelect(selectionOf(series, first, last));
  return (
    <div class="mirrored" ref={box}>
      <Readout series={series} names={names} at={cursor ?? null} />
      {width > 0 && (
        <Brush
          series={series}
          names={names}
          frame={layout.frame}
          cursor={cursor}
          span={span}
          onCursor={setCursor}
          onSelect={select}
          onClear={() => onSelect(null)}
        >
          <svg
            ref={svg}
            class="chart"
            width={layout.width}
            height={layout.height}
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            aria-hidden="true"
          >
            <Hatch />
            <Panel top={0} title={`${names[0]} → ${names[1]}`} quads={series.aToB.quads} layout={layout} />
            <Panel top={HEAD + layout.panel + GAP} title={`${names[1]} → ${names[0]}`} quads={series.bToA.quads} layout={layout} />
            <ReadBand series={series} layout={layout} />
            <TimeAxis series={series} layout={layout} />
            {span !== null && <Chosen layout={layout} first={span[0]} last={span[1]} />}
            {cursor !== null && <Cursor layout={layout} at={cursor} />}
          </svg>
        </Brush>
      )}
    </div>
  );
}

function selectionOf({ starts, by }: Series, first: number, last: number): Selection {
  const [low, high] = first < last ? [first, last] : [last, first];
  return { from: starts[low] ?? "", to: endOfPeriod(starts[high] ?? "", by) };
}

/** The periods that a selection covers, or null when it covers none. */
function spanOf({ starts, by }: Series, selection: Selection | null): readonly [number, number] | null {
  if (selection === null) return null;
  const first = starts.findIndex((start) => endOfPeriod(start, by) >= selection.from);
  const last = starts.findLastIndex((start) => start <= selection.to);
  return first < 0 || last < first ? null : [first, last];
}

interface PanelProps {
  readonly top: number;
  readonly title: string;
  readonly quads: Series["aToB"]["quads"];
  readonly layout: Layout;
}

function Panel({ top, title, quads, layout }: PanelProps) {
  const { frame, panel, most } = layout;
  const zero = top + HEAD + panel / 2;
  const scale = (panel / 2 - 2) / most;
  const [verbalUp, materialUp, verbalDown, materialDown] = quads;
  return (
    <g>
      <text class="panel-title" x={LEFT} y={top + 14}>
        {title}
      </text>
      {ticksUpTo(most).flatMap((tick) => [
        <Grid key={`up ${tick}`} y={zero - tick * scale} label={figure(tick)} frame={frame} />,
        <Grid key={`down ${tick}`} y={zero + tick * scale} label={figure(tick)} frame={frame} />,
      ])}
      <path class="fill-cooperation" d={barsPath({ frame, counts: materialUp, zero, scale })} />
      <path class="fill-cooperation-light" d={barsPath({ frame, counts: verbalUp, from: materialUp, zero, scale })} />
      <path class="fill-conflict" d={barsPath({ frame, counts: materialDown, zero, scale: -scale })} />
      <path class="fill-conflict-light" d={barsPath({ frame, counts: verbalDown, from: materialDown, zero, scale: -scale })} />
      <line class="zero" x1={LEFT} x2={LEFT + frame.width} y1={zero} y2={zero} />
    </g>
  );
}

function Grid({ y, label, frame }: { readonly y: number; readonly label: string; readonly frame: Frame }) {
  return (
    <g>
      <line class="grid" x1={frame.left} x2={frame.left + frame.width} y1={y} y2={y} />
      <text class="tick" x={frame.left - 6} y={y + 4} text-anchor="end">
        {label}
      </text>
    </g>
  );
}

function Hatch() {
  return (
    <defs>
      <pattern id="not-read" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="hatch" x1="0" y1="0" x2="0" y2="5" />
      </pattern>
    </defs>
  );
}

/** The denominator: how much was read, and hatched where nothing was, so that silence is not taken for peace. */
function ReadBand({ series, layout }: { readonly series: Series; readonly layout: Layout }) {
  const { frame, panel } = layout;
  const top = 2 * (HEAD + panel + GAP);
  const read = series.articlesRead;
  const most = Math.max(1, ...read);
  const unread = read.map((count) => (count === 0 ? 1 : 0));
  return (
    <g>
      <text class="tick" x={LEFT - 6} y={top + READ - 4} text-anchor="end">
        read
      </text>
      <rect class="band" x={LEFT} y={top} width={frame.width} height={READ} />
      <path class="unread" fill="url(#not-read)" d={wholePath(frame, unread, top)} />
      <path class="read" d={barsPath({ frame, counts: read, zero: top + READ, scale: READ / most })} />
    </g>
  );
}

/** Neighbouring periods as one stretch, so that the hatching runs through. */
function wholePath(frame: Frame, flags: readonly number[], top: number): string {
  let path = "";
  for (let at = 0; at < flags.length; at++) {
    if (flags[at] === 0) continue;
    const first = at;
    while (at + 1 < flags.length && flags[at + 1] === 1) at++;
    path += `M${xOf(frame, first)} ${top}h${xOf(frame, at + 1) - xOf(frame, first)}v${READ}H${xOf(frame, first)}z`;
  }
  return path;
}

function TimeAxis({ series, layout }: { readonly series: Series; readonly layout: Layout }) {
  const { frame, height, panel } = layout;
  return (
    <g>
      {timeTicks(series.starts, frame.width).map(({ at, label }) => (
        <g key={at}>
          <line class="time" x1={xOf(frame, at)} x2={xOf(frame, at)} y1={2 * (HEAD + panel + GAP) + READ} y2={height - FOOT + 5} />
          <text class="tick" x={xOf(frame, at) + 3} y={height - 6}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function Chosen({ layout: { frame, height }, first, last }: { readonly layout: Layout; readonly first: number; readonly last: number }) {
  const x = xOf(frame, first);
  return <rect class="chosen" x={x} y={HEAD - 4} width={Math.max(2, xOf(frame, last + 1) - x)} height={height - FOOT - HEAD + 4} />;
}

function Cursor({ layout: { frame, height }, at }: { readonly layout: Layout; readonly at: number }) {
  return (
    <rect class="cursor" x={xOf(frame, at)} y={HEAD - 4} width={Math.max(1, frame.width / frame.count)} height={height - FOOT - HEAD + 4} />
  );
}

function Readout({
  series,
  names,
  at,
}: {
  readonly series: Series;
  readonly names: MirroredChartProps["names"];
  readonly at: number | null;
}) {
  return <p class="readout">{at === null ? "Point at a period to read it; drag to choose several." : inWords(series, names, at)}</p>;
}
