import type { Workspace } from "./kernels.ts";

/** Places in the memory for what is a pure function of a word, since most words of a text are the same few thousand. */
export interface WordPlaces {
  /** Makes room for so many words more; may forget all that are known. */
  makeRoom(words: number): void;
  /** The address of a word's place, if it has one. */
  find(word: string): number | undefined;
  /** Gives a word the next place. Places given one after the other are `size` bytes apart. */
  add(word: string): number;
}

/** Longer words are not kept beyond a batch: of those V8 makes views of the text that they stand in, which would be kept too. One word in twenty. */
const LONGEST_KEPT = 12;

export function createWordPlaces(
  workspace: Workspace,
  { size, words: least }: { readonly size: number; readonly words: number },
): WordPlaces {
  const known = new Map<string, number>();
  let [room, used] = [least, 0];
  let first = workspace.reserve(room * size);
  return {
    makeRoom(words) {
      if (used + words <= room) return;
      known.clear();
      used = 0;
      if (words <= room) return;
      room = words;
      first = workspace.reserve(room * size);
    },
    find: (word) => known.get(word),
    add(word) {
      const at = first + used++ * size;
      if (word.length <= LONGEST_KEPT) known.set(word, at);
      return at;
    },
  };
}
