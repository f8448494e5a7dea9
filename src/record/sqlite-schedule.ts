import type { SQLInputValue } from "node:sqlite";
import type {
  FollowedSource,
  HostState,
  Listing,
  ListingCounts,
  ListingState,
  PageHints,
  ReadingPosition,
  Schedule,
  SourceRequest,
} from "../model/index.ts";
import type { Connection, Row } from "./connection.ts";
import { hasFields, parseJson } from "./parse-json.ts";

/** The schedule in the file of the record. `within` runs work in the running transaction, or in one of its own. */
export class SqliteSchedule implements Schedule {
  readonly #connection: Connection;
  readonly #within: (work: () => void) => void;

  constructor(connection: Connection, within: (work: () => void) => void) {
    this.#connection = connection;
    this.#within = within;
  }

  position(place: string): ReadingPosition | null {
    const row = this.#connection.get("SELECT * FROM positions WHERE place = ?", place);
    return row && { place, fingerprint: row.text("fingerprint"), next: row.number("next"), pages: row.number("pages") };
  }

  putPosition({ place, fingerprint, next, pages }: ReadingPosition): void {
    this.#put("positions", "place", { place, fingerprint, next, pages });
  }

  sources(): readonly FollowedSource[] {
    return this.#connection.all("SELECT source FROM sources ORDER BY no").map((row) => parseJson(row, "source", isSource));
  }

  putSource(source: FollowedSource): void {
    this.#put("sources", "id", { id: source.id, source: JSON.stringify(source) });
  }

  listing(key: string): Listing | null {
    const row =
      this.#connection.get("SELECT * FROM listings WHERE key = ?", key) ??
      this.#connection.get("SELECT * FROM listings WHERE resolved_key = ? ORDER BY no LIMIT 1", key);
    return row && listingOf(row);
  }

  putListing(listing: Listing): void {
    this.#put("listings", "key", {
      key: listing.key,
      url: listing.url,
      source_id: listing.sourceId,
      host: listing.host,
      state: listing.state,
      due_at: listing.dueAt,
      attempts: listing.attempts,
      stamp: listing.stamp,
      hints: JSON.stringify(listing.hints),
      etag: listing.etag,
      last_modified: listing.lastModified,
      resolved_key: listing.resolvedKey,
      page_id: listing.pageId,
      trouble: listing.trouble,
      read_at: listing.readAt,
      recheck_at: listing.recheckAt,
    });
  }

  dueListings({ now, limit, perHost, rechecks = false }: Parameters<Schedule["dueListings"]>[0]): readonly Listing[] {
    const waiting = "SELECT *, due_at AS due FROM listings WHERE state = 'waiting' AND due_at <= ?";
    const again = "SELECT *, recheck_at AS due FROM listings WHERE state = 'done' AND recheck_at <= ?";
    const sql = `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY host ORDER BY due, no) AS place FROM
      (${rechecks ? `${waiting} UNION ALL ${again}` : waiting})) WHERE place <= ? ORDER BY due, no LIMIT ?`;
    return this.#connection.all(sql, ...(rechecks ? [now, now] : [now]), perHost, limit).map(listingOf);
  }

  countListings(sourceId?: string): ListingCounts {
    const of = sourceId === undefined ? { where: "", params: [] } : { where: "WHERE source_id = ?", params: [sourceId] };
    const rows = this.#connection.all(`SELECT state, count(*) AS listings FROM listings ${of.where} GROUP BY state`, ...of.params);
    const counts = new Map(rows.map((row) => [row.text("state"), row.number("listings")]));
    return { waiting: counts.get("waiting") ?? 0, done: counts.get("done") ?? 0, givenUp: counts.get("given-up") ?? 0 };
  }

  host(origin: string): HostState | null {
    const row = this.#connection.get("SELECT * FROM hosts WHERE origin = ?", origin);
    return row && { origin, robots: row.textOrNull("robots"), robotsAt: row.number("robots_at"), notBefore: row.number("not_before") };
  }

  putHost({ origin, robots, robotsAt, notBefore }: HostState): void {
    this.#put("hosts", "origin", { origin, robots, robots_at: robotsAt, not_before: notBefore });
  }

  /** A transaction of its own, in whichever process: SQLite lets one write after the other. */
  putRequest(request: SourceRequest): void {
    this.#connection.insert("requests", { request: JSON.stringify(request) });
  }

  countRequests(): number {
    return this.#connection.count("SELECT count(*) FROM requests");
  }

  takeRequests(): readonly SourceRequest[] {
    const rows = this.#connection.all("SELECT no, request FROM requests ORDER BY no");
    this.#within(() => rows.forEach((row) => void this.#connection.run("DELETE FROM requests WHERE no = ?", row.number("no"))));
    return rows.map((row) => parseJson(row, "request", isRequest));
  }

  /** Adds a row, or changes that of the same key; columns are named in code, never by data. */
  #put(table: string, key: string, columns: Readonly<Record<string, SQLInputValue>>): void {
    const names = Object.keys(columns);
    const changes = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
    const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
      ON CONFLICT (${key}) DO UPDATE SET ${changes.join(", ")}`;
    this.#within(() => void this.#connection.run(sql, ...Object.values(columns)));
  }
}

const STATES: readonly ListingState[] = ["waiting", "done", "given-up"];

function listingOf(row: Row): Listing {
  const state = STATES.find((each) => each === row.text("state")) ?? row.wrong("state", row.text("state"));
  return {
    key: row.text("key"),
    url: row.text("url"),
    sourceId: row.textOrNull("source_id"),
    host: row.text("host"),
    state,
    dueAt: row.number("due_at"),
    attempts: row.number("attempts"),
    stamp: row.text("stamp"),
    hints: parseJson(row, "hints", isHints),
    etag: row.textOrNull("etag"),
    lastModified: row.textOrNull("last_modified"),
    resolvedKey: row.textOrNull("resolved_key"),
    pageId: row.textOrNull("page_id"),
    trouble: row.textOrNull("trouble"),
    readAt: row.numberOrNull("read_at"),
    recheckAt: row.numberOrNull("recheck_at"),
  };
}

function isHints(value: unknown): value is PageHints {
  return hasFields(value);
}

function isRequest(value: unknown): value is SourceRequest {
  return hasFields(value, "kind", "url", "title", "about") || hasFields(value, "kind", "id");
}

function isSource(value: unknown): value is FollowedSource {
  return hasFields(value, "id", "address", "state", "dueAt", "intervalMs", "etag", "lastModified", "movedFrom", "about");
}
