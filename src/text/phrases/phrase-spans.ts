import { RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import type { NameRange } from "./name-ranges.ts";

/** A stretch of tokens that may be a mention, with its head and how it was made ("tree", "name", …; several when they agree). */
export interface PhraseSpan {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly name: NameRange | null;
  readonly made: string;
}

const numbersOf = (list: readonly string[], names: readonly string[]): ReadonlySet<number> =>
  new Set(names.map((name) => list.indexOf(name)));
/** Below the head of a phrase, what it does not take in: relations that more of the mentions of GUM's training documents leave out than take in. */
const OUTSIDE = numbersOf(
  RELATIONS,
  "punct appos conj cc parataxis mark cop nsubj advmod discourse list dep advcl aux orphan vocative dislocated".split(" "),
);
/** Tags that head no mention unless they stand in a name. */
const NEVER = numbersOf(UPOS, "PUNCT ADP DET CCONJ AUX SCONJ PART VERB ADV INTJ SYM".split(" "));
const [CASE, DETERMINER] = [RELATIONS.indexOf("case"), UPOS.indexOf("DET")];

/**
 * Every stretch of a sentence that may be a mention: for each nominal word the phrase below it, and for each name also the name alone, with its
 * determiner, with what the tree puts before it, and with what it puts after it. `nameAt`: the name in which each token stands.
 */
export function phraseSpans(sentence: ParsedSentence, nameAt: readonly (NameRange | null)[]): readonly PhraseSpan[] {
  const { tags } = sentence;
  const spans = new Map<string, PhraseSpan>();
  const add = (made: string, { first, last, head, name }: Omit<PhraseSpan, "made">): void => {
    const key = `${first}-${last}`;
    const known = spans.get(key);
    spans.set(key, known === undefined ? { first, last, head, name, made } : { ...known, made: `${known.made}+${made}` });
  };
  for (const [head, tag] of tags.entries()) {
    const name = nameAt[head] ?? null;
    if (NEVER.has(tag) && name === null) continue;
    const { first, last } = phraseOf(sentence, head);
    add("tree", { first, last, head, name });
    if (name === null || name.head !== head) continue;
    const base = { head, name };
    add("name", { ...base, first: name.first, last: name.last });
    if (tags[name.first - 1] === DETERMINER) add("det", { ...base, first: name.first - 1, last: name.last });
    if (first < name.first) add("left", { ...base, first, last: name.last });
    if (last > name.last) add("right", { ...base, first: name.first, last });
  }
  return [...spans.values()];
}

/** The tokens around a head that hang on it and that a mention takes in: "[the old port of Oslo], which …" without what stands in `OUTSIDE`. */
function phraseOf({ heads, relations, words }: ParsedSentence, head: number): { readonly first: number; readonly last: number } {
  const takes = (word: number): boolean => {
    let at = word;
    while (at >= 0 && at !== head) {
      const above = heads[at] ?? -1;
      // A preposition stays outside, the "'s" of a possessor does not.
      if (above === head && (OUTSIDE.has(relations[at] ?? 0) || (relations[at] === CASE && at < head))) return false;
      at = above;
    }
    return at === head;
  };
  let [first, last] = [head, head];
  while (first > 0 && (takes(first - 1) || (first > 1 && isMark(words[first - 1]) && takes(first - 2)))) first--;
  while (last + 1 < heads.length && (takes(last + 1) || (isMark(words[last + 1]) && last + 2 < heads.length && takes(last + 2)))) last++;
  if (words[last + 1] === ")" && words.slice(first, last + 1).lastIndexOf("(") > words.slice(first, last + 1).lastIndexOf(")")) last++;
  return { first, last };
}

function isMark(word: string | undefined): boolean {
  return word !== undefined && /^\p{P}$/u.test(word);
}
