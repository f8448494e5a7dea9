import type { Sentence, Span } from "../model/index.ts";

/**
 * Words between quotation marks, without the marks. A quotation that runs over a paragraph's end goes on only where the next paragraph
 * opens with a mark again, as newspapers print it.
 */
export function quotedSpans(text: string, sentences: readonly Sentence[]): readonly Span[] {
  const spans: Span[] = [];
  let open = -1;
  let paragraph = -1;
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph && open >= 0) {
      const end = text.slice(0, sentence.start).trimEnd().length;
      if (end > open) spans.push({ start: open, end });
      open = -1;
    }
    paragraph = sentence.paragraph;
    for (const [i, word] of sentence.words.entries()) {
      if (!/^["“”«»]$/.test(word)) continue;
      const start = sentence.starts[i] ?? 0;
      const opens = word === "“" || word === "«" || (word === '"' && open < 0);
      if (opens && open < 0) open = start + 1;
      else if (!opens && open >= 0) {
        if (start > open) spans.push({ start: open, end: start });
        open = -1;
      }
    }
  }
  return spans;
}
