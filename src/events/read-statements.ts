import type { ActorRef } from "../model/index.ts";
import { sidesAfter, subjectsOf, without } from "./find-sides.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isOfClass } from "./scene.ts";
import { childrenBy, lemma, upos } from "./tree.ts";

/**
 * Bare statements ("officials said …") as CAMEO 010, for codebooks that count them. Words of saying that tell an act already are left
 * out; so are things that "say" (letters, reports), since nobody speaks there.
 */
export function readStatements(scene: Scene, readings: readonly Reading[]): readonly Reading[] {
  const taken = new Set(readings.flatMap((reading) => reading.tokens));
  const cameo = scene.index.tables.cameo.get(STATEMENT);
  if (cameo === undefined) return [];
  return [...scene.tree.sentence.words.keys()].flatMap((token): Reading[] => {
    const rule = speechAt(scene, token);
    if (rule === null || upos(scene.tree, token) !== "VERB" || taken.has(token)) return [];
    const subjects = subjectsOf(scene, token);
    const initiators = subjects.filter(isPublic);
    if (initiators.length === 0 && !isBodyOrText(scene, token, subjects)) return [];
    const recipients = without(sidesAfter(scene, [token], ["to"]), initiators);
    const { plover, mode, contexts } = cameo;
    const rest = { status: null, reciprocal: false, needsRecipient: false, tokens: [token], rules: [rule], head: token, sure: 0.8 };
    return [{ cameo: STATEMENT, plover, mode, contexts, initiators, recipients, ...rest }];
  });
}

/** The id of what makes a verb a statement: a word of saying, "speaks" alone, or "delivered a speech". Null for other verbs. */
function speechAt(scene: Scene, token: number): string | null {
  const own = lemma(scene.tree, token);
  const speech = scene.index.speech.get(`${own}/${upos(scene.tree, token)}`);
  if (speech !== undefined) return speech.manner === "speech" ? speech.id : null;
  if (SPEAKS.test(own)) return "speak";
  const held =
    isOfClass(scene, own, "LIGHT") && childrenBy(scene.tree, token, ["obj"]).some((child) => SPEECHES.test(lemma(scene.tree, child)));
  return held ? "deliver-speech" : null;
}
const SPEAKS = /^(?:speak|testify)$/;
const SPEECHES = /^(?:speech|address|remark|statement|sermon|briefing)$/;

/** A body that no table knows ("the Observatory said"), a report, or "sources". */
function isBodyOrText(scene: Scene, verb: number, known: readonly Side[]): boolean {
  return childrenBy(scene.tree, verb, ["nsubj"]).some((subject) => {
    const own = lemma(scene.tree, subject);
    if (own === "source") return true;
    return (
      known.length === 0 && (upos(scene.tree, subject) === "PROPN" || isOfClass(scene, own, "BODY") || isOfClass(scene, own, "DOCUMENT"))
    );
  });
}

const STATEMENT = "010";

/** Whose words are public: somebody of the tables or of a country, or of an office; "his family said" is none, "Ms Okoye said" is. */
function isPublic(side: Side): boolean {
  return side.actors.some((actor) => actor.kind !== "unnamed" || actor.country !== null || !PRIVATE.includes(actor.sector));
}
const PRIVATE: readonly ActorRef["sector"][] = ["CVL", "UNK", "SOC"];
