import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Series } from "../../api/contract.ts";
import { figure, periodInWords, sum } from "../lib/format.ts";
import { periodAt } from "./geometry.ts";
import type { Frame } from "./geometry.ts";

/** One period in words: what is under the pointer, and what a screen reader says of the cursor. */
export function inWords(series: Series, names: readonly [string, string], at: number): string {
  const start = series.starts[at];
  if (start === undefined) return "";
  const side = ({ quads }: Series["aToB"]): string => {
    const [up, down] = [sum([quads[0][at] ?? 0, quads[1][at] ?? 0]), sum([quads[2][at] ?? 0, quads[3][at] ?? 0])];
    return up + down === 0 ? "nothing" : `${figure(up)} of cooperation, ${figure(down)} of conflict`;
  };
  const read = series.articlesRead[at] ?? 0;
  return `${periodInWords(start, series.by)}: ${names[0]} → ${names[1]} ${side(series.aToB)}; ${names[1]} → ${names[0]} ${side(series.bToA)}; ${read === 0 ? "nothing was read" : `${figure(read)} articles read`}`;
}

interface BrushProps {
  readonly series: Series;
  readonly names: readonly [string, string];
  readonly frame: Frame;
  readonly cursor: number | null;
  readonly span: readonly [number, number] | null;
  readonly onCursor: (at: number | null) => void;
  readonly onSelect: (first: number, last: number) => void;
  readonly onClear: () => void;
  readonly children: ComponentChildren;
}

/** Chooses periods by pointer or keys: arrows move, Shift and arrows choose, Enter chooses one, Escape lets go. */
export function Brush({ series, names, frame, cursor, span, onCursor, onSelect, onClear, children }: BrushProps) {
  const anchor = useRef<number | null>(null);
  const count = series.starts.length;
  const at = (event: PointerEvent): number => {
    const { left } = (event.currentTarget as HTMLElement).getBoundingClientRect(); // the handler's own element
    return periodAt(frame, event.clientX - left);
  };
  const press = (event: PointerEvent): void => {
    if (event.button !== 0 || count === 0) return;
    anchor.current = at(event);
    onSelect(anchor.current, anchor.current);
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    if (count === 0) return;
    onCursor(at(event));
    if (anchor.current !== null) onSelect(anchor.current, at(event));
  };
  const key = (event: KeyboardEvent): void => {
    const now = cursor ?? span?.[1] ?? count - 1;
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: count - 1, PageUp: now - 10, PageDown: now + 10 }[event.key];
    if (next !== undefined) {
      const place = Math.min(count - 1, Math.max(0, next));
      onCursor(place);
      if (event.shiftKey) onSelect((anchor.current ??= now), place);
      else anchor.current = null;
    } else if (event.key === "Enter" || event.key === " ") onSelect(now, now);
    else if (event.key === "Escape") onClear();
    else return;
    event.preventDefault();
  };
  const shown = cursor ?? span?.[1] ?? Math.max(0, count - 1);
  return (
    <div
      class="brush"
      role="slider"
      tabIndex={0}
      aria-label="Period; Shift and arrows choose several, Escape lets go"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, count - 1)}
      aria-valuenow={shown}
      aria-valuetext={inWords(series, names, shown)}
      onKeyDown={key}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => (anchor.current = null)}
      onPointerCancel={() => (anchor.current = null)}
      onPointerLeave={() => onCursor(null)}
      onBlur={() => onCursor(null)}
    >
      {children}
    </div>
  );
}
