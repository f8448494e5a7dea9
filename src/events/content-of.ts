import type { OperatorRow } from "../model/index.ts";
import { objectTokensOf } from "./find-objects.ts";
import { sidesAt } from "./find-sides.ts";
import { partOf } from "./match-triggers.ts";
import type { Scene } from "./scene.ts";
import { isCount, isOfClass } from "./scene.ts";
import {
  caseOf,
  childrenBy,
  childrenOf,
  conjuncts,
  fineTag,
  headOf,
  isDating,
  isInfinitive,
  isMarkedBy,
  isTime,
  lemma,
  phrasesBelow,
  relation,
  subtree,
  upos,
} from "./tree.ts";

type Wrapping = Pick<OperatorRow, "control" | "operation">;
/** What a word that only looks through to another wraps. */
const PLAIN: Wrapping = { control: "subject", operation: "" };

/** "joined Spain in condemning Cuba": what is done together stands behind "in", and whoever is joined does it too. */
export const JOIN = "join";

const CONTENT_PREPOSITIONS = new Set(["to", "for", "on", "of", "from", "against", "that", "out of"]);

/** Operations whose act stands behind "with": "threatened with war", "retaliated with strikes". */
const WITH = new Set(["threaten", "answer"]);

/** What an operator may wrap, nearest first: clauses, then its object, then phrases and modifiers. Members of conjunctions are added by the caller. */
export function contentOf(scene: Scene, token: number, { control, operation }: Wrapping = PLAIN): readonly (readonly number[])[] {
  const { tree } = scene;
  if (operation === JOIN)
    return [childrenBy(tree, token, ["advcl", "obl"]).filter((child) => child > token && caseOf(tree, child) === "in")];
  const clauses = childrenBy(tree, token, ["xcomp", "ccomp"]).filter((child) => child > token || relation(tree, child) === "ccomp");
  const objects = partOf(scene, token) === "VERB" ? objectTokensOf(tree, token) : [];
  // "blocked a road to demand talks": after an object that is nobody an infinitive tells the purpose
  const purposeful = objects.length > 0 && objects.every((object) => sidesAt(scene, object, "who").length === 0);
  const loose = childrenBy(tree, token, ["advcl", "acl", "csubj"]).filter(
    (child) =>
      isComplementLike(scene, child) &&
      !(isReasoned(tree, child) && (operation === "consent" || operation === "intend")) &&
      !(purposeful && relation(tree, child) === "advcl" && isInfinitive(tree, child)),
  );
  // "allowed the minister to visit", "promised the opposition to go": parsers hang the clause on the one who is allowed or promised it
  const asked =
    control === "object" || operation === "intend"
      ? objects.flatMap((object) => childrenBy(tree, object, ["acl"])).filter((child) => isComplementLike(scene, child))
      : [];
  const own = (child: number): boolean =>
    headOf(tree, child) === token ||
    (isTime(tree, headOf(tree, child)) && !isDating(tree, headOf(tree, child))) ||
    objects.includes(headOf(tree, child));
  const phrases = phrasesBelow(tree, token).filter(
    (child) =>
      ["obl", "nmod", "dep"].includes(relation(tree, child)) &&
      (CONTENT_PREPOSITIONS.has(caseOf(tree, child))
        ? operation !== "answer"
        : (WITH.has(operation) && caseOf(tree, child) === "with") ||
          (operation === "" && caseOf(tree, child) === "in" && isCount(scene, token))) &&
      child > token &&
      own(child),
  );
  // "made preparations to attack": the infinitive hangs on the light verb
  const carrier = partOf(scene, token) === "NOUN" && upos(tree, headOf(tree, token)) === "VERB" ? headOf(tree, token) : -1;
  const carried =
    carrier >= 0 && isOfClass(scene, lemma(tree, carrier), "LIGHT")
      ? childrenBy(tree, carrier, ["advcl", "xcomp"]).filter((child) => child > token && isComplementLike(scene, child))
      : [];
  const isNoun = partOf(scene, token) === "NOUN";
  const stray = objects.length > 0 ? [] : strayInfinitives(scene, token, operation);
  const further = isNoun ? strayPhrases(scene, token) : [];
  const modifiers = isNoun ? childrenBy(tree, token, ["compound", "amod"]).filter((child) => partOf(scene, child) === "NOUN") : [];
  return [clauses, loose, asked, objects, carried, stray, phrases, further, modifiers].map((group) =>
    group.flatMap((child) => conjuncts(tree, child)),
  );
}

/** "offered an apology for spying": a reason is nothing that is offered. */
function isReasoned(tree: Scene["tree"], child: number): boolean {
  return isMarkedBy(tree, child, /^for$/) && fineTag(tree, child) === "VBG";
}

/** "agreed in principle to send": parsers hang the complement on other words; "promised, after meeting X, to go" keeps the aside out. */
function isComplementLike(scene: Scene, child: number): boolean {
  const { tree } = scene;
  const marks = childrenOf(tree, child).filter((mark) => relation(tree, mark) === "mark" || relation(tree, mark) === "case");
  if (marks.length === 0) return fineTag(tree, child) === "VBG" && (relation(tree, child) === "acl" || isRightBehind(tree, child));
  return marks.every((mark) => /^(?:to|from|of|for|that|against|on)$/.test(lemma(tree, mark)));
}

/** "refused to rule out | attacking": no object and no comma between. */
function isRightBehind(tree: Scene["tree"], child: number): boolean {
  const head = headOf(tree, child);
  const particle = childrenBy(tree, head, ["compound:prt"]).includes(head + 1) ? 1 : 0;
  return relation(tree, child) === "advcl" && subtree(tree, child)[0] === head + 1 + particle;
}

/** "calls by students for elections", "demand an end | to the raids": phrases that the parser hung on who calls or on the verb above. */
function strayPhrases({ tree }: Scene, noun: number): readonly number[] {
  const callers = childrenBy(tree, noun, ["nmod"]).filter((phrase) => /^(?:by|from|of|to|on)$/.test(caseOf(tree, phrase)));
  const below = callers.flatMap((phrase) => childrenBy(tree, phrase, ["nmod"])).filter((phrase) => caseOf(tree, phrase) === "for");
  const end = subtree(tree, noun).at(-1) ?? noun;
  const beside = siblingsOf(tree, noun).filter((phrase) => [noun + 1, end + 1].includes(childrenBy(tree, phrase, ["case"])[0] ?? -1));
  return [...below, ...beside.filter((phrase) => /^(?:to|for)$/.test(caseOf(tree, phrase)))];
}

/** Phrases of the verb whose object a noun is. */
function siblingsOf(tree: Scene["tree"], noun: number): readonly number[] {
  return relation(tree, noun) === "obj" ? childrenBy(tree, headOf(tree, noun), ["obl"]) : [];
}

/** "consented last week to lend", "calls by the students to resign": an infinitive that the parser hung on a word between. */
function strayInfinitives(scene: Scene, token: number, operation: string): readonly number[] {
  const { tree } = scene;
  const around = partOf(scene, token) === "NOUN" ? [...childrenBy(tree, token, ["nmod"]), ...siblingsOf(tree, token)] : [];
  const callers = around.filter((phrase) => /^(?:by|from|on|to)$/.test(caseOf(tree, phrase)));
  const own = partOf(scene, token) === "NOUN" ? callers : childrenBy(tree, token, ["obl", "nmod", "obj"]);
  const phrases = own.filter((phrase) => phrase > token);
  return [
    ...phrases.flatMap((phrase) => childrenBy(tree, phrase, ["acl", "advcl"])),
    ...(WISHES.has(operation) ? infinitivesBehind(tree, token) : []),
  ]
    .filter((child) => isInfinitive(tree, child))
    .slice(0, 1);
}

/** Operations of nouns whose infinitive may stand far from them. */
const WISHES = new Set(["appeal", "demand", "consent"]);

/** "turned down an offer by Peru | to mediate", "brushed aside a call | for him to quit": hung on the verb above. */
function infinitivesBehind(tree: Scene["tree"], noun: number): readonly number[] {
  if (relation(tree, noun) !== "obj" || upos(tree, noun) !== "NOUN") return [];
  const end = subtree(tree, noun).at(-1) ?? noun;
  return childrenBy(tree, headOf(tree, noun), ["advcl", "xcomp"]).filter((child) => subtree(tree, child)[0] === end + 1);
}
