import { contentId } from "../../lib/hash.ts";
import type { PageHints } from "../../model/index.ts";
import { skipOf, tooLarge } from "../page-bytes.ts";
import type { ArchiveEntry, ArchiveOptions, ByteSource } from "./archive.ts";
import { isPackingError, openUnpacked, placeInside } from "./archive.ts";
import type { ByteReader } from "./byte-reader.ts";

/** What a row may say, and under which names it says so; the first that holds something counts. */
export type RowFields = Readonly<Record<RowField, readonly string[]>>;
export type RowField = "html" | "text" | "url" | "title" | "date" | "language" | "outlet";

/** Names in use by news-please, Media Cloud, GDELT's article lists, Scrapy exports and JSON Feed. */
export const ROW_FIELDS: RowFields = {
  html: ["html", "raw_html", "content_html", "body_html"],
  text: ["text", "maintext", "content_text", "content", "body", "article_text", "story_text"],
  url: ["url", "link", "source_url", "external_url"],
  title: ["title", "headline"],
  date: ["date", "published", "published_at", "publish_date", "date_publish", "date_published", "publishedAt", "seendate", "pubDate"],
  language: ["language", "lang"],
  outlet: ["outlet", "source", "source_domain", "media_name", "domain", "site"],
};

export interface RowOptions {
  readonly from: string;
  readonly maxBytes: number;
  readonly fields: RowFields;
}

/** A page of one object: of its HTML, else of its text; else its address alone. */
export function readRow(row: unknown, { from, maxBytes, fields }: RowOptions): ArchiveEntry["item"] {
  if (typeof row !== "object" || row === null) return skipOf("source/damaged", from, "no object");
  const value = (field: RowField): string => {
    for (const name of fields[field]) {
      const found = name
        .split(".")
        .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined), row);
      if (typeof found === "string" && found.trim() !== "") return found;
      if (typeof found === "number") return String(found);
    }
    return "";
  };
  const url = value("url");
  const hints = hintsOf(value);
  const html = value("html");
  const text = html || value("text");
  if (text === "") return URL.canParse(url) ? { kind: "address", url, hints } : skipOf("source/empty", from, "neither html, text nor url");
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > maxBytes) return tooLarge(bytes.length, { where: from, maxBytes });
  const contentType = html === "" ? "text/plain; charset=utf-8" : "text/html; charset=utf-8";
  return { id: contentId(bytes), from, bytes, contentType, ...(URL.canParse(url) ? { url } : {}), hints };
}

/**
 * Rows of JSON Lines, plain or packed by gzip. `start` and `next` count unpacked bytes; a line that is no JSON is a `Skip`, and the next is read.
 */
export async function* readJsonLines(
  source: ByteSource,
  options: ArchiveOptions & { readonly fields: RowFields },
): AsyncGenerator<ArchiveEntry> {
  const { maxBytes, fields } = options;
  const reader = await openUnpacked(source, options.start ?? 0);
  try {
    for await (const { line, at, next } of linesOf(reader, 2 * maxBytes)) {
      const from = placeInside(source.from, "offset", at);
      const item =
        line === null ? tooLarge(next - at, { where: from, maxBytes: 2 * maxBytes }) : readLine(line, { from, maxBytes, fields });
      if (item !== null) yield { item, next };
    }
  } catch (error) {
    if (!isPackingError(error)) throw error;
    yield {
      item: skipOf("source/damaged", placeInside(source.from, "offset", reader.offset), `gzip: ${error.message}`),
      next: reader.offset,
    };
  }
}

function readLine(line: string, options: RowOptions): ArchiveEntry["item"] | null {
  if (line.trim() === "") return null;
  try {
    return readRow(JSON.parse(line), options);
  } catch {
    return skipOf("source/damaged", options.from, "the line is not JSON");
  }
}

interface Line {
  /** Null when it is longer than the limit. */
  readonly line: string | null;
  readonly at: number;
  readonly next: number;
}

async function* linesOf(reader: ByteReader, maxBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let want = 1;
  for (let bytes = await reader.peek(want); bytes.length > 0; bytes = await reader.peek(want)) {
    const end = bytes.indexOf(10);
    const isLast = end < 0 && bytes.length < want;
    const at = reader.offset;
    if (end >= 0 || isLast) {
      const length = end < 0 ? bytes.length : end + 1;
      const line = decoder.decode(bytes.subarray(0, length));
      reader.take(length);
      want = 1;
      yield { line, at, next: reader.offset };
    } else if (bytes.length > maxBytes) {
      reader.take(bytes.length);
      if (await reader.seek(10, () => true, 1)) reader.take(1);
      want = 1;
      yield { line: null, at, next: reader.offset };
    } else want = Math.max(64 * 1024, 2 * bytes.length);
  }
}

function hintsOf(value: (field: RowField) => string): PageHints {
  const [title, language, outlet] = [value("title"), languageCode(value("language")), value("outlet")];
  const publishedAt = instantOf(value("date"));
  return {
    ...(title === "" ? {} : { title }),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(outlet === "" ? {} : { outlet }),
    ...(language === "" ? {} : { language }),
  };
}

/** "20220715T120000Z" (GDELT), "2022-07-15 12:00:00" (news-please, UTC), and whatever else the platform reads with a zone; null for the rest. */
export function instantOf(text: string): string | null {
  const compact = /^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$/.exec(text.trim());
  const spaced = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/.exec(text.trim().replace(/\.\d+$/, ""));
  const iso = compact
    ? `${compact.slice(1, 4).join("-")}T${compact.slice(4).join(":")}Z`
    : spaced
      ? `${spaced[1]}T${spaced[2]}Z`
      : text.trim();
  const time = iso === "" ? NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** "en" of "en-GB" and of "English". */
function languageCode(text: string): string {
  const name = text.trim().toLowerCase();
  if (/^[a-z]{2}(?:[-_]|$)/.test(name)) return name.slice(0, 2);
  return languageByName().get(name) ?? "";
}

/** Names as GDELT writes them; asked of the platform, once. */
let names: ReadonlyMap<string, string> | null = null;
function languageByName(): ReadonlyMap<string, string> {
  if (names !== null) return names;
  const english = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  names = new Map(codes.map((code) => [english.of(code)?.toLowerCase() ?? code, code]));
  return names;
}
