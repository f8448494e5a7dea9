import type { Day, HolidayRow, Instant, PageHints, Published, PublishedBasis } from "../model/index.ts";
import type { DateOptions } from "./find-dates.ts";
import { findDates } from "./find-dates.ts";
import { inferDay } from "./infer-day.ts";
import type { ParsedStamp } from "./parse-stamp.ts";
import { parseStamp } from "./parse-stamp.ts";
import type { Metadata } from "./read-metadata.ts";

/** Where a day of publication can be read from. */
export interface DateEvidence {
  readonly metadata: Metadata | null;
  readonly url: string | null;
  /** Lines around the headline and the body that are not the body, nearest to the headline first. */
  readonly lines: readonly string[];
  /** Headline and paragraphs. */
  readonly text: string;
  /** © lines, anywhere on the page. */
  readonly copyright: readonly string[];
  readonly hints: PageHints | undefined;
  readonly holidays: readonly HolidayRow[];
  readonly options: DateOptions;
}

export interface FoundPublication {
  readonly published: Published | null;
  readonly updatedAt: Instant | Day | null;
}

const META_PUBLISHED = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "article:published",
  "parsely-pub-date",
  "sailthru.date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "published_time",
  "published-date",
  "publication_date",
  "citation_publication_date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dc.date.created",
  "dcterms.date",
  "dc.date",
  "cxenseparse:recs:publishtime",
  "cxenseparse:publishtime",
  "article.published",
  "datecreated",
  "article:created",
  "rnews:datepublished",
  "displaydate",
  "ptime",
  "date",
  "date.available",
  "originalpublicationdate",
  "timestamp",
];
const META_UPDATED = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "article:modified",
  "dcterms.modified",
  "lastmod",
  "last-modified",
  "dc.date.modified",
];
const UPDATED = /\b(?:updated?|modified|aktualisiert|mis à jour|actualizado|aktualizacja|обновлено|aggiornato|stand)\b/i;

/** The day of publication from the surest place that gives one, and the day of the last change. The day of the crawl is neither. */
export function findPublished(evidence: DateEvidence): FoundPublication {
  const published =
    fromJsonLd(evidence) ??
    fromMeta(evidence) ??
    fromStamps(evidence) ??
    fromLines(evidence) ??
    fromUrl(evidence) ??
    fromFeed(evidence) ??
    inferDay(evidence);
  const updated = updatedOf(evidence);
  const isLater =
    updated !== null &&
    (published === null || updated.day > published.day || (updated.instant ?? "") > (published.instant ?? updated.instant ?? ""));
  return { published, updatedAt: updated === null || !isLater ? null : (updated.instant ?? updated.day) };
}

function fromJsonLd({ metadata, options }: DateEvidence): Published | null {
  const value = metadata?.jsonLd?.published ?? "";
  return publishedOf(parseStamp(value, options), "jsonld", [`datePublished ${value}`]);
}

function fromMeta({ metadata, options }: DateEvidence): Published | null {
  for (const name of META_PUBLISHED) {
    const value = metadata?.meta.get(name);
    const found = value === undefined ? null : publishedOf(parseStamp(value, options), "meta", [`${name} ${value}`]);
    if (found !== null) return found;
  }
  return null;
}

/** Microdata says what it is; a bare `<time>` is what a reader sees, and the first one may be another article's. */
function fromStamps({ metadata, options }: DateEvidence): Published | null {
  const stamps = metadata?.stamps ?? [];
  for (const property of ["datepublished", "pubdate", "datecreated"]) {
    for (const stamp of stamps) {
      if (!stamp.property.includes(property)) continue;
      const found = publishedOf(parseStamp(stamp.value, options), "meta", [`${stamp.property} ${stamp.value}`]);
      if (found !== null) return found;
    }
  }
  return null;
}

function fromLines({ lines, options }: DateEvidence): Published | null {
  for (const line of lines) {
    const [found] = findDates(line, options);
    if (found === undefined || UPDATED.test(line.slice(0, found.start))) continue;
    return publishedOf({ day: found.day, instant: null }, "visible", [line.length < 80 ? line : line.slice(found.start, found.end)]);
  }
  return null;
}

function fromUrl({ url, options }: DateEvidence): Published | null {
  const path = url === null ? "" : url.replace(/^[a-z]+:\/\/[^/]*/i, "");
  const match = /(?:^|[/_.-])((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=$|[/_.-]|[a-z])/i.exec(path);
  if (match === null || (match[2] === "" && match[0].replace(/^\D/, "").length !== 8)) return null;
  const stamp = parseStamp(`${match[1]}-${(match[3] ?? "").padStart(2, "0")}-${(match[4] ?? "").padStart(2, "0")}`, options);
  return publishedOf(stamp, "url", [match[0].replaceAll(/^[/_.-]|[/_.-]$/g, "")]);
}

function fromFeed({ hints, options }: DateEvidence): Published | null {
  const value = hints?.publishedAt ?? "";
  return publishedOf(parseStamp(value, options), "feed", [value]);
}

function publishedOf(stamp: ParsedStamp | null, basis: PublishedBasis, from: readonly string[]): Published | null {
  if (stamp === null) return null;
  return { value: stamp.day, day: stamp.day, precision: stamp.instant === null ? "day" : "instant", instant: stamp.instant, basis, from };
}

function updatedOf({ metadata, lines, options }: DateEvidence): ParsedStamp | null {
  const values = [metadata?.jsonLd?.modified ?? "", ...META_UPDATED.map((name) => metadata?.meta.get(name) ?? "")];
  for (const value of values) {
    const stamp = value === "" ? null : parseStamp(value, options);
    if (stamp !== null) return stamp;
  }
  const line = lines.find((each) => UPDATED.test(each));
  const [found] = line === undefined ? [] : findDates(line.slice(line.search(UPDATED)), options);
  return found === undefined ? null : { day: found.day, instant: null };
}
