import { daysBetween } from "../lib/day.ts";
import type { Report } from "../model/index.ts";
import { compareSketches, containmentFrom, sharedCount } from "./compare-sketches.ts";
import { COPY_DAYS } from "./copy-keys.ts";
import { LEAST_SHINGLES } from "./sketch-text.ts";
import { weighRetelling } from "./weigh-retelling.ts";

/** Share of the shorter text in the longer from which it is a copy whatever else; and from which it is one when the heads agree or both tell one happening. */
const COPY = 0.8;
const PARTIAL_COPY = 0.5;

/** Below this share of the longer text, a copy of half of the shorter may have less than a quarter of all words in common with it. */
const UNEVEN = 0.5;

/** Share of the shorter head in the other from which the heads agree. */
const SAME_LEAD = 0.3;

/** Old words printed again after `COPY_DAYS` are a template or an archive piece unless they are the same throughout. */
const ARCHIVE_COPY = 0.95;

/** Retellings are published within so many days of each other. */
const RETELLING_DAYS = 3;

/**
 * Tells which other reports belong to one story with this one: its copies and originals, and other tellings of the same happening.
 *
 * Looks at two reports alone and is symmetric, so that what is folded does not depend on what else is known or on who came first. For
 * `Store.reportsNear`, which then need not fold what only shares a key.
 *
 * @example store.reportsNear(report, testLink(report))
 */
export function testLink(report: Report): (other: Report) => boolean {
  return (other) => areCopies(report, other) || areRetellings(report, other);
}

/** Whether one report is a copy of the other: trimmed, extended or updated, or word for word. */
export function areCopies(a: Report, b: Report): boolean {
  if (Math.min(a.shingles, b.shingles) < LEAST_SHINGLES) return false;
  const containment = containmentFrom(PARTIAL_COPY, a, b);
  if (containment === 0) return false;
  if (daysApart(a, b) > COPY_DAYS) return containment >= ARCHIVE_COPY;
  return containment >= COPY || leadsAgree(a, b) || areRetellings(a, b);
}

/** Share of the shorter text in the longer below which an address that shows a text of another day shows another article. */
const SAME_ARTICLE = 0.2;

/**
 * Whether what an address shows now is a later version of what it showed before. It is, however much was rewritten, unless it was published
 * on another day and has nothing of the other's words: an address of the briefing of the day, or a front page.
 */
export function areVersions(before: Report, after: Report): boolean {
  return daysApart(before, after) === 0 || compareSketches(before, after).containment >= SAME_ARTICLE;
}

/** Whether one is so much longer that keys of copies, which tell how alike two texts are as a whole, may miss what they share. */
export function areUneven(a: Report, b: Report): boolean {
  return Math.min(a.shingles, b.shingles) < UNEVEN * Math.max(a.shingles, b.shingles);
}

/** Whether both tell one happening, each in its own words. */
export function areRetellings(a: Report, b: Report): boolean {
  return daysApart(a, b) <= RETELLING_DAYS && weighRetelling(a, b) > 0;
}

function leadsAgree(a: Report, b: Report): boolean {
  return sharedCount(a.lead, b.lead) >= SAME_LEAD * Math.min(a.lead.length, b.lead.length);
}

/** Days between publication; 0 when one of the two is not known. */
function daysApart(a: Report, b: Report): number {
  if (a.publishedAt === null || b.publishedAt === null) return 0;
  return Math.abs(daysBetween(a.publishedAt.slice(0, 10), b.publishedAt.slice(0, 10)));
}
