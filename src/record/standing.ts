/** The highest commit that a query may look at when it asks for the record as it is now. */
export const NOW = Number.MAX_SAFE_INTEGER;

/** Condition: reading `r` stands for its article, as of a commit. */
export function standingReading(r: string, asOf: number): string {
  return `${r}.stands = 1 AND ${r}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM readings newer WHERE newer.article_no = ${r}.article_no AND newer.stands = 1 AND newer.no > ${r}.no AND newer.commit_no <= ${asOf})`;
}

/** Condition: row `t` of `table` ("stories", "happenings") is the latest for its id and not withdrawn, as of a commit. */
export function standingRow(table: "stories" | "happenings", t: string, asOf: number): string {
  return `${t}.stands = 1 AND ${t}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM ${table} newer WHERE newer.id = ${t}.id AND newer.no > ${t}.no AND newer.commit_no <= ${asOf})`;
}

/** Condition: row `m` of members is the latest for its article, as of a commit. */
export function standingMember(m: string, asOf: number): string {
  return `${m}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM members newer WHERE newer.article_no = ${m}.article_no AND newer.no > ${m}.no AND newer.commit_no <= ${asOf})`;
}

/** Condition: row `f` of foldings is the latest for its event, as of a commit. */
export function standingFolding(f: string, asOf: number): string {
  return `${f}.commit_no <= ${asOf} AND NOT EXISTS (
    SELECT 1 FROM foldings newer WHERE newer.event_id = ${f}.event_id AND newer.no > ${f}.no AND newer.commit_no <= ${asOf})`;
}
