import type { Article, EventRow, Happening, HappeningRow } from "../model/index.ts";
import type { ArticleHead, HappeningItem } from "./contract.ts";
import type { ReadApi } from "./world.ts";

/** Letters of a title that lists show: a page may have a title of megabytes. */
const TITLE_SHOWN = 300;

/** What names an article. Only http and https are addresses that a page may link to: what a page says of itself is not trusted. */
export function headOf(article: Article): ArticleHead {
  const address = [article.url, article.canonicalUrl, article.from].find((url) => url !== null && /^https?:\/\//i.test(url)) ?? null;
  return {
    id: article.id,
    title: shorten(article.title),
    outlet: article.outlet === null ? null : shorten(article.outlet),
    address,
    published: article.published?.day ?? null,
    origin: article.origin?.outlet ?? null,
  };
}

/** A title as lists show it. */
export function shorten(text: string): string {
  return text.length <= TITLE_SHOWN ? text : `${text.slice(0, TITLE_SHOWN).toWellFormed()}…`;
}

/** The article's head by id; a name without anything else where the record has no such article. */
export function headById(api: ReadApi, id: string): ArticleHead {
  const article = api.store.article(id);
  return article === null ? { id, title: "", outlet: null, address: null, published: null, origin: null } : headOf(article);
}

/** A happening's own fields: its events are told apart. */
export function fieldsOf({
  happening,
  storyId,
  recordedAt,
}: HappeningRow): Omit<Happening, "eventIds"> & Pick<HappeningRow, "storyId" | "recordedAt"> {
  const { eventIds: _told, ...fields } = happening;
  return { ...fields, storyId, recordedAt };
}

/** A happening with the first sentence that tells it. */
export function itemOf(api: ReadApi, row: HappeningRow, events: readonly EventRow[] = eventsOf(api, row.happening.id)): HappeningItem {
  const event = firstTold(events)?.event;
  return {
    ...fieldsOf(row),
    cameoName: api.world.cameo.get(row.happening.cameo)?.name ?? "",
    lead:
      event === undefined
        ? null
        : {
            article: headById(api, event.articleId),
            evidence: event.evidence,
            attribution: event.attribution,
            reciprocal: event.reciprocal,
          },
  };
}

export function eventsOf(api: ReadApi, happeningId: string): readonly EventRow[] {
  return [...api.store.events({ happeningId })];
}

/** The surest reading of it, and of equals the one that stands first in its article. */
function firstTold(events: readonly EventRow[]): EventRow | undefined {
  return events.toSorted(
    ({ event: x }, { event: y }) => y.confidence - x.confidence || x.evidence.sentence.start - y.evidence.sentence.start,
  )[0];
}
