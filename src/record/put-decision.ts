import { Fault } from "../lib/fault.ts";
import { contentId } from "../lib/hash.ts";
import type { CarryBasis, Decision, NewDecision, NewEventDecision } from "../model/index.ts";
import { numberOfArticle } from "./article-numbers.ts";
import type { Connection } from "./connection.ts";
import { withEventSums } from "./count-standing.ts";
import { insertEvent } from "./put-event.ts";
import { readDecisions } from "./read-decisions.ts";
import { latestDecision, NOW, successorOf } from "./standing.ts";
import type { Writer } from "./writer.ts";

/** Adds a decision of a person; see `Store.putDecision`. */
export function putDecision(writer: Writer, decision: NewDecision): Decision {
  const { connection } = writer;
  const before = connection.count("SELECT count(*) FROM decisions");
  const id = contentId("decision", String(before), JSON.stringify(decision));
  const { kind, why, by } = decision;
  const decisionNo = (): number => connection.insert("decisions", { id, kind, why, by, commit_no: writer.commitNo() });
  if ("articleIds" in decision) {
    const articles = decision.articleIds.map((articleId) => numberOfArticle(connection, articleId));
    const no = decisionNo();
    for (const article_no of new Set(articles))
      connection.insert("decision_articles", { decision_no: no, article_no, commit_no: writer.commitNo() });
  } else decideEvent(writer, decision, decisionNo);
  const [made] = readDecisions(connection, { id });
  if (made === undefined) throw new Error("a decision that was made is not there");
  return made;
}

/** The events that the last decision on this one stood for are taken over, so that what was coded again stays decided. */
function decideEvent(writer: Writer, decision: NewEventDecision, decisionNo: () => number): void {
  const { connection } = writer;
  const eventId = decision.kind === "correct" ? decision.event.id : decision.eventId;
  const { readingNo, articleNo } = placeOfEvent(connection, eventId);
  checkStanding(connection, eventId, articleNo);
  const further = connection
    .all(
      "SELECT event_id FROM decision_events WHERE decision_no = (SELECT max(decision_no) FROM decision_events WHERE event_id = ?)",
      eventId,
    )
    .map((row) => row.text("event_id"));
  const events = new Map([eventId, ...further].map((id) => [id, placeOfEvent(connection, id).articleNo]));
  withSumsOf(writer, new Set(events.values()), () => {
    const no = decisionNo();
    for (const [event_id, article_no] of events)
      connection.insert("decision_events", { decision_no: no, event_id, article_no, commit_no: writer.commitNo() });
    if (decision.kind === "correct") insertEvent(writer, decision.event, { readingNo, decisionNo: no });
  });
}

/** Versions of one article are articles of the record: a decision may be about events of several. */
function withSumsOf(writer: Writer, [first, ...others]: Iterable<number>, work: () => void): void {
  if (first === undefined) work();
  else withEventSums(writer, first, () => withSumsOf(writer, others, work));
}

/** What is shown no more counts nowhere, and a decision on it would bring it back. What a person decided before the page was changed stands. */
function checkStanding(connection: Connection, eventId: string, articleNo: number): void {
  const sql = `SELECT ${latestDecision("e", NOW)} AS decision, (SELECT id FROM articles WHERE no = ${successorOf("e.article_no", NOW)}) AS successor
    FROM (SELECT ? AS id, ? AS article_no) e`;
  const row = connection.get(sql, eventId, articleNo);
  const successor = row?.textOrNull("successor") ?? null;
  if (successor === null || row?.numberOrNull("decision") !== null) return;
  throw new Fault("record/superseded-event", "Cannot decide on an event", {
    where: connection.path,
    why: `event "${eventId}" was read from words that their page has changed since`,
    next: `Decide on the events of article ${successor}`,
  });
}

export interface CarriedTo {
  readonly decisionId: string;
  readonly eventId: string;
  readonly basis: CarryBasis;
}

/** Lets a decision stand for another event as well; see `Store.carryDecision`. */
export function carryDecision(writer: Writer, { decisionId, eventId, basis }: CarriedTo): void {
  const { connection } = writer;
  const decision = connection.get("SELECT no FROM decisions WHERE id = ?", decisionId);
  if (decision === null)
    throw new Fault("record/unknown-decision", "Cannot find a decision", {
      where: connection.path,
      why: `"${decisionId}" is not in the record`,
    });
  const decisionNo = decision.number("no");
  const isCarried = connection.get("SELECT 1 FROM decision_events WHERE event_id = ? AND decision_no = ?", eventId, decisionNo) !== null;
  if (isCarried) return;
  const { articleNo } = placeOfEvent(connection, eventId);
  withEventSums(writer, articleNo, () =>
    connection.insert("decision_events", {
      decision_no: decisionNo,
      event_id: eventId,
      article_no: articleNo,
      basis,
      commit_no: writer.commitNo(),
    }),
  );
}

/** Where the coder's last row of an event is. */
function placeOfEvent(connection: Connection, eventId: string): { readonly readingNo: number; readonly articleNo: number } {
  const row = connection.get(
    `SELECT e.reading_no, r.article_no FROM events e JOIN readings r ON r.no = e.reading_no
      WHERE e.id = ? AND e.decision_no IS NULL ORDER BY e.no DESC LIMIT 1`,
    eventId,
  );
  if (row !== null) return { readingNo: row.number("reading_no"), articleNo: row.number("article_no") };
  throw new Fault("record/unknown-event", "Cannot find an event", {
    where: connection.path,
    why: `event "${eventId}" is not in the record`,
  });
}
