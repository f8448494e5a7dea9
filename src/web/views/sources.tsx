import type { Answer } from "../../api/contract.ts";
import { barsPath, timeTicks, xOf } from "../charts/geometry.ts";
import { useWidth } from "../charts/use-width.ts";
import { dayInWords, figure, plural } from "../lib/format.ts";
import { useLive } from "../lib/live.ts";
import { addressOf } from "../lib/client.ts";
import { Link, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { ArticleLink } from "../parts/article-link.tsx";
import { Answered, Empty } from "../parts/states.tsx";

/** What is read, how much of it, and what fails. */
export function SourcesView({ place }: { readonly place: Place }) {
  useTitle("Sources");
  const asked = useAnswer("/api/sources", {});
  return (
    <article class="sources-view">
      <h1>Sources</h1>
      <ReadNow />
      <Answered asked={asked} loading="Reading the sources">
        {(value) => <Sources value={value} place={place} />}
      </Answered>
    </article>
  );
}

/** What was read last, as it comes. */
function ReadNow() {
  const live = useLive();
  if (live === null || live.latest.length === 0) return null;
  return (
    <section aria-labelledby="now-title">
      <h2 id="now-title">Read last</h2>
      <ol class="plain">
        {live.latest.map((article) => (
          <li key={article.id}>
            <ArticleLink article={article} />{" "}
            <span class="note">
              <bdi>{article.outlet ?? "outlet unknown"}</bdi>, {dayInWords(article.recordedAt.slice(0, 10))}{" "}
              {article.recordedAt.slice(11, 16)} UTC
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SourcesProps {
  readonly value: Answer<"sources">;
  readonly place: Place;
}

function Sources({ value: { sums, outlets, feeds, skips, months }, place }: SourcesProps) {
  const chosen = place.query.get("outlet");
  const skipped = skips.reduce((total, { pages }) => total + pages, 0);
  return (
    <>
      <dl class="facts">
        {Object.entries({ ...sums, "pages skipped": skipped }).map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="months-title">
        <h2 id="months-title">Articles by month of publication</h2>
        <Months months={months} />
        {chosen !== null && <MonthsOfOutlet outlet={chosen} months={months} place={place} />}
        <p class="downloads no-print">
          <span>By outlet and month:</span>
          {(["csv", "jsonl", "parquet"] as const).map((format) => (
            <a key={format} href={addressOf("/api/denominator", { by: "month", format })} download>
              {{ csv: "CSV", jsonl: "JSON lines", parquet: "Parquet" }[format]}
            </a>
          ))}
        </p>
      </section>
      {feeds.length > 0 && <Feeds feeds={feeds} />}
      <div class="columns">
        <Outlets outlets={outlets} place={place} />
        <Skips skips={skips} />
      </div>
    </>
  );
}

/** The same of one outlet, under the same months and on the same scale. */
function MonthsOfOutlet({
  outlet,
  months,
  place,
}: {
  readonly outlet: string;
  readonly months: Answer<"sources">["months"];
  readonly place: Place;
}) {
  const asked = useAnswer("/api/denominator", { outlet, by: "month" });
  return (
    <>
      <h3>
        <bdi>{outlet}</bdi> <Link to={withQuery(place, { outlet: undefined })}>all outlets</Link>
      </h3>
      <Answered asked={asked} loading="Reading the articles of an outlet">
        {({ starts, all }) => {
          const known = new Map(starts.map((start, at) => [start, all[at] ?? 0]));
          const articles = months.starts.map((start) => known.get(start) ?? 0);
          return <Months months={{ starts: months.starts, articles }} scaledTo={Math.max(...months.articles)} />;
        }}
      </Answered>
    </>
  );
}

interface MonthsProps {
  readonly months: Answer<"sources">["months"];
  /** What the tallest bar may be; the most of a month when left out. */
  readonly scaledTo?: number;
}

function Months({ months, scaledTo }: MonthsProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { starts, counts } = withEmptyMonths(months);
  const frame = { left: 4, width: Math.max(10, width - 8), count: starts.length };
  const most = Math.max(1, ...counts);
  if (starts.length === 0) return <Empty>No article has a day of publication.</Empty>;
  return (
    <div ref={box}>
      {width > 0 && (
        <svg
          class="chart"
          width={width}
          height={96}
          viewBox={`0 0 ${width} 96`}
          role="img"
          aria-label={`Articles a month, at most ${figure(most)}; ${dayInWords(starts[0] ?? null, "month")} to ${dayInWords(starts.at(-1) ?? null, "month")}`}
        >
          <path class="read" d={barsPath({ frame, counts, zero: 74, scale: 70 / Math.max(most, scaledTo ?? 0) })} />
          <line class="zero" x1={4} x2={width - 4} y1={74} y2={74} />
          {timeTicks(starts, frame.width).map(({ at, label }) => (
            <text key={at} class="tick" x={xOf(frame, at)} y={90}>
              {label}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

/** The months between the first and the last, those without an article too. */
function withEmptyMonths({ starts, articles }: Answer<"sources">["months"]): {
  readonly starts: readonly string[];
  readonly counts: readonly number[];
} {
  const known = new Map(starts.map((start, at) => [start, articles[at] ?? 0]));
  const [first, last] = [starts[0], starts.at(-1)];
  const all: string[] = [];
  if (first === undefined || last === undefined) return { starts: all, counts: [] };
  for (const month = new Date(`${first}T00:00:00Z`); month.toISOString().slice(0, 10) <= last; month.setUTCMonth(month.getUTCMonth() + 1))
    all.push(month.toISOString().slice(0, 10));
  return { starts: all, counts: all.map((start) => known.get(start) ?? 0) };
}

function Outlets({ outlets, place }: { readonly outlets: Answer<"sources">["outlets"]; readonly place: Place }) {
  return (
    <section aria-labelledby="outlets-title">
      <h2 id="outlets-title">{plural(outlets.length, "outlet")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Outlet</th>
            <th scope="col" class="number">
              Articles
            </th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {outlets.slice(0, 200).map(({ outlet, articles, firstDay, lastDay }) => (
            <tr key={outlet}>
              <th scope="row">
                {outlet === null ? (
                  <i>not told by the page</i>
                ) : (
                  <Link to={withQuery(place, { outlet })}>
                    <bdi>{outlet}</bdi>
                  </Link>
                )}
              </th>
              <td class="number">{figure(articles)}</td>
              <td>{firstDay === null ? "" : dayInWords(firstDay)}</td>
              <td>{lastDay === null ? "" : dayInWords(lastDay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is followed, first what fails. */
function Feeds({ feeds }: { readonly feeds: Answer<"sources">["feeds"] }) {
  const failing = feeds.filter(({ failures }) => failures > 0).length;
  const sorted = feeds.toSorted((x, y) => y.failures - x.failures || (x.address < y.address ? -1 : 1));
  return (
    <section aria-labelledby="feeds-title">
      <h2 id="feeds-title">
        {plural(feeds.length, "source")} followed{failing > 0 && `, ${figure(failing)} of them failing`}
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Sources that are followed">
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">State</th>
              <th scope="col" class="number">
                Polls
              </th>
              <th scope="col">Last new</th>
              <th scope="col">What fails</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, 500).map(({ title, address, state, polls, failures, lastNewAt, trouble }) => (
              <tr key={address}>
                <th scope="row">
                  <bdi>{title || address}</bdi>
                </th>
                <td>{state}</td>
                <td class="number">{figure(polls)}</td>
                <td>{lastNewAt === null ? "" : dayInWords(lastNewAt.slice(0, 10))}</td>
                <td>{trouble !== null && <bdi>{`${plural(failures, "failure")} in a row: ${trouble}`}</bdi>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const REASONS: Readonly<Record<string, string>> = {
  "source/unreadable": "could not be read, or nobody answered",
  "source/empty": "had no bytes",
  "source/too-large": "larger than the limit",
  "source/damaged": "cut off or corrupt",
  "source/not-text": "no text: a picture, a PDF, noise",
  "source/refused": "may not be fetched, or answered no",
  "article/too-deep": "nested deeper than the limit",
  "article/too-many-nodes": "more elements than the limit",
  "article/too-slow": "took longer than the limit",
  "article/no-text": "nothing that reads like an article",
  "article/stub": "a paywall, a teaser or an error page",
  "text/language": "in a language that is not read",
  "pipeline/crashed": "a defect of Demarche",
};

function Skips({ skips }: { readonly skips: Answer<"sources">["skips"] }) {
  return (
    <section class="side" aria-labelledby="skips-title">
      <h2 id="skips-title">What was skipped</h2>
      {skips.length === 0 ? (
        <Empty>No page was skipped.</Empty>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col" class="number">
                Pages
              </th>
            </tr>
          </thead>
          <tbody>
            {skips.map(({ reason, pages }) => (
              <tr key={reason}>
                <th scope="row">
                  {REASONS[reason] ?? reason} <code>{reason}</code>
                </th>
                <td class="number">{figure(pages)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
