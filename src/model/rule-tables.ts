import type { CameoCode, Context, PloverType, Quad, Status } from "./ontology.ts";

/** The tables of the coder: `data/rules/`. Every act and operator carries a `yes` and a `no` sentence that one loop tests. */
export interface RuleTables {
  readonly acts: readonly ActRow[];
  readonly operators: readonly OperatorRow[];
  readonly products: readonly ProductRow[];
  readonly speech: readonly SpeechRow[];
  readonly cameo: ReadonlyMap<CameoCode, CameoRow>;
}

/** How a trigger holds its sides in the tree; the meaning of each is in `data/rules/README.md`. */
export type Frame = string;

/** One thing that can be done to somebody. */
export interface ActRow {
  readonly id: string;
  /** Lemmas that name it, each with its part: "visit/VERB", "visit/NOUN". */
  readonly triggers: readonly string[];
  readonly frame: Frame;
  /** Lemmas of which one must be the object (or complement) of the trigger; empty for any. Light verbs name their noun here: "launch" + "strike". */
  readonly objects: readonly string[];
  /** Prepositions that bring in the recipient; empty when it is the object. */
  readonly prepositions: readonly string[];
  readonly plover: PloverType;
  readonly mode: string | null;
  readonly contexts: readonly Context[];
  readonly cameo: CameoCode;
  readonly reciprocal: boolean;
  readonly yes: string;
  readonly no: string;
  readonly origin: string;
}

/** A word that wraps an act: vow to, threaten to, refuse to, deny, urge, suspend, resume. */
export interface OperatorRow {
  readonly id: string;
  readonly triggers: readonly string[];
  readonly frame: Frame;
  /** Name of the operation, the key into `ProductRow`: "intend", "threaten", "refuse", "demand", "stop". */
  readonly operation: string;
  readonly yes: string;
  readonly no: string;
  readonly origin: string;
}

/** Operator × act: what the two make together. The first row that fits wins; "*" fits any type. */
export interface ProductRow {
  readonly id: string;
  readonly operation: string;
  /** PLOVER type of the act, or "*", or "quad:4". */
  readonly act: string;
  /** Null: the act's own code stays and only its status changes. */
  readonly plover: PloverType | null;
  readonly mode: string | null;
  readonly cameo: CameoCode | null;
  readonly status: Status | null;
  readonly origin: string;
}

/** A verb or noun of saying, for attribution. */
export interface SpeechRow {
  readonly id: string;
  readonly trigger: string;
  /** "say": the speaker is its subject. "per": "according to X". "document": the subject is a text ("the letter said"). */
  readonly frame: "say" | "per" | "document";
  readonly medium: string | null;
  readonly origin: string;
}

/** One CAMEO code with its name, scale value and PLOVER counterpart. */
export interface CameoRow {
  readonly code: CameoCode;
  readonly name: string;
  readonly goldstein: number;
  readonly quad: Quad;
  readonly plover: PloverType | null;
  readonly mode: string | null;
}
