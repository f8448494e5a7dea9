import type { SpeechContent, SpeechRow } from "../model/index.ts";
import { isReporting } from "./compile-rules.ts";
import type { RuleIndex, Trigger } from "./compile-rules.ts";
import { CLOSING } from "./content-question.ts";
import { cueContent } from "./cue-content.ts";
import { cueSpeaker } from "./cue-speaker.ts";
import type { Tree } from "./tree.ts";
import { childrenBy, isMarkedBy, lemma, subtree, upos, word } from "./tree.ts";

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
const ORDER: readonly SpeechContent[] = ["clause", "infinitive", "after", "quote", "object"];

const OPEN_CLASS = /^(?:VERB|NOUN|ADJ|PROPN)$/;

/** Finds the cues of a sentence from left to right. `isQuoted` tells the tokens inside quotation marks: there the writer does not speak. */
export function findCues(tree: Tree, index: RuleIndex, isQuoted: (token: number) => boolean): readonly Cue[] {
  const cues: Cue[] = [];
  const finds = (speaker: readonly number[]): boolean => speaker.some((token) => index.classes.get("FINDER")?.has(lemma(tree, token)));
  const isSaying = (token: number): boolean => index.speech.has(`${lemma(tree, token)}/VERB`);
  const hasQuotes = [...tree.sentence.words.keys()].some(isQuoted);
  for (const head of tree.sentence.words.keys()) {
    if (isQuoted(head) || !OPEN_CLASS.test(upos(tree, head)) || isHyphened(tree, head)) continue;
    const part = hasQuotes ? partOf(tree, head, isQuoted) : upos(tree, head);
    const key = part === "VERB" ? undefined : index.spoken.get(word(tree, head));
    const entries = index.cues.get(key ?? `${lemma(tree, head)}/${part}`);
    const known = entries === undefined ? null : readCue(tree, head, { entries, isQuoted, isSaying, finds });
    const any =
      hasQuotes && known === null && (isBesideQuotes(tree, head, isQuoted) || bringsQuotes(tree, head, isQuoted))
        ? (index.cues.get(ANY_VERB) ?? [])
        : [];
    const cue = known ?? readCue(tree, head, { entries: any, isQuoted, isSaying, finds });
    if (cue !== null) cues.push(cue);
  }
  return cues;
}

/** "so-called", "self-described". */
function isHyphened({ sentence }: Tree, token: number): boolean {
  return sentence.words[token - 1] === "-" && sentence.ends[token - 1] === sentence.starts[token];
}

/** A bare cue stands in a sentence of at most so many words: "the envoy asked reporters in Oslo." */
const MAX_BARE = 14;

/** The word of saying of a short sentence that has nothing else to say: "Mr Lee replied." Null when there is none. */
export function findBareCue(tree: Tree, index: RuleIndex): Cue | null {
  if (tree.sentence.words.length > MAX_BARE) return null;
  for (const head of tree.sentence.words.keys()) {
    const row = index.cues.get(`${lemma(tree, head)}/VERB`)?.find((entry) => entry.row.takes.includes("quote"))?.row;
    if (row === undefined || upos(tree, head) !== "VERB") continue;
    const speaker = cueSpeaker(tree, head, { frame: row.frame, isQuoted: () => false });
    if (speaker.length > 0) return { tree, row, head, words: [head], speaker, content: [] };
  }
  return null;
}

/** The trigger of the row for verbs that no other row has. */
const ANY_VERB = "*/VERB";
/** Fewer quoted words beside an unknown verb are no speech. */
const MIN_QUOTED = 4;

/** "“Let them come,” the envoy adds.": a word beside quoted words that a tagger took for a noun may be a verb. */
function partOf(tree: Tree, token: number, isQuoted: (token: number) => boolean): string {
  const part = upos(tree, token);
  return part === "NOUN" && /s$/.test(tree.sentence.words[token] ?? "") && endsQuotes(tree, token, isQuoted) ? "VERB" : part;
}

/** "boomed: “Let them come”", "“Let them come,” the envoy fumed": whatever verb stands so is one of saying. */
function isBesideQuotes(tree: Tree, verb: number, isQuoted: (token: number) => boolean): boolean {
  if (upos(tree, verb) !== "VERB") return false;
  const { words } = tree.sentence;
  const quoted = (token: number): boolean => Array.from({ length: MIN_QUOTED }, (_, i) => token + i).every(isQuoted);
  return (/^[,:]$/.test(words[verb + 1] ?? "") && (quoted(verb + 3) || quoted(verb + 4))) || endsQuotes(tree, verb, isQuoted);
}

/** "sniped that the pact was “a sham”": whatever verb brings in a clause with quoted words in it. */
function bringsQuotes(tree: Tree, verb: number, isQuoted: (token: number) => boolean): boolean {
  const clauses = childrenBy(tree, verb, ["ccomp"]).filter((child) => isMarkedBy(tree, child, /^that$/));
  return upos(tree, verb) === "VERB" && clauses.some((clause) => subtree(tree, clause).some(isQuoted));
}

/** Whether closing marks, then at most a name, stand before a word: "…,” Mr Lee [fumed]", "…,” [fumed] Mr Lee". */
function endsQuotes(tree: Tree, verb: number, isQuoted: (token: number) => boolean): boolean {
  const { words, fineTags } = tree.sentence;
  let at = verb - 1;
  while (at > 0 && verb - at < 8 && /^(?:PROPN|PRON|NOUN|DET|ADJ|ADV|AUX|CCONJ)$/.test(upos(tree, at)) && !isQuoted(at)) at--;
  const isClosed = CLOSING.test(words[at] ?? "") && /^[,?!.—'-]$/.test(words[at - 1] ?? "");
  if (!isClosed || !Array.from({ length: MIN_QUOTED }, (_, i) => at - 2 - i).every(isQuoted)) return false;
  const isNamed = verb - at > 1;
  return isNamed
    ? fineTags[verb] !== "VB"
    : /^(?:VBD|VBZ)$/.test(fineTags[verb] ?? "") && /^(?:PROPN|PRON|DET|NOUN)$/.test(upos(tree, verb + 1));
}

interface Asked {
  readonly entries: readonly Trigger<SpeechRow>[];
  readonly isQuoted: (token: number) => boolean;
  readonly isSaying: (token: number) => boolean;
  /** Whether a speaker is one whose findings are told, a study or a court. */
  readonly finds: (speaker: readonly number[]) => boolean;
}

function readCue(tree: Tree, head: number, { entries, isQuoted, isSaying, finds }: Asked): Cue | null {
  for (const takes of ORDER) {
    for (const { row, beside } of entries) {
      if (!row.takes.includes(takes)) continue;
      const particles = besideOf(tree, head, beside);
      if (particles === null) continue;
      const speaker = cueSpeaker(tree, head, { frame: row.frame, isQuoted });
      if (row.frame === "find" && !finds(speaker)) continue;
      const content = cueContent(tree, head, {
        takes,
        frame: row.frame,
        speaker,
        particles,
        reports: isReporting(row),
        isQuoted,
        isSaying,
      });
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
