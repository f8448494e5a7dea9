import type { Sentence, TimeExpression } from "../model/index.ts";
import type { TimeIndex } from "./time-index.ts";

/**
 * Joins neighbours that are one expression: "Wednesday, June 3", "15:00 GMT Saturday", "6 pm on 3 June"; and takes in the words before
 * that narrow one: "early December", "the end of 2011", "almost seven years".
 */
export function joinTimes(times: readonly TimeExpression[], sentences: readonly Sentence[], index: TimeIndex): readonly TimeExpression[] {
  const joined: TimeExpression[] = [];
  const tokens = tokenWalker(sentences);
  for (const time of times) {
    const before = joined.at(-1);
    const pair = before === undefined ? null : joinPair(before, time, tokens.between(before, time));
    if (pair === null) joined.push(widen(time, tokens.before(time), index));
    else joined[joined.length - 1] = pair;
  }
  return joined;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Looks up words around spans; sentences and times both go forward, so each word is passed once. */
function tokenWalker(sentences: readonly Sentence[]) {
  let at = 0;
  const sentenceAt = (offset: number): Sentence | undefined => {
    while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= offset) at++;
    return sentences[at];
  };
  const wordsOf = (sentence: Sentence, from: number, to: number): readonly Word[] => {
    const words: Word[] = [];
    for (const [i, start] of sentence.starts.entries())
      if (start >= from && start < to) words.push({ text: (sentence.words[i] ?? "").toLowerCase(), start, end: sentence.ends[i] ?? start });
    return words;
  };
  return {
    /** Words between two expressions; null when they are far apart or in two sentences. */
    between(a: TimeExpression, b: TimeExpression): readonly Word[] | null {
      if (b.start - a.end > MAX_GAP) return null;
      const sentence = sentenceAt(b.start);
      return sentence === undefined || a.start < sentence.start ? null : wordsOf(sentence, a.end, b.start);
    },
    /** The few words before an expression in its sentence. */
    before(time: TimeExpression): readonly Word[] {
      const sentence = sentenceAt(time.start);
      return sentence === undefined ? [] : wordsOf(sentence, Math.max(sentence.start, time.start - MAX_WIDEN), time.start);
    },
  };
}

/** ", on the " is the most that stands between two parts of one expression, in characters. */
const MAX_GAP = 9;
/** "the beginning of the " is the most that is taken in, in characters. */
const MAX_WIDEN = 24;

function joinPair(a: TimeExpression, b: TimeExpression, between: readonly Word[] | null): TimeExpression | null {
  if (between === null || a.resolved === null || b.resolved === null) return null;
  const gap = between.map((word) => word.text).join(" ");
  const span = { start: a.start, end: b.end };
  const clock = /T\d\d:\d\d$/;
  // "3:30 p.m. (1230 GMT) on Tuesday" is one time told twice.
  if (clock.test(a.value) && clock.test(b.value) && /^(?:local )?(?:time )?\($/.test(gap)) return { ...a, ...span };
  if (clock.test(a.value) && isDay(b) && /^(?:\)|local time|time)? ?(?:|on|,|, on|this)$/.test(gap))
    return { ...b, ...span, type: "TIME", value: b.value + (clock.exec(a.value)?.[0] ?? "") };
  if (isDay(a) && clock.test(b.value) && /^(?:|at|,|, at)$/.test(gap))
    return { ...a, ...span, type: "TIME", value: a.value + (clock.exec(b.value)?.[0] ?? "") };
  // A weekday and its date, or a date and its part of the day.
  if (isDay(a) && isDay(b) && /^,?$/.test(gap) && (a.value === b.value || gap === "," || gap === ""))
    return isWeekdayOf(a, b) ? { ...b, ...span } : null;
  return null;
}

function isDay(time: TimeExpression): boolean {
  return time.type === "DATE" && time.resolved?.precision === "day";
}

/** A weekday is short: its name alone. */
function isWeekdayOf(a: TimeExpression, b: TimeExpression): boolean {
  return a.end - a.start <= "wednesday".length && b.end - b.start >= "may 1".length;
}

const NEARLY = /^(?:almost|nearly)$/;

function widen(time: TimeExpression, before: readonly Word[], index: TimeIndex): TimeExpression {
  const isA = (word: Word | undefined, name: string): boolean =>
    index.senses.get(word?.text ?? "")?.some((sense) => sense.class === name) ?? false;
  let at = before.length - 1;
  const word = (): Word | undefined => before[at];
  if (time.type === "DURATION") return NEARLY.test(word()?.text ?? "") ? { ...time, start: word()?.start ?? time.start } : time;
  if (time.type === "SET" || time.resolved === null) return time;
  let start = time.start;
  const take = (): void => {
    start = word()?.start ?? start;
    at--;
  };
  const hyphen = word()?.text === "-" && isA(before[at - 1], "MODIFIER");
  if (hyphen) at--;
  if (isA(word(), "MODIFIER")) take();
  else if (word()?.text === "of" && isA(before[at - 1], "EDGE")) {
    at--;
    take();
  } else if (word()?.text === "the" && before[at - 1]?.text === "of" && isA(before[at - 2], "EDGE")) {
    at -= 2;
    take();
  }
  if (start !== time.start && word()?.text === "the") take();
  if (NEARLY.test(word()?.text ?? "")) take();
  return { ...time, start };
}
