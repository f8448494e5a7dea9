/** What the text of a page is written in. */
export type PageKind = "html" | "plain" | "binary";

/** Characters in which the kind is looked for. */
const SAMPLE = 65_536;
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
export function tellKind(text: string, contentType: string | undefined): PageKind {
  const sample = text.slice(0, SAMPLE);
  if (isRubbish(sample)) return "binary";
  const lower = sample.toLowerCase();
  const start = lower.trimStart().slice(0, 200);
  if (OPENINGS.slice(0, 4).some((opening) => start.includes(opening))) return "html";
  const openings = OPENINGS.reduce((sum, opening) => sum + Math.min(5, lower.split(opening, 6).length - 1), 0);
  const closings = Math.min(5, lower.split("</", 6).length - 1);
  const saysHtml = contentType !== undefined && /\b(?:x?html|xml)\b/i.test(contentType);
  return openings + closings >= (saysHtml ? 1 : 3) ? "html" : "plain";
}

function isRubbish(sample: string): boolean {
  if (sample.startsWith("%PDF-") || sample.startsWith("PK\u0003\u0004")) return true;
  let control = 0;
  let broken = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) control++;
  }
  return control > sample.length * MAX_CONTROL || broken > sample.length * MAX_BROKEN;
}
