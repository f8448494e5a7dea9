import type { ActRow, Mention } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import type { Scene } from "./find-sides.ts";
import { mentionsAfter, mentionsAt, objectTokensOf, ownersOf, patientsOf, subjectsOf, unique } from "./find-sides.ts";
import { caseOf, childrenBy, conjuncts, headOf, isPassive, lemma, relation, upos } from "./tree.ts";

/** An act found in a sentence, with its sides as grammar gives them. */
export interface FoundAct {
  readonly row: ActRow;
  readonly trigger: number;
  /** The tokens that name the act: the trigger, its particle, its object noun. */
  readonly tokens: readonly number[];
  readonly initiators: readonly Mention[];
  readonly recipients: readonly Mention[];
}

/** A row whose trigger stands in the sentence and that did not become an act, with the reason. */
export interface NearMiss {
  readonly row: ActRow;
  readonly trigger: number;
  readonly why: string;
}

/** Finds the acts of a sentence: for each trigger the first row that fits and has its sides. */
export function matchActs(scene: Scene, index: RuleIndex): { readonly found: readonly FoundAct[]; readonly near: readonly NearMiss[] } {
  const found: FoundAct[] = [];
  const near: NearMiss[] = [];
  for (const token of scene.tree.sentence.words.keys()) {
    const rows = index.acts.get(`${lemma(scene.tree, token)}/${triggerPart(scene, token)}`) ?? [];
    for (const row of rows) {
      const act = matchRow(scene, row, token);
      if ("why" in act) near.push(act);
      else {
        found.push(act);
        break;
      }
    }
  }
  return { found: found.filter((act) => !isPartOfAnother(act, found)), near };
}

/** Names of things that are called as an act is ("Strike Eagle") are no acts; participles before nouns are adjectives. */
function triggerPart(scene: Scene, token: number): string {
  const part = upos(scene.tree, token);
  return part === "ADJ" && relation(scene.tree, token) === "root" ? "ADJ" : part;
}

/** "launch an attack": the noun is already in the verb's act; in "fight off a Russian attack" it is an act of somebody else. */
function isPartOfAnother(act: FoundAct, all: readonly FoundAct[]): boolean {
  const wraps = (other: FoundAct): boolean =>
    other.tokens.length > 1 && other.trigger !== act.trigger && other.tokens.includes(act.trigger);
  return all.some(
    (other) => other !== act && wraps(other) && act.initiators.every((own) => other.initiators.some((theirs) => sameActors(own, theirs))),
  );
}

function matchRow(scene: Scene, row: ActRow, trigger: number): FoundAct | NearMiss {
  const miss = (why: string): NearMiss => ({ row, trigger, why });
  const object = row.objects.length === 0 ? null : objectNoun(scene, row, trigger);
  if (row.objects.length > 0 && object === null) return miss(`none of its objects: ${row.objects.slice(0, 4).join(", ")}`);
  const tokens = [trigger, ...particles(scene, trigger), ...(object === null ? [] : [object])];
  const initiators = row.frame === "noun" ? nounInitiators(scene, row, trigger) : subjectsOf(scene, trigger);
  const recipients = findRecipients(scene, row, { trigger, object, initiators });
  if (row.reciprocal && initiators.length >= 2 && recipients.length === 0)
    return { row, trigger, tokens, initiators, recipients: initiators };
  if (row.reciprocal && initiators.length === 0 && recipients.length >= 2)
    return { row, trigger, tokens, initiators: recipients, recipients };
  const both = initiators.flatMap((mention) => (mention.actors.length > 1 && row.reciprocal && recipients.length === 0 ? [mention] : []));
  if (both.length > 0) return { row, trigger, tokens, initiators: both, recipients: both };
  if (initiators.length === 0) return miss("no initiator");
  if (recipients.length === 0) return miss("no recipient");
  return { row, trigger, tokens, initiators, recipients };
}

function particles(scene: Scene, trigger: number): readonly number[] {
  return childrenBy(scene.tree, trigger, ["compound:prt"]);
}

/** The noun that the row asks for: the verb's object, its subject in the passive, a complement, or in a phrase below. */
function objectNoun(scene: Scene, row: ActRow, trigger: number): number | null {
  const { tree } = scene;
  const direct = [
    ...objectTokensOf(scene, trigger),
    ...childrenBy(tree, trigger, ["obl", "xcomp", "advcl", "nmod", "compound:prt", "advmod", "ccomp"]),
  ];
  const candidates = direct.flatMap((token) => [...conjuncts(tree, token), ...childrenBy(tree, token, ["compound", "nmod"])]);
  return candidates.find((token) => row.objects.includes(lemma(tree, token))) ?? null;
}

interface Found {
  readonly trigger: number;
  readonly object: number | null;
  readonly initiators: readonly Mention[];
}

function findRecipients(scene: Scene, row: ActRow, found: Found): readonly Mention[] {
  const others = (mentions: readonly Mention[]): readonly Mention[] =>
    mentions.filter((mention) => !found.initiators.some((own) => sameActors(own, mention)));
  const { trigger, object } = found;
  const tries: (() => readonly Mention[])[] = [];
  const nouns = object === null ? [] : [object];
  if (row.frame === "direct" || row.frame === "complement") tries.push(() => patientsOf(scene, trigger));
  if (row.prepositions.length > 0) {
    tries.push(() => unique([...nouns, trigger].flatMap((token) => mentionsAfter(scene, token, row.prepositions))));
    tries.push(() =>
      nouns.flatMap((noun) =>
        [...childrenBy(scene.tree, noun, ["nmod"])].flatMap((child) => mentionsAfter(scene, child, row.prepositions)),
      ),
    );
  }
  if (row.frame === "through") {
    tries.push(() => childrenBy(scene.tree, trigger, ["iobj"]).flatMap((token) => mentionsAt(scene, token)));
    tries.push(() => nouns.flatMap((noun) => ownersOf(scene, noun)));
    tries.push(() =>
      nouns.flatMap((noun) => mentionsAt(scene, noun)).filter((mention) => mention.actors.some((actor) => actor.country !== null)),
    );
  }
  if (row.frame === "noun") tries.push(() => ownersOf(scene, trigger).slice(1));
  if (row.frame === "noun") tries.push(() => misattached(scene, row, trigger));
  if (row.frame !== "noun") tries.push(() => impliedRecipients(scene, trigger));
  for (const attempt of tries) {
    const mentions = others(attempt());
    if (mentions.length > 0) return mentions;
  }
  return [];
}

function nounInitiators(scene: Scene, row: ActRow, noun: number): readonly Mention[] {
  const by = mentionsAfter(scene, noun, ["by"]);
  if (by.length > 0) return by;
  const owners = unique([...ownersOf(scene, noun), ...(row.prepositions.includes("of") ? [] : mentionsAfter(scene, noun, ["of"]))]);
  if (owners.length > 0) return row.reciprocal ? owners : owners.slice(0, 1);
  const between = mentionsAfter(scene, noun, ["between", "among"]);
  if (between.length > 0 && row.reciprocal) return between;
  const head = headOf(scene.tree, noun);
  const lightVerb = head >= 0 && upos(scene.tree, head) === "VERB" && ["obj", "nsubj:pass", "obl"].includes(relation(scene.tree, noun));
  return lightVerb && !isPassive(scene.tree, head) ? subjectsOf(scene, head) : [];
}

/** "Britain's expulsion of diplomats was answered": a phrase that the parser hung on the verb right behind the noun. */
function misattached(scene: Scene, row: ActRow, noun: number): readonly Mention[] {
  const head = headOf(scene.tree, noun);
  const phrases = head < 0 ? [] : (scene.tree.children[head] ?? []).filter((child) => child > noun && child < head);
  return phrases.filter((phrase) => row.prepositions.includes(caseOf(scene.tree, phrase))).flatMap((phrase) => mentionsAt(scene, phrase));
}

/** A participle without a recipient of its own takes the other side of the clause that it hangs on: "an ally of Cuba, offering oil". */
function impliedRecipients(scene: Scene, trigger: number): readonly Mention[] {
  const head = headOf(scene.tree, trigger);
  if (head < 0 || !["advcl", "acl"].includes(relation(scene.tree, trigger)) || scene.tree.sentence.fineTags[trigger] !== "VBG") return [];
  return unique([...mentionsAfter(scene, head, ["of", "to", "with"]), ...patientsOf(scene, head)]);
}

export function sameActors(a: Mention, b: Mention): boolean {
  const key = (mention: Mention): string => mention.actors.map((actor) => actor.id ?? actor.name).join("|");
  return key(a) === key(b);
}
