import type { ActRow } from "../model/index.ts";
import { nearestAfter, nearestBefore } from "./find-nearest.ts";
import { isOneOf, nounsOf } from "./match-triggers.ts";
import { objectTokensOf } from "./find-objects.ts";
import { OWNER, agentsOf, ownersOf, patientsOf, sidesAfter, sidesAt, sidesBroughtIn, subjectsOf, without } from "./find-sides.ts";
import type { Scene, Side } from "./scene.ts";
import { authoritiesOver } from "./authorities-over.ts";
import { isKnown, isOfClass, isPeopleOrBody, mentionAt } from "./scene.ts";
import { caseOf, childrenBy, fineTag, headOf, isPassive, isTime, lemma, phrasesBelow, relation, subtree, upos, word } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** The sides of an act as grammar gives them, or why the row does not fit. */
export type Match =
  | {
      readonly initiators: readonly Side[];
      readonly recipients: readonly Side[];
      readonly objects: readonly number[];
      /** Where the sentence says of an act that it ran both ways: "shelled each other". */
      readonly mutual?: boolean;
      readonly sure: number;
    }
  | { readonly why: string };

/** Fits an act's row to a verb. */
export function readVerb(scene: Scene, row: ActRow, verb: number): Match {
  const other = otherSense(scene, row, verb);
  if (other !== null) return { why: other };
  const nouns = row.objects.length === 0 ? [] : objectNouns(scene, row, verb);
  if (row.objects.length > 0 && nouns.length === 0) return { why: `none of its objects (${row.objects.slice(0, 3).join(", ")})` };
  const objects = row.frame === "alone" && nouns.length === 0 ? toldNouns(scene, verb) : nouns.slice(0, 1);
  if (row.frame === "receive") {
    const initiators = sidesAfter(scene, [...objects, verb], row.prepositions);
    return { initiators, recipients: without(subjectsOf(scene, verb), initiators), objects, sure: 1 };
  }
  if (row.frame === "alone" && row.objects.length === 0 && hasKnownObject(scene, verb)) return { why: "it has an object" };
  const initiators = initiatorsOf(scene, row, verb);
  if (isMutual(scene, verb)) return { initiators, recipients: [], objects, mutual: true, sure: 1 };
  const hit = recipientsOf(scene, row, { verb, objects, initiators }).filter(
    (side) => !VIOLENT.test(row.cameo) || !(isOwnThing(scene, side, verb) || isHeldPlace(scene, verb, side)),
  );
  // "Egypt and Israel signed a truce on Rhodes": where several do something together is no third party
  const isVenue = ({ head }: Side): boolean => initiators.length > 1 && /^(?:in|on|at)$/.test(caseOf(scene.tree, head));
  const recipients = without(hit, row.reciprocal ? initiators : []).filter((side) => !row.reciprocal || !isVenue(side));
  // "Chinese and Indian troops fought in a valley", "exchanged fire near a temple": with one another
  if (recipients.length === 0 && areSeveral(initiators) && FIGHTS.test(lemma(scene.tree, verb)) && !hasForeignObject(scene, verb))
    return { initiators, recipients, objects, mutual: true, sure: 0.8 };
  if (recipients.length === 0 && row.frame === "direct" && row.objects.length === 0 && hasForeignObject(scene, verb)) {
    const place =
      VIOLENT.test(row.cameo) && !(OF_PEOPLE.test(row.cameo) && !hasCounted(scene, verb)) ? without(placesOf(scene, verb), initiators) : [];
    return place.length > 0 ? { initiators, recipients: place, objects, sure: 0.7 } : { why: "its object is no actor" };
  }
  const why = whyUnfit(scene, row, { verb, recipients });
  if (why !== null) return { why };
  // "Kyiv and its allies denounced the annexation of Ukrainian regions": nobody is blamed together with whom he blames
  const isAmong = (side: Side): boolean => initiators.length > 1 && BY_WORDS.test(row.cameo) && isOwn(side, initiators);
  const others = without(recipients, initiators).filter((side) => !isAmong(side));
  // "massed troops in Darwin": who moves his forces at home moves them against nobody
  return { initiators, recipients: MOVES.test(row.cameo) ? others.filter((side) => !isOwn(side, initiators)) : others, objects, sure: 1 };
}

/** Why the verb says something else here than the row does, whoever its sides are. */
function otherSense(scene: Scene, row: ActRow, verb: number): string | null {
  if (VIOLENT.test(row.cameo) && isMishap(scene, verb)) return "a mishap is nobody's act";
  if (isGuest(row) && objectTokensOf(scene.tree, verb).some((token) => THING.test(word(scene.tree, token)))) return "a thing is no guest";
  if (BACKING.test(row.cameo) && relation(scene.tree, verb) === "acl" && isPassive(scene.tree, verb)) return "it only describes somebody";
  return OF_PEOPLE.test(row.cameo) && row.objects.length === 0 && isWithoutObject(scene, verb) ? "it has no object" : null;
}

function whyUnfit(
  scene: Scene,
  row: ActRow,
  { verb, recipients }: { readonly verb: number; readonly recipients: readonly Side[] },
): string | null {
  if (VISITS.test(row.cameo) && isBrought(scene, verb)) return "arms visit nobody";
  // "flew the president to Costa Rica"
  if (VISITS.test(row.cameo) && CARRIES.test(lemma(scene.tree, verb)) && patientsOf(scene, verb, "who").some(isKnown))
    return "another is brought there";
  if (recipients.length > 0) return null;
  // "withdrew its application": what is taken back is no place that is left
  if (row.frame === "prep" && LEAVING.test(row.cameo) && hasForeignObject(scene, verb)) return "its object is no actor";
  return row.mustName ? "it names nobody whom it is done to" : null;
}

/** "rebels backed by Rwanda". */
const BACKING = /^051/;
const VISITS = /^04/;
const CARRIES = /^(?:fly|return|land|jet)$/;
const FIGHTS = /^(?:fight|battle|skirmish)$/;

/** Of different countries. */
function areSeveral(sides: readonly Side[]): boolean {
  return new Set(sides.flatMap(({ actors }) => actors.flatMap(({ country }) => country ?? []))).size > 1;
}

/** "drones that were flying to Israel", "the first tanks arrived in Ukraine". */
function isBrought(scene: Scene, verb: number): boolean {
  const own = childrenBy(scene.tree, verb, ["nsubj"]);
  const subjects =
    relation(scene.tree, verb) === "acl:relcl" || relation(scene.tree, verb) === "acl" ? [...own, headOf(scene.tree, verb)] : own;
  return subjects.some((subject) => ["MISSILE", "WEAPON"].some((arms) => isOfClass(scene, lemma(scene.tree, subject), arms)));
}

const LEAVING = /^087/;
const MOVES = /^15[024]/;
/** "welcomes it as well": a thing is no guest. */
function isGuest({ cameo, frame }: ActRow): boolean {
  return cameo === "043" && frame === "direct";
}
const THING = /^(?:it|this|that)$/;

/** "held back": an active verb that is done to nobody. */
function isWithoutObject({ tree }: Scene, verb: number): boolean {
  return (
    !isPassive(tree, verb) &&
    upos(tree, verb) === "VERB" &&
    childrenBy(tree, verb, ["obj", "iobj", "obl", "nsubj:pass", "ccomp", "xcomp"]).length === 0
  );
}

/** "a school held by militants": who holds a place arrests nobody. */
function isHeldPlace(scene: Scene, verb: number, { head }: Side): boolean {
  const noun = lemma(scene.tree, head);
  return lemma(scene.tree, verb) === "hold" && (isOfClass(scene, noun, "ASSET") || isOfClass(scene, noun, "PLACE"));
}

/** "began to destroy its missiles": nobody fights his own things, but "two of its jets were shot down by rebels". */
function isOwnThing(scene: Scene, { head }: Side, verb: number): boolean {
  const { tree } = scene;
  if (isPassive(tree, verb) && agentsOf(scene, verb).length > 0) return false;
  const isPossessive = childrenBy(tree, head, ["nmod:poss"]).some((child) => /^(?:its|their|his|her)$/.test(word(tree, child)));
  return isPossessive && isOfClass(scene, lemma(tree, head), "ASSET");
}

/** "talks with X collapsed": the subject tells what collapsed, not an act of its own. */
function toldNouns(scene: Scene, verb: number): readonly number[] {
  return childrenBy(scene.tree, verb, ["nsubj"]).filter((noun) => scene.index.acts.has(`${lemma(scene.tree, noun)}/NOUN`));
}

/** "were killed by the crash", "died after a typhoon hit": what happens to people without anybody doing it. */
function isMishap(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  const around = childrenBy(tree, verb, ["nsubj", "obl", "obl:agent", "nmod", "advcl"]);
  const nouns = around.flatMap((token) => (relation(tree, token) === "advcl" ? childrenBy(tree, token, ["nsubj"]) : [token]));
  return nouns.some((token) => isOfClass(scene, lemma(tree, token), "MISHAP"));
}

/** "each other", "one another", wherever the parser hung the two words. */
export function isMutual({ tree }: Scene, verb: number): boolean {
  const pair = [verb + 1, verb + 2, verb + 3].find((token) => /^(?:each|one)$/.test(word(tree, token)));
  return pair !== undefined && /^(?:other|another)$/.test(word(tree, pair + 1));
}

/** Acts that are done to whoever is where they are done: protest, coercion, violence. */
export const VIOLENT = /^(?:14|17|18|19|20)/;
/** Of these, what kills, wounds and destroys. */
export const VIOLENCE = /^(?:18|19|20)/;
/** "Italian peacekeepers were deployed": whose forces they are is who sends them or calls them back. */
const FORCES = /^(?:074|15|087)/;
/** "were expelled from Austria": who is left is who drives out. */
const EXPULSION = /^(?:161|166|174)/;
/** Acts that only the authorities of a place can do: investigation, trial, arrest, deportation. */
export const OFFICIAL = /^(?:09|115|116|112|172|173|174|175)/;

function initiatorsOf(scene: Scene, row: ActRow, verb: number): readonly Side[] {
  if (VIOLENCE.test(row.cameo) && isOutcome(scene, verb)) return agentsOf(scene, headOf(scene.tree, verb));
  const subjects = subjectsOf(scene, verb);
  const own = VIOLENT.test(row.cameo) ? withoutScenes(scene, verb, subjects) : subjects;
  if (subjects.length > 0) return own;
  // "the war between Russia and Ukraine has killed": who stands before the verb is not its subject
  if (!isPassive(scene.tree, verb)) return childrenBy(scene.tree, verb, ["nsubj"]).length > 0 ? [] : nearestBefore(scene, verb);
  if (FORCES.test(row.cameo) && row.frame === "through" && lemma(scene.tree, verb) !== "station") {
    const sent = patientsOf(scene, verb, "who");
    if (sent.length > 0) return sent;
  }
  if (EXPULSION.test(row.cameo)) return leftBy(scene, verb);
  if (OFFICIAL.test(row.cameo)) {
    const there = placesOf(scene, verb);
    return there.length > 0 || isAccusation(scene, row, verb) ? there : authoritiesOver(scene, patientsOf(scene, verb, "who"));
  }
  return BY_WORDS.test(row.cameo) ? capitalsOf(scene, verb) : [];
}

/** Whom those that a verb drives out leave: "were expelled from Austria", "were told to leave Poland". */
function leftBy(scene: Scene, verb: number): readonly Side[] {
  const from = sidesAfter(scene, [verb], ["from", "out of"]);
  return from.length > 0 ? from : childrenBy(scene.tree, verb, ["xcomp"]).flatMap((child) => patientsOf(scene, child, "who"));
}

/** "a blast at a mosque in Kabul killed ten", "strikes in Gaza killed": where what kills happens is not who kills. */
function withoutScenes(scene: Scene, verb: number, sides: readonly Side[]): readonly Side[] {
  const { tree } = scene;
  const things = childrenBy(tree, verb, ["nsubj"]).filter((noun) => upos(tree, noun) === "NOUN" && !isPeopleOrBody(scene, noun));
  const scenes = things
    .flatMap((noun) => childrenBy(tree, noun, ["nmod"]))
    .filter((phrase) => /^(?:in|at|near|inside|outside|within|across)$/.test(caseOf(tree, phrase)))
    .flatMap((phrase) => subtree(tree, phrase));
  return scenes.length === 0 ? sides : sides.filter((side) => !scenes.includes(side.head));
}

/** Anybody may accuse; only authorities charge. */
const isAccusation = (scene: Scene, row: ActRow, verb: number): boolean =>
  row.cameo.startsWith("112") && !/^(?:charge|indict)$/.test(lemma(scene.tree, verb));

/** "was shot down, killing 298", "sank, killing 46": whoever something befell did not do what came of it. */
function isOutcome({ tree }: Scene, verb: number): boolean {
  const above = headOf(tree, verb);
  const isParticiple = relation(tree, verb) === "advcl" && fineTag(tree, verb) === "VBG";
  return isParticiple && (isPassive(tree, above) || BEFELL.test(lemma(tree, above)));
}
const BEFELL = /^(?:sink|crash|explode|capsize|collapse|derail|burn|detonate|overturn)$/;

/** Praise, blame and refusal, for which a capital stands as well as for a place: "was condemned in Paris". */
export const BY_WORDS = /^(?:05|11|12)/;

/** "was condemned in Brussels and Washington": the governments that a capital means. */
function capitalsOf(scene: Scene, verb: number): readonly Side[] {
  const phrases = childrenBy(scene.tree, verb, ["obl"]).filter((phrase) => caseOf(scene.tree, phrase) === "in");
  return phrases.flatMap((phrase) => sidesAt(scene, phrase, "who")).filter((side) => side.basis === "capital");
}

/** Countries in which the clause happens: "in Lebanon". */
export function placesOf(scene: Scene, token: number): readonly Side[] {
  const phrases = phrasesBelow(scene.tree, token).filter((phrase) =>
    /^(?:in|at|near|inside|into|across|outside|on)$/.test(caseOf(scene.tree, phrase)),
  );
  return (
    phrases.map((phrase) => sidesAt(scene, phrase, "any")).find((sides) => sides.some((side) => side.actors[0]?.country !== null)) ??
    thereOf(scene, token)
  );
}

/** "closed the crossings with Cambodia and bombed two bases there": the last country named before. */
function thereOf({ tree, covering }: Scene, token: number): readonly Side[] {
  const there = childrenBy(tree, token, ["advmod"]).find((child) => word(tree, child) === "there");
  if (there === undefined) return [];
  const before = [...new Set(covering.values())].filter((side) => side.head < there && side.actors.length === 1);
  const place = before.findLast(({ head, actors }) => actors[0]?.country != null && !/^nsubj/.test(relation(tree, head)));
  return place === undefined ? [] : [place];
}

interface Asked {
  readonly verb: number;
  readonly objects: readonly number[];
  readonly initiators: readonly Side[];
}

function recipientsOf(scene: Scene, row: ActRow, { verb, objects, initiators }: Asked): readonly Side[] {
  // "Israel's attorney general criticised the government over Gaza": whoever is named as the object is meant, one's own too
  const told = row.frame === "direct" && BY_WORDS.test(row.cameo) ? patientsOf(scene, verb, "who") : [];
  if (told.some(isKnown)) return told;
  const tries: (() => readonly Side[])[] = [];
  // "talks with X collapsed": the row's noun is the subject
  const around = row.frame === "alone" ? [...childrenBy(scene.tree, verb, ["nsubj"]), verb] : [...objects, verb];
  const phrase = (): readonly Side[] =>
    sidesBroughtIn(scene, around, {
      prepositions: row.prepositions,
      scope: row.frame === "prep" || FIGHTS.test(lemma(scene.tree, verb)) ? scopeOf(row) : "any",
    });
  if (row.frame === "direct" || row.frame === "complement") {
    // "branded Netanyahu a criminal": parsers may take the complement for the object
    if (row.frame === "complement" && objects.some((noun) => relation(scene.tree, noun) === "obj"))
      tries.push(() => childrenBy(scene.tree, verb, ["iobj"]).flatMap((token) => sidesAt(scene, token, "who")));
    tries.push(() => patientsOf(scene, verb, row.objects.length > 0 ? "any" : scopeOf(row)), phrase);
    tries.push(() =>
      objects.filter((token) => isBehindParticle(scene, row, { verb, token })).flatMap((token) => sidesAt(scene, token, "any")),
    );
    if (row.objects.length === 0)
      tries.push(() => nearestAfter(scene, verb).filter((side) => !OF_PEOPLE.test(row.cameo) || !describes(scene, side)));
  } else {
    if (row.frame === "through") tries.push(() => childrenBy(scene.tree, verb, ["iobj"]).flatMap((token) => sidesAt(scene, token, "who")));
    tries.push(phrase);
    // "the last French soldiers left Niger"
    if (row.frame === "alone" && row.objects.length > 0) tries.push(() => patientsOf(scene, verb, "who"));
    if (row.prepositions.includes(OWNER)) tries.push(() => objects.flatMap((noun) => heldBy(scene, noun)));
    if (row.frame === "through") tries.push(() => doubleObject(scene, verb, objects));
    // "put the president under house arrest"
    if (row.frame === "prep" && OF_PEOPLE.test(row.cameo)) tries.push(() => patientsOf(scene, verb, "who"));
    if (VIOLENT.test(row.cameo) && !areSeveral(initiators)) tries.push(() => placesOf(scene, verb));
  }
  // "expelled its peacekeepers from Mali", "returned prisoners to Armenia": somebody else who is known comes before one's own and strangers
  const found = tries.map((attempt) => attempt()).filter((sides) => sides.length > 0);
  return found.find((sides) => sides.some((side) => isKnown(side) && !isOwn(side, initiators))) ?? found[0] ?? [];
}

/** Of the same country as who does it: one's own troops, one's own envoy. */
export function isOwn(side: Side, initiators: readonly Side[]): boolean {
  const countries = initiators.flatMap((initiator) => initiator.actors.map((actor) => actor.country));
  return side.actors.every((actor) => actor.country !== null && countries.includes(actor.country));
}

/** Whose a thing is: "a Russian jet", whether its owner is a word before it or the whole is a mention with a country. */
function heldBy(scene: Scene, noun: number): readonly Side[] {
  const whole = mentionAt(scene, noun);
  return whole !== null && whole.actors.some((actor) => actor.country !== null) ? [whole] : ownersOf(scene, noun);
}

/** Praise, blame, refusal and sanctions reach whoever owns what they name; visits and violence reach only those who are there. */
function scopeOf(row: ActRow): "any" | "who" {
  return /^(?:04|18|19|20|154|173|174)/.test(row.cameo) ? "who" : "any";
}

/** "gave the Ivory Coast five million dollars": parsers may take the first object for part of the second or for the only one. */
function doubleObject(scene: Scene, verb: number, objects: readonly number[]): readonly Side[] {
  const { tree } = scene;
  const others = childrenBy(tree, verb, ["obj", "iobj"]).filter(
    (token) => !nounsOf(scene, token).some((member) => objects.includes(member)),
  );
  // "sold India missiles", not "sold US missiles" or "sold Indian missiles": a state's full name tells who got them
  const isNamed = (noun: number): boolean =>
    childrenBy(tree, noun, ["compound"]).some(
      (token) => upos(tree, token) === "PROPN" && /^\p{Lu}\p{Ll}/u.test(tree.sentence.words[token] ?? ""),
    );
  const first = objects.filter(isNamed).flatMap((noun) => mentionAt(scene, noun) ?? []);
  // "give Ukraine 50 billion euros" with the name taken for part of the sum
  const behind = scene.covering.get(verb + 1);
  const after = behind === undefined ? -1 : tree.sentence.starts.findIndex((start) => start >= behind.end);
  if (behind !== undefined && isKnown(behind) && objects.some((noun) => noun > after) && ["NUM", "DET", "SYM"].includes(upos(tree, after)))
    first.push(behind);
  return [...others.flatMap((token) => sidesAt(scene, token, "who")), ...first.filter(isKnown)];
}

/** The nouns that the row asks for: the verb's object, its subject in the passive, a complement, or in a phrase below. */
function objectNouns(scene: Scene, row: ActRow, verb: number): readonly number[] {
  const { tree } = scene;
  const words = scene.index.objects.get(row.id) ?? new Set();
  const own = row.frame === "alone" ? childrenBy(tree, verb, ["nsubj"]) : objectTokensOf(scene.tree, verb);
  const direct = own.flatMap((token) => nounsOf(scene, token));
  const found = direct.filter((token) => isOneOf(scene, token, words));
  if (found.length > 0) return found;
  const further = childrenBy(tree, verb, ["obl", "xcomp", "advcl", "iobj", "compound:prt", "advmod", "ccomp", "nmod", "dep"]);
  // "called the raid a violation": parsers take the complement for another name of the object
  const renamed = row.frame === "complement" ? own.flatMap((token) => childrenBy(tree, token, ["appos"])) : [];
  const accepted = [...renamed, ...further].filter(
    (token) =>
      row.frame === "complement" ||
      (relation(tree, token) === "obl" ? isBare(tree, token) : !isStatement(tree, token)) ||
      row.frame === "prep" ||
      isBehindParticle(scene, row, { verb, token }),
  );
  // "gave permission to help Israel" gives no help: a verb is none of the things that a row asks for
  const isThing = (token: number): boolean =>
    row.frame === "complement" || upos(tree, token) !== "VERB" || row.objects.includes(lemma(tree, token));
  const loose = accepted.flatMap((token) => nounsOf(scene, token)).filter((token) => isThing(token) && isOneOf(scene, token, words));
  if (loose.length > 0) return loose;
  const sharing =
    relation(tree, verb) === "conj"
      ? childrenBy(tree, headOf(tree, verb), ["obj"])
      : childrenBy(tree, verb, ["conj"]).flatMap((other) => childrenBy(tree, other, ["obj"]));
  return direct.length > 0 ? [] : sharing.flatMap((token) => nounsOf(scene, token)).filter((token) => isOneOf(scene, token, words));
}

/** "took two guards hostage": a noun without a preposition that is no time. */
function isBare(tree: Tree, token: number): boolean {
  return caseOf(tree, token) === "" && !isTime(tree, token);
}

/** "claimed that Iran was behind the bombing": what is said is no object. */
function isStatement(tree: Tree, token: number): boolean {
  return relation(tree, token) === "ccomp" && childrenBy(tree, token, ["cop"]).length > 0 && childrenBy(tree, token, ["nsubj"]).length > 0;
}

/** "called in the ambassador", "broke into the embassy": parsers take a verb's particle for a preposition of its object. */
function isBehindParticle({ tree }: Scene, row: ActRow, { verb, token }: { readonly verb: number; readonly token: number }): boolean {
  return row.frame === "direct" && row.triggers.includes(`${lemma(tree, verb)} ${caseOf(tree, token)}/VERB`);
}

/** "quit the alliance" is no resignation. */
function hasKnownObject(scene: Scene, verb: number): boolean {
  return objectTokensOf(scene.tree, verb).some((token) => mentionAt(scene, token) !== null);
}

/** "hung Libyan flags": who only describes a thing is not what the verb is done to. */
function describes({ tree }: Scene, { head }: Side): boolean {
  return ["amod", "compound"].includes(relation(tree, head)) && headOf(tree, head) > head;
}

/** Done to people alone: arrest, deportation. "Held a rally in Oslo" holds nobody there, "held 20 in Oslo" does. */
const OF_PEOPLE = /^17[34]/;

function hasCounted(scene: Scene, verb: number): boolean {
  return objectTokensOf(scene.tree, verb).some((token) => upos(scene.tree, token) === "NUM");
}

/** Whether the verb has an object at all; asked when it is nobody: "hit a record". */
function hasForeignObject(scene: Scene, verb: number): boolean {
  return objectTokensOf(scene.tree, verb).length > 0;
}
