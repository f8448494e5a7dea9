import type { Block } from "./list-blocks.ts";

/** A power of two, with some ten times as many places as a page has blocks. */
const LOOKS = 4096;

/** Counts the blocks with a text. Most have a length, start and end that no other has, which tells it without comparing texts. */
export function createTextCount(blocks: readonly Pick<Block, "text">[]): (text: string) => number {
  const looks = new Int32Array(LOOKS);
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
  const last = text.length - 1;
  const hash = Math.imul(text.length, 31) + text.charCodeAt(0) * 7 + text.charCodeAt(last >> 1) * 131 + text.charCodeAt(last) * 1031;
  return (hash ^ (hash >>> 12)) & (LOOKS - 1);
}
