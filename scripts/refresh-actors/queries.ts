import type { Role } from "../../src/model/index.ts";

/** A question to query.wikidata.org: holders of one kind of office, by the country's ISO 3166-1 alpha-3 code, with days and their precision. */
export interface OfficeQuery {
  readonly role: Role;
  readonly office: string;
  readonly sparql: string;
}

const SELECT = "SELECT ?iso3 ?person ?personLabel ?from ?fromPrecision ?to ?toPrecision WHERE {";
const DAYS = `?term pqv:P580 ?start . ?start wikibase:timeValue ?from ; wikibase:timePrecision ?fromPrecision .
  OPTIONAL { ?term pqv:P582 ?end . ?end wikibase:timeValue ?to ; wikibase:timePrecision ?toPrecision . }`;
const LABELS = `SERVICE wikibase:label { bd:serviceParam wikibase:language "en" . }`;

/** Heads by the country's own statements (P35, P6); ministers by the position that they held (P39), of any position that is a foreign minister's. */
export function officeQueries(since: string): readonly OfficeQuery[] {
  const still = `FILTER(!BOUND(?to) || ?to >= "${since}T00:00:00Z"^^xsd:dateTime)`;
  const head = (property: string): string =>
    `${SELECT}
  ?country wdt:P298 ?iso3 ; p:${property} ?term . ?term ps:${property} ?person .
  ${DAYS}
  ${still}
  ${LABELS}
}`;
  const minister = `${SELECT}
  ?position wdt:P279 wd:${FOREIGN_MINISTER} ; wdt:P1001 ?country . ?country wdt:P298 ?iso3 .
  ?person p:P39 ?term . ?term ps:P39 ?position .
  ${DAYS}
  ${still}
  ${LABELS}
}`;
  return [
    { role: "head of state", office: "Head of State", sparql: head("P35") },
    { role: "head of government", office: "Head of Government", sparql: head("P6") },
    { role: "foreign minister", office: "Minister of Foreign Affairs", sparql: minister },
  ];
}

/** The item "foreign minister", of which each country's is a subclass. */
const FOREIGN_MINISTER = "Q7330070";
