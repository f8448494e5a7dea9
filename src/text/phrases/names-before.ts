import type { PhraseTree } from "./phrase-tree.ts";

/** The kind of a name, and how many sentences back it stands. */
export interface PlacedName {
  readonly kind: string;
  readonly sentences: number;
}

/** What has been named before a word: last of all, the last person and the last of another kind, and how many persons. */
export interface NamesBefore {
  readonly last: PlacedName | null;
  readonly person: PlacedName | null;
  readonly other: PlacedName | null;
  readonly persons: number;
}

/** So many sentences back are looked at. */
const FARTHEST = 12;

export function namesBefore(trees: readonly Pick<PhraseTree, "names">[], sentence: number, word: number): NamesBefore {
  const names: PlacedName[] = [];
  for (let back = 0; back <= Math.min(FARTHEST, sentence); back++) {
    const own = trees[sentence - back]?.names.filter(({ last }) => back > 0 || last < word) ?? [];
    names.push(...own.toReversed().map(({ kind }) => ({ kind, sentences: back })));
  }
  const persons = names.filter(({ kind }) => kind === "PER");
  return {
    last: names[0] ?? null,
    person: persons[0] ?? null,
    other: names.find(({ kind }) => kind !== "PER") ?? null,
    persons: persons.length,
  };
}
