import { caseOf, headOf, lemma, phrasesBelow } from "./tree.ts";
import type { Tree } from "./tree.ts";

interface Phrase {
  readonly phrase: number;
  readonly preposition: string;
}

/**
 * The phrases with one of the prepositions, best first: those that hang on one of the tokens itself ("shared evidence with X about contacts
 * between …"), in the order in which the row lists its prepositions ("complained over X to Y"), before those further below.
 */
export function rankPhrases(
  tree: Tree,
  tokens: readonly number[],
  { prepositions, closed }: { readonly prepositions: readonly string[]; readonly closed: readonly number[] },
): readonly Phrase[] {
  const found = tokens.flatMap((token) =>
    phrasesBelow(tree, token, [...closed, ...asidesBelow(tree, token)])
      .filter((phrase) => phrase > token)
      .map((phrase) => ({ phrase, preposition: caseOf(tree, phrase), near: headOf(tree, phrase) === token })),
  );
  const fitting = found.filter(({ preposition }) => prepositions.includes(preposition));
  const own = fitting.filter(({ near }) => near);
  const ranked = prepositions.flatMap((name) => own.filter(({ preposition }) => preposition === name));
  return [...ranked, ...fitting.filter(({ near }) => !near)];
}

/** "in the presence of inspectors", "at the request of Bolivia": who is only there, or why, is none of the sides. */
function asidesBelow(tree: Tree, token: number): readonly number[] {
  const phrases = phrasesBelow(tree, token);
  return phrases.filter((phrase) => ASIDE.test(lemma(tree, phrase)) && /^(?:in|at|on|with)$/.test(caseOf(tree, phrase)));
}

const ASIDE = /^(?:presence|absence|behalf|request|invitation|name|wake|view|spite|light|sight|front|course|hope|midst)$/;
