/** A stretch of text: UTF-16 code unit offsets, end exclusive. In an article they point into `article.text` and nothing else. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two stretches share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
