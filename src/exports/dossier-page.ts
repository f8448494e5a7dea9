import { maskAddresses } from "../lib/mask-addresses.ts";
import type { DyadSeries, HappeningRow, SeriesCount } from "../model/index.ts";

/** A happening with what tells it, as the page of a dossier shows it. */
export interface DossierHappening {
  readonly row: HappeningRow;
  /** "190 Use conventional military force" */
  readonly code: string;
  readonly tellings: readonly DossierTelling[];
}

export interface DossierTelling {
  readonly sentence: string;
  /** Who says so, outermost first. */
  readonly voices: readonly string[];
  /** Outlet, title and day, and where it was read. */
  readonly source: string;
  /** Web address; null where there is none. */
  readonly url: string | null;
}

export interface DossierView {
  readonly names: readonly [a: string, b: string];
  readonly series: DyadSeries<SeriesCount>;
  /** Latest first. */
  readonly happenings: readonly DossierHappening[];
  readonly nameOf: (country: string) => string;
  /** How it is made, a paragraph each. */
  readonly method: readonly string[];
}

/**
 * A dossier as one page for people: figures, then every happening with its sentences and sources, then the method.
 *
 * Text from news pages is escaped, nothing is loaded from elsewhere and no script can run, whatever they hold.
 */
export function* dossierPage({ names, series, happenings, nameOf, method }: DossierView): Generator<string> {
  const title = `${names[0]} and ${names[1]}`;
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield `<meta name="viewport" content="width=device-width">\n<title>${escape(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`;
  yield `<h1>${escape(title)}</h1>\n<h2>Figures</h2>\n<table>\n<thead><tr>${HEAD.map((cell) => `<th>${cell}</th>`).join("")}</tr></thead>\n<tbody>\n`;
  for (const { start, aToB, bToA, both, articlesRead } of series.periods) {
    const cells = [
      ...[aToB, bToA].flatMap(({ quads }) => [quads[0] + quads[1], quads[2] + quads[3]]),
      both.goldsteinSum,
      both.goldsteinMean === null ? "" : both.goldsteinMean.toFixed(2),
      articlesRead,
    ];
    yield `<tr><th>${start}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>\n`;
  }
  yield `</tbody>\n</table>\n<p>A is ${escape(names[0])}, B is ${escape(names[1])}.</p>\n<h2>What happened</h2>\n`;
  for (const happening of happenings) yield happeningHtml(happening, nameOf);
  yield `<h2>Method</h2>\n${method.map((paragraph) => `<p>${escape(paragraph)}</p>\n`).join("")}</body>\n</html>\n`;
}

const HEAD = [
  "from",
  "A to B: cooperation",
  "conflict",
  "B to A: cooperation",
  "conflict",
  "Goldstein sum",
  "mean",
  "articles read",
] as const;

const STYLE =
  "body{font:16px/1.5 serif;max-width:50rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;font-size:.85rem}" +
  "td,th{border:1px solid #bbb;padding:.15rem .5rem;text-align:right}blockquote{margin:.3rem 0 .3rem 1rem}small{color:#555}";

function happeningHtml({ row: { happening }, code, tellings }: DossierHappening, nameOf: DossierView["nameOf"]): string {
  const side = (country: string | null, name: string | null): string => (country === null ? (name ?? "nobody named") : nameOf(country));
  const sides = `${side(happening.initiator, happening.initiatorName)} → ${side(happening.recipient, happening.recipientName)}`;
  const facts = `${happening.plover}, ${code}, Goldstein ${happening.goldstein}, ${happening.status}; ${happening.reports} reports, ${happening.origins} independent`;
  const quotes = tellings.map(({ sentence, voices, source, url }) => {
    const link = url === null ? escape(source) : `<a href="${escape(url)}" rel="noreferrer">${escape(source)}</a>`;
    return `<blockquote>${escape(sentence)}<br><small>${escape(voices.join(" > "))}${voices.length > 0 ? ", in " : ""}${link}</small></blockquote>\n`;
  });
  return `<h3>${happening.day ?? "no date"}: ${escape(sides)}</h3>\n<p>${escape(facts)}</p>\n${quotes.join("")}`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(text: string): string {
  return maskAddresses(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
