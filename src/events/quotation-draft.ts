import { overlaps } from "../model/index.ts";
import type { Manner, Medium, Mention, ParsedSentence, Sentence, Span } from "../model/index.ts";

export interface QuotationInput {
  readonly text: string;
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  readonly mentions: readonly Mention[];
}

/** A quotation before it is known who its voices are. */
export interface QuotationDraft {
  readonly sentence: Sentence;
  readonly manner: Manner;
  /** In order and apart. */
  readonly content: readonly Span[];
  readonly cue: Span | null;
  readonly source: Span | null;
  /** The last token that names the speaker; -1: none. */
  readonly head: number;
  readonly medium: Medium | null;
  /** Whether most of it stands in quotation marks. */
  readonly isDirect: boolean;
  /** True when the speaker is only named by an earlier sentence: the words go on. */
  readonly continues: boolean;
}

/** Whether any of the content overlaps a span. */
export function holds(draft: QuotationDraft, span: Span): boolean {
  return draft.content.some((content) => overlaps(content, span));
}

/** Characters of all spans together. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** In order, what overlaps or touches joined. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
