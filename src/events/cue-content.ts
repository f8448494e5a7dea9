import type { SpeechContent } from "../model/index.ts";
import { clauseContent } from "./clause-content.ts";
import type { ContentQuestion } from "./content-question.ts";
import { upToBreak } from "./cut-content.ts";
import { afterContent, infinitiveContent, objectContent } from "./phrase-content.ts";
import { quoteContent, quotesAfter, quotesBefore } from "./quoted-content.ts";
import type { Tree } from "./tree.ts";
import { upos } from "./tree.ts";

/** What a cue brings in, as ascending tokens without the marks at its ends; empty when this kind of complement is not there. */
export function cueContent(tree: Tree, cue: number, question: ContentQuestion): readonly number[] {
  const isSpeech = question.takes === "clause" && question.reports;
  const quotes = isSpeech
    ? [quotesBefore(tree, cue, question), quotesAfter(tree, cue, question)].find((found) => found.length > 0)
    : undefined;
  const content = trim(tree, quotes ?? upToBreak(tree, cue, { tokens: CONTENT[question.takes](tree, cue, question), question }));
  // "the pact, which the envoy praised": a relative pronoun alone says nothing.
  return content.length === 1 && /^W/.test(tree.sentence.fineTags[content[0] ?? 0] ?? "") ? [] : content;
}

const CONTENT: Readonly<Record<SpeechContent, (tree: Tree, cue: number, question: ContentQuestion) => readonly number[]>> = {
  clause: clauseContent,
  quote: quoteContent,
  infinitive: infinitiveContent,
  after: afterContent,
  object: objectContent,
};

/** Without punctuation at its ends. */
function trim(tree: Tree, tokens: readonly number[]): readonly number[] {
  let [from, to] = [0, tokens.length];
  const isMark = (token: number | undefined): boolean => token !== undefined && upos(tree, token) === "PUNCT";
  while (from < to && isMark(tokens[from])) from++;
  while (to > from && isMark(tokens[to - 1])) to--;
  return tokens.slice(from, to);
}
