import { boundBy, meantBy, reasonOf } from "./bound-by.ts";
import { companionTokens } from "./companion-tokens.ts";
import { isBacker } from "./is-backer.ts";
import { besideTime, isRelativePronoun, objectTokensOf } from "./find-objects.ts";
import type { Scene, Side } from "./scene.ts";
import { isCount, isKnown, isOfClass, isPeopleOrBody, mentionAt } from "./scene.ts";
import {
  caseOf,
  childrenBy,
  clauseOf,
  conjuncts,
  fineTag,
  hasOwnObject,
  headOf,
  isDating,
  isPassive,
  isTime,
  keyAt,
  lemma,
  phrasesBelow,
  relation,
  upos,
  word,
} from "./tree.ts";
import type { Tree } from "./tree.ts";
import { rankPhrases } from "./rank-phrases.ts";
import { BEFORE, sharingRole } from "./sharing-role.ts";
import { isCrowd, relativeAt, unnamedSide } from "./unnamed-side.ts";

/** "who": a person, body or thing that stands for its owner. "any": whatever noun, for its owner ("Iran's offer"). */
export type Scope = "who" | "any";

/** Nouns that stand for those who own, man or inhabit them. */
const STANDING = ["PEOPLE", "BODY", "ASSET", "PLACE", "QUANTITY", "DOCUMENT"] as const;
const MAX_DESCENT = 4;

/** Who is meant by a noun phrase; members of a conjunction are added, each with what it means. */
export function sidesAt(scene: Scene, token: number, scope: Scope): readonly Side[] {
  const joined = conjuncts(scene.tree, token).flatMap((member) => sidesOfNoun(scene, member, { scope, depth: 0 }));
  return unique(joined.flatMap((side) => scene.listed.get(side) ?? [side]));
}

interface Descent {
  readonly scope: Scope;
  readonly depth: number;
}

function sidesOfNoun(scene: Scene, token: number, { scope, depth }: Descent): readonly Side[] {
  const own = mentionAt(scene, token);
  const noun = lemma(scene.tree, token);
  if (isCount(scene, token)) {
    const counted = childrenBy(scene.tree, token, ["nmod"])
      .filter((child) => caseOf(scene.tree, child) === "of")
      .flatMap((child) => sidesAt(scene, child, scope));
    if (counted.length > 0 && depth <= MAX_DESCENT) return counted;
  }
  const bound = noun === "its" ? boundBy(scene, token) : [];
  if (bound.length > 0) return bound;
  if (own !== null && isKnown(own)) return [own, ...sharingRole(scene, token, own)];
  const members = membersOf(scene, token);
  if (members.length > 0) return members;
  if (isOfClass(scene, noun, "RELATIVE")) return relativeAt(scene, token, own);
  if (depth > MAX_DESCENT || upos(scene.tree, token) === "VERB") return own === null ? [] : [own];
  if (isTime(scene.tree, token))
    return unique(besideTime(scene.tree, token).flatMap((child) => sidesOfNoun(scene, child, { scope, depth: depth + 1 })));
  const stands = STANDING.some((name) => isOfClass(scene, noun, name));
  if (scope === "any" || stands || own !== null) {
    const owners = ownersOf(scene, token, depth + 1);
    if (owners.length > 0) return owners;
  }
  if (own !== null && !isOfClass(scene, noun, "ASSET")) return [own];
  return isOfClass(scene, noun, "PEOPLE") || isCrowd(scene, token) ? [unnamedSide(scene, token)] : [];
}

/** "Twelve countries, including France and Japan": those whom the text names of a group that it does not. */
function membersOf(scene: Scene, token: number): readonly Side[] {
  const { tree } = scene;
  if (fineTag(tree, token) !== "NNS") return [];
  const examples = childrenBy(tree, token, ["nmod"]).filter((child) => /^(?:including|such as|among them)$/.test(caseOf(tree, child)));
  return examples
    .flatMap((child) => conjuncts(tree, child))
    .flatMap((member) => mentionAt(scene, member) ?? [])
    .filter(isKnown);
}

const OWNING = new Set(["of", "from", "in", "at", "near", "inside", "outside", "within", "across", "by"]);
/** Of people and bodies also those they stand for: "the envoy to Iran", "a spokesman for NATO", "the office on Gaza". */
const STANDING_FOR = new Set([...OWNING, "for", "to", "on"]);

/** Those that own or describe a noun: "Russia's army", "the Russian army", "the army of Russia", "troops in Mali". */
export function ownersOf(scene: Scene, noun: number, depth = 0): readonly Side[] {
  const before = unique(
    childrenBy(scene.tree, noun, BEFORE)
      .filter((child) => !isBacker(scene.tree, child))
      .flatMap((child) => ownerIn(scene, child, depth)),
  );
  const known = before.filter(isKnown);
  if (known.length > 0) return nearest(known);
  const owning = isPeopleOrBody(scene, noun) ? STANDING_FOR : OWNING;
  for (const child of childrenBy(scene.tree, noun, ["nmod"])) {
    if (!owning.has(caseOf(scene.tree, child))) continue;
    const sides = conjuncts(scene.tree, child).flatMap((member) => sidesOfNoun(scene, member, { scope: "any", depth: depth + 1 }));
    if (sides.some(isKnown)) return unique(sides);
  }
  return makersOf(scene, noun);
}

/** "Russia's Belgorod region", "Poland's Ukrainian community": the place or people, not the state around it too. */
function nearest(sides: readonly Side[]): readonly Side[] {
  const places = sides
    .flatMap((side) => side.actors)
    .filter(({ kind, sector }) => kind === "place" || (kind === "unnamed" && sector === "CVL"));
  const isAround = ({ actors: [actor] }: Side): boolean =>
    actor?.kind === "state" && places.some((place) => place.country === actor.country);
  return sides.filter((side) => !isAround(side));
}

/** Who brings a deal about is none of its parties. */
const GOES_BETWEEN = /^(?:broker|mediate|facilitate|negotiate|arrange)$/;

/** At whose door a deed is laid: "a strike blamed on Israel", "claimed by rebels"; and where somebody has his seat: "militants based in Pakistan". */
const LAID_AT: readonly (readonly [verb: RegExp, prepositions: readonly string[]])[] = [
  [/^(?:blame|pin)$/, ["on"]],
  [/^(?:attribute|ascribe|link|trace|tie)$/, ["to"]],
  [/^claim$/, ["by"]],
  [/^(?:base|headquarter)$/, ["in", "at"]],
];

/** Nor does who backs people act for them: "rebels armed by Rwanda". */
const BACKS = /^(?:back|support|arm|fund|finance|train|equip|sponsor|aid|help|supply|hold|capture|kill|detain|arrest|expel)$/;

/** "a resolution sponsored by Algeria": who made the thing, or is said to have. */
function makersOf(scene: Scene, noun: number): readonly Side[] {
  const other = isPeopleOrBody(scene, noun) ? BACKS : GOES_BETWEEN;
  const told = passivesOf(scene, noun).filter((child) => !other.test(lemma(scene.tree, child)));
  const makers = told.flatMap((child) => agentsOf(scene, child)).filter(isKnown);
  return makers.length > 0 ? makers : laidAt(scene, noun);
}

function passivesOf({ tree }: Scene, noun: number): readonly number[] {
  return childrenBy(tree, noun, ["acl"]).filter((child) => isPassive(tree, child));
}

/** Those to whom the words behind a noun ascribe it. */
export function laidAt(scene: Scene, noun: number): readonly Side[] {
  const sides = passivesOf(scene, noun).flatMap((verb) => {
    const prepositions = LAID_AT.find(([verbs]) => verbs.test(lemma(scene.tree, verb)))?.[1] ?? [];
    return prepositions.length === 0 ? [] : sidesAfter(scene, [verb], prepositions);
  });
  return sides.filter(isKnown);
}

/** A modifier with what it means; a hyphenated pair gives both ("Russia-Iran talks"). */
function ownerIn(scene: Scene, token: number, depth: number): readonly Side[] {
  if (word(scene.tree, token) === "whose") return bearerOf(scene, token);
  const members = conjuncts(scene.tree, token).flatMap((member) => {
    const own = lemma(scene.tree, member) === "its" ? (boundBy(scene, member)[0] ?? mentionAt(scene, member)) : mentionAt(scene, member);
    return own !== null && isKnown(own) ? [own] : depth < MAX_DESCENT ? ownersOf(scene, member, depth + 1) : [];
  });
  const inner = childrenBy(scene.tree, token, ["compound", "amod"]).flatMap((child) => mentionAt(scene, child) ?? []);
  return [...inner.filter(isKnown), ...members];
}

/** "France, whose soldiers": the name right before, wherever the parser hung the clause, else what the clause is about. */
function bearerOf(scene: Scene, whose: number): readonly Side[] {
  const { tree } = scene;
  const before = scene.covering.get(word(tree, whose - 1) === "," ? whose - 2 : whose - 1);
  if (before !== undefined) return [before];
  const clause = clauseOf(tree, whose);
  return relation(tree, clause) === "acl:relcl" ? sidesAt(scene, headOf(tree, clause), "who") : [];
}

export function unique(sides: readonly Side[]): readonly Side[] {
  return sides.filter((side, i) => sides.findIndex((other) => other.start === side.start && other.end === side.end) === i);
}

const MAX_CLIMB = 6;

/**
 * Who does what a verb says: its subject or agent, else the subject that grammar hands to it (conjunction, control, participles,
 * relative clauses). Empty when the text names nobody.
 */
export function subjectsOf(scene: Scene, verb: number, climbed = 0): readonly Side[] {
  const { tree } = scene;
  if (climbed > MAX_CLIMB) return [];
  if (isPassive(tree, verb)) return agentsOf(scene, verb);
  const subjects = childrenBy(tree, verb, ["nsubj", "csubj"]).filter((child) => !isRelativePronoun(tree, child));
  const named = subjects.map((subject) => withCompanions(scene, verb, subject)).filter((sides) => sides.some(isKnown));
  // "France and the reluctant Germany welcomed": parsers hang both names on the verb
  const [first, second] = named;
  if (first !== undefined && second !== undefined && isJoined(scene, first, second)) return unique([...first, ...second]);
  if (first !== undefined) return speakerInstead(scene, verb, subjects) ?? first;
  const subject = subjects.at(-1);
  if (subject !== undefined) {
    const own = sidesAt(scene, subject, "any");
    return own.length === 0 && isSpeakersOwn(scene, verb, subject) ? subjectsOf(scene, headOf(tree, verb), climbed + 1) : own;
  }
  if (headOf(tree, verb) < 0) return [];
  return inheritedSubjects(scene, verb, climbed);
}

function withCompanions(scene: Scene, verb: number, subject: number): readonly Side[] {
  const companions = companionTokens(scene.tree, verb, subject).flatMap((token) => sidesAt(scene, token, "any"));
  return unique([...sidesAt(scene, subject, "any"), ...companions.filter(isKnown)]);
}

/** "Italy's minister said he would protest": "he" is the one who speaks of himself by his office, not somebody named before; spokesmen speak of others. */
function speakerInstead(scene: Scene, verb: number, subjects: readonly number[]): readonly Side[] | null {
  const { tree } = scene;
  const [subject] = subjects;
  const above = headOf(tree, verb);
  if (subject === undefined || !/^(?:he|she)$/.test(word(tree, subject)) || !isSpeakersOwn(scene, verb, subject)) return null;
  const [speaker, ...others] = subjectsOf(scene, above);
  const isOffice = speaker?.actors.length === 1 && speaker.basis === "role" && speaker.actors[0]?.kind !== "person";
  return isOffice && others.length === 0 && !/^spokes/.test(lemma(tree, speaker.head)) ? [speaker] : null;
}

/** "Spain and Norway said they would recognise": those who speak speak of themselves, where nothing else tells whom a pronoun means. */
function isSpeakersOwn({ tree, index }: Scene, verb: number, subject: number): boolean {
  const head = headOf(tree, verb);
  const speaks = relation(tree, verb) === "ccomp" && index.speech.has(keyAt(tree, head));
  return speaks && head < subject && /^(?:they|it|he|she)$/.test(word(tree, subject));
}

/** Whether an "and" stands between two sides, or as in headlines a comma alone, and no verb. */
function isJoined({ tree }: Scene, before: readonly Side[], after: readonly Side[]): boolean {
  const from = Math.max(...before.map((side) => side.head));
  const to = Math.min(...after.map((side) => side.head));
  const between = [...tree.sentence.words.keys()].slice(from + 1, Math.max(from + 1, to));
  const isComma = between.length === 1 && word(tree, from + 1) === ",";
  return (
    (isComma || between.some((token) => word(tree, token) === "and")) &&
    between.every((token) => !["VERB", "AUX"].includes(upos(tree, token)))
  );
}

function inheritedSubjects(scene: Scene, verb: number, climbed: number): readonly Side[] {
  const { tree } = scene;
  const head = headOf(tree, verb);
  switch (relation(tree, verb)) {
    case "acl:relcl":
      return sidesAt(scene, head, "any");
    case "amod":
      return hasOwnObject(tree, verb) ? sidesAt(scene, head, "any") : [];
    case "acl":
      return subjectsThroughNoun(scene, head, climbed);
    case "xcomp":
    case "ccomp":
      return controlled(scene, verb, climbed);
    case "conj":
    case "parataxis":
      // "Egypt, Jordan and Oman severed ties" with the verb joined to the names
      if (isName(tree, head) && relation(tree, head) === "root") return sidesAt(scene, head, "any");
      return isPassive(tree, head) && !isPassive(tree, verb) && relation(tree, verb) === "conj"
        ? patientsOf(scene, head, "any")
        : subjectsOf(scene, head, climbed + 1);
    case "advcl":
      return isPassive(tree, head) ? patientsOf(scene, head, "any") : controlled(scene, verb, climbed);
    default:
      return [];
  }
}

function isName(tree: Tree, token: number): boolean {
  return upos(tree, token) === "PROPN" && childrenBy(tree, token, ["cop", "nsubj"]).length === 0;
}

/** "urged Iran to stop": what is urged is done by Iran. Other verbs hand their own subject down. */
function controlled(scene: Scene, verb: number, climbed: number): readonly Side[] {
  const { tree } = scene;
  const head = headOf(tree, verb);
  const operator = scene.index.operators
    .get(`${lemma(tree, head)}/VERB`)
    ?.find(({ row }) => row.control === "object" || row.control === "other");
  const object = childrenBy(tree, head, ["obj", "iobj", "nsubj:pass"])[0];
  if (operator !== undefined && (object !== undefined || operator.row.control === "object")) {
    if (object !== undefined) return sidesAt(scene, object, "who");
    return sidesAfter(scene, [head], operator.row.prepositions).filter((side) => side.head < verb);
  }
  // "is scheduled to attend": who is scheduled attends
  if (relation(tree, verb) === "xcomp" && isPassive(tree, head)) return patientsOf(scene, head, "any");
  // "thanked Russia for cancelling its debt", "imposed sanctions on Iran for sheltering him": the reason is what the other did
  if (fineTag(tree, verb) === "VBG" && caseOf(tree, verb) === "for" && head < verb) {
    const named = object === undefined || object > verb ? [] : sidesAt(scene, object, "who").filter(isKnown);
    const other = named.length > 0 ? null : reasonOf(scene, verb, head);
    if (named.length > 0 || other !== null) return other === null ? named : [other];
  }
  // "helping militants join a group": who is helped, made or let do it does it
  if (object !== undefined && object < verb && CAUSES.test(lemma(tree, head))) return sidesAt(scene, object, "who");
  const nominal = upos(tree, head) === "NOUN" && childrenBy(tree, head, ["nsubj"]).length === 0;
  return nominal ? subjectsThroughNoun(scene, head, climbed) : subjectsOf(scene, head, climbed + 1);
}

const CAUSES = /^(?:help|make|let|have|see|watch|prompt|cause|lead|drive)$/;

/** "one of the few states to recognise X", "a decree declaring X": the noun itself when it is an actor, else who holds it. */
function subjectsThroughNoun(scene: Scene, noun: number, climbed: number): readonly Side[] {
  const { tree } = scene;
  if (climbed > MAX_CLIMB) return [];
  const subject = childrenBy(tree, noun, ["nsubj"])[0];
  if (subject !== undefined) return sidesAt(scene, subject, "any");
  const head = headOf(tree, noun);
  // "Venezuela, Cuba's partner, praised": an apposition is whom it describes
  const described = head >= 0 && relation(tree, noun) === "appos" ? sidesAt(scene, head, "who").filter(isKnown) : [];
  if (described.length > 0) return described;
  const own = sidesAt(scene, noun, "any");
  if (own.length > 0 || head < 0) return own;
  if (upos(tree, head) === "VERB") return isRejected(scene, noun, head) ? [] : subjectsOf(scene, head, climbed + 1);
  return subjectsThroughNoun(scene, head, climbed + 1);
}

/** "opposed a resolution authorising force": what somebody is against is not his own. */
function isRejected({ tree, index }: Scene, noun: number, verb: number): boolean {
  const operators = index.operators.get(`${lemma(tree, verb)}/VERB`) ?? [];
  return relation(tree, noun) === "obj" && operators.some(({ row }) => /^(?:refuse|deny|condemn|prevent)$/.test(row.operation));
}

export function agentsOf(scene: Scene, verb: number): readonly Side[] {
  // "was freed after a visit by the minister": whoever did what only dates the act did not do it
  const dates = (noun: number): boolean => noun !== verb && isDating(scene.tree, noun);
  const agents = phrasesBelow(scene.tree, verb).filter((child) => caseOf(scene.tree, child) === "by" && !dates(headOf(scene.tree, child)));
  return unique(agents.flatMap((agent) => sidesAt(scene, agent, "any"))).slice(0, 6);
}

export function patientsOf(scene: Scene, verb: number, scope: Scope): readonly Side[] {
  const objects = objectTokensOf(scene.tree, verb);
  const sides = unique(objects.flatMap((token) => sidesAt(scene, token, scope)));
  // "Egypt cut ties with Qatar, accusing it": nobody accuses himself by "it"
  const isOwn = sides.every((side) => side.basis === "pronoun") && !isPassive(scene.tree, verb) && relation(scene.tree, verb) !== "root";
  const other = isOwn ? objects.flatMap((token) => meantBy(scene, token) ?? []) : [];
  return other.length > 0 && (sides.length === 0 || without(sides, subjectsOf(scene, verb)).length === 0) ? other : sides;
}

/** The owner of the object counts as brought in by this "preposition" of a row. */
export const OWNER = "'s";

/**
 * Those brought in by one of the prepositions below any of the tokens, within the clause: "ties with Iran", "agreed with Iran". The phrase
 * nearest in the tree wins; one that the parser hung on a word between (a time, another noun) is still found.
 */
export function sidesAfter(scene: Scene, tokens: readonly number[], prepositions: readonly string[]): readonly Side[] {
  return sidesBroughtIn(scene, tokens, { prepositions, scope: "any" });
}

interface BroughtIn {
  readonly prepositions: readonly string[];
  readonly scope: Scope;
  /** Words whose own phrases are not looked at. */
  readonly closed?: readonly number[];
}

/** The same with the scope said: whether owners of things count. */
export function sidesBroughtIn(scene: Scene, tokens: readonly number[], { prepositions, scope, closed = [] }: BroughtIn): readonly Side[] {
  const open = tokens.filter((token) => !closed.includes(token));
  for (const { phrase, preposition } of rankPhrases(scene.tree, open, { prepositions, closed })) {
    const sides = sidesAt(scene, phrase, scope);
    if (sides.length === 1 && preposition === "between") return [...sides, ...joinedAfter(scene, sides[0]?.end ?? 0)];
    if (sides.length > 0) return sides;
  }
  return [];
}

/** "between Sudan and Israel": the second one, wherever the parser hung it. */
function joinedAfter(scene: Scene, end: number): readonly Side[] {
  const { words, starts } = scene.tree.sentence;
  const and = [...starts.keys()].find((token) => (starts[token] ?? 0) >= end && words[token] === "and");
  if (and === undefined || (starts[and] ?? 0) - end > 2) return [];
  for (let token = and + 1; token < Math.min(and + 6, words.length); token++) {
    const side = mentionAt(scene, token);
    if (side !== null && isKnown(side)) return [side];
  }
  return [];
}

function keyOf({ actors }: Pick<Side, "actors">): string {
  return actors.map((actor) => actor.id ?? `${actor.name} ${actor.country ?? ""}`).join("|");
}

/** Sides that are none of those taken, nor several of them together ("them", "both"). */
export function without(sides: readonly Side[], taken: readonly Side[]): readonly Side[] {
  const keys = new Set(taken.map(keyOf));
  const areTaken = ({ actors }: Side): boolean => actors.length > 1 && actors.every((actor) => keys.has(keyOf({ actors: [actor] })));
  return sides.filter((side) => !keys.has(keyOf(side)) && !areTaken(side));
}
