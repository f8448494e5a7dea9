import type { Manner, Medium } from "./attribution.ts";
import type { CameoCode, Context, PloverType, Quad, Status } from "./ontology.ts";

/** The tables of the coder: `data/rules/`. Every act and operator carries a `yes` and a `no` sentence that one loop tests. */
export interface RuleTables {
  /** Sets of words that rows name in capitals: "WEAPON" to its lemmas. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  readonly acts: readonly ActRow[];
  readonly operators: readonly OperatorRow[];
  readonly products: readonly ProductRow[];
  readonly details: readonly DetailRow[];
  readonly things: readonly ThingRow[];
  readonly speech: readonly SpeechRow[];
  readonly timeWords: readonly TimeWordRow[];
  readonly times: readonly TimePatternRow[];
  readonly cameo: ReadonlyMap<CameoCode, CameoRow>;
  readonly ranker: Ranker;
  /** Weights of the judgement of relevance (`data/models/relevance.tsv`): for each feature of a sentence how much it speaks for an act told. Empty: no model. */
  readonly relevance: ReadonlyMap<string, number>;
  /** Weights of the guess before any parse whether a sentence tells an event (`data/models/telling.tsv`), by feature. Empty: no model. */
  readonly telling: ReadonlyMap<string, number>;
  /** Lemmas by what they are about ("sport", "courts"), for the judgement of relevance. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  /** Irregular forms by lemma, from the lexicon of the text stage: "strike" to "struck". For the cheap test before any parse. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
}

/** Weights of the ranker (`data/models/acts.tsv`): for each feature one number a type, in the order of `types`. Without types there is no model. */
export interface Ranker {
  /** RETREAT stands for CONCEDE too: the pairs that it was trained on are not asked which. */
  readonly types: readonly PloverType[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/** How a verb holds its sides; nouns hold theirs alike whatever the frame. The meaning of each is in `data/rules/README.md`. */
export type Frame = "direct" | "prep" | "through" | "complement" | "alone" | "receive" | "claim";

/** One thing that can be done to somebody. */
export interface ActRow {
  readonly id: string;
  /** Lemmas that name it, each with its part, a verb's particle after it: "visit/VERB", "visit/NOUN", "blow up/VERB". */
  readonly triggers: readonly string[];
  readonly frame: Frame;
  /** Lemmas or classes of which one must be the object (or complement) of the verb; empty: the frame says what the object is. */
  readonly objects: readonly string[];
  /** Prepositions that bring in the recipient; "'s" for the owner of the object. */
  readonly prepositions: readonly string[];
  readonly cameo: CameoCode;
  /** By the CAMEO code unless the row says otherwise. */
  readonly plover: PloverType;
  readonly mode: string | null;
  readonly contexts: readonly Context[];
  readonly reciprocal: boolean;
  /** False: the act is one without a recipient too ("mobilised its army"). */
  readonly needsRecipient: boolean;
  /** True: without a recipient the verb says something else ("went to work"), even where an operator would wrap it. */
  readonly mustName: boolean;
  readonly yes: string;
  readonly no: string;
  readonly origin: string;
}

/** A word that wraps an act: vow to, threaten to, refuse to, deny, urge, suspend, resume. */
export interface OperatorRow {
  readonly id: string;
  readonly triggers: readonly string[];
  /** Name of the operation, the key into `ProductRow`: "intend", "threaten", "refuse", "demand", "stop". */
  readonly operation: string;
  /**
   * Who does what is wrapped: "vowed to go" the subject, "urged them to go" the object. "deed": the subject, and only what a noun names
   * ("ordered the arrest of", but not "ordered them to arrest").
   */
  readonly control: "subject" | "object" | "other" | "deed";
  /** Prepositions that bring in whom it is addressed to, beside the object; "'s" for the owner of the object. */
  readonly prepositions: readonly string[];
  /** Code of the word by itself, when it wraps no act that is known; null: then it says nothing. */
  readonly cameo: CameoCode | null;
  readonly yes: string;
  readonly no: string;
  readonly origin: string;
}

/** Operator × act: what the two make together. A row for the act's id comes first, then the longest prefix of its code; "*" fits any. */
export interface ProductRow {
  readonly id: string;
  readonly operation: string;
  /** Beginning of the act's CAMEO code, the id of its row, or "*". */
  readonly act: string;
  /** Null: the act's own code stays and only its status changes. */
  readonly cameo: CameoCode | null;
  readonly status: Status | null;
  readonly origin: string;
}

/** What makes an act's code more special: who does it, whom it is done to, or what the words below it name. */
export interface DetailRow {
  readonly id: string;
  /** The acts that it makes more special, by code or by id of a row. */
  readonly acts: readonly string[];
  readonly at: readonly DetailPlace[];
  /** Lemmas or classes of which one must stand there; none where the place itself says enough. */
  readonly words: readonly string[];
  readonly cameo: CameoCode;
  readonly yes: string;
  readonly no: string;
  readonly origin: string;
}

/**
 * Where to look: at the words for who does it, for whom it is done to, or for what hangs below the act. "state", "place" and "person" ask instead
 * whether all doers are states, all whom it is done to places or named persons.
 */
export type DetailPlace = "doer" | "victim" | "below" | "state" | "place" | "party" | "person" | "rebels" | "helpers";

/** What is asked for, promised, offered, refused or threatened by its bare name: "asked for tanks" asks for the act of giving them. */
export interface ThingRow {
  readonly id: string;
  /** Lemmas of which one must govern it: "show restraint"; none for a bare noun. */
  readonly verbs: readonly string[];
  /** Lemmas or classes. */
  readonly words: readonly string[];
  /** The act of letting somebody have it. */
  readonly cameo: CameoCode;
  readonly yes: string;
  readonly no: string;
  readonly origin: string;
}

/** Words of saying, thinking and wanting that hold what is said alike, for attribution. */
export interface SpeechRow {
  readonly id: string;
  /** "say/VERB", "point out/VERB" with its particle, "statement/NOUN"; "according to" for `per`. */
  readonly triggers: readonly string[];
  /**
   * "say": the speaker is its subject. "tell": its object is who is told. "per": "according to X". "noun": "the claim that". "adjective":
   * "confident that". "document": a text that speaks or is spoken through ("the letter said", "in a letter").
   */
  readonly frame: SpeechFrame;
  /** Where what is said stands: a clause, an infinitive, the object, behind a preposition or particle ("after"), only in quotation marks. */
  readonly takes: readonly SpeechContent[];
  readonly manner: Manner;
  readonly medium: Medium | null;
  readonly origin: string;
}

export type SpeechFrame = "say" | "tell" | "find" | "per" | "noun" | "adjective" | "document";
export type SpeechContent = "clause" | "infinitive" | "object" | "after" | "quote";

/** One CAMEO code with its name, scale value and PLOVER counterpart. */
export interface CameoRow {
  readonly code: CameoCode;
  readonly name: string;
  readonly goldstein: number;
  readonly quad: Quad;
  readonly plover: PloverType;
  readonly mode: string | null;
  readonly contexts: readonly Context[];
}

/** A word of time: "tuesday" is a WEEKDAY of value "2". */
export interface TimeWordRow {
  /** Lower case, with its full stop where it is an abbreviation. */
  readonly word: string;
  readonly class: string;
  readonly value: string;
}

/** A sequence of words and classes that is an expression of time, and how it is resolved. */
export interface TimePatternRow {
  readonly id: string;
  /** Literal words, and classes in capitals. */
  readonly pattern: readonly string[];
  /** Class of the word that must come right before; empty: any. */
  readonly before: string;
  /** Name of the way of resolving it, in `src/events/resolve-time.ts`. */
  readonly reading: string;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  /** A sentence of Wednesday 2024-05-15 in which `words` are found with `value`. */
  readonly yes: string;
  readonly words: string;
  readonly value: string;
}
