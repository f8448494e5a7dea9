import { explainActor, indexActors } from "../actors/index.ts";
import type { RuleWords, World } from "../api/index.ts";
import type { ActorTables, RuleTables } from "../model/index.ts";
import { EVENT_COLUMNS, withSources } from "../exports/index.ts";
import { exportJsonl } from "./export-jsonl.ts";
import { createCountryLookUp } from "./find-country.ts";
import { parquetPieces } from "./parquet-pieces.ts";

/** What the server is told of the world: the tables, and the functions of other stages that it uses. */
export function buildWorld(actors: ActorTables, rules: RuleTables): World {
  const index = indexActors(actors);
  return {
    countries: countriesOf(actors),
    actors: new Map(actors.actors.map((actor) => [actor.id, actor])),
    terms: actors.terms,
    cameo: rules.cameo,
    rules: wordsOfRules(rules),
    findActors: (name, day) => explainActor(name, day, index),
    findCountry: createCountryLookUp(actors.actors),
    exports: { eventColumns: EVENT_COLUMNS, withSources, jsonl: exportJsonl, parquet: parquetPieces },
  };
}

function countriesOf({ actors }: ActorTables): World["countries"] {
  const states = actors.filter(({ kind }) => kind === "state" || kind === "unrecognised state");
  return new Map(states.map(({ id, name, from, to }) => [id, { name, from, to }]));
}

function wordsOfRules(rules: RuleTables): ReadonlyMap<string, RuleWords> {
  const triggers = (all: readonly string[]): string => all.map((one) => one.replace(/\/[A-Z]+$/, "")).join(", ");
  return new Map<string, RuleWords>([
    ...rules.products.map(
      ({ id, operation, act, cameo, status }) =>
        [
          id,
          {
            kind: "product",
            words: `${operation} × ${act} gives ${cameo ?? "the act's own code"}${status === null ? "" : `, ${status}`}`,
            example: "",
          },
        ] as const,
    ),
    ...rules.operators.map((row) => [row.id, { kind: "operator", words: triggers(row.triggers), example: row.yes }] as const),
    ...rules.details.map((row) => [row.id, { kind: "detail", words: row.words.join(", "), example: row.yes }] as const),
    ...rules.things.map((row) => [row.id, { kind: "thing", words: row.words.join(", "), example: row.yes }] as const),
    ...rules.acts.map((row) => [row.id, { kind: "act", words: triggers(row.triggers), example: row.yes }] as const),
  ]);
}
