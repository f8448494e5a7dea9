import { useEffect } from "preact/hooks";
import type { Answer, EventRow } from "../../api/contract.ts";
import { dayInWords, plural, toneOf, typeName } from "../lib/format.ts";
import { Link, go, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { paragraphsOf } from "../lib/spans.ts";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { chainInWords } from "../parts/chain.tsx";
import { Status } from "../parts/happening-list.tsx";
import { MarkLegend, Marked, marksOf } from "../parts/marked.tsx";
import { Replies } from "../parts/replies.tsx";
import { Answered } from "../parts/states.tsx";
import { Versions } from "../parts/versions.tsx";

/** The clean text with everything that was read from it marked; choosing an event marks its sides too. */
export function ArticleView({ place, id }: { readonly place: Place; readonly id: string }) {
  useTitle("Article");
  const asked = useAnswer("/api/articles/{id}", { id });
  return (
    <Answered asked={asked} loading="Reading the article">
      {(value) => <Article value={value} place={place} />}
    </Answered>
  );
}

function Article({ value, place }: { readonly value: Answer<"article">; readonly place: Place }) {
  const { article, events } = value;
  const chosen = events.find(({ event }) => event.id === place.query.get("event"));
  const own = events.filter(({ event }) => event.articleId === article.id);
  const marks = [
    ...own.flatMap(({ event }) => marksOf(event).filter(({ kind }) => !kind.startsWith("side"))),
    ...(chosen === undefined || !own.includes(chosen)
      ? []
      : marksOf(chosen.event).map((mark) => ({ ...mark, kind: `${mark.kind} chosen` }))),
  ];
  useEffect(() => {
    document.querySelector(".mark-chosen")?.scrollIntoView({ block: "center" });
  }, [chosen?.event.id]);
  return (
    <article class="article-view">
      <header class="view-head">
        <h1>
          <bdi>{article.title || "Without a title"}</bdi>
        </h1>
        <Byline article={article} />
      </header>
      <div class="columns">
        <section class="text" aria-label="Text" lang={article.language}>
          <MarkLegend />
          {paragraphsOf(article.text).map(({ start, text }) => (
            <p key={start}>
              <Marked text={text} offset={start} marks={marks} />
            </p>
          ))}
          {article.truncated && <p class="note">The page says that more of the article is elsewhere.</p>}
        </section>
        <div class="side">
          <section aria-labelledby="read-title">
            <h2 id="read-title">{events.length === 0 ? "Nothing was read from it" : `${plural(events.length, "event")} read from it`}</h2>
            <ol class="read-events">
              {events.map((row) => (
                <ReadEvent key={row.event.id} row={row} isChosen={row === chosen} isOwn={own.includes(row)} place={place} />
              ))}
            </ol>
          </section>
          <Replies about="article" id={article.id} />
          <Versions value={value} />
        </div>
      </div>
    </article>
  );
}

/** How the day of publication is known, of `PublishedBasis`. */
const BASES: Readonly<Record<string, string>> = {
  jsonld: "from the page's metadata",
  meta: "from the page's metadata",
  visible: "as the page shows it",
  url: "from its address",
  feed: "from its feed",
  inferred: "worked out from the text",
};

function Byline({ article }: { readonly article: Answer<"article">["article"] }) {
  return (
    <p class="byline">
      <bdi>{article.outlet ?? "outlet unknown"}</bdi>
      {article.origin !== null && article.origin !== article.outlet && (
        <>
          , words of <bdi>{article.origin}</bdi>
        </>
      )}
      {article.byline.length > 0 && (
        <>
          , by <bdi>{article.byline.join(", ")}</bdi>
        </>
      )}
      , {dayInWords(article.published)}
      {article.publishedBasis !== null && (
        <span class="note"> (day {BASES[article.publishedBasis] ?? `from: ${article.publishedBasis}`})</span>
      )}
      {article.address === null ? (
        <span class="note">
          {" "}
          · file <bdi>{article.from}</bdi>
        </span>
      ) : (
        <>
          {" · "}
          <a href={article.address} rel="noreferrer noopener external" target="_blank">
            <bdi>{article.address}</bdi>
          </a>
        </>
      )}
    </p>
  );
}

function ReadEvent({
  row: { event, happeningId },
  isChosen,
  isOwn,
  place,
}: {
  readonly row: EventRow;
  readonly isChosen: boolean;
  /** False for what a person corrected in an earlier version. */
  readonly isOwn: boolean;
  readonly place: Place;
}) {
  const choose = (): void => go(withQuery(place, { event: isChosen ? undefined : event.id }), "replace");
  return (
    <li class={`is-${toneOf(event.quad)}`}>
      <button type="button" aria-pressed={isChosen} onClick={choose}>
        <bdi>{event.initiator.name}</bdi>
        {event.recipient !== null && (
          <>
            {" → "}
            <bdi>{event.recipient.name}</bdi>
          </>
        )}{" "}
        <span class={`ink-${toneOf(event.quad)}`}>{typeName(event.plover)}</span>
      </button>{" "}
      <Status status={event.status} />
      <span class="note">
        {event.cameo} · {chainInWords(event.attribution)}
        {!isOwn && (
          <>
            {" · "}
            <Link to={`/article/${event.articleId}?event=${event.id}`}>corrected in an earlier version</Link>
          </>
        )}
        {happeningId !== null && (
          <>
            {" · "}
            <Link to={`/happening/${happeningId}`}>happening</Link>
          </>
        )}
      </span>
    </li>
  );
}
