import type { Article } from "./article.ts";
import type { Quotation } from "./attribution.ts";
import type { CodedEvent, TimeExpression } from "./coded-event.ts";
import type { Mention } from "./mention.ts";
import type { ParsedSentence, Sentence } from "./sentence.ts";
import type { Report } from "./story.ts";

/** Everything that was read from one page: the result of the pure road from `Page` to `CodedEvent[]`, before it is recorded. */
export interface Reading {
  readonly kind: "reading";
  readonly article: Article;
  /** What read it: `Tables.version`. */
  readonly version: string;
  /** All sentences, in order. Only those that could hold an event or a quotation are parsed (`heads` is there). */
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  readonly mentions: readonly Mention[];
  readonly quotations: readonly Quotation[];
  readonly times: readonly TimeExpression[];
  readonly events: readonly CodedEvent[];
  readonly report: Report;
}
