import { isDay } from "../../src/lib/day.ts";
import type { Day } from "../../src/model/index.ts";

/** One holder as Wikidata has him or her. */
export interface FoundTerm {
  readonly name: string;
  readonly actor: string;
  readonly from: Day;
  /** Null: still in office, or nobody has entered the end. */
  readonly to: Day | null;
}

/** The answer of the query service, in the form that the W3C gives SPARQL results in JSON. */
interface Answer {
  readonly results: { readonly bindings: readonly Readonly<Record<string, { readonly value: string } | undefined>>[] };
}

/** Precision of a day in Wikidata; months are 10 and years 9. */
const TO_THE_DAY = 11;

/**
 * Terms of an answer, each once, by country and day. Rows without an English label or a first day to the day are passed over; an end that is
 * known to the month alone is as good as none.
 */
export function readAnswer(json: string): readonly FoundTerm[] {
  const answer: Answer = JSON.parse(json);
  const terms = answer.results.bindings.flatMap((row): readonly FoundTerm[] => {
    const [name = "", actor = ""] = [row["personLabel"]?.value, row["iso3"]?.value];
    const from = dayOf(row["from"]?.value, row["fromPrecision"]?.value);
    if (from === null || actor === "" || name === "" || /^Q\d+$/.test(name)) return [];
    return [{ name, actor, from, to: dayOf(row["to"]?.value, row["toPrecision"]?.value) }];
  });
  const unique = new Map(terms.map((term) => [`${term.actor} ${term.from} ${term.name}`, term]));
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, term]) => term);
}

function dayOf(time: string | undefined, precision: string | undefined): Day | null {
  const day = (time ?? "").slice(0, 10);
  return Number(precision) >= TO_THE_DAY && isDay(day) ? day : null;
}
