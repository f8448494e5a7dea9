import type { ActorRef, CodedEvent, PloverType } from "../model/index.ts";
import { objectTokensOf } from "./find-objects.ts";
import { rowOf } from "./read-token.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isOfClass } from "./scene.ts";
import { caseOf, childrenBy, lemma, phrasesBelow, spanOf, upos, word } from "./tree.ts";

/** The id that `coder.rules` shows for a side that an event told before gave. */
const BY_REFERENCE = "side-by-reference";

/** Answers to what somebody did: praise, blame, refusal. */
const ANSWERS: readonly PloverType[] = ["ACCUSE", "SUPPORT", "REJECT"];
/** A side that an earlier sentence gives is worth as much as one that is guessed within the sentence. */
const REFERRED = 0.6;

/**
 * "France condemned the strike", where an earlier sentence tells who struck: whoever did what the noun means is who is condemned. Gives the
 * reading back as it is where it lacks no recipient, where no "the" or "this" points back, or where nothing fitting was told.
 */
export function referBack(scene: Scene, reading: Reading, told: readonly CodedEvent[]): Reading {
  if (reading.recipients.length > 0 || reading.initiators.length === 0) return reading;
  if (REACTIONS.includes(reading.plover)) return reactTo(scene, reading, told);
  if (!ANSWERS.includes(reading.plover)) return reading;
  const speakers = reading.initiators.flatMap((side) => side.actors);
  for (const noun of pointersOf(scene, reading)) {
    const recipients = actorsMeant(told, { means: meaningOf(scene, noun), speakers, answers: reading.plover });
    if (recipients.length > 0) {
      const side: Side = { ...spanOf(scene.tree.sentence, [noun]), head: noun, actors: recipients, confidence: REFERRED };
      return { ...reading, recipients: [side], rules: [...reading.rules, BY_REFERENCE] };
    }
  }
  return reading;
}

/** Breaking off, sanctions and threats: a state does so to somebody, and where the sentence names nobody, to whoever acted on it right before. */
const REACTIONS: readonly PloverType[] = ["SANCTION", "THREATEN"];

/** "Ecuadorean police raided the Mexican embassy. Mexico broke off relations.": with Ecuador. */
function reactTo(scene: Scene, reading: Reading, told: readonly CodedEvent[]): Reading {
  const own = reading.initiators.flatMap((side) => side.actors);
  const isOwn = (actor: ActorRef | null): boolean => own.some((side) => isSame(side, actor));
  const before = told.findLast(({ initiator, recipient, status }) => status === "occurred" && isOwn(recipient) && !isOwn(initiator));
  if (before === undefined || before.quad < 3 || before.initiator.country === null) return reading;
  const head = reading.head;
  const side: Side = { ...spanOf(scene.tree.sentence, [head]), head, actors: [before.initiator], confidence: REFERRED };
  return { ...reading, recipients: [side], rules: [...reading.rules, BY_REFERENCE] };
}

/** Nouns of the act with "the", "this" or "that": its own words first, then its object, then phrases that its row takes. */
function pointersOf(scene: Scene, reading: Reading): readonly number[] {
  const { tree } = scene;
  const row = rowOf(scene, reading.rules[0] ?? "");
  const objects = upos(tree, reading.head) === "VERB" ? objectTokensOf(tree, reading.head) : [];
  const phrases = phrasesBelow(tree, reading.head).filter((phrase) => (row?.prepositions ?? []).includes(caseOf(tree, phrase)));
  return [...new Set([...reading.tokens, ...objects, ...phrases])].filter(
    (token) =>
      upos(tree, token) === "NOUN" &&
      childrenBy(tree, token, ["det"]).some((child) => /^(?:the|this|that|these|those)$/.test(word(tree, child))),
  );
}

/** What an earlier event must be for a noun to mean it, and who of it is meant. */
interface Meaning {
  readonly isMeant: (event: CodedEvent) => boolean;
  /** Codes that the noun itself has among the acts. */
  readonly codes: ReadonlySet<string>;
  /** Whether the event was addressed to whoever answers it: a charge, a demand, an offer. */
  readonly addressed: boolean;
}

function meaningOf(scene: Scene, noun: number): Meaning | null {
  const own = lemma(scene.tree, noun);
  const asked = ADDRESSED.find(([name]) => isOfClass(scene, own, name));
  if (asked !== undefined) return { isMeant: ({ plover }) => asked[1].includes(plover), codes: new Set(), addressed: true };
  if (isOfClass(scene, own, "PACT")) return { isMeant: (event) => tellsPact(scene, event), codes: new Set(), addressed: false };
  const codes = new Set((scene.index.acts.get(`${own}/NOUN`) ?? []).map(({ row }) => row.cameo));
  const roots = new Set([...codes].map((code) => code.slice(0, 2)));
  // "the raid" may have been told as coercion
  const isForce = [...roots].some((root) => FORCE.test(root));
  // "shot down the drones" is the answer to an incursion and is meant by no such word
  const isAnswer = ({ coder }: CodedEvent): boolean => coder.rules.includes("shoot-down");
  if (codes.size > 0)
    return {
      isMeant: (event) =>
        !isAnswer(event) && (roots.has(event.cameo.slice(0, 2)) || (isForce && event.status === "occurred" && FORCE.test(event.cameo))),
      codes,
      addressed: false,
    };
  if (!isOfClass(scene, own, "DEED")) return null;
  return { isMeant: ({ plover }) => !ANSWERS.includes(plover) && plover !== "REQUEST", codes, addressed: false };
}
/** "the accord" is of those who signed, agreed to or broke one, whatever it was called there. */
function tellsPact(scene: Scene, { plover, evidence }: CodedEvent): boolean {
  const isPact = (word: string): boolean => isOfClass(scene, word, "PACT");
  return (
    !ANSWERS.slice(0, 1).includes(plover) && evidence.trigger.some(({ start, end }) => isPact(scene.text.slice(start, end).toLowerCase()))
  );
}
/** Coercion, assault, fighting and mass violence. */
const FORCE = /^(?:17|18|19|20)/;
const ADDRESSED: readonly (readonly [string, readonly PloverType[]])[] = [
  ["CHARGE", ["ACCUSE"]],
  ["DEMAND", ["REQUEST"]],
  ["OFFERED", ["AGREE", "REQUEST"]],
];

interface Asked {
  readonly means: Meaning | null;
  readonly speakers: readonly ActorRef[];
  readonly answers: PloverType;
}

/** Everybody who did the last fitting act that was told as news, but for whoever answers it. */
function actorsMeant(told: readonly CodedEvent[], { means, speakers, answers }: Asked): readonly ActorRef[] {
  if (means === null) return [];
  const fitting = told.filter(
    (event) =>
      means.isMeant(event) &&
      event.status !== "background" &&
      event.status !== "denied" &&
      !speakers.some((speaker) => isSame(speaker, event.initiator)) &&
      (!means.addressed || speakers.some((speaker) => isSame(speaker, event.recipient))),
  );
  // "Ecuador's government defended the operation": its own, where it did what the noun means
  const isOwn = (event: CodedEvent): boolean => speakers.some((speaker) => isSame(speaker, event.initiator));
  if (answers === "SUPPORT" && told.some((event) => means.isMeant(event) && isOwn(event) && event.quad > 2)) return [];
  // "the strike" is the last one told, "the decision" what the article is about
  const exact = fitting.filter(({ cameo }) => means.codes.has(cameo));
  const meant = means.codes.size > 0 ? (exact.at(-1) ?? fitting.at(-1)) : fitting[0];
  const act = fitting.filter((event) => event.actId === meant?.actId);
  return [...new Map(act.map(({ initiator }) => [initiator.id ?? initiator.name, initiator])).values()];
}

function isSame(a: ActorRef, b: ActorRef | null): boolean {
  return b !== null && ((a.id !== null && a.id === b.id) || (a.country !== null && a.country === b.country));
}
