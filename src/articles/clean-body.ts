import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { dropIntroduction, matchFurniture } from "./match-furniture.ts";
import type { PageElement } from "./tree.ts";
import { attributeOf } from "./tree.ts";

/** What is left of a page when only its article is kept. */
export interface CleanBody {
  readonly paragraphs: readonly string[];
  /** Positions of the first and last kept block; -1 when there is none. */
  readonly first: number;
  readonly last: number;
  /** Headlines that are not the article. */
  readonly related: readonly string[];
  /** How many blocks between the first and the last were left out, by kind of part. */
  readonly left: ReadonlyMap<string, number>;
}

const PARTS: readonly (readonly [hint: number, part: string])[] = [
  [HINT.caption | HINT.image, "caption"],
  [HINT.comments, "comments"],
  [HINT.related, "related headlines"],
  [HINT.sharing, "share words"],
  [HINT.promotion, "promotion"],
  [HINT.advert, "advertisement"],
  [HINT.navigation, "navigation"],
];

/** Parts that hold links to other pages than articles. */
const NO_HEADLINES =
  HINT.navigation |
  HINT.footer |
  HINT.header |
  HINT.tags |
  HINT.byline |
  HINT.legal |
  HINT.sharing |
  HINT.comments |
  HINT.caption |
  HINT.form;

/** Parts a page into its article and what is left out of it. */
export function cleanBody(page: PageBlocks, kept: readonly boolean[], furniture: FurnitureIndex): CleanBody {
  const { blocks } = page;
  const first = kept.indexOf(true);
  const last = kept.lastIndexOf(true);
  const left = new Map<string, number>();
  for (let i = first; i >= 0 && i < last; i++) {
    const block = blocks[i];
    if (block === undefined || kept[i] === true) continue;
    const part = partOf(page, block);
    left.set(part, (left.get(part) ?? 0) + 1);
  }
  const holder = holdersOf(page, kept);
  const related = listHeadlines(page, kept, { furniture, holder });
  return { paragraphs: blocks.filter((_, i) => kept[i]).map((block) => block.text), first, last, related: [...new Set(related)], left };
}

function listHeadlines(page: PageBlocks, kept: readonly boolean[], { furniture, holder }: Omit<Context, "leastWords">): readonly string[] {
  const headlines: string[] = [];
  let list = -1;
  for (let i = 0; i < page.blocks.length; i++) {
    const block = page.blocks[i] as Block;
    const parent = page.boxes[block.box]?.parent ?? -1;
    const leastWords = block.kind === "li" && parent === list ? LEAST_IN_LIST : LEAST_WORDS;
    const headline = kept[i] === true ? null : headlineOf(page, block, { furniture, holder, leastWords });
    if (headline === null) continue;
    headlines.push(headline);
    list = parent;
  }
  return headlines;
}

/** Fewest words of a headline, and of one in a list that has longer ones; links of fewer are names of sections. */
const LEAST_WORDS = 3;
const LEAST_IN_LIST = 2;
const LONGEST = 200;

/** The headline of another article, when a block is a link to one; what only introduces it ("Read more:") is not of it. */
function headlineOf(page: PageBlocks, block: Block, { furniture, holder, leastWords }: Context): string | null {
  const { text, linked, link, box, kind, measure } = block;
  if (linked < measure.length / 2 || link.length > LONGEST || measure.words < leastWords) return null;
  const element = page.boxes[box]?.element;
  const isMenu = (hintsAround(page, box, holder) & NO_HEADLINES) !== 0;
  if (element === undefined || (isMenu && findLink(element, isStepLink) === null)) return null;
  const rest = measure.length - link.length > 1 ? text.replace(link, "").trim() : "";
  const isIntroduced = rest !== "" && (matchFurniture(rest, furniture) ?? matchFurniture(text, furniture)) !== null;
  if (rest !== "" && linked < measure.length * 0.8 && !isIntroduced) return null;
  const headline = dropIntroduction(kind === "li" ? link.replace(RANK, "") : link, furniture);
  if (headline.split(" ").length < leastWords || matchFurniture(headline, furniture) !== null) return null;
  return isSection(attributeOf(findLink(element, () => true) ?? element, "href")) ? null : headline;
}

function findLink(element: PageElement, isWanted: (link: PageElement) => boolean): PageElement | null {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    const found = child.tag === "a" && isWanted(child) ? child : findLink(child, isWanted);
    if (found !== null) return found;
  }
  return null;
}

/** A link to the article before or after this one; boxes of such links call themselves navigation. */
function isStepLink(link: PageElement): boolean {
  return /\b(?:prev|next)\b/i.test(attributeOf(link, "rel"));
}

/** "/foreign/" is the address of a section. */
function isSection(href: string): boolean {
  return /^(?:https?:\/\/[^/]+)?\/[a-z]+\/$/i.test(href);
}

interface Context {
  readonly furniture: FurnitureIndex;
  readonly holder: readonly boolean[];
  readonly leastWords: number;
}

/** The number of an entry in a list of most read articles. */
const RANK = /^\d{1,2}\.?\s+(?=\p{Lu})/u;

/** For each box whether some of the article is in it. */
function holdersOf({ boxes, blocks }: PageBlocks, kept: readonly boolean[]): readonly boolean[] {
  const holder = boxes.map(() => false);
  for (let i = 0; i < blocks.length; i++)
    for (let at = kept[i] === true ? (blocks[i] as Block).box : -1; at >= 0 && holder[at] !== true; at = boxes[at]?.parent ?? -1)
      holder[at] = true;
  return holder;
}

/** Hints of the boxes around that hold nothing of the article. */
function hintsAround({ boxes }: PageBlocks, box: number, holder: readonly boolean[]): number {
  let hints = 0;
  for (let at = box; at >= 0 && holder[at] !== true; at = boxes[at]?.parent ?? -1) hints |= boxes[at]?.hints ?? 0;
  return hints;
}

function partOf({ boxes }: PageBlocks, block: Block): string {
  for (let at = block.box; at >= 0; at = boxes[at]?.parent ?? -1) {
    const part = PARTS.find(([hint]) => ((boxes[at]?.hints ?? 0) & hint) !== 0);
    if (part !== undefined) return part[1];
  }
  return "furniture";
}
