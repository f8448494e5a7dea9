import type { ActorRef } from "../model/index.ts";
import { draftOver, refOf } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { REACH } from "./find-antecedent.ts";
import type { Spot } from "./find-antecedent.ts";

const PAIR_NOUNS: ReadonlySet<string> = new Set(
  "country nation side state government leader president neighbour neighbor power ally party capital foe rival minister people korea adversary archfoe enemy regime".split(
    " ",
  ),
);
const PERSON_NOUNS: ReadonlySet<string> = new Set(["leader", "president", "minister", "man", "diplomat"]);

const NUMBERS: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5 };

/** "both countries", "the two sides", "the three leaders": as many as the sentences before speak of most and latest. */
export function setAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const [word = "", next = ""] = line.lower.slice(token, token + 2);
  const opens = word === "both" || (token === 0 && word in NUMBERS);
  const count = opens ? NUMBERS[word] : word === "the" || word === "all" ? NUMBERS[next] : undefined;
  if (count === undefined) return null;
  const start = opens ? token + 1 : token + 2;
  const noun = [start, start + 1, start + 2].find((at) => PAIR_NOUNS.has(line.lemmas[at] ?? ""));
  if (noun === undefined || spot.known.some((draft) => draft.line === line.at && draft.first >= token && draft.last < noun)) return null;
  const persons = PERSON_NOUNS.has(line.lemmas[noun] ?? "");
  const actors = persons ? latest(spot, count, (actor) => (actor.kind === "person" ? actor.name : null)) : latestStates(scene, spot, count);
  return actors.length === count ? draftOver(line, [token, noun], { actors, basis: "both", confidence: 0.7 }) : null;
}

function latestStates(scene: Scene, spot: Spot, count: number): readonly ActorRef[] {
  const set = latest(spot, count, (actor) => (actor.kind === "place" ? null : actor.country));
  return set.flatMap((actor) => {
    const state = actor.country === null ? undefined : scene.index.actorById.get(actor.country);
    return state === undefined ? [] : [refOf(state, scene)];
  });
}

/** Those with the greatest weight, where a mention counts half for every sentence that it lies back. In the order in which they were named. */
function latest({ line, token, known }: Spot, count: number, keyOf: (actor: ActorRef) => string | null): readonly ActorRef[] {
  const weights = new Map<string, { weight: number; actor: ActorRef }>();
  for (const draft of known) {
    const back = line.at - draft.line;
    if (back < 0 || back > REACH + 2 || (back === 0 && draft.first > token)) continue;
    for (const actor of draft.actors) {
      const key = keyOf(actor);
      if (key === null) continue;
      const there = weights.get(key) ?? { weight: 0, actor };
      weights.set(key, { weight: there.weight + 0.5 ** back, actor: there.actor });
    }
  }
  return [...weights.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, count)
    .map(({ actor }) => actor);
}
