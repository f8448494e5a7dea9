import type { ActorId, ActorKind, CountryCode, Role, Sector } from "./actor.ts";
import type { Span } from "./span.ts";

/**
 * Whom words mean on the day of the text: an actor of the tables, or one that no table knows.
 * "Hostile forces" has no id and no country, only its words; "a Kremlin spokesman" has a country and a sector.
 */
export interface ActorRef {
  /** Null when no table knows the actor. */
  readonly id: ActorId | null;
  /** The name to show: the table's name, else the fullest words of the text. */
  readonly name: string;
  /** "unnamed": described, not named. */
  readonly kind: ActorKind | "unnamed";
  /** For whom it acts on that day. */
  readonly country: CountryCode | null;
  readonly sector: Sector | null;
  readonly role: Role | null;
  /** The organisation of several states that it acts for on that day, as NATO's secretary general does; absent where there is none. */
  readonly body?: ActorRef;
}

/** How words came to mean an actor, most certain first. */
export type MentionBasis =
  | "name" // a name of the table
  | "title and surname" // "Mr Putin"
  | "name finder" // a name that no table knows
  | "demonym" // "Russians", "Russian troops"
  | "capital" // "Pyongyang" as the government
  | "role" // "the French foreign minister"
  | "pronoun" // he, she, they, its
  | "definite" // "the country", "the regime", "his counterpart"
  | "both" // "both countries", "the two sides"
  | "description"; // "hostile forces"

/** Words that name or mean one or more actors. `start` and `end` slice `article.text` to `surface`. */
export interface Mention extends Span {
  readonly surface: string;
  /** Index of the sentence. */
  readonly sentence: number;
  /** The token that carries it in the tree, as an index into the sentence's columns. */
  readonly head: number;
  /** One, or several for "both countries". Never empty. */
  readonly actors: readonly ActorRef[];
  readonly basis: MentionBasis;
  /** A reporter's gloss on an unnamed actor ("a term often used for the US"): a hint, never the actor. */
  readonly gloss: readonly ActorRef[];
  /** 0 to 1. */
  readonly confidence: number;
}
