import { dayNumber } from "../lib/day.ts";
import type { Report } from "../model/index.ts";
import type { KeyKind } from "./hash-words.ts";
import { keyOf, mix } from "./hash-words.ts";
import type { TextSketch } from "./sketch-text.ts";

/** Days between a text and its copies; what is older must be the same throughout (`areCopies`). */
export const COPY_DAYS = 10;

/**
 * Days of a window. A key of copies holds the window that it is of, so that what a report is compared with does not grow with the record; a
 * report of the last ten days of a window has keys of the next one too.
 */
const WINDOW_DAYS = 30;

/** Bins that make a key within a window, and one without: the more, the more alike two texts must be to share it. */
const IN_WINDOW = 2;
const IN_ARCHIVE = 5;

/** Which window a day is in; null for a report without a day, which only keys without a window find. */
export function windowOf({ publishedAt }: Pick<Report, "publishedAt">): number | null {
  return publishedAt === null ? null : Math.floor(dayNumber(publishedAt.slice(0, 10)) / WINDOW_DAYS);
}

/**
 * Keys that copies share: some for texts of likeness J from 0.25 on that are published within ten days (each shared with a chance of J squared),
 * some for what is printed again whenever, word for word (J to the fifth).
 */
export function copyKeys({ bins, leadBins }: Pick<TextSketch, "bins" | "leadBins">, published: Pick<Report, "publishedAt">): number[] {
  const keys: number[] = [];
  for (const window of windowsOf(published)) {
    addKeys(keys, bins, { kind: "copy", size: IN_WINDOW, where: window });
    addKeys(keys, leadBins, { kind: "copy", size: IN_WINDOW, where: window + LEAD });
  }
  addKeys(keys, bins, { kind: "archive", size: IN_ARCHIVE, where: 0 });
  return keys;
}

/** Tells keys of the head from keys of the whole text. */
const LEAD = 0x4000_0000;

interface KeyMaking {
  readonly kind: KeyKind;
  readonly size: number;
  readonly where: number;
}

function addKeys(keys: number[], bins: Uint32Array, { kind, size, where }: KeyMaking): void {
  for (let start = 0; start < bins.length; start += size) {
    let value = start;
    for (let bin = start; bin < start + size; bin++) value = mix(Math.imul(value, 31) + (bins[bin] ?? 0));
    keys.push(keyOf(kind, value, where));
  }
}

function windowsOf(published: Pick<Report, "publishedAt">): readonly number[] {
  const window = windowOf(published);
  if (window === null || published.publishedAt === null) return [];
  const left = (window + 1) * WINDOW_DAYS - dayNumber(published.publishedAt.slice(0, 10));
  return left <= COPY_DAYS ? [window, window + 1] : [window];
}
