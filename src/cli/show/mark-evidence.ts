import type { Evidence, Span } from "../../model/index.ts";
import { cleanText } from "../clean-text.ts";
import type { Screen, Style } from "./screen.ts";
import type { Run } from "./wrap-text.ts";

/** What stands around highlighted words where there is no colour. */
function marksOf(style: Style, screen: Screen): readonly [string, string] {
  if (screen.hasColour) return ["", ""];
  if (style === "trigger") return screen.glyphs.trigger;
  if (style === "initiator") return ["[", "]"];
  return style === "recipient" ? ["{", "}"] : ["", ""];
}

/** What the highlights mean, in their own look. */
export function legendOf(screen: Screen): readonly Run[] {
  const show = (text: string, style: Style): readonly Run[] => withMarks({ text, style }, screen);
  const gap: Run = { text: " ", style: "plain" };
  return [...show("initiator", "initiator"), gap, ...show("words that name the act", "trigger"), gap, ...show("recipient", "recipient")];
}

/**
 * The sentence of an act with its highlights: colour where the screen has it, marks elsewhere. An act of several sides has an evidence a pair, all
 * of one sentence.
 *
 * Spans that lie outside the sentence (a side that an earlier sentence gives) are passed over; where spans overlap the trigger wins.
 */
export function markEvidence(evidence: readonly Evidence[], screen: Screen): readonly Run[] {
  const [first] = evidence;
  if (first === undefined) return [];
  const styles: Style[] = Array.from({ length: first.words.length }, () => "plain");
  const paint = (span: Span | null, style: Style): void => {
    if (span === null || span.start < first.sentence.start || span.end > first.sentence.end) return;
    styles.fill(style, span.start - first.sentence.start, span.end - first.sentence.start);
  };
  for (const { recipient } of evidence) paint(recipient, "recipient");
  for (const { initiator } of evidence) paint(initiator, "initiator");
  for (const span of evidence.flatMap(({ trigger }) => trigger)) paint(span, "trigger");
  return runsOf(first.words, styles).flatMap((run) => withMarks(run, screen));
}

function runsOf(words: string, styles: readonly Style[]): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let i = 1; i <= words.length; i++) {
    if (i < words.length && styles[i] === styles[start]) continue;
    runs.push({ text: cleanText(words.slice(start, i)), style: styles[start] ?? "plain" });
    start = i;
  }
  return runs;
}

function withMarks(run: Run, screen: Screen): readonly Run[] {
  const [open, close] = marksOf(run.style, screen);
  // What the trigger cuts off a side begins or ends with a blank: "[foreign] «minister» [of Peru]".
  return [
    {
      text: open === "" ? run.text : run.text.replace(/^(\s*)(.*\S)/s, (_, blank: string, words: string) => blank + open + words + close),
      style: run.style,
    },
  ];
}
