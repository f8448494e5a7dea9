import type { ActRow } from "../model/index.ts";
import { OWNER, agentsOf, laidAt, ownersOf, patientsOf, sidesAfter, sidesAt, subjectsOf, unique, without } from "./find-sides.ts";
import type { Match } from "./read-verb.ts";
import { OFFICIAL, placesOf, VIOLENT } from "./read-verb.ts";
import type { Scene, Side } from "./scene.ts";
import { isKnown, isOfClass } from "./scene.ts";
import { caseOf, childrenBy, childrenOf, fineTag, headOf, isPassive, isSaidBehind, lemma, relation, upos } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** Fits an act's row to a noun: "the invasion of Kuwait by Iraq", "Iraq's invasion", "talks between X and Y", "launched a strike on". */
export function readNoun(scene: Scene, row: ActRow, word: number): Match {
  const noun = carrierOf(scene, word);
  if (noun === null) return { why: "it only describes a noun" };
  if (namesParty(scene, row, word)) return { why: "it names a party" };
  if (isManner(scene, word)) return { why: "it tells in what spirit" };
  const verb = supportOf(scene, noun);
  const isBetween = row.reciprocal && betweenSides(scene, { noun, verb }).length > 1;
  const suffers =
    !isBetween &&
    (verb !== null || isPredicate(scene, noun)) &&
    ((verb !== null && isOfClass(scene, lemma(scene.tree, verb), "SUFFER")) || caseOf(scene.tree, noun) === "under");
  const sides = suffers ? sufferedSides(scene, row, { noun, verb }) : doneSides(scene, row, { noun, verb });
  if (row.mustName && sides.recipients.length === 0) return { why: "it names nobody whom it is done to" };
  // "the United States and its European allies have begun …" names somebody, and does not tell that he is an ally
  if (row.frame === "alone" && sides.recipients.length === 0 && !isPredicate(scene, noun)) return { why: "it only names somebody" };
  return { ...sides, objects: verb === null || relation(scene.tree, noun) === "obl" ? [] : [verb], sure: verb === null ? 0.9 : 1 };
}

/** "the opposition won", not "its opposition to the plan". */
function namesParty({ tree, byHead }: Scene, { prepositions }: ActRow, word: number): boolean {
  const isParty = byHead.get(word)?.actors.some(({ sector }) => sector === "OPP") === true;
  return isParty && !childrenBy(tree, word, ["nmod", "obl"]).some((child) => prepositions.includes(caseOf(tree, child)));
}

/** "stopped eating in protest at": how something else is done, where "injured in protests" tells of protests. */
function isManner({ tree }: Scene, noun: number): boolean {
  return (
    caseOf(tree, noun) === "in" &&
    lemma(tree, noun) === "protest" &&
    fineTag(tree, noun) === "NN" &&
    childrenBy(tree, noun, ["det", "amod", "nmod:poss"]).length === 0
  );
}

/** "an assassination attempt on": what hangs on the second noun belongs to the first. Null in "war crimes", "aid workers". */
function carrierOf(scene: Scene, noun: number): number | null {
  const head = headOf(scene.tree, noun);
  if (relation(scene.tree, noun) !== "compound" || head < noun) return noun;
  const frames = isOfClass(scene, lemma(scene.tree, head), "CONTAINER") || scene.index.operators.has(`${lemma(scene.tree, head)}/NOUN`);
  return frames ? head : null;
}

interface Held {
  readonly noun: number;
  /** The light verb that carries the noun, when there is one: "launch", "hold", "suffer". */
  readonly verb: number | null;
}

/** The verb that a noun is said with, without adding to it: its object, its subject in the passive, or in "went on a visit". */
function supportOf(scene: Scene, noun: number): number | null {
  const { tree } = scene;
  const own = relation(tree, noun);
  const head = own === "acl" || own === "conj" ? headOf(tree, headOf(tree, noun)) : headOf(tree, noun);
  const passive = childrenBy(tree, noun, ["acl"]).find((child) => isLight(scene, child) && isPassive(tree, child));
  if (passive !== undefined) return passive;
  if (head < 0 || upos(tree, head) !== "VERB" || !["obj", "nsubj:pass", "obl", "conj", "nsubj", "xcomp", "ccomp"].includes(own))
    return null;
  if (own === "obl" && !/^(?:on|in|into|to|for|under|with|through)$/.test(caseOf(tree, noun))) return null;
  // "imposed sanctions for two tests": why something is done is another's deed
  if (own === "obl" && caseOf(tree, noun) === "for" && childrenBy(tree, head, ["obj"]).length > 0) return null;
  if (own === "nsubj" && !isOfClass(scene, lemma(tree, head), "SUFFER")) return null;
  return isLight(scene, head) || isOfClass(scene, lemma(tree, head), "SUFFER") ? head : null;
}

function isPredicate({ tree }: Scene, noun: number): boolean {
  return childrenBy(tree, noun, ["cop"]).length > 0;
}

function isLight(scene: Scene, verb: number): boolean {
  return isOfClass(scene, lemma(scene.tree, verb), "LIGHT");
}

type Sides = { readonly initiators: readonly Side[]; readonly recipients: readonly Side[] };

function doneSides(scene: Scene, row: ActRow, { noun, verb }: Held): Sides {
  const by = sidesAfter(scene, [noun], ["by"]);
  const owners = ownersBefore(scene, noun);
  const of = row.prepositions.includes("of") ? [] : sidesAfter(scene, [noun], ["of"]).filter(isKnown);
  const between = row.reciprocal ? betweenSides(scene, { noun, verb }) : [];
  const subjects = verb === null ? [] : isPassive(scene.tree, verb) ? agentsOf(scene, verb) : subjectsOf(scene, verb);
  const after = recipientsAfter(scene, row, { noun, verb });
  if (between.length > 1) return { initiators: between, recipients: [] };
  // "is an ally of", "are in talks with", "were on alert", "was behind the attack"
  const isStated = row.frame === "alone" || /^(?:in|on|at)$/.test(caseOf(scene.tree, noun)) || isSaidBehind(scene.tree, noun);
  const predicated = isStated && isPredicate(scene, noun) ? subjectsOf(scene, noun) : [];
  const arrived = caseOf(scene.tree, noun) === "for" && row.reciprocal ? whoIsThere(scene, noun) : [];
  const named = [predicated, arrived, by, subjects, owners, of].find((sides) => sides.length > 0);
  const initiators = named ?? laidAt(scene, noun);
  if (row.reciprocal && owners.length > 1 && subjects.length === 0) return { initiators: owners, recipients: without(after, owners) };
  const recipients = without(after, initiators);
  if (recipients.length > 0) return { initiators, recipients };
  // "the Russian invasion" beside a subject or agent of its own: then the owner is whom it is done to ("US sanctions relief" is not coded so)
  const rest = initiators === owners ? owners.slice(1) : without(owners, initiators);
  if (row.prepositions.includes(OWNER) || (row.reciprocal && rest.length > 0))
    return { initiators: initiators === owners ? owners.slice(0, 1) : initiators, recipients: rest };
  return { initiators, recipients: placeOrVictim(scene, row, { noun, verb }).filter((side) => without([side], initiators).length > 0) };
}

/** "Anwar is in Moscow for talks with Putin": who is at a place for a meeting. */
function whoIsThere(scene: Scene, noun: number): readonly Side[] {
  const place = headOf(scene.tree, noun);
  const isPlace = place >= 0 && isPredicate(scene, place) && /^(?:in|at)$/.test(caseOf(scene.tree, place));
  return isPlace ? subjectsOf(scene, place) : [];
}

/** "the truce between X and Y took effect", "fighting broke out between X and Y". */
function betweenSides(scene: Scene, { noun, verb }: Held): readonly Side[] {
  const above = verb ?? (relation(scene.tree, noun) === "nsubj" ? headOf(scene.tree, noun) : null);
  return sidesAfter(scene, above === null ? [noun] : [noun, above], ["between", "among"]);
}

function ownersBefore(scene: Scene, noun: number): readonly Side[] {
  const before = childrenBy(scene.tree, noun, ["nmod:poss", "amod", "compound", "flat"]);
  return unique(before.length === 0 ? [] : ownersOf(scene, noun).filter((side) => side.head <= noun));
}

function recipientsAfter(scene: Scene, row: ActRow, { noun, verb }: Held): readonly Side[] {
  const prepositions = row.prepositions.filter((name) => name !== OWNER);
  const own = sidesAfter(scene, verb === null ? [noun] : [noun, verb], prepositions);
  if (own.length > 0) return own;
  if (verb !== null) {
    const given = childrenBy(scene.tree, verb, ["iobj"]).flatMap((token) => sidesAt(scene, token, "who"));
    if (given.length > 0) return given;
  }
  return misattached(scene, prepositions, noun);
}

/** "Britain's expulsion of diplomats was answered": a phrase that the parser hung on the verb right behind the noun. */
function misattached(scene: Scene, prepositions: readonly string[], noun: number): readonly Side[] {
  const behind = [...scene.tree.sentence.words.keys()].slice(noun + 2, noun + 6).find((token) => firstCase(scene.tree, token) === noun + 1);
  if (behind !== undefined && prepositions.includes(caseOf(scene.tree, behind))) return sidesAt(scene, behind, "any");
  const head = headOf(scene.tree, noun);
  const phrases = head < 0 ? [] : childrenOf(scene.tree, head).filter((child) => child > noun && child - noun < 5);
  return phrases.filter((phrase) => prepositions.includes(caseOf(scene.tree, phrase))).flatMap((phrase) => sidesAt(scene, phrase, "any"));
}

function firstCase(tree: Tree, token: number): number {
  return childrenBy(tree, token, ["case"])[0] ?? -1;
}

/** Violence without a named victim: whom the verb says it killed ("killed in a strike"), else whose place it was. */
function placeOrVictim(scene: Scene, row: ActRow, { noun, verb }: Held): readonly Side[] {
  if (!VIOLENT.test(row.cameo)) return [];
  const head = headOf(scene.tree, noun);
  const victims = relation(scene.tree, noun) === "obl" && head >= 0 && verb === null ? patientsOf(scene, head, "who") : [];
  return victims.length > 0 ? victims : placesOf(scene, verb ?? noun);
}

/** "came under attack from", "faces sanctions": the subject is whom it is done to. */
function sufferedSides(scene: Scene, row: ActRow, { noun, verb }: Held): Sides {
  // "was under attack": the noun has a subject of its own
  const patients = verb === null ? [] : patientsOf(scene, verb, "who");
  const recipients = patients.length > 0 ? patients : verb !== null || isPredicate(scene, noun) ? subjectsOf(scene, verb ?? noun) : [];
  const named = sidesAfter(scene, verb === null ? [noun] : [noun, verb], ["from", "by", "of"]);
  const own = without(named.length > 0 ? named : ownersBefore(scene, noun), recipients);
  const initiators = own.length > 0 || !OFFICIAL.test(row.cameo) ? own : placesOf(scene, noun);
  return { initiators, recipients };
}
