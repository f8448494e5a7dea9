import type { PageBlocks } from "./list-blocks.ts";

/** Whether a box, or one of the next `levels` around it, has one of the hints. */
export function standsIn(
  { boxes }: PageBlocks,
  box: number,
  { hints, levels }: { readonly hints: number; readonly levels: number },
): boolean {
  let at = box;
  for (let level = 0; at >= 0 && level <= levels; level++) {
    if (((boxes[at]?.hints ?? 0) & hints) !== 0) return true;
    at = boxes[at]?.parent ?? -1;
  }
  return false;
}
