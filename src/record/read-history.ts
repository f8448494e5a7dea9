import type { HistoryEntry } from "../model/index.ts";
import type { Connection, Row } from "./connection.ts";

const AS_SAID: readonly HistoryEntry["what"][] = ["coded", "carried over", "folded", "unfolded", "superseded", "shown again"];
const WHAT: Readonly<Record<string, HistoryEntry["what"]>> = {
  correct: "corrected",
  reject: "rejected",
  restore: "restored",
  ...Object.fromEntries(AS_SAID.map((what) => [what, what])),
};

/** One line a row that ever concerned the event, with the commit, so that rows of one commit come in the order in which they are made. */
const HISTORY = `SELECT commits.recorded_at, h.kind, h.about, h.by FROM (
    SELECT commit_no, 1 AS place, 'coded' AS kind, ifnull(event ->> '$.coder.version', '') AS about, NULL AS by FROM events WHERE id = $id AND decision_no IS NULL
    UNION ALL
    SELECT x.commit_no, 2, CASE WHEN x.commit_no = d.commit_no THEN d.kind ELSE 'carried over' END, d.why || iif(x.basis = 'changed sentence', ' (kept on a changed sentence)', ''), d.by
      FROM decision_events x JOIN decisions d ON d.no = x.decision_no WHERE x.event_id = $id
    UNION ALL
    SELECT commit_no, 4, CASE WHEN happening_id IS NULL THEN 'unfolded' ELSE 'folded' END, ifnull(happening_id, ''), NULL FROM foldings WHERE event_id = $id
    UNION ALL
    SELECT s.commit_no, 3, CASE WHEN s.by_no IS NULL THEN 'shown again' ELSE 'superseded' END, ifnull((SELECT id FROM articles WHERE no = s.by_no), ''), NULL
      FROM superseded s WHERE s.article_no IN (SELECT r.article_no FROM events e JOIN readings r ON r.no = e.reading_no WHERE e.id = $id)
  ) h JOIN commits ON commits.no = h.commit_no ORDER BY h.commit_no, h.place`;

/** All that was recorded of an event, oldest first; see `Store.history`. */
export function readHistory(connection: Connection, eventId: string): readonly HistoryEntry[] {
  return connection.all(HISTORY.replaceAll("$id", "?"), eventId, eventId, eventId, eventId).map(entryOf);
}

function entryOf(row: Row): HistoryEntry {
  const kind = row.text("kind");
  return {
    recordedAt: row.text("recorded_at"),
    what: WHAT[kind] ?? row.wrong("kind", kind),
    about: row.text("about"),
    by: row.textOrNull("by"),
  };
}
