import type { Manner, Medium, Mention, ParsedSentence, Quotation, Sentence, Span } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { findCues } from "./find-cues.ts";
import type { Cue } from "./find-cues.ts";
import { findCitation } from "./find-citation.ts";
import { findLabel } from "./find-label.ts";
import { nameVoices } from "./name-voices.ts";
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
    const loose = spans.filter((span) => span.start >= sentence.start && !own.some((draft) => draft.content.some((content) => overlaps(content, span))));
    drafts.push(...own);
    if (loose.length > 0 && !own.some((draft) => draft.manner === "speech")) goOn(drafts, loose, sentence);
  }
  return nameVoices(drafts, quoted, input);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The quotations that the cues of one sentence make. */
function draftsOf(sentence: ParsedSentence, quoted: readonly Span[], index: RuleIndex): readonly QuotationDraft[] {
  const tree = treeOf(sentence);
  const inQuotes = [...sentence.starts].map((start) => quoted.some((span) => start >= span.start && start < span.end));
  const isQuoted = (token: number): boolean => inQuotes[token] ?? false;
  const cues = findCues(tree, index, isQuoted).filter((cue) => !isQuoted(cue.head));
  const spoken = cues.map((cue) => draftOf(cue, sentence));
  const others = [findCitation(tree), findLabel(tree)].filter((draft) => draft !== null);
  const all = [...others, ...spoken];
  const free = quoted.filter((span) => !all.some((draft) => draft.content.some((content) => overlaps(content, span))));
  return all.map((draft) => withQuotes(draft, quoted, free.filter((span) => nearest(all, span) === draft)));
}

function draftOf(cue: Cue, sentence: ParsedSentence): QuotationDraft {
  const { row, words, speaker, content, head } = cue;
  return {
    sentence,
    manner: row.manner,
    content: runsOf(sentence, content),
    cue: spanOf(sentence, words),
    source: speaker.length === 0 ? null : spanOf(sentence, speaker),
    head: speaker.at(-1) ?? -1,
    verb: head,
    medium: row.medium,
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
  return { ...draft, content: joinSpans([...draft.content, ...touched, ...free]) };
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
  const at = drafts.findLastIndex((draft) => draft.manner === "speech" && draft.cue !== null);
  const last = drafts[at];
  const length = loose.reduce((sum, span) => sum + span.end - span.start, 0);
  if (last === undefined || sentence.paragraph - last.sentence.paragraph > 1) return;
  const fills = length > (sentence.end - sentence.start) * 0.6;
  if (sentence.paragraph === last.sentence.paragraph && fills) drafts[at] = { ...last, content: joinSpans([...last.content, ...loose]) };
  else if (fills || (sentence.words.length > 0 && length > SCARE_WORDS * 8))
    drafts.push({ ...last, sentence, content: loose, cue: null, source: null, head: -1, verb: -1, continues: true });
}
