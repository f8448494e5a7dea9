import type { ActorId } from "../model/index.ts";
import { quadOf } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import { combine } from "./combine.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { subjectsOf } from "./find-sides.ts";
import { readSentence } from "./read-sentence.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { headOf, isParsed, lemma, relation, upos } from "./tree.ts";

/** Two actors, by id, that the mentions of the input name. */
export interface AskedPair {
  readonly source: ActorId;
  readonly target: ActorId;
}

/** A reading with how well it answers for the pair. */
export interface Candidate {
  readonly reading: Reading;
  readonly fit: number;
}

/** All that is read, the best answer for the pair first; equals keep the order of the sentence. */
export function rankReadings(input: CodingInput, pair: AskedPair, index: RuleIndex): readonly Candidate[] {
  const candidates = input.sentences.filter(isParsed).flatMap((sentence) => {
    const { scene, readings, partial } = readSentence(sentence, { text: input.article.text, mentions: input.mentions, index });
    return [...readings, ...partial].map((reading) => asked(scene, reading, pair));
  });
  return candidates.sort((a, b) => b.fit - a.fit);
}

function asked(scene: Scene, reading: Reading, pair: AskedPair): Candidate {
  const claimed = claimedBy(scene, reading, pair);
  if (claimed !== null) return { reading: claimed, fit: FITS.said };
  return { reading: refused(scene, reading) ?? reading, fit: fitOf(reading, pair) - (describes(scene, reading) ? DESCRIBES : 0) };
}

/** How well a reading answers: both sides in their places, told by one of the other, one side, the wrong way round, strangers. */
const FITS = { both: 6, said: 5.5, mutual: 5, oneAlone: 4, one: 3, reversed: 2, strangers: 1 } as const;
/** "captured fighters" tells what was before: less than any clause with as many sides. */
const DESCRIBES = 1.5;

function fitOf(reading: Reading, { source, target }: AskedPair): number {
  const does = names(reading.initiators, source);
  const suffers = names(reading.recipients, target);
  if (does && suffers) return FITS.both;
  if (reading.reciprocal && (does || names(reading.recipients, source)) && (suffers || names(reading.initiators, target)))
    return FITS.mutual;
  if (does) return reading.recipients.length === 0 ? FITS.oneAlone : FITS.one;
  if (suffers) return reading.initiators.length === 0 ? FITS.oneAlone : FITS.one;
  return names(reading.initiators, target) || names(reading.recipients, source) ? FITS.reversed : FITS.strangers;
}

function names(sides: readonly Side[], id: ActorId): boolean {
  return sides.some((side) => side.actors.some((actor) => actor.id === id));
}

function describes(scene: Scene, reading: Reading): boolean {
  return upos(scene.tree, reading.head) === "VERB" && ["amod", "compound"].includes(relation(scene.tree, reading.head));
}

/** "did not respond to a request": cooperation that is denied is refused, where the act is asked. */
function refused(scene: Scene, reading: Reading): Reading | null {
  if (reading.status !== "denied" || quadOf(reading.plover) > 2) return null;
  const code = combine(scene.index, "refuse", reading);
  return code === null ? null : { ...reading, ...code.reading, rules: [...reading.rules, code.product] };
}

/** "Amnesty said Egyptian police had tortured detainees": who says that another did harm accuses him. */
function claimedBy(scene: Scene, reading: Reading, { source, target }: AskedPair): Reading | null {
  if (quadOf(reading.plover) < 3 || !names(reading.initiators, target)) return null;
  if (names(reading.initiators, source) || names(reading.recipients, source)) return null;
  if (!names(speakersAbove(scene, reading.head), source)) return null;
  const code = combine(scene.index, "accuse", reading);
  return code === null ? null : { ...reading, ...code.reading, rules: [...reading.rules, code.product] };
}

/** Words that say that something is so. */
const CLAIMS = /^(?:say|claim|allege|assert|state|report|maintain|contend|charge|find|testify|conclude|believe)$/;

/** Subjects of the words of claiming above a token. */
function speakersAbove(scene: Scene, token: number): readonly Side[] {
  const { tree } = scene;
  const found: Side[] = [];
  for (let at = headOf(tree, token); at >= 0; at = headOf(tree, at)) {
    if (CLAIMS.test(lemma(tree, at))) found.push(...subjectsOf(scene, at));
  }
  return found;
}
