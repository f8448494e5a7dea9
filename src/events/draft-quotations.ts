import type { ParsedSentence, Span } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { cueSpeaker } from "./cue-speaker.ts";
import { findCitation } from "./find-citation.ts";
import { findBareCue, findCues } from "./find-cues.ts";
import type { Cue } from "./find-cues.ts";
import { findLabel } from "./find-label.ts";
import { findMedium } from "./find-medium.ts";
import { partCues } from "./part-cues.ts";
import { holds, joinSpans, lengthOf } from "./quotation-draft.ts";
import type { QuotationDraft } from "./quotation-draft.ts";
import { headOf, lemma, spanOf, treeOf, upos } from "./tree.ts";
import { repairSpeakers } from "./repair-tree.ts";
import type { Tree } from "./tree.ts";

/**
 * The quotations that the cues of one sentence make. `quoted` are the quoted spans that reach into it, and the one that follows at once where
 * it ends with a colon.
 */
export function draftQuotations(sentence: ParsedSentence, quoted: readonly Span[], index: RuleIndex): readonly QuotationDraft[] {
  const tree = treeOf(repairSpeakers(sentence));
  const inQuotes =
    quoted.length === 0 ? [] : [...sentence.starts].map((start) => quoted.some((span) => start >= span.start && start < span.end));
  const isQuoted = (token: number): boolean => inQuotes[token] ?? false;
  const cues = partCues(findCues(tree, index, isQuoted));
  const spoken = cues.filter((cue) => cue.content.length > 0).map((cue) => draftOf(cue, index));
  const found = [findCitation(tree), findLabel(tree, quoted), ...spoken].filter((draft) => draft !== null);
  const announced = quoted.find((span) => isAnnounced(sentence, span) && !found.some((draft) => holds(draft, span)));
  const all = announced === undefined ? found : [...found, ...draftAnnounced(tree, announced, index)];
  const free = quoted.filter((span) => !all.some((draft) => holds(draft, span)));
  return all.map((draft) => {
    const own = free.filter((span) => nearest(all, span) === draft);
    return withQuotes(draft, quoted, own);
  });
}

/** "The ministry put out a notice: “…”": quoted words right behind a colon, in the next paragraph too. */
function isAnnounced({ words, ends }: ParsedSentence, span: Span): boolean {
  const colon = words.findLastIndex((word, token) => word === ":" && (ends[token] ?? 0) <= span.start);
  return colon > 0 && span.end - span.start > SHORT && span.start - (ends[colon] ?? 0) <= MAX_GAP;
}
/** Fewer quoted characters behind a colon are a title or a term. */
const SHORT = 24;
/** A space, line ends and the mark itself. */
const MAX_GAP = 5;

/** Who does what the clause before the colon tells says the words behind it. */
function draftAnnounced(tree: Tree, span: Span, index: RuleIndex): readonly QuotationDraft[] {
  const { sentence } = tree;
  const colon = sentence.words.findLastIndex((word, token) => word === ":" && (sentence.ends[token] ?? 0) <= span.start);
  const verbs = [...sentence.words.keys()].filter((token) => token < colon && upos(tree, token) === "VERB");
  const cue = verbs.findLast((token) => index.speech.has(`${lemma(tree, token)}/VERB`)) ?? verbs[0];
  const speaker = cue === undefined ? [] : cueSpeaker(tree, cue, { frame: "say", isQuoted: () => false });
  const row = index.cues.get("say/VERB")?.[0]?.row;
  if (cue === undefined || row === undefined || speaker.length === 0) return [];
  const draft = draftOf({ tree, row, head: cue, words: [cue], speaker, content: [] }, index);
  return [{ ...draft, content: [span], isDirect: true }];
}

/** "Japan's embassy in Oslo": the word on which all others of a phrase hang speaks. */
function topOf(tree: Tree, tokens: readonly number[]): number {
  return tokens.find((token) => upos(tree, token) !== "PUNCT" && !tokens.includes(headOf(tree, token))) ?? tokens.at(-1) ?? -1;
}

/** A short sentence with a word of saying and nothing said ("Mr Lee replied."): quoted words right before it are what was said. */
export function draftBare(sentence: ParsedSentence, before: Span, index: RuleIndex): QuotationDraft | null {
  const cue = findBareCue(treeOf(repairSpeakers(sentence)), index);
  return cue === null ? null : { ...draftOf(cue, index), content: [before], isDirect: true };
}

function draftOf({ tree, row, words, speaker, content, head }: Cue, index: RuleIndex): QuotationDraft {
  const { sentence } = tree;
  return {
    sentence,
    manner: row.manner,
    content: runsOf(sentence, content),
    cue: spanOf(sentence, words),
    source: speaker.length === 0 ? null : spanOf(sentence, speaker),
    head: topOf(tree, speaker),
    medium: row.medium ?? findMedium(tree, { head, speaker }, index),
    isDirect: false,
    continues: false,
  };
}

/** Tokens that follow each other as one span. */
function runsOf(sentence: ParsedSentence, tokens: readonly number[]): readonly Span[] {
  const runs: { start: number; end: number; last: number }[] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const end = sentence.ends[token] ?? 0;
    if (run?.last === token - 1) Object.assign(run, { end, last: token });
    else runs.push({ start: sentence.starts[token] ?? 0, end, last: token });
  }
  return runs.map(({ start, end }) => ({ start, end }));
}

/** The speech whose cue stands nearest to quoted words that no cue has taken. */
function nearest(drafts: readonly QuotationDraft[], span: Span): QuotationDraft | undefined {
  const gap = (other: Span): number => Math.max(other.start - span.end, span.start - other.end);
  const distance = ({ cue, content }: QuotationDraft): number => Math.min(...[...(cue === null ? [] : [cue]), ...content].map(gap));
  const near = drafts.filter((draft) => draft.manner === "speech" && draft.cue !== null).toSorted((a, b) => distance(a) - distance(b))[0];
  return near !== undefined && distance(near) <= MAX_DISTANCE ? near : undefined;
}

/** Quoted words further from a cue, in characters, are not its own. */
const MAX_DISTANCE = 60;

/** Quoted words that the content touches belong to it whole, in other sentences too: "“A. B,” he said." */
function withQuotes(draft: QuotationDraft, quoted: readonly Span[], free: readonly Span[]): QuotationDraft {
  const touched = draft.manner === "speech" ? quoted.filter((span) => holds(draft, span)) : [];
  const content = joinSpans([...draft.content, ...touched, ...free]);
  return { ...draft, content, isDirect: lengthOf([...touched, ...free]) > lengthOf(content) / 2 };
}
