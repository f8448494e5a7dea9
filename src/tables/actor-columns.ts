/** The columns of the tables in `data/actors/`, in their order. */
export const STATE_COLUMNS = [
  "id",
  "kind",
  "name",
  "country",
  "from",
  "to",
  "official",
  "aliases",
  "acronyms",
  "adjectives",
  "demonyms",
  "capitals",
  "origin",
] as const;
export const NAME_COLUMNS = ["id", "name", "kind", "language", "from", "to", "match", "origin"] as const;
export const LINK_COLUMNS = ["id", "kind", "to", "since", "until", "origin"] as const;
export const BODY_COLUMNS = ["id", "name", "country", "sector", "from", "to", "aliases", "acronyms", "origin"] as const;
export const PERSON_COLUMNS = ["id", "name", "surname", "country", "aliases", "origin"] as const;
export const TERM_COLUMNS = ["person", "office", "role", "actor", "from", "to", "origin"] as const;
export const ROLE_COLUMNS = ["noun", "sector", "role", "single", "of", "origin"] as const;
export const UNNAMED_COLUMNS = ["noun", "sector", "origin"] as const;
export const SURNAME_COLUMNS = ["surname", "origin"] as const;
export const LED_COLUMNS = ["actor", "role", "from", "to", "origin"] as const;
export const SHARED_COLUMNS = ["actor", "role", "origin"] as const;
export const NAME_PLACE_COLUMNS = ["name", "as", "origin"] as const;
export const FIGURE_COLUMNS = ["person", "sector", "origin"] as const;
export const GIVEN_COLUMNS = ["name", "gender", "origin"] as const;
export const CHECKED_COLUMNS = ["table", "checked", "origin"] as const;
