/** The highest commit that a query may look at when it asks for the record as it is now. */
export const NOW = Number.MAX_SAFE_INTEGER;

/** Condition: reading `r` stands for its article, and the words of the article are shown still, as of a commit. */
export function standingReading(r: string, asOf: number): string {
  return `${latestReading(r, asOf)} AND ${presentArticle(`${r}.article_no`, asOf)}`;
}

/** Condition: the article of this number was not superseded by another version, as of a commit. */
export function presentArticle(articleNo: string, asOf: number): string {
  return `${successorOf(articleNo, asOf)} IS NULL`;
}

/** The number of the version that took the place of an article, as of a commit; null for an article that is shown still. */
export function successorOf(articleNo: string, asOf: number): string {
  return `(SELECT gone.by_no FROM superseded gone WHERE gone.article_no = ${articleNo} AND gone.commit_no <= ${asOf} ORDER BY gone.no DESC LIMIT 1)`;
}

/** Condition: reading `r` stands for its article, be that superseded or not. */
export function latestReading(r: string, asOf: number): string {
  return `${r}.stands = 1 AND ${r}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM readings newer WHERE newer.article_no = ${r}.article_no AND newer.stands = 1 AND newer.no > ${r}.no AND newer.commit_no <= ${asOf})`;
}

/**
 * Condition: event `e` of reading `r` stands, as of a commit: the coder's row when its reading stands and no person decided otherwise, a
 * person's row as long as no later decision on the same event was made, whatever is read again.
 */
export function standingEvent(e: string, r: string, asOf: number): string {
  return standingIf(e, standingReading(r, asOf), asOf);
}

/** The same, be the article of reading `r` superseded or not. */
export function latestEvent(e: string, r: string, asOf: number): string {
  return standingIf(e, latestReading(r, asOf), asOf);
}

function standingIf(e: string, isRead: string, asOf: number): string {
  return `CASE WHEN ${e}.decision_no IS NULL THEN ${latestDecision(e, asOf)} IS NULL AND ${isRead}
    ELSE ${e}.decision_no = ${latestDecision(e, asOf)} END`;
}

/** The number of the decision that stands for event `e`, as of a commit; null when there is none, or it gave the event back to the coder. */
export function latestDecision(e: string, asOf: number): string {
  return `(SELECT nullif(x.decision_no, CASE (SELECT kind FROM decisions d WHERE d.no = x.decision_no) WHEN 'restore' THEN x.decision_no END)
    FROM decision_events x WHERE x.event_id = ${e}.id AND x.commit_no <= ${asOf} ORDER BY x.decision_no DESC LIMIT 1)`;
}

/** Condition: row `t` of `table` ("stories", "happenings") is the latest for its id and not withdrawn, as of a commit. */
export function standingRow(table: "stories" | "happenings", t: string, asOf: number): string {
  return `${t}.stands = 1 AND ${t}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM ${table} newer WHERE newer.id = ${t}.id AND newer.no > ${t}.no AND newer.commit_no <= ${asOf})`;
}

/** Condition: row `m` of members is the latest for its article, which is shown still, as of a commit. */
export function standingMember(m: string, asOf: number): string {
  return `${m}.commit_no <= ${asOf} AND ${presentArticle(`${m}.article_no`, asOf)} AND NOT EXISTS (
    SELECT 1 FROM members newer WHERE newer.article_no = ${m}.article_no AND newer.no > ${m}.no AND newer.commit_no <= ${asOf})`;
}

/** Condition: row `f` of foldings is the latest for its event, as of a commit. */
export function standingFolding(f: string, asOf: number): string {
  return `${f}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM foldings newer WHERE newer.event_id = ${f}.event_id AND newer.no > ${f}.no AND newer.commit_no <= ${asOf})`;
}
