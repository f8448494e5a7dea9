import type { Article, Mention, ParsedSentence, Quotation, Sentence, TimeExpression } from "../model/index.ts";

/** What coding needs of one article. */
export interface CodingInput {
  readonly article: Article;
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly quotations: readonly Quotation[];
  /** `Tables.version`. */
  readonly version: string;
  /** "known" (the default): at least one side is somebody whom the tables know or whose country is known. "any": acts among strangers too. */
  readonly sides?: "known" | "any";
}
