import type { Day } from "./day.ts";

/**
 * Id of an actor. States: ISO 3166-1 alpha-3 where one exists, else a documented id ("SUN", "XKX", "DPR").
 * Others: kind, colon, slug: "person:vladimir-putin", "org:un", "group:hamas", "outlet:kcna", "organ:usa-state-department", "grouping:the-west".
 */
export type ActorId = string;

/** Country code: the id of a state, or of one that few recognise. Never a fused code. */
export type CountryCode = string;

export type ActorKind =
  | "state"
  | "unrecognised state"
  | "person"
  | "organ" // a ministry, army, parliament, agency of one state
  | "organisation" // intergovernmental, non-governmental, company
  | "armed group"
  | "outlet" // news agency, paper, broadcaster
  | "grouping" // "the West", "Five Eyes"
  | "place"; // a city or region that is not an actor by itself

/** What part of a society acts: PLOVER sector codes (openeventdata/PLOVER manual 0.8, see data/actors/README.md). */
export type Sector =
  | "GOV"
  | "MIL"
  | "LEG"
  | "JUD"
  | "COP"
  | "SPY"
  | "PTY"
  | "REB"
  | "UAF"
  | "PRM"
  | "UNK"
  | "AGR"
  | "BUS"
  | "CRM"
  | "CVL"
  | "EDU"
  | "ELI"
  | "JRN"
  | "LAB"
  | "MED"
  | "OPP"
  | "PRE"
  | "REF"
  | "REL"
  | "SOC"
  | "IGO"
  | "NGO"
  | "MNC"
  | "IMG"
  | "ISM";

export type NameKind =
  | "short"
  | "official"
  | "native"
  | "acronym"
  | "former"
  | "alias"
  | "demonym" // the people: "Russians"
  | "adjective" // "Russian"
  | "capital" // stands for the government where it acts: "Pyongyang"
  | "seat" // "the Kremlin", "Downing Street"
  | "surname";

export interface ActorName {
  readonly name: string;
  readonly kind: NameKind;
  /** ISO 639 code where it is another language than English; the script is that of its letters. */
  readonly language: string | null;
  /** First day on which the name meant this actor; null: as long as the actor. */
  readonly from: Day | null;
  /** Day from which it no longer did (exclusive). */
  readonly to: Day | null;
  /** "exact": only as written (US, not us). "any": also in capitals and, for adjectives, in lower case. */
  readonly match: "exact" | "any";
}

export type ActorLinkKind = "successor" | "parent" | "claimed by" | "backed by" | "member of" | "some of" | "owner" | "seat in";

/** A relation between two actors, with its dates. */
export interface ActorLink {
  readonly kind: ActorLinkKind;
  readonly to: ActorId;
  readonly since: Day | null;
  /** Exclusive. */
  readonly until: Day | null;
}

/** A state, person, organ, organisation, armed group, outlet or grouping. What it *is* is asked as of a day. */
export interface Actor {
  readonly id: ActorId;
  readonly kind: ActorKind;
  /** The name to show. */
  readonly name: string;
  /** The country that it acts for; null for organisations of many. A state's is its own id. */
  readonly country: CountryCode | null;
  readonly sector: Sector | null;
  readonly from: Day | null;
  /** Exclusive. */
  readonly to: Day | null;
  readonly names: readonly ActorName[];
  readonly links: readonly ActorLink[];
  /** Where the facts come from: a short source key explained in data/actors/README.md. */
  readonly origin: string;
}

export type Role =
  | "head of state"
  | "head of government"
  | "leader"
  | "foreign minister"
  | "defence minister"
  | "minister"
  | "spokesperson"
  | "envoy"
  | "military chief"
  | "head"
  | "deputy";

/** One person in one office. Holds on day D when from <= D < to. */
export interface Term {
  readonly person: ActorId;
  readonly office: string;
  readonly role: Role;
  /** The state or organisation that the office belongs to. */
  readonly actor: ActorId;
  readonly from: Day;
  /** Exclusive. Null: still in office on the table's date (`data/actors/README.md`). */
  readonly to: Day | null;
  readonly origin: string;
}

/** Codes of a country in other lists; empty where it has none. */
export interface CountryCodes {
  /** ISO 3166-1 alpha-2. */
  readonly iso2: string;
  /** FIPS 10-4, which GDELT's places have. */
  readonly fips: string;
  /** Correlates of War state number. */
  readonly cow: string;
}
