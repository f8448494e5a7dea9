import type { EntityKind, ParsedSentence, TextTables } from "../../model/index.ts";
import { createWordVectors } from "../names/word-vectors.ts";
import { readTextModel } from "../text-model.ts";
import type { PhraseModel } from "./phrase-model.ts";
import { PHRASE_ANSWERS, readPhraseModel, weighHead } from "./phrase-model.ts";
import type { PhraseTree } from "./phrase-tree.ts";
import { viewTree } from "./phrase-tree.ts";
import { shareKinds } from "./share-kinds.ts";
import { pronounOf, viewDocument } from "./view-document.ts";
import type { SeenHead } from "./view-heads.ts";
import { headChoices, seeHead } from "./view-heads.ts";

/** A mention as a whole phrase: "the city of Bergen", "Bergen", "its" where it goes back to a name. Phrases nest. */
export interface Phrase {
  /** Position of its sentence in the list. */
  readonly sentence: number;
  /** First and last token, and the one that it is a phrase of. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: EntityKind;
}

export type PhraseFinder = (sentences: readonly ParsedSentence[]) => readonly Phrase[];

const KINDS = ["PER", "ORG", "LOC", "MISC", "EVENT"] as const satisfies readonly EntityKind[];
/**
 * Least probability that a phrase names, ends where it is said to and is of its kind. F1 is greatest at half of what it then is; from .25 to .33 it is the same
 * within .005 on folds of GUM's training documents.
 */
const LEAST = 0.3;

/**
 * Gives the phrases of a whole text that name somebody or something, or go back to what is named, in order. The sentences are those of one text, since what else
 * stands in it decides. By GUM's conventions, from whose training documents `weights` (`loadPhraseWeights`) come.
 *
 * @example createPhraseFinder(tables, loadPhraseWeights())(parser.parse(splitSentences("The city of Bergen grew.", tables))) // "The city of Bergen", "Bergen"
 */
export function createPhraseFinder(tables: Pick<TextTables, "model">, weights: Uint8Array): PhraseFinder {
  const [model, vectors] = [readPhraseModel(weights), createWordVectors(readTextModel(tables.model))];
  return (sentences) => {
    const document = viewDocument(sentences.map(viewTree), vectors);
    const heads = headChoices(document).flatMap((choice) => seeHead(choice, { document, model, vectors }) ?? []);
    return choosePhrases(heads, { model, trees: document.trees });
  };
}

/** The named phrases of the heads of one text. */
export function choosePhrases(
  heads: readonly SeenHead[],
  { model, trees }: { readonly model: Omit<PhraseModel, "spans">; readonly trees: readonly PhraseTree[] },
): readonly Phrase[] {
  const namesPersons = trees.some(({ names }) => names.some(({ kind }) => kind === "PER"));
  const answered = heads
    .filter((head) => namesPersons || !isPersonal(head, trees))
    .map((head) => ({ ...head, answers: weighHead(model, head.seen, head.vectors) }));
  return shareKinds(answered, trees).flatMap((head) => choosePhrase(head, head.answers));
}

/** "He" and "she" go back to a name only where a person is named, and texts without one were too few to learn it from. */
function isPersonal({ sentence, head }: SeenHead, trees: readonly PhraseTree[]): boolean {
  const tree = trees[sentence];
  return tree !== undefined && /^s?he$/.test(pronounOf(tree, head));
}

/** The phrase of a head where it is named with enough probability. */
export function choosePhrase({ sentence, head, span, chance }: SeenHead, answers: Float32Array): readonly Phrase[] {
  const odds = KINDS.map((kind) => Math.exp(answers[PHRASE_ANSWERS.indexOf(kind)] ?? 0));
  const all = odds.reduce((sum, one) => sum + one, Math.exp(answers[PHRASE_ANSWERS.indexOf("DATE")] ?? 0));
  const most = Math.max(...odds);
  const named = 1 / (1 + Math.exp(-(answers[0] ?? 0)));
  if ((named * chance * most) / all < LEAST) return [];
  return [{ sentence, ...span, head, kind: KINDS[odds.indexOf(most)] ?? "MISC" }];
}
