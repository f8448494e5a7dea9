import type { Actor, ActorId, CameoRow, Day, EventRow, Store, Term } from "../model/index.ts";
import type { Overview } from "./overview.ts";
import type { Reviews } from "./review/open-reviews.ts";
import type { SlowStore } from "./slow-store.ts";

/** What the tables know of the world, and what the server was handed by whoever composes it: stages never come here. */
export interface World {
  readonly actors: ReadonlyMap<ActorId, Actor>;
  readonly terms: readonly Term[];
  readonly cameo: ReadonlyMap<string, CameoRow>;
  readonly rules: ReadonlyMap<string, RuleWords>;
  /** What a name may mean on a day, likeliest first. */
  readonly findActors: (name: string, day: Day | null) => readonly { readonly actor: Actor; readonly why: readonly string[] }[];
  /** The country that a code or name means, or null. */
  readonly findCountry: (words: string) => string | null;
  /** The exports of events, a line each: the same as the command line writes. */
  readonly exportEvents: Readonly<Record<"csv" | "jsonl", (rows: Iterable<EventRow>) => Iterable<string>>>;
}

/** One row of `data/rules/`, for people. */
export interface RuleWords {
  readonly kind: "act" | "operator" | "product" | "other";
  readonly words: string;
  readonly example: string;
}

/** What every handler is handed. */
export interface Api {
  readonly store: Store;
  /** The same record, for what reads much of it. */
  readonly slow: SlowStore;
  readonly world: World;
  readonly overview: Overview;
  /** Null where the server was started without a file for them. */
  readonly reviews: Reviews | null;
}
