import { codeAt } from "../lib/code-at.ts";
import type { Block } from "./list-blocks.ts";
import { NumberRoom } from "./number-room.ts";

/** A power of two, with some ten times as many places as a page has blocks. */
const LOOKS = 4096;

/** Counts the blocks with a text. Most have a length, start and end that no other has, which tells it without comparing texts. */
export function createTextCount(blocks: readonly Pick<Block, "text">[], room = new NumberRoom()): (text: string) => number {
  const looks = room.ints(LOOKS);
  for (const { text } of blocks) (looks[lookOf(text)] as number)++;
  const isLone = (text: string): boolean => looks[lookOf(text)] === 1;
  let counts: Map<string, number> | null = null;
  return (text) => {
    if (isLone(text)) return 1;
    if (counts === null) {
      counts = new Map();
      for (const { text: each } of blocks) if (!isLone(each)) counts.set(each, (counts.get(each) ?? 0) + 1);
    }
    return counts.get(text) ?? 0;
  };
}

function lookOf(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  const last = length - 1;
  const hash = Math.imul(length, 31) + codeAt(text, 0) * 7 + codeAt(text, last >> 1) * 131 + codeAt(text, last) * 1031;
  return (hash ^ (hash >>> 12)) & (LOOKS - 1);
}
