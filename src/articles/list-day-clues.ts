import type { DayClue } from "./day-clue.ts";
import { DATED, SIGNAL_OF_META } from "./day-words.ts";
import { listDatedElements } from "./list-dated-elements.ts";
import { listDatedLines } from "./list-dated-lines.ts";
import type { PageBlocks } from "./list-blocks.ts";
import type { TitlePlace } from "./page-zone.ts";
import type { Metadata } from "./read-metadata.ts";
import type { PageElement } from "./tree.ts";

export interface ClueFacts {
  readonly elements: readonly PageElement[];
  readonly metadata: Metadata;
  readonly title: string;
  readonly place: TitlePlace;
  /** Positions of the first and last block of the body; -1 when there is none. */
  readonly first: number;
  readonly last: number;
}

/** Longest value of `<meta>` that is a date and nothing else. */
const MAX_META = 60;

/** Everything on a page that may say when it was published: its data, its elements for machines, its visible lines. */
export function listDayClues(page: PageBlocks, facts: ClueFacts): readonly DayClue[] {
  return [...cluesOfData(facts.metadata), ...listDatedElements(facts.elements, facts.place), ...listDatedLines(page, facts)];
}

function cluesOfData({ jsonLd, meta }: Metadata): readonly DayClue[] {
  const clues: DayClue[] = (jsonLd?.dates ?? []).map(({ text, property, isMain }) => ({
    text,
    field: property,
    basis: "jsonld",
    signals: [isMain ? `jsonld ${property}` : `jsonld other ${property}`],
  }));
  for (const [name, text] of meta) {
    const signal = SIGNAL_OF_META.get(name);
    if (signal !== undefined && text.length < MAX_META) clues.push({ text, field: name, basis: "meta", signals: [signal] });
  }
  const description = meta.get("description") ?? "";
  if (DATED.test(description)) clues.push({ text: description, field: "line", basis: "visible", signals: ["meta description"] });
  return clues;
}

/** "/2022/08/15/", "/2022-08-15-talks", "/20220815/", "/15-08-2022". */
const YEAR_FIRST = /(?:^|[/_.-])((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=$|[/_.?-]|[a-z])/i;
const DAY_FIRST = /(?:^|[/_-])(0[1-9]|[12]\d|3[01])([-/_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?=$|[/_.?-])/;

/** The day that an address names, if any. */
export function cluesOfUrl(url: string | null): readonly DayClue[] {
  const path = url === null ? "" : url.replace(/^[a-z]+:\/\/[^/]*/i, "");
  const match = YEAR_FIRST.exec(path);
  if (match !== null && (match[2] !== "" || match[0].replace(/^\D/, "").length === 8))
    return [clueOfUrl(match[0], [match[1], match[3], match[4]])];
  const turned = DAY_FIRST.exec(path);
  return turned === null ? [] : [clueOfUrl(turned[0], [turned[4], turned[3], turned[1]])];
}

function clueOfUrl(words: string, parts: readonly (string | undefined)[]): DayClue {
  const text = parts.map((part = "") => part.padStart(2, "0")).join("-");
  return { text, field: words.replaceAll(/^[/_.-]|[/_.-]$/g, ""), basis: "url", signals: ["url"] };
}
