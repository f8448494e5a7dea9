import type { CountryCode } from "./actor.ts";
import type { Day, Instant } from "./day.ts";
import type { DayTally, Period } from "./dyad.ts";
import type { CameoCode, PloverType, Quad } from "./ontology.ts";

/** Data sets whose files can be read beside the record. */
export const FOREIGN_SOURCES = ["gdelt", "icews", "polecat"] as const;
export type ForeignSource = (typeof FOREIGN_SOURCES)[number];

/** One row of another data set, in the record's terms. It has no sentence: it says what was counted there, not on what words it stands. */
export interface ForeignAct {
  readonly source: ForeignSource;
  /** As the file has it. */
  readonly id: string;
  readonly day: Day;
  readonly initiator: CountryCode | null;
  readonly recipient: CountryCode | null;
  readonly initiatorName: string;
  readonly recipientName: string;
  /** Null where the data set has none. */
  readonly cameo: CameoCode | null;
  readonly plover: PloverType;
  readonly quad: Quad;
  readonly goldstein: number;
  /** Articles that tell it, where that is known; else 1. */
  readonly reports: number;
  readonly url: string | null;
}

/** An act with the line of the file that it stands on. */
export interface ForeignLineAct {
  /** From 1, headers counted. */
  readonly line: number;
  /** Which of the acts of that line, from 0: lists of sides give several. */
  readonly part: number;
  readonly act: ForeignAct;
}

/** A file of another data set, known by its bytes: under another name it is the same. */
export interface ForeignFileKey {
  /** Hash of its bytes. */
  readonly digest: string;
  readonly name: string;
  readonly source: ForeignSource;
}

export interface ForeignFileEnd {
  /** Rows, without headers and empty lines. */
  readonly lines: number;
  /** Acts that they gave, known ones too. */
  readonly acts: number;
  /** Lines that gave none, by reason. */
  readonly unread: Readonly<Record<string, number>>;
}

/** A stored act with where it is from. */
export interface ForeignRow extends ForeignLineAct {
  readonly file: Pick<ForeignFileKey, "digest" | "name">;
  readonly recordedAt: Instant;
}

export interface ForeignSet {
  readonly source: ForeignSource;
  readonly files: number;
  readonly acts: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

export interface ForeignQuery {
  readonly sources?: readonly ForeignSource[];
  /** As in `TallyQuery`. */
  readonly countries?: readonly CountryCode[];
  /** Inclusive. */
  readonly since?: Day;
  readonly until?: Day;
  readonly plover?: readonly PloverType[];
  /** Rows that were imported up to and with this instant. */
  readonly asOf?: Instant;
}

/**
 * Rows of other data sets, beside the record and never in its counts. An act is known by its data set, id and part: read again it changes
 * nothing, and with another content (a data set's own revision) the newer row stands, the older stays.
 */
export interface ForeignStore {
  /** "done": read to its end before. Else put its acts, then say `end`; a run that was stopped in between may start over. */
  begin(file: ForeignFileKey): "begun" | "done";
  /** Gives how many were not known. */
  put(digest: string, acts: readonly ForeignLineAct[]): number;
  end(digest: string, counts: ForeignFileEnd): void;
  /** Sums a day, or a longer period under its first day, and directed pair, as `Store.tallies`; acts count as happenings that occurred. */
  tallies(query?: ForeignQuery & { readonly by?: Period }): IterableIterator<DayTally>;
  /** Streams acts that stand, in order of day, then as they came. Do not write while it runs. */
  acts(query?: ForeignQuery): IterableIterator<ForeignRow>;
  /** What is there of each data set. */
  sets(): readonly ForeignSet[];
}
