import type { Answer, HappeningItem, Rule, StoryMember, Told } from "../../api/contract.ts";
import { QUADS, dayInWords, plural, signed, toneOf, typeName } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { ArticleLink } from "../parts/article-link.tsx";
import { Chain } from "../parts/chain.tsx";
import { Sides, Status } from "../parts/happening-list.tsx";
import { Replies } from "../parts/replies.tsx";
import { MarkLegend, Marked, marksOf } from "../parts/marked.tsx";
import { Answered } from "../parts/states.tsx";

/** One happening: its sentences where they stand, who says so, who repeats whom, and why it was coded so. */
export function HappeningView({ id }: { readonly id: string }) {
  useTitle("Happening");
  const asked = useAnswer("/api/happenings/{id}", { id });
  return (
    <Answered asked={asked} loading="Reading the happening">
      {(value) => <Happening value={value} />}
    </Answered>
  );
}

function Happening({ value }: { readonly value: Answer<"happening"> }) {
  const { happening, standing, told, story, others, rules } = value;
  return (
    <article class="happening-view">
      <header class="view-head">
        <h1>
          <Sides item={happening} /> <span class={`ink-${toneOf(happening.quad)}`}>{typeName(happening.plover)}</span>
        </h1>
        <StandsNoMore standing={standing} />
        <Facts happening={happening} />
      </header>
      <div class="columns">
        <section aria-labelledby="told-title">
          <h2 id="told-title">{plural(told.length, "sentence")}</h2>
          <MarkLegend />
          {told.map((one) => (
            <ToldEntry key={one.row.event.id} told={one} />
          ))}
        </section>
        <div class="side">
          {story !== null && <Reports members={story.members} first={story.first} />}
          <Others others={others} against={happening.against} />
          <Why told={told} rules={rules} />
          <History history={value.history} told={told} id={happening.id} />
          <Replies about="happening" id={happening.id} />
        </div>
      </div>
    </article>
  );
}

const WHY_GONE = {
  stands: "",
  moved: "It stands no more by itself: what it told is told by another happening now.",
  rejected: "It was rejected, and is in no list and no figure.",
  withdrawn: "It stands no more: its pages do not say so any more, or they are read otherwise now.",
} as const;

/** Why a happening that somebody linked to is in no list, since when, and where its sentences are told now. Whose decision it was stands with them. */
function StandsNoMore({ standing: { state, since, movedTo } }: Pick<Answer<"happening">, "standing">) {
  if (state === "stands") return null;
  return (
    <div class="gone" role="note">
      <p>
        <strong>{WHY_GONE[state]}</strong>
        {since !== null && <> Since {dayInWords(since.slice(0, 10))}.</>}
      </p>
      {movedTo.map((id) => (
        <p key={id}>
          <Link to={`/happening/${id}`}>The happening that tells it now</Link>
        </p>
      ))}
    </div>
  );
}

function Facts({ happening }: { readonly happening: HappeningItem }) {
  const nameOf = useNameOf();
  const { day, precision, cameo, cameoName, quad, goldstein, reports, origins, initiator, recipient } = happening;
  return (
    <dl class="facts">
      <Fact name="When">{dayInWords(day, precision)}</Fact>
      <Fact name="Code">
        <bdi>
          {cameo} {cameoName}
        </bdi>
      </Fact>
      <Fact name="Class">{QUADS[quad - 1]}</Fact>
      <Fact name="Goldstein">{signed(goldstein)}</Fact>
      <Fact name="Status">{happening.status === "occurred" ? "occurred" : <Status status={happening.status} />}</Fact>
      <Fact name="Reports">{`${reports}, from ${plural(origins, "origin")}`}</Fact>
      {initiator !== null && recipient !== null && initiator !== recipient && (
        <Fact name="Pair">
          <Link to={`/dyad/${[initiator, recipient].sort().join("/")}`}>{[initiator, recipient].sort().map(nameOf).join(" – ")}</Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ToldEntry({ told: { row, article, paragraph } }: { readonly told: Told }) {
  const { event } = row;
  return (
    <figure class={`told is-${toneOf(event.quad)}`}>
      <figcaption>
        <ArticleLink article={article} event={event.id} />
        <span class="told-where">
          <bdi>{article.outlet ?? "outlet unknown"}</bdi>, {dayInWords(article.published)}
          {article.origin !== null && article.origin !== article.outlet && (
            <>
              {" "}
              · words of <bdi>{article.origin}</bdi>
            </>
          )}
        </span>
      </figcaption>
      <blockquote>
        <Marked text={paragraph.text} offset={paragraph.start} marks={marksOf(event)} />
      </blockquote>
      <Chain attribution={event.attribution} />
      {row.decision !== null && <Decided decision={row.decision} />}
      <p class="note">
        {event.when === null
          ? "No day"
          : `${dayInWords(event.when.day, event.when.precision)}${event.when.basis === "published" ? " (day of publication)" : ""}`}
        {event.place !== null && `, ${event.place.name}`} · <Status status={event.status} /> sure of the reading:{" "}
        {Math.round(event.confidence * 100)} %
      </p>
    </figure>
  );
}

/** What a person decided about the reading, and what the coder had. */
function Decided({ decision }: { readonly decision: NonNullable<Told["row"]["decision"]> }) {
  const { coded, kind, why, by, recordedAt } = decision;
  return (
    <p class="decided">
      {kind === "correct" ? "Corrected" : "Rejected"} {dayInWords(recordedAt.slice(0, 10))}
      {by !== null && (
        <>
          {" by "}
          <bdi>{by}</bdi>
        </>
      )}
      : <bdi>{why}</bdi> The coder had {typeName(coded.plover)} {coded.cameo}, {coded.status}, <bdi>{coded.initiator.name}</bdi>
      {coded.recipient !== null && (
        <>
          {" → "}
          <bdi>{coded.recipient.name}</bdi>
        </>
      )}
      .
    </p>
  );
}

/** Who told it first, who told it anew, and under each who printed that again. */
function Reports({ members, first }: { readonly members: readonly StoryMember[]; readonly first: string }) {
  const ids = new Set(members.map(({ article }) => article.id));
  const own = members.filter(({ copyOf }) => copyOf === null || !ids.has(copyOf));
  return (
    <section aria-labelledby="reports-title">
      <h2 id="reports-title">Reports and copies</h2>
      <ul class="reports">
        {own.map((member) => (
          <li key={member.article.id}>
            <ReportLine member={member} isFirst={member.article.id === first} />
            <ul>
              {members
                .filter(({ copyOf }) => copyOf === member.article.id)
                .map((copy) => (
                  <li key={copy.article.id}>
                    <ReportLine member={copy} isFirst={false} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReportLine({ member: { article, similarity, voice }, isFirst }: { readonly member: StoryMember; readonly isFirst: boolean }) {
  return (
    <>
      <Link to={`/article/${article.id}`}>
        <bdi>{article.outlet ?? article.title ?? "outlet unknown"}</bdi>
      </Link>
      , {dayInWords(article.published)}
      {isFirst && <span class="tag">first</span>}
      {similarity !== null && <span class="tag">copy, {Math.round(similarity * 100)} % of its words</span>}
      {article.outlet !== null && !lettersOf(article.outlet).endsWith(lettersOf(voice)) && (
        <span class="note">
          {" "}
          behind it: <bdi>{voice}</bdi>
        </span>
      )}
    </>
  );
}

/** A voice is spelled as a key: "Tidewater Courier" is "tidewatercourier". */
function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

interface OthersProps {
  readonly others: Answer<"happening">["others"];
  /** Ids of those that say otherwise. */
  readonly against: readonly string[];
}

function Others({ others, against }: OthersProps) {
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="others-title">
      <h2 id="others-title">What the same reports say besides</h2>
      <ul class="others">
        {others.map((other) => (
          <li key={other.id} class={`is-${toneOf(other.quad)}`}>
            <Link to={`/happening/${other.id}`}>
              <Sides item={other} /> <span class={`ink-${toneOf(other.quad)}`}>{typeName(other.plover)}</span>
            </Link>{" "}
            <Status status={other.status} />
            {against.includes(other.id) && <span class="tag">contradicts it</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Why({ told, rules }: { readonly told: readonly Told[]; readonly rules: readonly Rule[] }) {
  const versions = [...new Set(told.map(({ row }) => row.event.coder.version))];
  return (
    <section aria-labelledby="why-title">
      <h2 id="why-title">Why it is coded so</h2>
      <dl class="rules">
        {rules.map((rule) => (
          <div key={rule.id}>
            <dt>
              <code>{rule.id}</code> <span class="note">{rule.kind === "other" ? "a way of reading, in src/events" : rule.kind}</span>
            </dt>
            <dd>
              {rule.words}
              {rule.example !== "" && <q>{rule.example}</q>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="note">Read by {versions.map((version) => version.slice(0, 8)).join(", ")}.</p>
    </section>
  );
}

interface HistoryProps extends Pick<Answer<"happening">, "history" | "told"> {
  /** Of the happening. */
  readonly id: string;
}

type Entry = Answer<"happening">["history"][number]["entries"][number];

/** When each sentence was coded, corrected and made part of a happening. */
function History({ history, told, id }: HistoryProps) {
  const articles = new Map(told.map(({ row, article }) => [row.event.id, article]));
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      {history.map(({ eventId, entries }) => (
        <div key={eventId} class="history">
          <p>
            <bdi>{articles.get(eventId)?.title || "A sentence"}</bdi>
          </p>
          <ol>
            {entries.map((entry) => (
              <li key={entry.recordedAt + entry.what + entry.about}>
                <time dateTime={entry.recordedAt}>{dayInWords(entry.recordedAt.slice(0, 10))}</time> <EntryWords entry={entry} id={id} />
                {entry.by !== null && (
                  <>
                    {" ("}
                    <bdi>{entry.by}</bdi>)
                  </>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function EntryWords({ entry: { what, about }, id }: { readonly entry: Entry; readonly id: string }) {
  if (what === "folded" && about === id) return <>made part of this happening</>;
  if (what === "folded")
    return (
      <>
        made part of <Link to={`/happening/${about}`}>another happening</Link>
      </>
    );
  if (what === "unfolded") return <>part of no happening any more</>;
  if (what !== "corrected" && what !== "rejected") return <>{what}</>;
  return (
    <>
      {what}: <bdi>{about}</bdi>
    </>
  );
}
