import type { ChosenBody } from "./choose-body.ts";
import { proseWords } from "./choose-body.ts";
import { FOR_ARTICLE, HINT } from "./hints.ts";
import type { PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { matchFurniture } from "./match-furniture.ts";

/** What is left of a body when its furniture is out. */
export interface CleanBody {
  readonly paragraphs: readonly string[];
  /** Positions of the first and last kept block. */
  readonly first: number;
  readonly last: number;
  /** Headlines that are not the article. */
  readonly related: readonly string[];
  /** How many blocks were left out, by kind of part. */
  readonly left: ReadonlyMap<string, number>;
}

const PARTS: readonly (readonly [hint: number, part: string])[] = [
  [HINT.caption, "caption"],
  [HINT.comments, "comments"],
  [HINT.related, "related headlines"],
  [HINT.sharing, "share words"],
  [HINT.promotion, "promotion"],
  [HINT.advert, "advertisement"],
  [HINT.navigation, "navigation"],
];

/** Keeps the blocks of a chosen box that are the article. */
export function cleanBody(page: PageBlocks, body: ChosenBody, furniture: FurnitureIndex): CleanBody {
  const { blocks } = page;
  const kept: boolean[] = blocks.map(() => false);
  const related: string[] = [];
  const left = new Map<string, number>();
  let ended = false;
  for (const [i, block] of blocks.entries()) {
    if (body.inside[i] !== true || ended) continue;
    const marks = body.marks[i] ?? 0;
    const row = matchFurniture(block.text, furniture);
    if (row?.role === "tail" && (body.weights[i] ?? 0) < 60) {
      ended = keptWords(blocks, kept) > 60;
      continue;
    }
    const against = marks & (FOR_ARTICLE - 1) & ~(HINT.header | HINT.embed | HINT.summary);
    if (against !== 0 || row !== null) {
      const part = PARTS.find(([hint]) => (against & hint) !== 0)?.[1] ?? "furniture";
      left.set(part, (left.get(part) ?? 0) + 1);
      if ((against & HINT.related) !== 0 && block.linked > block.text.length * 0.8 && block.words >= 4) related.push(block.text);
      continue;
    }
    const linkShare = block.linked / block.text.length;
    if (proseWords(block) > 0) kept[i] = true;
    else if (linkShare > 0.8 && block.words >= 4) related.push(block.text);
    else if (linkShare < 0.5) kept[i] = true;
  }
  trimEnds(page, kept);
  const first = kept.indexOf(true);
  const last = kept.lastIndexOf(true);
  return { paragraphs: blocks.filter((_, i) => kept[i]).map((block) => block.text), first, last, related, left };
}

function keptWords(blocks: PageBlocks["blocks"], kept: readonly boolean[]): number {
  return blocks.reduce((sum, block, i) => sum + (kept[i] === true ? block.words : 0), 0);
}

/** What stands before the first and after the last running text is no article. */
function trimEnds({ blocks }: PageBlocks, kept: boolean[]): void {
  const prose = blocks.map((block, i) => kept[i] === true && proseWords(block) > 0);
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  for (const [i] of blocks.entries()) if (i < first || i > last || first < 0) kept[i] = false;
}
