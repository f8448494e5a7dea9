import type { Article } from "./article.ts";
import type { Quotation } from "./attribution.ts";
import type { CodedEvent, TimeExpression } from "./coded-event.ts";
import type { Mention } from "./mention.ts";
import type { ParsedSentence } from "./sentence.ts";
import type { Span } from "./span.ts";
import type { Report } from "./story.ts";

/** What the record keeps of one page: the result of the pure road from `Page` to `CodedEvent[]`. */
export interface Coding {
  readonly kind: "reading";
  readonly article: Article;
  /** What read it: `Tables.version`. */
  readonly version: string;
  /** All sentences, in order. */
  readonly sentences: readonly Span[];
  readonly events: readonly CodedEvent[];
  readonly report: Report;
}

/** Everything that can be read from one page: its coding, and what is found in all of its sentences. */
export interface Reading extends Coding {
  readonly sentences: readonly ParsedSentence[];
  readonly mentions: readonly Mention[];
  readonly quotations: readonly Quotation[];
  readonly times: readonly TimeExpression[];
}
