/** Lines that pages of one site have in common, learned as the pages come by. It has the lifetime of one run over many pages. */
export interface RepeatedLines {
  /** Whether enough earlier pages of the site have a line. */
  readonly has: (site: string, line: string) => boolean;
  /** Takes the lines of one more page. */
  readonly learn: (site: string, lines: readonly string[]) => void;
}

/** Pages that must have a line before it is no page's own: two may be copies of one article. */
const LEAST_PAGES = 3;
/** Most sites, and lines of one site, that are remembered; the oldest are forgotten first. */
const MAX_SITES = 2000;
const MAX_LINES = 4000;
/** Longest line that is remembered, in characters. */
const LONGEST = 600;

/** The same pages in the same order give the same lines. */
export function createRepeatedLines(): RepeatedLines {
  const counts = new Map<string, Map<string, number>>();
  return {
    has: (site, line) => (counts.get(site)?.get(line) ?? 0) >= LEAST_PAGES,
    learn: (site, lines) => {
      const known = counts.get(site) ?? new Map<string, number>();
      counts.set(site, known);
      forgetOldest(counts, MAX_SITES);
      for (const line of new Set(lines)) if (line.length <= LONGEST) known.set(line, (known.get(line) ?? 0) + 1);
      forgetOldest(known, MAX_LINES);
    },
  };
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
