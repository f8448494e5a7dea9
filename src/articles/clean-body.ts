import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { matchFurniture } from "./match-furniture.ts";

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
  const related = blocks.flatMap((block, i) => (kept[i] === true ? [] : (headlineOf(page, block, { furniture, holder }) ?? [])));
  return { paragraphs: blocks.filter((_, i) => kept[i]).map((block) => block.text), first, last, related: [...new Set(related)], left };
}

/** Fewest words of a headline; links of fewer are names of sections. */
const LEAST_WORDS = 3;
const LONGEST = 200;

/** The headline of another article, when a block is a link to one; what only introduces it ("Read more:") is not of it. */
function headlineOf(page: PageBlocks, { text, linked, link, box, kind }: Block, { furniture, holder }: Context): string | null {
  if (linked < text.length / 2 || link.length > LONGEST) return null;
  const rest = text.length - link.length > 1 ? text.replace(link, "").trim() : "";
  const isIntroduced = rest !== "" && (matchFurniture(rest, furniture) ?? matchFurniture(text, furniture)) !== null;
  if (rest !== "" && linked < text.length * 0.8 && !isIntroduced) return null;
  if (link.split(" ").length < LEAST_WORDS || matchFurniture(link, furniture) !== null) return null;
  if ((hintsAround(page, box, holder) & NO_HEADLINES) !== 0) return null;
  return kind === "li" ? link.replace(RANK, "") : link;
}

interface Context {
  readonly furniture: FurnitureIndex;
  readonly holder: readonly boolean[];
}

/** The number of an entry in a list of most read articles. */
const RANK = /^\d{1,2}\.?\s+(?=\p{Lu})/u;

/** For each box whether some of the article is in it. */
function holdersOf({ boxes, blocks }: PageBlocks, kept: readonly boolean[]): readonly boolean[] {
  const holder = boxes.map(() => false);
  for (const [i, block] of blocks.entries())
    for (let at = kept[i] === true ? block.box : -1; at >= 0 && holder[at] !== true; at = boxes[at]?.parent ?? -1) holder[at] = true;
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
