import { word } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** "the Iran-backed group": who backs or arms somebody does not act for him; who holds a place is hit there ("Russian-held Melitopol"). */
export function isBacker(tree: Tree, token: number): boolean {
  const first = word(tree, token - 1) === "-" ? token - 2 : token;
  return word(tree, first + 1) === "-" && BACKED.test(word(tree, first + 2));
}
const BACKED =
  /^(?:backed|supported|aligned|allied|armed|funded|financed|trained|equipped|sponsored|linked|friendly|born|based|made|style|educated)$/;
