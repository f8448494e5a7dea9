import type { SpeechContent, SpeechRow } from "../model/index.ts";
import type { RuleIndex, Trigger } from "./compile-rules.ts";
import { cueContent } from "./cue-content.ts";
import { cueSpeaker } from "./cue-speaker.ts";
import type { Tree } from "./tree.ts";
import { lemma, upos } from "./tree.ts";

/** A word of saying, thinking or wanting in one sentence, with who does it and what it brings in, as tokens. */
export interface Cue {
  readonly tree: Tree;
  readonly row: SpeechRow;
  /** The word itself. */
  readonly head: number;
  /** Its particle too. */
  readonly words: readonly number[];
  /** The words that name the speaker, ascending; empty when nothing in the sentence does. */
  readonly speaker: readonly number[];
  /** What is said, ascending. */
  readonly content: readonly number[];
}

/** The order in which a word's complements are tried: a clause tells most. */
const ORDER: readonly SpeechContent[] = ["clause", "quote", "infinitive", "after", "object"];

/** Finds the cues of a sentence from left to right. `isQuoted` tells the tokens inside quotation marks. */
export function findCues(tree: Tree, index: RuleIndex, isQuoted: (token: number) => boolean): readonly Cue[] {
  const cues: Cue[] = [];
  for (const head of tree.sentence.words.keys()) {
    const entries = index.cues.get(`${lemma(tree, head)}/${upos(tree, head)}`);
    const cue = entries === undefined ? null : readCue(tree, head, { entries, isQuoted });
    if (cue !== null) cues.push(cue);
  }
  return cues;
}

interface Asked {
  readonly entries: readonly Trigger<SpeechRow>[];
  readonly isQuoted: (token: number) => boolean;
}

function readCue(tree: Tree, head: number, { entries, isQuoted }: Asked): Cue | null {
  for (const takes of ORDER) {
    for (const { row, beside } of entries) {
      if (!row.takes.includes(takes)) continue;
      const particles = besideOf(tree, head, beside);
      if (particles === null) continue;
      const speaker = cueSpeaker(tree, head, row.frame);
      const content = cueContent(tree, head, { takes, frame: row.frame, speaker, particles, isQuoted });
      if (content.length > 0) return { tree, row, head, words: [head, ...particles], speaker, content };
    }
  }
  return null;
}

/** The particles of a trigger right behind its verb, at most two words on ("pointed repeatedly to"); null when one is missing. */
function besideOf(tree: Tree, head: number, beside: readonly string[]): readonly number[] | null {
  const found: number[] = [];
  for (const word of beside) {
    const from = found.at(-1) ?? head;
    const at = [from + 1, from + 2, from + 3].find((token) => tree.sentence.words[token]?.toLowerCase() === word);
    if (at === undefined) return null;
    found.push(at);
  }
  return found;
}
