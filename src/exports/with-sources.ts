import type { Article, EventRow, Instant, SourcedRow, Store } from "../model/index.ts";

/** Articles that are kept at hand: rows come by day, and those of one day are read from some hundred articles, several from each. */
const ARTICLES_KEPT = 500;

/** Rows with where they were read, as the record held it at `asOf`; without the texts, which would fill memory where many rows are held. */
export function* withSources(rows: Iterable<EventRow>, store: Pick<Store, "article">, asOf?: Instant): Generator<SourcedRow> {
  const articleOf = articleFinder(store, asOf);
  for (const row of rows) yield { ...row, source: sourceOf(articleOf(row.event.articleId)) };
}

function sourceOf(article: Article | null): SourcedRow["source"] {
  if (article === null) return null;
  const { outlet, title, published, url, from } = article;
  return { outlet, title, published, url, from };
}

/** Finds articles by their id; the last that were asked for are kept. */
export function articleFinder(store: Pick<Store, "article">, asOf?: Instant): (id: string) => Article | null {
  const kept = new Map<string, Article | null>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const article = store.article(id, asOf);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= ARTICLES_KEPT) kept.delete(oldest);
    kept.set(id, article);
    return article;
  };
}
