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
  /**
   * "known" (the default): at least one side is somebody whom the tables know or whose country is known. "any": acts among strangers too.
   * "open": also acts of which the sentence gives only one side, and bare statements as CAMEO 010; for codebooks that count them.
   */
  readonly sides?: "known" | "any" | "open";
}
