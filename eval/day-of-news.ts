import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomOf } from "../scripts/random-of.ts";
import { contentId } from "../src/lib/hash.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import type { Page } from "../src/model/index.ts";
import type { Draft, EditName, EditTools } from "./edit-story.ts";
import { EDITS } from "./edit-story.ts";

/** A page with what is known of it. */
export interface LabelledPage {
  readonly slug: string;
  readonly page: Page;
  /** The happening that it tells. */
  readonly story: string;
  /** Slug of the page whose words it repeats, "-" for a telling of its own. */
  readonly copy_of: string;
  /** Who independently stands behind it. */
  readonly voice: string;
}

const FOLDER = fileURLToPath(new URL("day-of-news/", import.meta.url));
const SEED = 20_220_224;

/** Tables that the pages are made of; their digest is pinned with the floors. */
export const DAY_OF_NEWS_FILES = ["texts", "outlets", "background", "updates", "boilerplate"].map((name) => `${FOLDER}${name}.tsv`);

const table = <Column extends string>(name: string, columns: readonly Column[]) =>
  parseTsv(readFileSync(`${FOLDER}${name}.tsv`, "utf8"), { where: `eval/day-of-news/${name}.tsv`, columns });

type Text = ReturnType<typeof readTexts>[number];
type Outlet = ReturnType<typeof readOutlets>[number];

const readTexts = () => table("texts", ["id", "story", "outlet", "agency", "published", "place", "title", "p1", "p2", "p3", "p4", "p5"]);
const readOutlets = () => table("outlets", ["name", "publisher", "house_line"]);

/**
 * Pages of some busy days, each labelled: stories and retellings written by hand, and copies of both made by a seeded choice of edits.
 *
 * The same pages at every call (eval/day-of-news/README.md).
 */
export function makeDayOfNews(): readonly LabelledPage[] {
  const random = randomOf(SEED);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[upTo(items.length)];
    if (item === undefined) throw new Error("a pick from nothing");
    return item;
  };
  const tools: EditTools = {
    upTo,
    pick,
    background: table("background", ["id", "text"]).map(({ text }) => text),
    updates: table("updates", ["id", "note", "text"]),
    boilerplate: table("boilerplate", ["id", "place", "text"]),
  };
  const outlets = readOutlets();
  return readTexts().flatMap((text) => [originalOf(text, outlets), ...copiesOf(text, { outlets, tools })]);
}

function originalOf(text: Text, outlets: readonly Outlet[]): LabelledPage {
  const dateline = text.agency === "-" ? "" : `${text.place} (${text.agency}) - `;
  const draft = { ...draftOf(text), paragraphs: withDateline(paragraphsOf(text), dateline) };
  return labelled(text, { slug: text.id, draft, outlet: outletOf(text.outlet, outlets), published: text.published });
}

interface Setting {
  readonly outlets: readonly Outlet[];
  readonly tools: EditTools;
}

/** Agency copy is reprinted up to three times, a paper's own story by another edition of it, or by a site that clips. */
function copiesOf(text: Text, { outlets, tools }: Setting): readonly LabelledPage[] {
  const isAgency = text.agency !== "-";
  const count = isAgency ? 1 + tools.upTo(3) : tools.upTo(3) === 0 ? 1 : 0;
  const editions = outlets.filter(({ name, publisher }) => name !== text.outlet && publisher === publisherOf(text, outlets));
  const others = outlets.filter(
    ({ publisher }) => publisher !== publisherOf(text, outlets) && publisher !== "Continental Press" && publisher !== "Northwire",
  );
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const free = others.filter(({ name }) => !used.has(name));
    const outlet = !isAgency && editions.length > 0 ? tools.pick(editions) : tools.pick(free);
    used.add(outlet.name);
    return copyOf(text, { index, outlet, tools, isEdition: outlet.publisher === publisherOf(text, outlets) });
  });
}

interface Reprint {
  readonly index: number;
  readonly outlet: Outlet;
  readonly tools: EditTools;
  readonly isEdition: boolean;
}

function copyOf(text: Text, { index, outlet, tools, isEdition }: Reprint): LabelledPage {
  const names = Object.keys(EDITS) as EditName[]; // the keys of a closed table
  const chosen = new Set(Array.from({ length: 1 + tools.upTo(3) }, () => tools.pick(names)));
  const edited = names.filter((name) => chosen.has(name)).reduce((draft: Draft, name) => EDITS[name](draft, tools), draftOf(text));
  const credited = isEdition ? edited : credit(edited, { text, way: tools.upTo(4) });
  const house = outlet.house_line === "-" ? [] : [outlet.house_line];
  const hours = 1 + tools.upTo(20);
  const published = new Date(Date.parse(text.published) + hours * 3_600_000).toISOString().replace(".000", "");
  const slug = `${text.id}-copy-${index + 1}`;
  return labelled(text, { slug, draft: { ...credited, after: [...credited.after, ...house] }, outlet, published });
}

/** How a reprint says whose words it prints: dateline, byline, a line at the end, or not at all. Clippings of papers say it at the end or not at all. */
function credit(draft: Draft, { text, way }: { readonly text: Text; readonly way: number }): Draft {
  const isAgency = text.agency !== "-";
  if (way === 0 && isAgency) return { ...draft, paragraphs: withDateline(draft.paragraphs, `${text.place} (${text.agency}) - `) };
  if (way === 1 && isAgency) return { ...draft, byline: text.agency };
  return way === 3 ? draft : { ...draft, after: [...draft.after, `Source: ${text.outlet}`] };
}

interface Laid {
  readonly slug: string;
  readonly draft: Draft;
  readonly outlet: Outlet;
  readonly published: string;
}

function labelled(text: Text, { slug, draft, outlet, published }: Laid): LabelledPage {
  const bytes = new TextEncoder().encode(layOut(draft, { slug, outlet: outlet.name, published }));
  const page = { id: contentId(bytes), from: `day-of-news/${slug}.html`, bytes };
  return { slug, page, story: text.story, copy_of: slug === text.id ? "-" : text.id, voice: voiceOf(text) };
}

function layOut(
  draft: Draft,
  { slug, outlet, published }: { readonly slug: string; readonly outlet: string; readonly published: string },
): string {
  const host = `${outlet.toLowerCase().replaceAll(/\W+/g, "-")}.example`;
  const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n");
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(draft.title)} | ${outlet}</title>
<link rel="canonical" href="https://${host}/${slug}">
<meta property="og:site_name" content="${outlet}"><meta property="og:title" content="${escapeHtml(draft.title)}">
<meta property="og:type" content="article"><meta property="article:published_time" content="${published}"></head>
<body><header><a href="/">${outlet}</a> <nav><a href="/world">World</a> <a href="/money">Money</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>${escapeHtml(draft.title)}</h1>
${draft.byline === "" ? "" : `<p class="byline">By ${escapeHtml(draft.byline)}</p>\n`}${paragraphs(draft.before)}
${paragraphs(draft.paragraphs)}
${paragraphs(draft.after)}
</article></main>
<footer><p>© ${published.slice(0, 4)} ${outlet}</p></footer></body></html>
`;
}

function draftOf(text: Text): Draft {
  return { title: text.title, paragraphs: paragraphsOf(text), before: [], after: [], byline: "" };
}

function paragraphsOf({ p1, p2, p3, p4, p5 }: Text): readonly string[] {
  return [p1, p2, p3, p4, p5].filter((paragraph) => paragraph !== "-");
}

function withDateline([lead = "", ...rest]: readonly string[], dateline: string): readonly string[] {
  return [dateline + lead, ...rest];
}

/** An agency, or the publisher, whose editions are one voice. */
function voiceOf({ agency, outlet }: Text): string {
  return agency === "-" ? publisherOf({ outlet }, readOutlets()) : agency;
}

function publisherOf({ outlet }: Pick<Text, "outlet">, outlets: readonly Outlet[]): string {
  return outletOf(outlet, outlets).publisher;
}

function outletOf(name: string, outlets: readonly Outlet[]): Outlet {
  const outlet = outlets.find((row) => row.name === name || row.name === `The ${name}`);
  if (outlet === undefined) throw new Error(`eval/day-of-news/outlets.tsv lacks "${name}"`);
  return outlet;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
