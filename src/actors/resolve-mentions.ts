import type { ActorRef, Day, Mention, ParsedSentence, Sentence } from "../model/index.ts";
import { unknownRef } from "./draft.ts";
import type { Draft, NamedDraft, Scene } from "./draft.ts";
import type { ActorIndex } from "./index-actors.ts";
import { expandGroups } from "./expand-groups.ts";
import { lineOf, topOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { NameMatch } from "./match-names.ts";
import { ownerlessDraft, readBreakaways, readUnnamed } from "./read-descriptions.ts";
import { addGlosses } from "./read-glosses.ts";
import { readNames } from "./read-names.ts";
import { readOrganisations } from "./read-organisations.ts";
import { readPersons } from "./read-persons.ts";
import { readReferences, resolveOwned } from "./read-references.ts";
import { readRoles, roleDraft } from "./read-roles.ts";
import type { RolePhrase } from "./read-roles.ts";

export interface ResolveInput {
  /** `article.text`: all offsets point into it. */
  readonly text: string;
  /** Day of publication; null when unknown: then everybody is as the tables have them last. */
  readonly day: Day | null;
  readonly outlet: string | null;
  /** All sentences in order; those that were parsed resolve pronouns and tell governments from towns. */
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  /** What `matchNames` found in them. */
  readonly matches: readonly NameMatch[];
}

/**
 * Says who is meant wherever the article names or describes an actor, as of its day.
 *
 * Mentions come in order of their start; they may nest ("Iran" in "Iran's foreign minister"), never cross. `head` is the token that carries
 * the mention in the tree: for "President Vladimir Putin" the mention is the name and its head may be the title. Cities and regions that do not
 * act have kind "place". Never throws.
 *
 * @example resolveMentions({ text, day, outlet: null, sentences, matches: matchNames(sentences, index, day) }, index)
 */
export function resolveMentions(input: ResolveInput, index: ActorIndex): readonly Mention[] {
  const lines = input.sentences.map(lineOf);
  const countries = countriesIn(input.matches);
  const home = homeOf(lines, input.matches, countries);
  const scene: Scene = { index, day: input.day, text: input.text, lines, matches: input.matches, countries, home };
  const named = readNames(scene);
  const namedByLine = Map.groupBy(named, (draft) => draft.line);
  const phrases = lines.flatMap((line) => readRoles(line, namedByLine.get(line.at) ?? [], scene));
  const persons = readPersons(scene, { named, phrases });
  const base = [...withoutAbsorbed(named, phrases), ...persons.drafts, ...rolesAlone(scene, phrases, persons.used)];
  const described = lines.flatMap((line) => readBreakaways(line, scene, base));
  const organisations = lines.flatMap((line) => readOrganisations(line, scene, { named, taken: [...base, ...described] }));
  const settled = withoutCovered([...base, ...described, ...organisations]);
  const unnamed = lines.flatMap((line) => readUnnamed(line, scene, settled));
  const references = readReferences(scene, { drafts: [...settled, ...unnamed], phrases });
  const owned = phrases.filter((phrase) => !persons.used.has(phrase)).flatMap((phrase) => resolveOwned(scene, phrase, references) ?? []);
  const before = [...settled, ...unnamed, ...references, ...owned];
  const ownerless = phrases
    .filter((phrase) => phrase.owner === null && !persons.used.has(phrase) && isFree(before, phrase))
    .flatMap((phrase) => ownerlessOf(scene, phrase, before));
  const all = expandGroups(scene, addGlosses(scene, addAllies(lines, withoutCrossing([...before, ...ownerless]))));
  return all.flatMap((draft) => mentionOf(scene, draft)).toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function countriesIn(matches: readonly NameMatch[]): ReadonlySet<string> {
  const countries = new Set<string>();
  for (const { readings } of matches) {
    for (const { actor, name } of readings) if (name.kind !== "surname" && actor.country !== null) countries.add(actor.country);
  }
  return countries;
}

/** Organs of a state that act at home. */
const AT_HOME =
  /^(?:police|army|government|authorities|parliament|court|courts|troops|soldiers|security|president|riot|interior|opposition)$/;

/**
 * The country of the scene: the one that the article names, where its own organs act or something happens "in" it; of several the one that the
 * text was filed from, where its first sentences name it once more.
 */
function homeOf(lines: readonly Line[], matches: readonly NameMatch[], countries: ReadonlySet<string>): string | null {
  const [only] = countries;
  if (countries.size > 1) return filedFrom(lines, matches);
  if (only === undefined) return null;
  const lineByIndex = new Map(lines.map((line) => [line.sentence.index, line]));
  const isHome = matches.some(({ sentence, first, last }) => {
    const line = lineByIndex.get(sentence);
    if (line === undefined) return false;
    const behind = line.lower.slice(last + 1, last + 3).filter((word) => !/^['’]s?$/.test(word));
    return ["in", "across", "throughout"].includes(line.lower[first - 1] ?? "") || behind.some((word) => AT_HOME.test(word));
  });
  return isHome ? only : null;
}

/** "TBILISI (AFP) -": the country of the place in capitals that the text begins with, where one of its first sentences names that country again. */
function filedFrom([line]: readonly Line[], matches: readonly NameMatch[]): string | null {
  const [dateline, ...others] = matches.filter(({ sentence }) => sentence <= (line?.sentence.index ?? -1) + LEAD);
  if (line === undefined || dateline?.first !== 0 || dateline.sentence !== line.sentence.index) return null;
  const isCapitals = line.words.slice(0, dateline.last + 1).every((word) => word === word.toUpperCase());
  const isFollowed = line.words.slice(dateline.last + 1, dateline.last + DATELINE_REACH).some((word) => /^(?:-+|—|–|:)$/.test(word));
  const [country = null, ...further] = new Set(dateline.readings.flatMap(({ actor }) => actor.country ?? []));
  const isNamed = others.some(({ readings }) => readings.some(({ actor, name }) => name.kind !== "surname" && actor.country === country));
  return isCapitals && isFollowed && further.length === 0 && isNamed ? country : null;
}
/** Sentences after the dateline in which a text names the country that it is about. */
const LEAD = 3;
/** Words behind a place within which a dateline ends: "TBILISI, May 28 (Reuters) -". */
const DATELINE_REACH = 9;

function ownerlessOf(scene: Scene, phrase: RolePhrase, drafts: readonly Draft[]): readonly Draft[] {
  const line = scene.lines[phrase.line];
  const draft = line === undefined ? null : ownerlessDraft(line, phrase, { scene, drafts });
  return draft === null ? [] : [draft];
}

function isFree(drafts: readonly Draft[], phrase: RolePhrase): boolean {
  return !drafts.some((draft) => draft.line === phrase.line && draft.first <= phrase.run.last && phrase.run.first <= draft.last);
}

/** Adjectives and nouns right before a role are part of it; persons are resolved on their own. */
function withoutAbsorbed(named: readonly NamedDraft[], phrases: readonly RolePhrase[]): readonly Draft[] {
  const absorbed = new Set(phrases.flatMap((phrase) => (phrase.owner?.absorbed === true ? phrase.owner.drafts : [])));
  return named.filter((draft) => draft.reading.actor.kind !== "person" && !absorbed.has(draft));
}

function rolesAlone(scene: Scene, phrases: readonly RolePhrase[], used: ReadonlySet<RolePhrase>): readonly Draft[] {
  return phrases.flatMap((phrase) => {
    const line = scene.lines[phrase.line];
    const draft = used.has(phrase) || line === undefined ? null : roleDraft(line, phrase, scene);
    return draft === null ? [] : [draft];
  });
}

/** Names inside a description of several states, or inside an unknown organisation's name, are part of it. */
function withoutCovered(drafts: readonly Draft[]): readonly Draft[] {
  const wide = drafts.filter(
    (draft) => draft.basis === "description" || (draft.basis === "name finder" && draft.actors[0]?.kind === "organisation"),
  );
  return drafts.filter((draft) => wide.includes(draft) || !wide.some((other) => covers(other, draft)));
}

function covers(wide: Draft, draft: Draft): boolean {
  const [first, last] = wide.phrase ?? [wide.first, wide.last];
  return wide.line === draft.line && first <= draft.first && draft.last <= last;
}

/** Of two that cross, or that are the same words, the surer stays. */
function withoutCrossing(drafts: readonly Draft[]): readonly Draft[] {
  const sorted = drafts.toSorted((a, b) => b.confidence - a.confidence || a.start - b.start);
  const kept: Draft[] = [];
  for (const draft of sorted) if (!kept.some((other) => crosses(other, draft))) kept.push(draft);
  return kept;
}

function crosses(a: Draft, b: Draft): boolean {
  if (a.end <= b.start || b.end <= a.start) return false;
  if (a.start === b.start && a.end === b.end) return true;
  const aInB = a.start >= b.start && a.end <= b.end;
  const bInA = b.start >= a.start && b.end <= a.end;
  return !aInB && !bInA;
}

/** "the US and its allies": one mention of the state and of allies without a name. */
function addAllies(lines: readonly Line[], drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    const line = lines[draft.line];
    const [actor] = draft.actors;
    if (line === undefined || actor === undefined || draft.basis === "pronoun" || actor.kind === "person" || draft.actors.length > 1)
      return [draft];
    const [and, its, ...rest] = line.lower.slice(draft.last + 1, draft.last + 6);
    const step = rest.findIndex((word) => /^(?:allies|partners|friends|proxies|vassals|followers|satellites)$/.test(word));
    if (and !== "and" || !["its", "their", "his"].includes(its ?? "") || step < 0) return [draft];
    const last = draft.last + 3 + step;
    const first = line.lower[draft.first - 1] === "the" ? draft.first - 1 : draft.first;
    const allies: ActorRef = unknownRef(`${line.lower[last]} of ${actor.name}`, {});
    const whole = { ...draft, first, last, start: line.sentence.starts[first] ?? draft.start, end: line.sentence.ends[last] ?? draft.end };
    return [{ ...whole, actors: [...draft.actors, allies], phrase: [draft.first, draft.last] as const }];
  });
}

function mentionOf({ lines, text }: Scene, draft: Draft): readonly Mention[] {
  const line = lines[draft.line];
  if (line === undefined || draft.actors.length === 0) return [];
  const [first, last] = draft.phrase ?? [draft.first, draft.last];
  return [
    {
      start: draft.start,
      end: draft.end,
      surface: text.slice(draft.start, draft.end),
      sentence: line.sentence.index,
      head: topOf(line, first, last),
      actors: draft.actors,
      basis: draft.basis,
      gloss: draft.gloss ?? [],
      confidence: draft.confidence,
    },
  ];
}
