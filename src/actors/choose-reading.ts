import type { Actor, ActorId, ActorKind, CountryCode, Day } from "../model/index.ts";
import { existsOn, holdsOn, termsOn } from "./hold-office.ts";
import type { ActorIndex } from "./index-actors.ts";
import type { NameReading } from "./name-index.ts";
import type { NameMatch } from "./match-names.ts";

/** What the names of an article that mean only one thing say about those that may mean several. */
export interface Support {
  readonly byActor: ReadonlyMap<ActorId, number>;
  readonly byCountry: ReadonlyMap<CountryCode, number>;
  /** Towns and regions alone: "Georgia" beside "Alabama" is the American one. */
  readonly byPlaceOf: ReadonlyMap<CountryCode, number>;
}

export function gatherSupport(matches: readonly NameMatch[]): Support {
  const byActor = new Map<ActorId, number>();
  const byCountry = new Map<CountryCode, number>();
  const byPlaceOf = new Map<CountryCode, number>();
  for (const match of matches) {
    const actors = new Set(match.readings.map((reading) => reading.actor));
    const [actor] = actors;
    if (actors.size !== 1 || actor === undefined || match.readings[0]?.name.kind === "surname" || match.readings.some(isShort)) continue;
    add(byActor, actor.id);
    if (actor.country === null) continue;
    add(byCountry, actor.country);
    if (actor.kind === "place") add(byPlaceOf, actor.country);
  }
  return { byActor, byCountry, byPlaceOf };
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What a name is likelier to mean when nothing else tells. */
const KIND_ORDER: readonly ActorKind[] = [
  "state",
  "unrecognised state",
  "grouping",
  "organisation",
  "organ",
  "person",
  "armed group",
  "outlet",
  "place",
];

/**
 * What the words mean here: among several readings the actor that the article names elsewhere without doubt, else the one whose country it
 * speaks of, else the one alive on the day, else the commoner kind, else the row that stands higher in its table.
 *
 * "Georgia" is a place of the United States where more American places than anything Georgian are named.
 */
export function chooseReading(
  match: NameMatch,
  support: Support,
  scene: { readonly index: ActorIndex; readonly day: Day | null },
): NameReading | null {
  const readings = match.readings.filter((reading) => !isShort(reading) || support.byActor.has(reading.actor.id));
  const [only] = readings;
  if (only === undefined || readings.length === 1) return only ?? null;
  const scored = readings.map((reading, order) => ({ reading, order, score: scoreOf(reading, support, scene) }));
  scored.sort((a, b) => b.score - a.score || a.order - b.order);
  return scored[0]?.reading ?? null;
}

/** "the North", "the South": a state is called so only where the article has named it in full. */
function isShort({ actor, name }: NameReading): boolean {
  return actor.kind === "state" && /^the \S+$/.test(name.name) && !actor.name.startsWith("the ") && !name.name.includes(actor.name);
}

function scoreOf(
  { actor, name }: NameReading,
  support: Support,
  { index, day }: { readonly index: ActorIndex; readonly day: Day | null },
): number {
  const alive = actor.kind === "person" ? termsOn(index.termsByPerson.get(actor.id) ?? [], day).length > 0 : existsOn(actor, day);
  const dated = name.from !== null || name.to !== null;
  const kind = KIND_ORDER.length - KIND_ORDER.indexOf(actor.kind);
  // "Brussels" means the Union oftener than Belgium
  const isSeat = name.kind === "capital" && actor.kind === "organisation";
  return (
    evidenceFor(actor, support) * 100 +
    (alive ? 40 : 0) +
    (dated && holdsOn(name, day) ? 20 : 0) +
    (isSeat ? KIND_ORDER.length : kind) +
    (name.kind === "alias" ? 0 : 0.5)
  );
}

/** 0 to 4. */
function evidenceFor(actor: Actor, { byActor, byCountry, byPlaceOf }: Support): number {
  const itself = byActor.has(actor.id) ? 2 : 0;
  const country = actor.country;
  if (country === null) return itself;
  const found = actor.kind === "place" ? (byPlaceOf.get(country) ?? 0) : (byCountry.get(country) ?? 0);
  return itself + Math.min(found, 4) / 2;
}
