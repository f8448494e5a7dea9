import type { NamedThing, NamesBySentence, SentenceNames } from "../model/index.ts";
import type { NameReading } from "./name-index.ts";
import type { NameMatch } from "./match-names.ts";

/** The names in each sentence that has any, by its index. A place of no country is where or when, never who. */
export function countNames(matches: readonly NameMatch[]): NamesBySentence {
  const acting = matches.filter(({ readings }) => readings.some(canAct));
  const bySentence = Map.groupBy(acting, ({ sentence }) => sentence);
  return new Map([...bySentence].map(([sentence, own]) => [sentence, describeNames(own)]));
}

function describeNames(matches: readonly NameMatch[]): SentenceNames {
  const actors = matches.flatMap(({ readings: [reading] }) => reading?.actor ?? []);
  return {
    count: matches.length,
    things: thingsIn(matches),
    kinds: new Set(actors.map(({ kind, sector }) => (sector === null ? kind : `${kind}:${sector}`))),
    actors: new Set(actors).size,
    countries: new Set(actors.flatMap(({ country }) => country ?? [])).size,
  };
}

function canAct({ actor }: NameReading): boolean {
  return actor.kind !== "place" || actor.country !== null;
}

function thingsIn(matches: readonly NameMatch[]): ReadonlySet<NamedThing> {
  return new Set(matches.flatMap(({ readings }) => readings.flatMap(thingsOf)));
}

function thingsOf({ actor, name }: NameReading): readonly NamedThing[] {
  if (actor.sector === "IGO") return ["organisation"];
  if (name.kind === "demonym" || name.kind === "adjective") return ["national"];
  return name.kind === "capital" || actor.kind === "place" ? ["city"] : [];
}
