import { NAME_TAGS } from "../../model/index.ts";
import type { EntityKind, ParsedSentence } from "../../model/index.ts";

/** A name as the name finder has it: its first and last token, the one of them that hangs on a word outside, and its kind. */
export interface NameRange {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: EntityKind;
}

/** The names of a sentence, in order. */
export function nameRanges({ names, heads }: Pick<ParsedSentence, "names" | "heads">): readonly NameRange[] {
  const ranges: NameRange[] = [];
  for (let first = 0; first < names.length; first++) {
    const begin = names[first] ?? 0;
    if (begin % 2 === 0) continue;
    let last = first;
    while (names[last + 1] === begin + 1) last++;
    ranges.push({ first, last, head: headOf(heads, first, last), kind: kindOf(begin) });
  }
  return ranges;
}

function headOf(heads: Int16Array, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = heads[i] ?? -1;
    if (head < first || head > last) return i;
  }
  return last;
}

function kindOf(begin: number): EntityKind {
  const tag = NAME_TAGS[begin] ?? "O";
  return tag === "O" ? "MISC" : (tag.slice(2) as EntityKind);
}
