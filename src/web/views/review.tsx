import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, Verdict } from "../../api/contract.ts";
import { dayInWords, plural, toneOf, typeName } from "../lib/format.ts";
import { RequestError, post } from "../lib/client.ts";
import { go } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { ArticleLink } from "../parts/article-link.tsx";
import { Chain } from "../parts/chain.tsx";
import { CorrectionForm } from "../parts/correction-form.tsx";
import type { Correction } from "../parts/correction-form.tsx";
import { Sides, Status } from "../parts/happening-list.tsx";
import { isTyping } from "../parts/layout.tsx";
import { MarkLegend, Marked, marksOf } from "../parts/marked.tsx";
import { Answered, Empty } from "../parts/states.tsx";
import { WaitingReplies } from "../parts/waiting-replies.tsx";

type Item = Answer<"reviewQueue">["items"][number];

/** A queue of events for a reviewer, ordered by what a verdict would change most: a accepts, c corrects, r rejects, s skips. */
export function ReviewView({ place }: { readonly place: Place }) {
  useTitle("Review");
  const token = useToken();
  const reviewer = place.query.get("reviewer") ?? "";
  const { value } = useAnswer("/api/review", {});
  const { takesVerdicts = false, takesReplies = false, decides = false } = value ?? {};
  return (
    <article class="review-view">
      <h1>Review</h1>
      {(token === null || (value !== null && !takesVerdicts && !takesReplies)) && (
        <Empty>
          To give verdicts, start the server with <code>--reviews FILE</code> (or <code>--replies FILE</code>, to read what readers write)
          and open the address with the token that it prints.
        </Empty>
      )}
      <Name reviewer={reviewer} />
      {decides && <p class="note">What reviewers agree on becomes a decision of the record.</p>}
      {reviewer !== "" && token !== null && takesVerdicts && <Queue key={reviewer} reviewer={reviewer} token={token} />}
      {reviewer !== "" && token !== null && takesReplies && <WaitingReplies by={reviewer} token={token} />}
      {takesVerdicts && <Agreement />}
    </article>
  );
}

/** The token comes in the part of the address that is never sent; it is kept for this tab and taken out of the address. */
function useToken(): string | null {
  const [token] = useState(() => {
    const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
    if (given === undefined) return sessionStorage.getItem("token");
    sessionStorage.setItem("token", given);
    history.replaceState(null, "", location.pathname + location.search);
    return given;
  });
  return token;
}

function Name({ reviewer }: { readonly reviewer: string }) {
  const input = useRef<HTMLInputElement>(null);
  const begin = (event: Event): void => {
    event.preventDefault();
    const name = input.current?.value.trim() ?? "";
    if (name !== "") go(`/review?reviewer=${encodeURIComponent(name)}`, "replace");
  };
  return (
    <form class="pair-choice" onSubmit={begin}>
      <label class="day-field">
        Reviewer <input ref={input} name="reviewer" defaultValue={reviewer} maxLength={60} required autocomplete="off" />
      </label>
      <button type="submit">Begin</button>
      <span class="note">Two names that judge the same events give agreement; “adjudicator” settles what they dispute.</span>
    </form>
  );
}

function Queue({ reviewer, token }: { readonly reviewer: string; readonly token: string }) {
  const asked = useAnswer("/api/review/queue", { reviewer, limit: 100 });
  return (
    <Answered asked={asked} loading="Reading the queue">
      {(value) => <Judge key={value.items[0]?.row.event.id ?? ""} value={value} reviewer={reviewer} token={token} more={asked.retry} />}
    </Answered>
  );
}

interface JudgeProps {
  readonly value: Answer<"reviewQueue">;
  readonly reviewer: string;
  readonly token: string;
  readonly more: () => void;
}

const KEYS = { a: "accept", c: "correct", r: "reject", s: "skip" } as const;

function Judge({ value, reviewer, token, more }: JudgeProps) {
  const [at, setAt] = useState(0);
  const [given, setGiven] = useState(0);
  const [note, setNote] = useState("");
  const [isCorrecting, setCorrecting] = useState(false);
  const why = useRef<HTMLInputElement>(null);
  const item = value.items[at];
  const next = (): void => {
    setCorrecting(false);
    if (at + 1 < value.items.length) setAt(at + 1);
    else more();
  };
  const give = useOneAtATime(async (verdict: Verdict["verdict"], correction: Correction = NO_CORRECTION): Promise<void> => {
    if (item === undefined) return;
    const { event, happeningId } = { event: item.row.event, happeningId: item.row.happeningId ?? "" };
    try {
      await post(
        "/api/review/verdicts",
        { eventId: event.id, happeningId, reviewer, verdict, ...correction, why: why.current?.value.trim() ?? "" },
        token,
      );
      if (why.current !== null) why.current.value = "";
      setNote(`${verdict}: noted`);
      setGiven(given + 1);
      next();
    } catch (error) {
      setNote(error instanceof RequestError ? error.message : String(error));
    }
  });
  const act = (what: (typeof KEYS)[keyof typeof KEYS]): void => {
    if (what === "skip") next();
    else if (what === "correct") setCorrecting(true);
    else give(what);
  };
  useKeys(act);
  if (item === undefined) return <Empty>Nothing waits: all of the latest happenings were judged.</Empty>;
  return (
    <section aria-label="Event to judge" class="judge">
      <p class="note" role="status">
        {plural(value.waiting - given, "event")} waiting, {plural(value.done + given, "verdict")} given. {note}
      </p>
      <EventCard item={item} />
      <p class="downloads">
        {Object.entries(KEYS).map(([letter, what]) => (
          <button key={letter} type="button" aria-keyshortcuts={letter} onClick={() => act(what)}>
            {typeName(what.toUpperCase())} <kbd>{letter}</kbd>
          </button>
        ))}
      </p>
      {isCorrecting && <CorrectionForm event={item.row.event} codes={value.codes} onGive={(correction) => give("correct", correction)} />}
      <label class="why">
        Why, if it needs saying <input ref={why} maxLength={1000} autocomplete="off" />
      </label>
    </section>
  );
}

const NO_CORRECTION: Correction = { plover: null, cameo: null, status: null };

/** A verdict is sent once: a key pressed before its answer would judge the same event again. */
function useOneAtATime<Args extends readonly unknown[]>(send: (...args: Args) => Promise<void>): (...args: Args) => void {
  const isSending = useRef(false);
  return (...args) => {
    if (isSending.current) return;
    isSending.current = true;
    void send(...args).finally(() => {
      isSending.current = false;
    });
  };
}

/** Letters that judge what is shown now, but for where somebody types: effects run later than the page changes. */
function useKeys(act: (what: (typeof KEYS)[keyof typeof KEYS]) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const what = Object.entries(KEYS).find(([letter]) => letter === event.key)?.[1];
      if (what === undefined || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current(what);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
}

function EventCard({ item: { row, article, paragraph, weight, reports } }: { readonly item: Item }) {
  const { event } = row;
  return (
    <figure class={`told is-${toneOf(event.quad)}`}>
      <figcaption>
        <Sides item={{ initiatorName: event.initiator.name, recipientName: event.recipient?.name ?? null }} />{" "}
        <span class={`ink-${toneOf(event.quad)}`}>{typeName(event.plover)}</span> <Status status={event.status} />
        <span class="told-where">
          {event.cameo} · {event.when === null ? "no day" : dayInWords(event.when.day, event.when.precision)} · {plural(reports, "report")}{" "}
          · sure of the reading: {Math.round(event.confidence * 100)} % · weight {weight}
        </span>
      </figcaption>
      <MarkLegend />
      <blockquote>
        <Marked text={paragraph.text} offset={paragraph.start} marks={marksOf(event)} />
      </blockquote>
      <Chain attribution={event.attribution} />
      <p class="note">
        <ArticleLink article={article} event={event.id} />
      </p>
    </figure>
  );
}

function Agreement() {
  const asked = useAnswer("/api/review/agreement", {});
  return (
    <section aria-labelledby="agreement-title">
      <h2 id="agreement-title">Agreement</h2>
      <Answered asked={asked} loading="Measuring agreement">
        {({ reviewers, pairs, alpha, disputed }) =>
          reviewers.length === 0 ? (
            <Empty>Nobody has judged anything yet.</Empty>
          ) : (
            <>
              <p>
                {reviewers.map(({ name, verdicts }) => `${name}: ${plural(verdicts, "verdict")}`).join("; ")}. Krippendorff’s α:{" "}
                {two(alpha)}. {plural(disputed.length, "event")} disputed.{" "}
                <a href="/api/review/gold?format=jsonl" download>
                  Labelled data
                </a>
              </p>
              {pairs.length > 0 && <Pairs pairs={pairs} />}
            </>
          )
        }
      </Answered>
    </section>
  );
}

function Pairs({ pairs }: { readonly pairs: Answer<"reviewAgreement">["pairs"] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Reviewers</th>
          <th scope="col" class="number">
            Both judged
          </th>
          <th scope="col" class="number">
            Agreed
          </th>
          <th scope="col" class="number">
            Cohen’s κ
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ a, b, items, agreed, kappa }) => (
          <tr key={`${a} ${b}`}>
            <th scope="row">
              {a} – {b}
            </th>
            <td class="number">{items}</td>
            <td class="number">{agreed}</td>
            <td class="number">{two(kappa)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function two(value: number | null): string {
  return value === null ? "not defined" : value.toFixed(2);
}
