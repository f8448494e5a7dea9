import type { Quotation, Sentence, Span } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { draftBare, draftQuotations } from "./draft-quotations.ts";
import { findSignature } from "./find-label.ts";
import { nameVoices } from "./name-voices.ts";
import { holds, joinSpans, lengthOf } from "./quotation-draft.ts";
import type { QuotationDraft, QuotationInput } from "./quotation-draft.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { isParsed } from "./tree.ts";

/**
 * Finds what somebody other than the writer says, thinks or wants: direct, indirect and mixed quotations over the whole article, each with
 * its chain, outermost voice first, sentence by sentence. Quotations nest ("KCNA said Mr Kim had said …").
 *
 * Quoted words without a cue go on with the quotation before them in the same paragraph, or with the one before that paragraph when they
 * fill their sentence. Few quoted words without a speaker near are scare quotes, not speech. Never throws.
 *
 * @example findQuotations({ text, sentences, mentions }, rules)[0]?.voices.at(-1)?.name // "Vladimir Putin"
 */
export function findQuotations(input: QuotationInput, index: RuleIndex): readonly Quotation[] {
  const quoted = quotedSpans(input.text, input.sentences);
  let drafts: readonly QuotationDraft[] = [];
  let from = 0;
  for (const sentence of input.sentences) {
    while ((quoted[from]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) from++;
    const spans = reachingInto(sentence, quoted, from);
    const own = isParsed(sentence) ? draftQuotations(sentence, spans, index) : [];
    const before = own.length === 0 ? quotedBefore(input.text, quoted[from - 1], sentence) : null;
    const bare =
      before === null ? null : (findSignature(sentence, before) ?? (isParsed(sentence) ? draftBare(sentence, before, index) : null));
    drafts = bare === null || before === null ? [...drafts, ...own] : [...withoutSpan(drafts, before), bare];
    if (bare === null && !own.some((draft) => draft.manner === "speech")) drafts = goOn(drafts, looseIn(sentence, spans, drafts), sentence);
  }
  const kept = drafts.filter((draft) => draft.content.length > 0 && !isBareTerm(draft, input.text));
  return nameVoices(kept, quoted, input);
}

/** "the so-called pact", "it was denied": a few words that nobody says are no quotation. */
function isBareTerm({ source, continues, content, isDirect }: QuotationDraft, text: string): boolean {
  if (source !== null || continues) return false;
  const words = content.flatMap(({ start, end }) => text.slice(start, end).trim().split(/\s+/));
  return words.length <= (isDirect ? BARE_QUOTED : BARE_TOLD);
}
/** Words that nobody says are right too seldom up to so many (precision by length on PolNeAR: docs/attribution.md). */
const BARE_QUOTED = 4;
const BARE_TOLD = 3;

function reachingInto(sentence: Sentence, quoted: readonly Span[], from: number): readonly Span[] {
  const reach = sentence.words.at(-1) === ":" ? sentence.end + AT_ONCE : sentence.end;
  const end = quoted.findIndex((span, i) => i >= from && span.start >= reach);
  return quoted.slice(from, end < 0 ? quoted.length : end);
}

/** Line ends and the mark between a colon and the words that it announces. */
const AT_ONCE = 5;

/** “Shall we go?” [the envoy asked.]: quoted words of the sentence before that end where this one begins. */
function quotedBefore(text: string, span: Span | undefined, sentence: Sentence): Span | null {
  return span !== undefined && span.end < sentence.start && /^["”’'\s]{1,4}$/.test(text.slice(span.end, sentence.start)) ? span : null;
}

/** Drafts without quoted words that turn out to be another's. */
function withoutSpan(drafts: readonly QuotationDraft[], span: Span): readonly QuotationDraft[] {
  return drafts.map((draft) => {
    const rest = draft.content.filter((content) => content.start !== span.start);
    return draft.cue !== null && rest.length === 0 ? draft : { ...draft, content: rest };
  });
}

/** Drafts that may hold a quoted span that ends here: those of the sentences that it runs over. */
const RECENT = 24;

/** Quoted words that end in the sentence and that nobody says yet. Words quoted over several sentences wait for the last: their cue may stand there. */
function looseIn(sentence: Sentence, spans: readonly Span[], drafts: readonly QuotationDraft[]): readonly Span[] {
  const recent = drafts.slice(-RECENT);
  return spans.filter((span) => span.end <= sentence.end && !recent.some((draft) => holds(draft, span)));
}

/** Shorter quoted words, in characters, that do not fill their sentence are the writer's distance ("so-called"), not speech: some five words. */
const SCARE_LENGTH = 32;
/** Quoted words that make up so much of their sentence are all that it says. */
const FILLS = 0.6;

/** Quoted words without a cue: more of what was said last. */
function goOn(drafts: readonly QuotationDraft[], loose: readonly Span[], sentence: Sentence): readonly QuotationDraft[] {
  const at = lastSpeech(drafts, sentence);
  const last = drafts[at];
  const length = lengthOf(loose);
  if (last === undefined || length === 0) return drafts;
  const fills = length > (sentence.end - sentence.start) * FILLS;
  if (fills && sentence.paragraph === last.sentence.paragraph)
    return drafts.with(at, { ...last, content: joinSpans([...last.content, ...loose]) });
  if (!fills && length <= SCARE_LENGTH) return drafts;
  return [...drafts, { ...last, sentence, content: loose, cue: null, source: null, head: -1, continues: true }];
}

/** The last direct speech of the paragraph, else the last speech of it or of the one before; -1 when there is none. */
function lastSpeech(drafts: readonly QuotationDraft[], { paragraph }: Sentence): number {
  const isNear = (draft: QuotationDraft): boolean =>
    draft.manner === "speech" && draft.cue !== null && paragraph - draft.sentence.paragraph <= 1;
  const direct = drafts.findLastIndex((draft) => isNear(draft) && draft.isDirect && draft.sentence.paragraph === paragraph);
  return direct >= 0 ? direct : drafts.findLastIndex(isNear);
}
