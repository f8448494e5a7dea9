import { cutToWidth } from "../show/display-width.ts";
import type { Screen } from "../show/screen.ts";
import { countSkips } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** Shows how a run goes on. */
export interface ProgressView {
  update(tally: Tally): void;
  /** Takes the bar away. */
  close(): void;
}

const REDRAW_MS = 100;
const LINE_MS = 5000;
/** Over how long the rate is measured, so that it follows changes without jumping. */
const RATE_MS = 15_000;

/** A bar that is redrawn on a terminal; elsewhere one plain line every few seconds; nothing when quiet. */
export function createProgress(screen: Screen, options: { readonly quiet: boolean; readonly clock: () => number }): ProgressView {
  if (options.quiet) return { update: () => {}, close: () => {} };
  let tally: Tally | null = null;
  let drawn = 0;
  const rate = createRate(options.clock);
  const draw = (): void => {
    if (tally === null) return;
    const speed = rate(tally);
    if (!screen.isTerminal) return screen.write(`${progressLine(tally, speed)}\n`);
    const lines = progressBar(tally, speed, screen);
    screen.write(erase(drawn) + lines.map((line) => `${line}\n`).join(""));
    drawn = lines.length;
  };
  const timer = setInterval(draw, screen.isTerminal ? REDRAW_MS : LINE_MS);
  return {
    update: (next) => void (tally = next),
    close: () => {
      clearInterval(timer);
      if (screen.isTerminal) screen.write(erase(drawn));
    },
  };
}

/** Up over what was drawn (from the first column: a Ctrl-C leaves its "^C" there), and wipes to the end of the screen. */
function erase(lines: number): string {
  return lines === 0 ? "" : `\r\x1b[${lines}A\x1b[0J`;
}

/** Pages a second over the last seconds; null while there is nothing to measure. Pages known already are left out: they cost nothing. */
function createRate(clock: () => number): (tally: Tally) => number | null {
  const seen = [{ at: clock(), done: 0 }];
  return (tally) => {
    const now = { at: clock(), done: tally.read - tally.known };
    seen.push(now);
    while (seen.length > 2 && (seen[0]?.at ?? 0) < now.at - RATE_MS) seen.shift();
    const first = seen[0] ?? now;
    return now.at - first.at < 500 || now.done === first.done ? null : ((now.done - first.done) * 1000) / (now.at - first.at);
  };
}

/** "1,204 of 5,310 pages, 41 a second, 1 min 40 s left; 3,102 events; 210 skipped: 120 article/no-text, 90 text/language". */
export function progressLine(tally: Tally, rate: number | null): string {
  const total = tally.allFound ? numberOf(tally.found) : `${numberOf(tally.found)} or more`;
  const left = wordsForLeft(tally, rate);
  const parts = [
    `${numberOf(tally.read)} of ${total} pages`,
    ...(rate === null ? [] : [wordsForRate(rate)]),
    ...(left === null ? [] : [left]),
  ];
  const skips = countSkips(tally) === 0 ? "" : `; ${numberOf(countSkips(tally))} skipped: ${wordsForSkips(tally)}`;
  return `${parts.join(", ")}; ${numberOf(tally.events)} events${skips}`;
}

function progressBar(tally: Tally, rate: number | null, screen: Screen): readonly string[] {
  const share = tally.found === 0 ? 0 : tally.read / tally.found;
  const width = Math.min(30, Math.max(10, screen.width - 60));
  const full = Math.round(share * width);
  const bar = screen.paint(screen.glyphs.bar.repeat(full), "cooperation") + screen.paint(screen.glyphs.empty.repeat(width - full), "faint");
  const percent = tally.allFound ? `${Math.floor(share * 100)} %`.padStart(5) : "     ";
  const left = wordsForLeft(tally, rate);
  const facts = [
    `${numberOf(tally.read)}/${numberOf(tally.found)}${tally.allFound ? "" : "+"} pages`,
    rate === null ? "" : wordsForRate(rate),
    left ?? "",
  ].filter(Boolean);
  const dot = ` ${screen.glyphs.dot} `;
  const second = [`${numberOf(tally.events)} events`, ...(tally.known === 0 ? [] : [`${numberOf(tally.known)} known already`])];
  if (countSkips(tally) > 0) second.push(`${numberOf(countSkips(tally))} skipped: ${wordsForSkips(tally)}`);
  const room = screen.width - 1 - width - percent.length - 3;
  return [
    `${bar} ${percent}  ${cutToWidth(facts.join(dot), room, screen.glyphs.ellipsis)}`,
    cutToWidth(second.join(dot), screen.width - 1, screen.glyphs.ellipsis),
  ];
}

/** Most frequent first. */
export function skipsByCount(tally: Tally): readonly (readonly [reason: string, count: number])[] {
  return Object.entries(tally.skips).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function wordsForSkips(tally: Tally): string {
  return skipsByCount(tally)
    .map(([reason, count]) => `${numberOf(count)} ${reason}`)
    .join(", ");
}

export function wordsForRate(rate: number): string {
  return `${rate >= 10 ? numberOf(Math.round(rate)) : rate.toFixed(1)} a second`;
}

function wordsForLeft(tally: Tally, rate: number | null): string | null {
  if (rate === null || !tally.allFound) return null;
  return `${wordsForTime((tally.found - tally.read) / rate)} left`;
}

/** "48 s", "1 min 40 s", "2 h 5 min". */
export function wordsForTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

export function numberOf(count: number): string {
  return count.toLocaleString("en-US");
}
