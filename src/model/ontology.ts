/** The 16 event types of PLOVER (openeventdata/PLOVER manual 0.8), with quad class and score of the type. Modes: `data/rules/README.md`. */
export const PLOVER = [
  { type: "AGREE", quad: 1 },
  { type: "CONSULT", quad: 1 },
  { type: "SUPPORT", quad: 1 },
  { type: "CONCEDE", quad: 1 },
  { type: "COOPERATE", quad: 2 },
  { type: "AID", quad: 2 },
  { type: "RETREAT", quad: 2 },
  { type: "REQUEST", quad: 3 },
  { type: "ACCUSE", quad: 3 },
  { type: "REJECT", quad: 3 },
  { type: "THREATEN", quad: 3 },
  { type: "PROTEST", quad: 4 },
  { type: "SANCTION", quad: 4 },
  { type: "MOBILIZE", quad: 4 },
  { type: "COERCE", quad: 4 },
  { type: "ASSAULT", quad: 4 },
] as const;
export type PloverType = (typeof PLOVER)[number]["type"];

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

const QUADS: ReadonlyMap<PloverType, Quad> = new Map(PLOVER.map(({ type, quad }) => [type, quad]));

/** The quad class of a PLOVER type. */
export function quadOf(type: PloverType): Quad {
  return QUADS.get(type) ?? 1;
}
export const QUAD_NAMES = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"] as const;

/** A leaf code of CAMEO 1.1b3, as text: "054". "010" is not "10". */
export type CameoCode = string;

/** PLOVER contexts; any event may have several. */
export const CONTEXTS = [
  "military",
  "intelligence",
  "executive",
  "legislative",
  "election",
  "political_institutions",
  "pro_democracy",
  "pro_autocracy",
  "economic",
  "legal",
  "reparations",
  "human_rights",
  "rights_freedoms",
  "repression",
  "human_security",
  "gender",
  "lgbt",
  "religion_ethnicity",
  "inequality",
  "diplomatic",
  "territory",
  "peacekeeping",
  "health",
  "asylum",
  "migration",
  "disasters",
  "natural_resource",
  "environment",
  "technology",
  "terrorism",
  "cbrn",
  "cyber",
  "misinformation",
  "crime",
  "corruption",
  "illegal_drugs",
  "trafficking",
] as const;
export type Context = (typeof CONTEXTS)[number];

/**
 * Whether it happened. Only `occurred` counts as a deed; the others are kept and counted apart.
 * `denied`: said not to have happened. `background`: history or context in a news text, never news.
 */
export const STATUSES = ["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"] as const;
export type Status = (typeof STATUSES)[number];

/**
 * Whether an event counts as something done: a deed that occurred, or what words do by being said (a threat, a demand, a promise).
 *
 * "Vowed to strike" is a threat made, whether or not a strike follows; what is denied, hypothetical or background never counts.
 */
export function isDone(plover: PloverType, status: Status): boolean {
  return status === "occurred" || DONE_BY_WORDS[plover] === status;
}

/** The status of a type whose act is its own words. */
export const DONE_BY_WORDS: Readonly<Partial<Record<PloverType, Status>>> = {
  THREATEN: "threatened",
  REQUEST: "requested",
  AGREE: "intended",
};
