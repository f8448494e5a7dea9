/** How much of a page is read before it is given up. All are counts, so that a page has the same outcome on every machine. */
export interface ArticleLimits {
  /** Most bytes. */
  readonly bytes: number;
  /** Most elements inside one another. */
  readonly depth: number;
  /** Most elements and pieces of text. */
  readonly nodes: number;
  /** Most steps of work that the tree asks for, one for each element and each element around it. Stands for time. */
  readonly work: number;
}

/** Of 1,524 real news pages the largest has 2.9 MB, the deepest 138 levels and the fullest 10,110 elements (docs/articles.md). */
export const DEFAULT_LIMITS: ArticleLimits = { bytes: 8 * 1024 * 1024, depth: 512, nodes: 250_000, work: 4_000_000 };
