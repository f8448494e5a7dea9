import type { Answer, Input } from "../contract.ts";
import { headOf, shorten } from "../heads.ts";
import { ProblemError } from "../problem.ts";
import type { ReadApi } from "../world.ts";

/** The clean text with everything that was read from it, and the versions that its address showed. A superseded one tells what was read from it last. */
export function readArticle(api: ReadApi, { id }: Input<"article">): Answer<"article"> {
  const article = api.store.article(id);
  if (article === null) throw new ProblemError(404, "No article of the record has that id", "no-such-article");
  const events = [...api.store.events({ articleId: id, supersededToo: true })].sort(
    ({ event: x }, { event: y }) => x.evidence.sentence.start - y.evidence.sentence.start || (x.id < y.id ? -1 : 1),
  );
  const { byline, language, text, published, related, truncated, from } = article;
  return {
    article: {
      ...headOf(article),
      byline,
      language,
      text,
      publishedBasis: published?.basis ?? null,
      publishedFrom: published?.from ?? [],
      related,
      truncated,
      from: from.split(/[\\/]/).at(-1) ?? "",
    },
    events,
    versions: api.store.versions(id).map(({ address: _address, title, ...version }) => ({ ...version, title: shorten(title) })),
    presentId: api.store.presentVersion(id),
    storyId: api.store.storyOf(id)?.id ?? null,
  };
}
