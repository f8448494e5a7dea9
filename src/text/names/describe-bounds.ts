import type { ParsedSentence } from "../../model/index.ts";
import { LINKS } from "./name-stretches.ts";
import type { NamePlace, NameText } from "./view-text.ts";
import { countOf } from "./view-text.ts";

/** Looks of a word, each a flag; the edge of the sentence has one of its own. */
const LOOKS = [
  /^\p{Lu}/u,
  /^\p{Ll}/u,
  /^\d/,
  /^["“”‘’'`]+$/u,
  /^[([]$/,
  /^[)\]]$/,
  /^,$/,
  /^[-–—]+$/u,
  /^[:;]$/,
  /^\.$/,
] as const satisfies readonly RegExp[];
const CAPITAL = /^\p{Lu}/u;
const QUOTE = /^["“”‘’'`]+$/u;
/** Links that are told apart where a name may go on over one. */
const LINKS_SEEN = ["of", "and", "'s", ",", "the"];
/** What may stand within a name and is told apart. */
const INNER_SEEN = [":", "-", "!", ".", "'", "(", "the", "in", "for"];
/** Flags of `describeBounds`. */
export const BOUND_FLAGS = 2 * (LOOKS.length + 1) + 2 * (4 + LINKS_SEEN.length) + 13 + INNER_SEEN.length + 9;

/**
 * What speaks for a stretch ending where it does: looks of the words on both sides, whether a name may go on there, and whether the text
 * has the stretch one word shorter or longer elsewhere.
 */
export function describeBounds(text: NameText, sentence: ParsedSentence, place: NamePlace): readonly boolean[] {
  const { first, last } = place.stretch;
  return [
    ...looksOf(sentence, first - 1),
    ...looksOf(sentence, last + 1),
    ...goesOn(sentence, first, -1),
    ...goesOn(sentence, last, 1),
    ...describeInside(text, sentence, place),
    ...describeRepeats(text, sentence, place),
  ];
}

function looksOf({ words }: ParsedSentence, i: number): readonly boolean[] {
  const word = words[i];
  const looks = LOOKS.map((look) => word !== undefined && look.test(word));
  return [...looks, word === undefined];
}

/** Whether the name may go on past word `i`: with two or three capitals in a row, over a link or two to one, and over which link. */
function goesOn({ words }: ParsedSentence, i: number, step: 1 | -1): readonly boolean[] {
  const isCapital = (at: number): boolean => CAPITAL.test(words[at] ?? "");
  const isLink = (at: number): boolean => !isCapital(at) && LINKS.has(words[at] ?? "");
  const [next, second, third] = [i + step, i + 2 * step, i + 3 * step];
  const [two, overLink] = [isCapital(next) && isCapital(second), isLink(next) && isCapital(second)];
  return [
    ...[two, two && isCapital(third), overLink, isLink(next) && isLink(second) && isCapital(third)],
    ...LINKS_SEEN.map((link) => overLink && words[next] === link),
  ];
}

function describeInside({ small }: NameText, { words }: ParsedSentence, { stretch: { first, last } }: NamePlace): readonly boolean[] {
  const inner = words.slice(first, last + 1);
  const isSmallToo = (word: string): boolean => small.has(word.toLowerCase());
  const capitals = inner.filter((word) => CAPITAL.test(word));
  const isQuote = (i: number): boolean => QUOTE.test(words[i] ?? "");
  return [
    ...[inner[0] === "The", inner[0] === "A" || inner[0] === "An", inner.length > 4, inner.length > 6],
    ...[inner.length === capitals.length, isSmallToo(inner.at(-1) ?? ""), capitals.every(isSmallToo), capitals.some(isSmallToo)],
    ...[isQuote(first - 1) && isQuote(last + 1), inner.some((word) => /^["“”`]+$/u.test(word)), /\d/.test(inner.at(-1) ?? "")],
    ...INNER_SEEN.map((link) => inner.includes(link)),
    first === 1 && isQuote(0),
    inner.every((word) => word === word.toUpperCase()),
  ];
}

/** Of the stretch and of it with one word more on each side and one less: whether the text has them elsewhere. */
function describeRepeats(text: NameText, sentence: ParsedSentence, { s, stretch: { first, last } }: NamePlace): readonly boolean[] {
  const count = (from: number, to: number): number =>
    from < 0 || to >= sentence.words.length || from > to ? 0 : countOf(text, { s, stretch: { first: from, last: to } });
  const [own, left, right] = [count(first, last), count(first - 1, last), count(first, last + 1)];
  const [left2, right2] = [count(first - 2, last), count(first, last + 2)];
  const [lessLeft, lessRight] = [count(first + 1, last), count(first, last - 1)];
  const longer = Math.max(left, right, left2, right2);
  const shorter = Math.max(lessLeft, lessRight);
  return [
    left > 1,
    right > 1,
    longer > 1,
    own > 1 && longer > 1,
    own > 1 && longer <= 1,
    own > 1 && longer === own,
    shorter > 1,
    shorter > own,
    own > 4,
  ];
}
