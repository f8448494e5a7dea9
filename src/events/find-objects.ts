import { caseOf, childrenBy, headOf, isPassive, isTime, relation, upos, word } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** Whom a verb is done to: its object, or its subject in the passive. */
export function objectTokensOf(tree: Tree, verb: number): readonly number[] {
  const found = [...childrenBy(tree, verb, ["obj", "nsubj:pass"]), ...afterParticle(tree, verb)].flatMap((token) =>
    isTime(tree, token) ? besideTime(tree, token) : [token],
  );
  // "told the envoy to leave" with the one who is told taken for a second object
  const direct = found.length > 0 || isPassive(tree, verb) ? found : childrenBy(tree, verb, ["iobj"]);
  const head = headOf(tree, verb);
  if (direct.length > 0) {
    const meant = direct.map((token) =>
      isRelativePronoun(tree, token) ? head : word(tree, token) === "what" ? calledBy(tree, token) : token,
    );
    return meant.filter((token) => token >= 0);
  }
  const bare = childrenBy(tree, verb, ["obl"]).filter(
    (token) => token > verb && caseOf(tree, token) === "" && upos(tree, token) === "NOUN",
  );
  if (bare.length > 0 && !isPassive(tree, verb)) return bare.filter((token) => !isTime(tree, token)).slice(0, 1);
  if (head < 0) return [];
  if ((relation(tree, verb) === "acl" || relation(tree, verb) === "acl:relcl") && isPassive(tree, verb)) return [head];
  if (relation(tree, verb) === "conj" && upos(tree, head) === "VERB" && childrenBy(tree, verb, ["obl"]).length === 0) {
    return isPassive(tree, head) && isPassive(tree, verb) ? childrenBy(tree, head, ["nsubj:pass"]) : [];
  }
  if (!isPassive(tree, verb)) return nounRightAfter(tree, verb);
  // "was found murdered", "had three men killed": who was found, who was had
  return relation(tree, verb) === "xcomp" ? childrenBy(tree, head, ["obj", "nsubj:pass", "nsubj"]).slice(-1) : [];
}

/** "bombed what it called a militant camp", "what it said were bases": the noun that somebody calls it by. */
function calledBy(tree: Tree, what: number): number {
  const verb = childrenBy(tree, what, ["acl:relcl"])[0] ?? -1;
  const nouns = childrenBy(tree, verb, ["obj", "xcomp", "ccomp", "obl"]).filter((token) => token > verb && upos(tree, token) === "NOUN");
  return nouns[0] ?? what;
}

/** "cancelled a planned visit after …": the noun phrase right behind an active verb is its object wherever the parser hung it. */
function nounRightAfter(tree: Tree, verb: number): readonly number[] {
  let noun = -1;
  const particle = childrenBy(tree, verb, ["compound:prt"]).includes(verb + 1) ? 1 : 0;
  for (let token = verb + 1 + particle; token < tree.sentence.words.length; token++) {
    const part = upos(tree, token);
    if (part === "NOUN" || part === "PROPN") noun = token;
    else if (noun >= 0 || !["DET", "ADJ", "NUM", "VERB"].includes(part) || (part === "VERB" && relation(tree, token) !== "amod")) break;
  }
  return noun < 0 || isTime(tree, noun) || headOf(tree, verb) === noun ? [] : [noun];
}

/** "handed over their weapons": parsers take the particle for a preposition. */
function afterParticle(tree: Tree, verb: number): readonly number[] {
  return childrenBy(tree, verb, ["obl"]).filter(
    (token) => PARTICLES.test(caseOf(tree, token)) && word(tree, verb + 1) === caseOf(tree, token),
  );
}
const PARTICLES = /^(?:over|up|off|out|down|back)$/;

/** "share information Friday", "lifted Friday a blockade": what the parser hung on the time. */
export function besideTime(tree: Tree, token: number): readonly number[] {
  return childrenBy(tree, token, ["compound", "appos", "nmod:poss"]).filter(
    (child) => !isTime(tree, child) && ["NOUN", "PROPN"].includes(upos(tree, child)),
  );
}

export function isRelativePronoun(tree: Tree, token: number): boolean {
  return /^(?:who|which|that|whom)$/.test(word(tree, token)) && upos(tree, token) === "PRON";
}
