import { dayInWords } from "../lib/format.ts";

/** Lengths in pixels of the screen, which are the units of the drawing. */
export interface Frame {
  readonly left: number;
  readonly width: number;
  /** Number of periods side by side. */
  readonly count: number;
}

export function xOf({ left, width, count }: Frame, at: number): number {
  return left + (at * width) / Math.max(1, count);
}

/** The period under a place of the pointer; the nearest one where it is beside the frame. */
export function periodAt({ left, width, count }: Frame, x: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(((x - left) / width) * count)));
}

export interface BarsInput {
  readonly frame: Frame;
  readonly counts: readonly number[];
  /** Where each bar starts, in units; what was stacked below it. */
  readonly from?: readonly number[];
  /** The line that bars stand on. */
  readonly zero: number;
  /** Pixels a unit; negative: the bars hang. */
  readonly scale: number;
}

/** A wider bar says no more. */
const WIDEST = 36;

/** All bars of one class as one path: thousands of elements would be slow. Bars of what is there are never thinner or lower than a pixel. */
export function barsPath({ frame, counts, from, zero, scale }: BarsInput): string {
  const step = frame.width / Math.max(1, frame.count);
  const width = Math.max(1, Math.min(WIDEST, step > 4 ? step - Math.min(2, step * 0.2) : step));
  const parts: string[] = [];
  for (const [at, count] of counts.entries()) {
    if (count === 0) continue;
    const base = zero - (from?.[at] ?? 0) * scale;
    const height = Math.max(1, Math.abs(count * scale)) * Math.sign(scale);
    parts.push(
      `M${round(xOf(frame, at) + Math.max(0, step - width) / 2)} ${round(base)}v${round(-height)}h${round(width)}v${round(height)}z`,
    );
  }
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Whole numbers for an axis up to `most`: at most three above zero, at 1, 2 or 5 of a power of ten. */
export function ticksUpTo(most: number): readonly number[] {
  if (most < 1) return [];
  const steps = [1, 2, 5, 10].map((step) => step * 10 ** Math.floor(Math.log10(Math.max(1, most))));
  const candidates = [...steps.map((step) => step / 10), ...steps].filter((step) => step >= 1 && Number.isInteger(step));
  const step = candidates.find((one) => most / one <= 3) ?? most;
  return Array.from({ length: Math.floor(most / step) }, (_, at) => (at + 1) * step);
}

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

/** Width of a letter of a label in pixels, with its share of the gap before the label. */
const LETTER = 7;

/** Labels under a row of periods: years, months or days, as many as there is room for at `room` pixels each. */
export function timeTicks(starts: readonly string[], width: number, room = 64): readonly TimeTick[] {
  const most = Math.max(1, Math.floor(width / room));
  const fits = ({ at, label }: TimeTick): boolean => (at / starts.length) * width + label.length * LETTER <= width;
  return labels(starts, most).filter(fits);
}

function labels(starts: readonly string[], most: number): readonly TimeTick[] {
  const years = changes(starts, 4);
  if (years.length > 2 || starts.length === years.length)
    return thin(years, most).map((at) => ({ at, label: starts[at]?.slice(0, 4) ?? "" }));
  const months = changes(starts, 7);
  if (months.length > 1) return thin(months, most).map((at) => ({ at, label: dayInWords(starts[at] ?? "", "month") }));
  return thin([...starts.keys()], most).map((at) => ({ at, label: dayInWords(starts[at] ?? "") }));
}

/** Where the first `length` letters of the day change; the first period is one of them. */
function changes(starts: readonly string[], length: number): readonly number[] {
  return [...starts.keys()].filter((at) => at === 0 || starts[at]?.slice(0, length) !== starts[at - 1]?.slice(0, length));
}

function thin(places: readonly number[], most: number): readonly number[] {
  const every = Math.ceil(places.length / most);
  return places.filter((_, at) => at % every === 0);
}

/** Adds up columns, period by period. */
export function addColumns(columns: readonly (readonly number[])[]): readonly number[] {
  return (columns[0] ?? []).map((_, at) => columns.reduce((total, column) => total + (column[at] ?? 0), 0));
}
