import type { ActorRef } from "../model/index.ts";
import { sidesAfter, subjectsOf, without } from "./find-sides.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { lemma, upos } from "./tree.ts";

/**
 * Bare statements ("officials said …") as CAMEO 010, for codebooks that count them. Words of saying that tell an act already are left
 * out; so are things that "say" (letters, reports), since nobody speaks there.
 */
export function readStatements(scene: Scene, readings: readonly Reading[]): readonly Reading[] {
  const taken = new Set(readings.flatMap((reading) => reading.tokens));
  const cameo = scene.index.tables.cameo.get(STATEMENT);
  if (cameo === undefined) return [];
  return [...scene.tree.sentence.words.keys()].flatMap((token): Reading[] => {
    const speech = scene.index.speech.get(`${lemma(scene.tree, token)}/${upos(scene.tree, token)}`);
    if (speech?.manner !== "speech" || upos(scene.tree, token) !== "VERB" || taken.has(token)) return [];
    const initiators = subjectsOf(scene, token).filter(isPublic);
    if (initiators.length === 0) return [];
    const recipients = without(sidesAfter(scene, [token], ["to"]), initiators);
    const { plover, mode, contexts } = cameo;
    const rest = { status: null, reciprocal: false, needsRecipient: false, tokens: [token], rules: [speech.id], head: token, sure: 0.8 };
    return [{ cameo: STATEMENT, plover, mode, contexts, initiators, recipients, ...rest }];
  });
}

const STATEMENT = "010";

/** Whose words are public: somebody of the tables or of a country, or of an office; "his family said" is none, "Ms Okoye said" is. */
function isPublic(side: Side): boolean {
  return side.actors.some((actor) => actor.kind !== "unnamed" || actor.country !== null || !PRIVATE.includes(actor.sector));
}
const PRIVATE: readonly ActorRef["sector"][] = ["CVL", "UNK", "SOC"];
