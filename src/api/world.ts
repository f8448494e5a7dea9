import type { Actor, ActorId, CameoRow, CountryCode, Day, EventRow, SourcedRow, Store, Term } from "../model/index.ts";
import type { Column } from "../lib/column.ts";
import type { Overview } from "./overview.ts";
import type { Replies } from "./replies/open-replies.ts";
import type { Reviews } from "./review/open-reviews.ts";
import type { SlowStore } from "./slow-store.ts";

/** What most handlers look up. Plain values: threads that answer are handed a copy. */
export interface Words {
  readonly countries: ReadonlyMap<CountryCode, Country>;
  readonly cameo: ReadonlyMap<string, CameoRow>;
  readonly rules: ReadonlyMap<string, RuleWords>;
}

export type Country = Pick<Actor, "name" | "from" | "to">;

/** What the tables know of the world, and what the server was handed by whoever composes it: stages never come here. */
export interface World extends Words {
  readonly actors: ReadonlyMap<ActorId, Actor>;
  readonly terms: readonly Term[];
  /** What a name may mean on a day, likeliest first. */
  readonly findActors: (name: string, day: Day | null) => readonly { readonly actor: Actor; readonly why: readonly string[] }[];
  /** The country that a code or name means, or null. */
  readonly findCountry: (words: string) => string | null;
  /** The exports of events: the same as the command line writes. */
  readonly exports: {
    readonly eventColumns: readonly Column<SourcedRow>[];
    /** The rows with where they were read. */
    readonly withSources: (rows: Iterable<EventRow>, store: Pick<Store, "article">) => Iterable<SourcedRow>;
    readonly jsonl: (rows: Iterable<EventRow>) => Iterable<string>;
    /** A table as one Parquet file, in pieces. */
    readonly parquet: <Row>(columns: readonly Column<Row>[], rows: Iterable<Row>) => AsyncIterable<Uint8Array>;
  };
}

/** One row of `data/rules/`, for people. */
export interface RuleWords {
  readonly kind: "act" | "operator" | "detail" | "thing" | "product" | "other";
  readonly words: string;
  readonly example: string;
}

/** What handlers need that only read the record: any number of threads answer with these. */
export interface ReadApi {
  readonly store: Store;
  readonly world: Words;
  readonly overview: Pick<Overview, "articlesByDay">;
}

/** What every other handler is handed. */
export interface Api extends ReadApi {
  /** The same record, for what reads much of it. */
  readonly slow: SlowStore;
  readonly world: World;
  readonly overview: Overview;
  /** Null where the server was started without a file for them. */
  readonly reviews: Reviews | null;
  readonly replies: Replies | null;
  /** Told of each verdict that was given. */
  readonly onVerdict: () => void;
  /** Whether what reviewers agree on becomes decisions of the record. */
  readonly decides: boolean;
  /** Counts one reply from the network address of whoever asks; the seconds to wait where there were too many, else 0. */
  readonly secondsToReply: () => number;
}
