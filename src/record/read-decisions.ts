import type { CodedEvent, Decision, DecisionQuery, StoryDecisions } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params, Row } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import { predecessorsOf } from "./read-versions.ts";
import { isEvent } from "./stored-json.ts";
import { latestDecision, NOW, standingMember, successorOf } from "./standing.ts";

/** Decisions in the order in which they were made; see `Store.decisions`. */
export function readDecisions(connection: Connection, query: DecisionQuery & { readonly id?: string }): readonly Decision[] {
  const asOf = commitAsOf(connection, query.asOf);
  const parts: (readonly [condition: string, params: Params])[] = [[`d.commit_no <= ${asOf}`, []]];
  if (query.id !== undefined) parts.push(["d.id = ?", [query.id]]);
  if (query.eventId !== undefined) parts.push(["d.no IN (SELECT decision_no FROM decision_events WHERE event_id = ?)", [query.eventId]]);
  if (query.articleId !== undefined) {
    const article = "(SELECT no FROM articles WHERE id = ?)";
    const of = (table: string): string => `SELECT decision_no FROM ${table} WHERE article_no = ${article}`;
    parts.push([`d.no IN (${of("decision_events")} UNION ${of("decision_articles")})`, [query.articleId, query.articleId]]);
  }
  const sql = `SELECT d.*, c.recorded_at FROM decisions d JOIN commits c ON c.no = d.commit_no
    WHERE ${parts.map(([condition]) => condition).join(" AND ")} ORDER BY d.no`;
  return connection.all(sql, ...parts.flatMap(([, params]) => params)).map((row) => decisionOf(connection, row, asOf));
}

function decisionOf(connection: Connection, row: Row, asOf: number): Decision {
  const no = row.number("no");
  const decided = { id: row.text("id"), why: row.text("why"), by: row.textOrNull("by"), recordedAt: row.text("recorded_at") };
  const kind = row.text("kind");
  if (kind === "merge" || kind === "split") return { ...decided, kind, articleIds: articlesOf(connection, no) };
  if (kind !== "correct" && kind !== "reject" && kind !== "restore") return row.wrong("kind", kind);
  const ids = connection.all(`SELECT event_id FROM decision_events WHERE decision_no = ? AND commit_no <= ${asOf} ORDER BY no`, no);
  const event = connection.get("SELECT event FROM events WHERE decision_no = ?", no);
  return { ...decided, kind, eventIds: ids.map((each) => each.text("event_id")), event: event && parseJson(event, "event", isEvent) };
}

/** Events of an article that a person decided on: ids of the coder's rows that do not stand, and the persons' rows that do. */
export interface DecidedEvents {
  readonly replaced: ReadonlySet<string>;
  readonly events: readonly CodedEvent[];
}

const REPLACED = "SELECT DISTINCT e.event_id AS id FROM decision_events e WHERE e.article_no = ?";

/** Null, and cheap, for the many articles on which nobody decided. What was decided on earlier versions stands for the one that is shown. */
export function readDecidedEvents(connection: Connection, articleNo: number): DecidedEvents | null {
  if (!hasDecisions(connection)) return null;
  const versions = [articleNo, ...predecessorsOf(connection, articleNo)];
  const ids = [...new Set(versions.flatMap((no) => connection.all(REPLACED, no).map((row) => row.text("id"))))];
  if (ids.length === 0) return null;
  const latest = new Map(
    ids.map((id) => [
      id,
      connection.get(`SELECT ${latestDecision("e", NOW)} AS no FROM (SELECT ? AS id) e`, id)?.numberOrNull("no") ?? null,
    ]),
  );
  const standing = [...new Set(latest.values())].flatMap((no) =>
    no === null ? [] : connection.all("SELECT id, event FROM events WHERE decision_no = ?", no),
  );
  return {
    replaced: new Set(ids.filter((id) => latest.get(id) !== null)),
    events: standing.map((row) => parseJson(row, "event", isEvent)),
  };
}

/** Most records have none, and every article that is read asks for them. */
function hasDecisions(connection: Connection): boolean {
  return connection.get("SELECT 1 FROM decisions LIMIT 1") !== null;
}

/** Decisions on the stories of articles, or of earlier versions of them; see `Store.storyDecisions`. A later decision on the same articles supersedes. */
export function readStoryDecisions(connection: Connection, articleIds: readonly string[]): StoryDecisions {
  if (!hasDecisions(connection)) return { apart: new Map(), left: new Map(), joined: [] };
  const sql = `SELECT DISTINCT d.no, d.kind, d.id, d.commit_no FROM decisions d JOIN decision_articles x ON x.decision_no = d.no
    JOIN articles a ON a.no = coalesce(${successorOf("x.article_no", NOW)}, x.article_no)
    WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY d.no`;
  const apart = new Map<string, string>();
  const left = new Map<string, string[]>();
  let joined: readonly (readonly [string, string])[] = [];
  for (const row of connection.all(sql, JSON.stringify(articleIds))) {
    const members = presentArticlesOf(connection, row.number("no"));
    const [a, b] = members;
    if (row.text("kind") === "split") {
      for (const member of members) apart.set(member, row.text("id"));
      for (const other of leftBehind(connection, row))
        if (!members.includes(other)) left.set(other, [...(left.get(other) ?? []), row.text("id")]);
      joined = joined.filter(([left, right]) => members.includes(left) === members.includes(right));
    } else if (a !== undefined && b !== undefined) joined = [...joined, [a, b]];
  }
  return { apart, left, joined };
}

/** All that was in a story with articles that were set apart, when they were, by what stands for it now. */
function leftBehind(connection: Connection, decision: Row): readonly string[] {
  const before = decision.number("commit_no") - 1;
  const stories = `SELECT m.story_id FROM members m JOIN decision_articles x ON x.article_no = m.article_no
    WHERE x.decision_no = ? AND ${standingMember("m", before)}`;
  const sql = `SELECT a.id FROM members m JOIN articles a ON a.no = coalesce(${successorOf("m.article_no", NOW)}, m.article_no)
    WHERE m.story_id IN (${stories}) AND ${standingMember("m", before)}`;
  return connection.all(sql, decision.number("no")).map((row) => row.text("id"));
}

function articlesOf(connection: Connection, decisionNo: number): readonly string[] {
  const sql = "SELECT a.id FROM decision_articles x JOIN articles a ON a.no = x.article_no WHERE x.decision_no = ? ORDER BY x.no";
  return connection.all(sql, decisionNo).map((row) => row.text("id"));
}

function presentArticlesOf(connection: Connection, decisionNo: number): readonly string[] {
  const sql = `SELECT a.id FROM decision_articles x JOIN articles a ON a.no = coalesce(${successorOf("x.article_no", NOW)}, x.article_no)
    WHERE x.decision_no = ? ORDER BY x.no`;
  return connection.all(sql, decisionNo).map((row) => row.text("id"));
}
