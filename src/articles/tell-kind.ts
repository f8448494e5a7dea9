import type { PageText } from "./page-text.ts";

/** What the text of a page is written in. */
export type PageKind = "html" | "plain" | "binary";

/** Bytes in which the kind is looked for; those at the start in which HTML mostly says it. */
const SAMPLE = 65_536;
const START = 200;
/** Bytes in which signs of a file that is no text are looked for. */
const RUBBISH_SAMPLE = 8192;
/** Share of control characters above which a text is rubbish; real pages have next to none. */
const MAX_CONTROL = 0.01;
/** Share of replacement characters above which bytes were no text in any character set. */
const MAX_BROKEN = 0.1;
const OPENINGS = [
  "<!doctype html",
  "<html",
  "<head",
  "<body",
  "<article",
  "<div",
  "<section",
  "<main",
  "<table",
  "<p>",
  "<p ",
  "<br>",
  "<br/",
  "<br ",
  "<meta ",
  "<h1",
];

/**
 * HTML, plain text or rubbish, told by the content; the media type decides only for text with few tags.
 *
 * @example tellKind("<p>Talks began.</p>", undefined) // "html"
 */
export function tellKind(text: PageText, contentType: string | undefined): PageKind {
  const { bytes } = text;
  if (isRubbish(text.slice(0, Math.min(RUBBISH_SAMPLE, bytes.length)))) return "binary";
  let ink = 0;
  while (ink < bytes.length && (bytes[ink] as number) <= 32) ink++;
  const start = text.slice(ink, Math.min(ink + START, bytes.length)).toLowerCase();
  if (OPENINGS.slice(0, 4).some((opening) => start.includes(opening))) return "html";
  const lower = text.slice(0, Math.min(SAMPLE, bytes.length)).toLowerCase();
  const openings = OPENINGS.reduce((sum, opening) => sum + Math.min(5, lower.split(opening, 6).length - 1), 0);
  const closings = Math.min(5, lower.split("</", 6).length - 1);
  const saysHtml = contentType !== undefined && /\b(?:x?html|xml)\b/i.test(contentType);
  return openings + closings >= (saysHtml ? 1 : 3) ? "html" : "plain";
}

function isRubbish(sample: string): boolean {
  if (sample.startsWith("%PDF-") || sample.startsWith("PK\u0003\u0004")) return true;
  if (!/[\0-\u0008\u000b\u000e-\u001f\ufffd]/.test(sample)) return false;
  const control = sample.match(/[\0-\u0008\u000b\u000e-\u001f]/g)?.length ?? 0;
  const broken = sample.match(/\ufffd/g)?.length ?? 0;
  return control > sample.length * MAX_CONTROL || broken > sample.length * MAX_BROKEN;
}
