/** What a name may stand for where an act asks for its object: "60 Russians" are nationals, "Bakhmut" is a city, "ECOWAS" an organisation. */
export type NamedThing = "national" | "city" | "organisation";

/** The names in one sentence of those who may act. */
export interface SentenceNames {
  readonly count: number;
  readonly things: ReadonlySet<NamedThing>;
  /** Kinds with sectors of those named ("person", "organisation:BUS"), each once, and how many actors and countries they are, by the likeliest reading of each name. */
  readonly kinds: ReadonlySet<string>;
  readonly actors: number;
  readonly countries: number;
}

/** By the index of a sentence; none where nobody is named. */
export type NamesBySentence = ReadonlyMap<number, SentenceNames>;
