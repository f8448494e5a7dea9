import { childrenOf, headOf, relationOf, tagOf } from "./line.ts";
import type { Line } from "./line.ts";

/** Nouns of a relation between governments: "ties with Pyongyang", "pressure on Tehran". */
const BETWEEN: ReadonlySet<string> = new Set(
  "tie relation relationship talk negotiation agreement deal treaty pact accord alliance friendship cooperation co-operation war conflict dispute tension rivalry dialogue contact diplomacy summit trade pressure sanction embargo attack threat warning demand support aid assistance criticism trust link partnership standoff confrontation rapprochement rift row quarrel policy stance position attitude dependence influence concession message letter appeal ultimatum offer overture".split(
    " ",
  ),
);
/** Prepositions that make a place of what follows, whatever governs them. */
const PLACING: ReadonlySet<string> = new Set(
  "in at near around outside inside across through throughout within above over into toward towards off via".split(" "),
);
/** Prepositions of dealing with somebody. */
const DEALING: ReadonlySet<string> = new Set("with against between by from to on toward towards for".split(" "));
/** What governments have and cities do not: "Pyongyang's nuclear programme". */
const OWNED: ReadonlySet<string> = new Set(
  "government regime policy programme program missile weapon arsenal stance position decision demand offer proposal leader leadership foreign military army troop ambition intention plan support response rejection refusal claim denial warning threat ally allies enemy sanction invasion aggression war ally envoy ambassador behaviour behavior effort nuclear attitude role influence relation tie interest concern approach move pledge commitment promise view accusation allegation test launch bid strategy diplomacy sovereignty territorial side hand".split(
    " ",
  ),
);
/** Verbs whose object is a government rather than a town. */
const UPON: ReadonlySet<string> = new Set(
  "accuse urge ask warn press pressure pressurise tell condemn criticise criticize blame support back sanction punish threaten deter provoke anger help assist aid arm supply persuade convince force compel invite thank praise praise engage recognise recognize isolate contain confront challenge oppose counter denounce assure reassure inform notify call demand lobby push infuriate irk embarrass appease court trust defy alarm worry irritate antagonise antagonize enrage".split(
    " ",
  ),
);

/**
 * Whether a capital's name stands for the government: where it acts, is acted upon, or is a side of ties and talks; a place otherwise.
 *
 * @example "Pyongyang did not identify the forces" // true; "in Pyongyang" // false
 */
export function isActing(line: Line, first: number, last: number): boolean {
  // A tagger that takes "Beijing" for a participle hangs it wrongly too: the words around it tell more than its tree.
  const isMistagged = tagOf(line, last) === "VERB" || tagOf(line, last) === "AUX";
  if (line.tree === null || isMistagged) return isActingInWords(line, first, last);
  return isActingInTree(line, first, last) || opensClause(line, first, last);
}

/** "Moscow accused the republics": a name that begins a sentence right before a finite verb acts, whatever the tree makes of the verb. */
function opensClause(line: Line, first: number, last: number): boolean {
  const verb = line.lower[last + 1] ?? "";
  const object = line.words[last + 2] ?? "";
  return first === 0 && /^[a-z]{3,}ed$/.test(verb) && /^(?:\p{Lu}|\d|(?:the|a|an|its|his|all|any|both|more|new)$)/u.test(object);
}

function isActingInTree(line: Line, first: number, last: number): boolean {
  const top = topToken(line, first, last);
  const relation = relationOf(line, top);
  const head = headOf(line, top);
  const preposition = casesOf(line, top);
  if (relation === "conj" && head >= 0) return isActingInTree(line, head, head);
  if (preposition.some((word) => PLACING.has(word))) return false;
  if (relation === "nsubj" || relation === "csubj") return !isPassiveOfPlace(line, head);
  if (relation === "nsubj:pass" || relation === "obl:agent") return true;
  if (relation === "obj" || relation === "iobj") return UPON.has(line.lemmas[head] ?? "");
  if (relation === "nmod:poss") return OWNED.has(line.lemmas[head] ?? "");
  if (relation === "compound") return false;
  if (relation === "nmod") return preposition.some((word) => DEALING.has(word)) && BETWEEN.has(line.lemmas[head] ?? "");
  if (relation === "obl")
    return (
      preposition.some((word) => word === "by" || word === "with" || word === "against") ||
      (preposition.includes("on") && UPON.has(line.lemmas[head] ?? ""))
    );
  return relation === "root" && line.words.length < 6 ? false : relation === "vocative";
}

function topToken(line: Line, first: number, last: number): number {
  for (let token = first; token <= last; token++) {
    const head = headOf(line, token);
    if (head < first || head > last) return token;
  }
  return last;
}

function casesOf(line: Line, token: number): readonly string[] {
  return childrenOf(line, token)
    .filter((child) => relationOf(line, child) === "case")
    .map((child) => line.lower[child] ?? "");
}

/** "Pyongyang is the capital", "Kyiv was quiet": what is said with a copula is said of the town. */
function isPassiveOfPlace(line: Line, head: number): boolean {
  const PLACE_NOUNS = ["city", "capital", "town"];
  return childrenOf(line, head).some((child) => relationOf(line, child) === "cop") && PLACE_NOUNS.includes(line.lemmas[head] ?? "");
}

/** Without a parse: a placing preposition before it makes a place; a verb-like word right after it, or "ties with" before it, a government. */
function isActingInWords(line: Line, first: number, last: number): boolean {
  const before = line.lower[first - 1] ?? "";
  const after = line.lower[last + 1] ?? "";
  if (PLACING.has(before) || before === "," || after === ",") return false;
  if (before === "of" || before === "the") return false;
  if (DEALING.has(before)) return BETWEEN.has(line.lemmas[first - 2] ?? "");
  if (after === "'s" || after === "’s") return OWNED.has(line.lemmas[last + 2] ?? "") || OWNED.has(line.lemmas[last + 3] ?? "");
  if (UPON.has(stripEnding(before))) return true;
  return isVerbLike(after);
}

function stripEnding(word: string): string {
  const stem = word.replace(/(?:ing|ed|es|s)$/, "");
  return UPON.has(`${stem}e`) ? `${stem}e` : stem;
}

const VERB_LIKE =
  /^(?:has|have|had|is|was|will|would|could|can|may|might|must|should|did|does|do|says|said|also|then|never|later|now|on|announced|wants|wanted|denies|calls|called|accuses|[a-z]{3,}(?:ed|es))$/;

function isVerbLike(word: string): boolean {
  return VERB_LIKE.test(word) && word !== "on";
}
