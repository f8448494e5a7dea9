import { caseOf, headOf, phrasesBelow } from "./tree.ts";
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
    phrasesBelow(tree, token, closed)
      .filter((phrase) => phrase > token)
      .map((phrase) => ({ phrase, preposition: caseOf(tree, phrase), near: headOf(tree, phrase) === token })),
  );
  const fitting = found.filter(({ preposition }) => prepositions.includes(preposition));
  const own = fitting.filter(({ near }) => near);
  const ranked = prepositions.flatMap((name) => own.filter(({ preposition }) => preposition === name));
  return [...ranked, ...fitting.filter(({ near }) => !near)];
}
