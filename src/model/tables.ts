import type { Actor, ActorId, CountryCode, Role, Sector, Term } from "./actor.ts";
import type { ArticleTables } from "./article-tables.ts";
import type { Day } from "./day.ts";
import type { RuleTables } from "./rule-tables.ts";

/**
 * The tables about the world that the stages are handed: loaded from `data/` once, checked, frozen, shared by every worker.
 * A stage prepares what it needs from its part (`createParser`, `indexActors`, `compileRules`) and is then a pure function.
 */
export interface Tables {
  /** `contentId` of every table and of the package version: the same version gives the same output, byte for byte. */
  readonly version: string;
  readonly articles: ArticleTables;
  readonly text: TextTables;
  readonly actors: ActorTables;
  readonly rules: RuleTables;
  readonly stories: StoryTables;
}

/** What folding knows of words: rank by how often they stand in news, from 1; a word that is not there is rarer than all that are. */
export interface StoryTables {
  readonly wordRanks: ReadonlyMap<string, number>;
}

export interface TextTables {
  /** Abbreviations that keep their full stop, lower case without it: "mr", "u.s", "jan". */
  readonly abbreviations: ReadonlySet<string>;
  /** What speaks for (above 0) and against the end of a sentence where no stop stands, by the number of its name (`hashName`); `data/models/breaks.tsv`. */
  readonly breaks: ReadonlyMap<number, number>;
  /** Irregular forms: word (lower case) and coarse tag to lemma: "went VERB" to "go". */
  readonly irregular: ReadonlyMap<string, string>;
  /** The inner loops of the parser as WebAssembly, `data/models/text.wasm`. */
  readonly kernels: Uint8Array;
  /** The trained weights, `data/models/text.bin`; a SharedArrayBuffer where several threads read it. */
  readonly model: ArrayBufferLike;
}

/** A noun that makes a role when a country or organ stands before it: "foreign minister", "troops", "spokesman". */
export interface RoleNoun {
  /** Lemmas, lower case, as they stand: "foreign minister". */
  readonly noun: string;
  readonly sector: Sector;
  /** Null for collectives: "troops". */
  readonly role: Role | null;
  /** True when the holder on the day can be looked up in the terms ("president"), false otherwise ("spokesman"). */
  readonly single: boolean;
  /** Whose the role is where no text need say so: "the pope". Null for all others. */
  readonly of: ActorId | null;
}

/** Which of its heads leads a state: the head of government in most monarchies and parliamentary republics. */
export interface Leadership {
  readonly actor: CountryCode;
  readonly role: Role;
  readonly from: Day | null;
  /** Exclusive. */
  readonly to: Day | null;
}

/** An office that several persons hold at a time: the co-princes of Andorra, the presidency of Bosnia and Herzegovina. */
export interface SharedOffice {
  readonly actor: CountryCode;
  readonly role: Role;
}

export interface ActorTables {
  readonly actors: readonly Actor[];
  readonly terms: readonly Term[];
  readonly roleNouns: readonly RoleNoun[];
  /** Words that describe an actor without naming it: "hostile forces", "the West's enemies"; head lemma to its sector. */
  readonly unnamedNouns: ReadonlyMap<string, Sector>;
  /** First and family names that are also common words or places, so that a surname alone is not trusted: "Bush", "May". */
  readonly ambiguousSurnames: ReadonlySet<string>;
  /** Who is meant by "the British leader" where it is not the head of state: by state, with dates. Rows: `data/actors/led-by.tsv`. */
  readonly ledBy: readonly Leadership[];
  /** Names of places that persons bear too, folded: "jordan" as given name, surname or both. Rows: `data/actors/name-places.tsv`. */
  readonly namePlaces: ReadonlyMap<string, "given" | "surname" | "both">;
  /** Given names that tell men from women, folded. Rows: `data/actors/given-names.tsv`. */
  readonly givenNames: ReadonlyMap<string, "f" | "m">;
  /** Offices that several hold together: by state and role. Rows: `data/actors/shared-offices.tsv`. */
  readonly sharedOffices: readonly SharedOffice[];
  /** Day up to which terms were checked; a term with no end holds up to here and, marked less sure, beyond. */
  readonly checkedTo: string;
}
