import { UPOS } from "../../model/index.ts";
import type { EntityKind, ParsedSentence } from "../../model/index.ts";
import { nameRanges } from "../phrases/name-ranges.ts";
import { isShouting } from "../word-features.ts";

/** Tokens `first` to `last` of a sentence that may be a name; `kind`: what the name finder says of exactly these, null when it finds no such name. */
export interface NameStretch {
  readonly first: number;
  readonly last: number;
  readonly kind: EntityKind | null;
}

/** Longest stretch looked at, in tokens. */
const LONGEST = 8;
/** Words in small letters and marks that may stand within a name: "Bank of Japan", "Procter & Gamble", "Moody's". */
export const LINKS: ReadonlySet<string> = new Set(
  "of the and & 's ’s ' - – : , . ! for in de la le les von van der den du del da di do al el to on at from with a".split(" "),
);
const PRONOUN = UPOS.indexOf("PRON");

/**
 * Every stretch of a sentence that may be a name: what the name finder found, and each that begins and ends with a capital or a figure, with a capital in it and
 * nothing in small letters but what links. Of a sentence all in capitals only what was found.
 */
export function nameStretches(sentence: ParsedSentence): readonly NameStretch[] {
  const { words, tags } = sentence;
  const found = new Map(nameRanges(sentence).map(({ first, last, kind }) => [`${first} ${last}`, { first, last, kind }]));
  const stretches: NameStretch[] = [...found.values()];
  if (isShouting(words)) return stretches;
  const mayEnd = words.map((word, i) => (/^\p{Lu}/u.test(word) ? tags[i] !== PRONOUN || word.length > 2 : /^\d/.test(word)));
  for (const first of words.keys()) {
    if (mayEnd[first] !== true) continue;
    let hasCapital = false;
    for (let last = first; last < Math.min(words.length, first + LONGEST); last++) {
      if (mayEnd[last] !== true) {
        if (LINKS.has(words[last] ?? "")) continue;
        break;
      }
      hasCapital ||= /^\p{Lu}/u.test(words[last] ?? "");
      if (hasCapital && !found.has(`${first} ${last}`)) stretches.push({ first, last, kind: null });
    }
  }
  return stretches;
}
