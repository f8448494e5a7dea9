import { Fault } from "../lib/fault.ts";
import { FOREIGN_SOURCES } from "../model/index.ts";
import type {
  DayTally,
  ForeignAct,
  ForeignFileEnd,
  ForeignFileKey,
  ForeignLineAct,
  ForeignQuery,
  ForeignRow,
  ForeignSet,
  ForeignSource,
  ForeignStore,
  Period,
} from "../model/index.ts";
import { ploverOf, quadOf } from "./closed-values.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params, Row } from "./connection.ts";
import { filterRows } from "./filter-rows.ts";
import { PERIOD_OF, tallyOf } from "./tallies.ts";
import type { Writer } from "./writer.ts";

/** Columns that say what an act is; the others, where it is from. */
const CONTENT = [
  "day",
  "initiator",
  "recipient",
  "initiator_name",
  "recipient_name",
  "cameo",
  "plover",
  "quad",
  "goldstein_tenths",
  "reports",
  "url",
] as const;

const LAST = `SELECT ${CONTENT.join(", ")} FROM foreign_acts WHERE source = ? AND id = ? AND part = ? ORDER BY no DESC LIMIT 1`;

/** Rows of other data sets in the record's file. */
export class SqliteForeign implements ForeignStore {
  readonly #connection: Connection;
  readonly #within: <T>(work: (writer: Writer) => T) => T;

  constructor(connection: Connection, within: <T>(work: (writer: Writer) => T) => T) {
    this.#connection = connection;
    this.#within = within;
  }

  begin({ digest, name, source }: ForeignFileKey): "begun" | "done" {
    return this.#within((writer) => {
      const known = this.#connection.get("SELECT no FROM foreign_files WHERE digest = ?", digest);
      if (known === null) this.#connection.insert("foreign_files", { digest, name, source, commit_no: writer.commitNo() });
      const ended = known && this.#connection.get("SELECT 1 FROM foreign_ends WHERE file_no = ?", known.number("no"));
      return ended === null ? "begun" : "done";
    });
  }

  put(digest: string, acts: readonly ForeignLineAct[]): number {
    return this.#within((writer) => {
      const file_no = this.#fileNo(digest);
      let added = 0;
      for (const { line, part, act } of acts) {
        const columns = columnsOf(act);
        const last = this.#connection.get(LAST, act.source, act.id, part);
        if (last !== null && CONTENT.every((name) => last.holds(name, columns[name]))) continue;
        const { source, id } = act;
        this.#connection.insert("foreign_acts", { source, id, part, file_no, line, ...columns, commit_no: writer.commitNo() });
        added += 1;
      }
      return added;
    });
  }

  end(digest: string, { lines, acts, unread }: ForeignFileEnd): void {
    this.#within((writer) => {
      const file_no = this.#fileNo(digest);
      if (this.#connection.get("SELECT 1 FROM foreign_ends WHERE file_no = ?", file_no) !== null) return;
      this.#connection.insert("foreign_ends", { file_no, lines, acts, unread: JSON.stringify(unread), commit_no: writer.commitNo() });
    });
  }

  *tallies(query: ForeignQuery & { readonly by?: Period } = {}): Generator<DayTally> {
    const { conditions, params } = this.#conditions(query);
    const sql = `SELECT initiator, recipient, ${PERIOD_OF[query.by ?? "day"]} AS day, 'day' AS precision, plover, 'occurred' AS status, quad,
        count(*) AS happenings, sum(goldstein_tenths) AS happenings_tenths, sum(reports) AS reports,
        sum(reports * goldstein_tenths) AS reports_tenths, count(*) AS events, sum(goldstein_tenths) AS events_tenths
      FROM foreign_acts t WHERE ${conditions} AND initiator IS NOT NULL AND recipient IS NOT NULL AND initiator <> recipient
      GROUP BY 1, 2, 3, 5, 7 ORDER BY 3, 1, 2, 5, 7`;
    for (const row of this.#connection.each(sql, ...params)) yield tallyOf(row);
  }

  *acts(query: ForeignQuery = {}): Generator<ForeignRow> {
    const { conditions, params } = this.#conditions(query);
    const sql = `SELECT t.*, f.digest, f.name, c.recorded_at FROM foreign_acts t JOIN foreign_files f ON f.no = t.file_no
      JOIN commits c ON c.no = t.commit_no WHERE ${conditions} ORDER BY t.day, t.no`;
    for (const row of this.#connection.each(sql, ...params)) yield rowOf(row);
  }

  sets(): readonly ForeignSet[] {
    const sql = `SELECT source, count(*) AS acts, min(day) AS first, max(day) AS last FROM foreign_acts t
      WHERE ${this.#conditions({}).conditions} GROUP BY source ORDER BY source`;
    return this.#connection.all(sql).map((row) => {
      const source = sourceOf(row);
      const files = this.#connection.count("SELECT count(*) FROM foreign_files WHERE source = ?", source);
      return { source, files, acts: row.number("acts"), firstDay: row.textOrNull("first"), lastDay: row.textOrNull("last") };
    });
  }

  /** Of several rows for one act the latest stands. */
  #conditions(query: ForeignQuery): { readonly conditions: string; readonly params: Params } {
    const asOf = commitAsOf(this.#connection, query.asOf);
    const { conditions, params } = filterRows("t", query);
    const isOfSource = query.sources === undefined ? "TRUE" : `t.source IN (${query.sources.map(() => "?").join(", ")})`;
    const stands = `t.commit_no <= ${asOf} AND NOT EXISTS (SELECT 1 FROM foreign_acts newer
      WHERE newer.source = t.source AND newer.id = t.id AND newer.part = t.part AND newer.no > t.no AND newer.commit_no <= ${asOf})`;
    return { conditions: `${conditions} AND ${isOfSource} AND ${stands}`, params: [...params, ...(query.sources ?? [])] };
  }

  #fileNo(digest: string): number {
    const row = this.#connection.get("SELECT no FROM foreign_files WHERE digest = ?", digest);
    if (row !== null) return row.number("no");
    throw new Fault("record/unknown-file", "Cannot find a file of another data set", {
      where: this.#connection.path,
      why: `"${digest}" was not begun`,
    });
  }
}

function columnsOf(act: ForeignAct): Readonly<Record<(typeof CONTENT)[number], string | number | null>> {
  const { day, initiator, recipient, initiatorName, recipientName, cameo, plover, quad, goldstein, reports, url } = act;
  const names = { initiator_name: initiatorName, recipient_name: recipientName };
  return { day, initiator, recipient, ...names, cameo, plover, quad, goldstein_tenths: Math.round(goldstein * 10), reports, url };
}

function rowOf(row: Row): ForeignRow {
  return {
    file: { digest: row.text("digest"), name: row.text("name") },
    line: row.number("line"),
    part: row.number("part"),
    recordedAt: row.text("recorded_at"),
    act: {
      source: sourceOf(row),
      id: row.text("id"),
      day: row.text("day"),
      initiator: row.textOrNull("initiator"),
      recipient: row.textOrNull("recipient"),
      initiatorName: row.text("initiator_name"),
      recipientName: row.text("recipient_name"),
      cameo: row.textOrNull("cameo"),
      plover: ploverOf(row),
      quad: quadOf(row),
      goldstein: row.number("goldstein_tenths") / 10,
      reports: row.number("reports"),
      url: row.textOrNull("url"),
    },
  };
}

function sourceOf(row: Row): ForeignSource {
  const source = row.text("source");
  return FOREIGN_SOURCES.find((one) => one === source) ?? row.wrong("source", source);
}
