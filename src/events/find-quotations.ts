import type { Manner, Medium, Mention, ParsedSentence, Quotation, Sentence, Span } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { findBareCue, findCues } from "./find-cues.ts";
import type { Cue } from "./find-cues.ts";
import { findMedium } from "./find-medium.ts";
import { findCitation } from "./find-citation.ts";
import { findLabel } from "./find-label.ts";
import { nameVoices } from "./name-voices.ts";
import { partCues } from "./part-cues.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { isParsed, spanOf, treeOf } from "./tree.ts";

export interface QuotationInput {
  readonly text: string;
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  readonly mentions: readonly Mention[];
}

/** A quotation before it is known who its voices are. */
export interface QuotationDraft {
  readonly sentence: Sentence;
  readonly manner: Manner;
  /** In order and apart. */
  readonly content: readonly Span[];
  readonly cue: Span | null;
  readonly source: Span | null;
  /** Token of the speaker's head and of the verb in the sentence; -1: none. */
  readonly head: number;
  readonly verb: number;
  readonly medium: Medium | null;
  /** Whether most of it stands in quotation marks. */
  readonly isDirect: boolean;
  /** True when the speaker is only named by an earlier sentence: the words go on. */
  readonly continues: boolean;
}

/**
 * Finds what somebody other than the writer says, thinks or wants: direct, indirect and mixed quotations over the whole article, each with
 * its chain, outermost voice first, in order of their cues. Quotations nest ("KCNA said Mr Kim had said …").
 *
 * Quoted words without a cue go on with the quotation before them in the same paragraph, or with the one before that paragraph when they
 * fill their sentence. Few quoted words without a speaker near are scare quotes, not speech.
 */
export function findQuotations(input: QuotationInput, index: RuleIndex): readonly Quotation[] {
  const quoted = quotedSpans(input.text, input.sentences);
  const drafts: QuotationDraft[] = [];
  let from = 0;
  for (const sentence of input.sentences) {
    while ((quoted[from]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) from++;
    const spans: Span[] = [];
    for (let at = from; at < quoted.length && (quoted[at]?.start ?? 0) < sentence.end; at++) spans.push(quoted[at] ?? sentence);
    const own = isParsed(sentence) ? draftsOf(sentence, spans, index) : [];
    const before = own.length === 0 && isParsed(sentence) ? quotedBefore(input.text, quoted[from - 1], sentence) : null;
    if (before !== null && isParsed(sentence)) own.push(...claimBefore(drafts, { sentence, index, span: before }));
    drafts.push(...own);
    // Words that are quoted over several sentences wait for the last: their cue may stand there.
    const loose = spans.filter(
      (span) =>
        span.end <= sentence.end && !drafts.slice(-RECENT).some((draft) => draft.content.some((content) => overlaps(content, span))),
    );
    if (loose.length > 0 && !own.some((draft) => draft.manner === "speech")) goOn(drafts, loose, sentence);
  }
  return nameVoices(
    drafts.filter((draft) => draft.content.length > 0),
    quoted,
    input,
  );
}

/** “Shall we go?” [the envoy asked.]: quoted words of the sentence before that end where this one begins. */
function quotedBefore(text: string, span: Span | undefined, sentence: Sentence): Span | null {
  return span !== undefined && span.end < sentence.start && /^["”’'\s]{1,4}$/.test(text.slice(span.end, sentence.start)) ? span : null;
}

interface Claim {
  readonly sentence: ParsedSentence;
  readonly index: RuleIndex;
  readonly span: Span;
}

/** A short sentence with a word of saying and nothing said: what was quoted right before it, taken from whoever had it. */
function claimBefore(drafts: QuotationDraft[], { sentence, index, span }: Claim): readonly QuotationDraft[] {
  const tree = treeOf(sentence);
  const cue = findBareCue(tree, index);
  if (cue === null) return [];
  for (const [i, draft] of drafts.entries()) {
    if (i < drafts.length - RECENT || !draft.content.some((content) => content.start === span.start && content.end === span.end)) continue;
    if (draft.cue === null || draft.content.length > 1)
      drafts[i] = { ...draft, content: draft.content.filter((content) => content.start !== span.start) };
  }
  return [{ ...draftOf(cue, index), content: [span], isDirect: true }];
}

/** Drafts that may hold a quoted span that ends here: those of the sentences that it runs over. */
const RECENT = 24;

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The quotations that the cues of one sentence make. */
function draftsOf(sentence: ParsedSentence, quoted: readonly Span[], index: RuleIndex): QuotationDraft[] {
  const tree = treeOf(sentence);
  const inQuotes = [...sentence.starts].map((start) => quoted.some((span) => start >= span.start && start < span.end));
  const isQuoted = (token: number): boolean => inQuotes[token] ?? false;
  const cues = partCues(findCues(tree, index, isQuoted).filter((cue) => !isQuoted(cue.head)));
  const spoken = cues.filter((cue) => cue.content.length > 0).map((cue) => draftOf(cue, index));
  const others = [findCitation(tree), findLabel(tree, quoted)].filter((draft) => draft !== null);
  const all = [...others, ...spoken];
  const free = quoted.filter((span) => !all.some((draft) => draft.content.some((content) => overlaps(content, span))));
  return all.map((draft) =>
    withQuotes(
      draft,
      quoted,
      free.filter((span) => nearest(all, span) === draft),
    ),
  );
}

function draftOf({ tree, row, words, speaker, content, head }: Cue, index: RuleIndex): QuotationDraft {
  const { sentence } = tree;
  return {
    sentence,
    manner: row.manner,
    content: runsOf(sentence, content),
    cue: spanOf(sentence, words),
    source: speaker.length === 0 ? null : spanOf(sentence, speaker),
    head: speaker.at(-1) ?? -1,
    verb: head,
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
  const distance = ({ cue }: QuotationDraft): number => (cue === null ? 0 : Math.max(cue.start - span.end, span.start - cue.end));
  return drafts.filter((draft) => draft.manner === "speech" && draft.cue !== null).toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Quoted words that the content touches belong to it whole, in other sentences too: "“A. B,” he said." */
function withQuotes(draft: QuotationDraft, quoted: readonly Span[], free: readonly Span[]): QuotationDraft {
  const touched = draft.manner === "speech" ? quoted.filter((span) => draft.content.some((content) => overlaps(content, span))) : [];
  const content = joinSpans([...draft.content, ...touched, ...free]);
  return { ...draft, content, isDirect: lengthOf([...touched, ...free]) > lengthOf(content) / 2 };
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** In order, what overlaps or touches joined. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Fewer quoted words than these, with no speaker beside them, are the writer's distance ("so-called"), not speech. */
const SCARE_WORDS = 4;

/** Quoted words without a cue: more of what was said last. */
function goOn(drafts: QuotationDraft[], loose: readonly Span[], sentence: Sentence): void {
  const isNear = (draft: QuotationDraft): boolean =>
    draft.manner === "speech" && draft.cue !== null && sentence.paragraph - draft.sentence.paragraph <= 1;
  const direct = drafts.findLastIndex((draft) => isNear(draft) && draft.isDirect && draft.sentence.paragraph === sentence.paragraph);
  const at = direct >= 0 ? direct : drafts.findLastIndex(isNear);
  const last = drafts[at];
  const length = lengthOf(loose);
  if (last === undefined) return;
  const fills = length > (sentence.end - sentence.start) * 0.6;
  if (sentence.paragraph === last.sentence.paragraph && fills) drafts[at] = { ...last, content: joinSpans([...last.content, ...loose]) };
  else if (fills || (sentence.words.length > 0 && length > SCARE_WORDS * 8))
    drafts.push({ ...last, sentence, content: loose, cue: null, source: null, head: -1, verb: -1, continues: true });
}
