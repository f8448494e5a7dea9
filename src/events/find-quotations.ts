import type { ActorRef, Medium, Mention, ParsedSentence, Quotation, Sentence, Span, Voice } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { quotedSpans } from "./quoted-spans.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, headOf, isParsed, lemma, relation, spanOf, subtree, treeOf, upos } from "./tree.ts";

export interface QuotationInput {
  readonly text: string;
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  readonly mentions: readonly Mention[];
}

/** A verb or phrase of saying in one sentence. */
interface Cue {
  readonly tree: Tree;
  readonly cue: readonly number[];
  readonly speaker: number | null;
  readonly content: readonly number[];
  readonly agencies: readonly Voice[];
  readonly medium: Medium | null;
}

/**
 * Finds what somebody other than the writer says: direct, indirect and mixed quotations, each with its chain.
 *
 * Quoted words without a cue belong to the last speaker of the same paragraph or, failing that, of the one before. Short quoted words with
 * no speaker near are scare quotes and no quotation.
 */
export function findQuotations(input: QuotationInput, index: RuleIndex): readonly Quotation[] {
  const quoted = quotedSpans(input.text, input.sentences);
  const found: Quotation[] = [];
  let last: { readonly quotation: Quotation; readonly paragraph: number } | null = null;
  for (const sentence of input.sentences) {
    const cues = isParsed(sentence) ? findCues(treeOf(sentence), index, input) : [];
    const quotations = cues.map((cue) => quotationOf(cue, quoted, input));
    const inside = quoted.filter((span) => span.start < sentence.end && sentence.start < span.end);
    const loose = inside.filter(
      (span) => !quotations.some((quotation) => quotation.content.some((content) => covers(content, clip(span, sentence)))),
    );
    for (const span of loose) {
      const speaker: Quotation | null =
        quotations[0] ?? (last !== null && sentence.paragraph - last.paragraph <= 1 ? last.quotation : null);
      if (speaker === null || isScareQuote(input.text.slice(span.start, span.end), quotations.length > 0)) continue;
      found.push({ ...speaker, kind: "direct", content: [clip(span, sentence)] });
    }
    found.push(...quotations);
    const spoken = quotations.at(-1);
    if (spoken !== undefined) last = { quotation: spoken, paragraph: sentence.paragraph };
  }
  return found;
}

/** One or two words in quotation marks where nobody speaks are the writer's distance, not speech. */
function isScareQuote(words: string, hasSpeaker: boolean): boolean {
  return !hasSpeaker && words.split(/\s+/).length <= 3;
}

function findCues(tree: Tree, index: RuleIndex, input: QuotationInput): readonly Cue[] {
  const cues: Cue[] = [];
  const agencies = accordingTo(tree, input);
  for (const token of tree.sentence.words.keys()) {
    const row = index.speech.get(`${lemma(tree, token)}/${upos(tree, token)}`);
    if (row === undefined || upos(tree, token) !== "VERB") continue;
    const speaker = childrenBy(tree, token, ["nsubj"])[0] ?? inheritedSpeaker(tree, token);
    const content = contentOf(tree, token, speaker);
    if (content.length < 2) continue;
    cues.push({ tree, cue: [token], speaker, content, agencies: agencies.voices, medium: mediumOf(tree, token, speaker) });
  }
  if (cues.length === 0 && agencies.voices.length > 0) {
    const content = [...tree.sentence.words.keys()].filter((token) => !agencies.tokens.includes(token));
    cues.push({ tree, cue: agencies.cue, speaker: null, content, agencies: agencies.voices, medium: agencies.medium });
  }
  return cues;
}

/** A speech verb that is joined to another shares its subject. */
function inheritedSpeaker(tree: Tree, verb: number): number | null {
  if (!["conj", "advcl", "xcomp"].includes(relation(tree, verb))) return null;
  return childrenBy(tree, headOf(tree, verb), ["nsubj"])[0] ?? null;
}

/** The clause below the verb; or, where the verb itself hangs on what is said ("…, said Mr Lee"), the rest of the sentence. */
function contentOf(tree: Tree, verb: number, speaker: number | null): readonly number[] {
  const clause = childrenBy(tree, verb, ["ccomp"])[0] ?? childrenBy(tree, verb, ["parataxis", "obj", "xcomp", "advcl"])[0];
  if (clause !== undefined) return trim(tree, subtree(tree, clause));
  if (["parataxis", "advcl", "conj"].includes(relation(tree, verb)) && headOf(tree, verb) >= 0 && (speaker === null || speaker > verb)) {
    const own = new Set(subtree(tree, verb));
    return trim(
      tree,
      [...tree.sentence.words.keys()].filter((token) => !own.has(token)),
    );
  }
  return [];
}

/** Without punctuation and "that" at its ends. */
function trim(tree: Tree, tokens: readonly number[]): readonly number[] {
  const isEdge = (token: number | undefined): boolean =>
    token !== undefined && (upos(tree, token) === "PUNCT" || /^that$/i.test(tree.sentence.words[token] ?? ""));
  let [from, to] = [0, tokens.length];
  while (from < to && isEdge(tokens[from])) from++;
  while (to > from && isEdge(tokens[to - 1])) to--;
  return tokens.slice(from, to);
}

/** "According to a report by KCNA": voices outside the speaker. */
function accordingTo(
  tree: Tree,
  input: QuotationInput,
): {
  readonly voices: readonly Voice[];
  readonly tokens: readonly number[];
  readonly cue: readonly number[];
  readonly medium: Medium | null;
} {
  const words = tree.sentence.words.map((word) => word.toLowerCase());
  const at = words.findIndex((word, i) => word === "according" && words[i + 1] === "to");
  if (at < 0) return { voices: [], tokens: [], cue: [], medium: null };
  const comma = words.findIndex((word, i) => i > at && /^[,.;]$/.test(word));
  const tokens = [...words.keys()].filter((token) => token >= at && token < (comma < 0 ? words.length : comma));
  const range = spanOf(tree.sentence, tokens);
  const named = input.mentions.filter((mention) => mention.start >= range.start && mention.end <= range.end);
  const speaker =
    named.find((mention) => mention.actors[0]?.kind === "outlet") ??
    named.find((mention) => mention.actors[0]?.kind === "person") ??
    named[0];
  const phrase = trim(tree, tokens.slice(2));
  const voices =
    speaker === undefined ? (phrase.length === 0 ? [] : [unknownVoice(input.text, spanOf(tree.sentence, phrase))]) : [voiceOf(speaker)];
  return { voices, tokens, cue: [at, at + 1], medium: /\breport\b/i.test(input.text.slice(range.start, range.end)) ? "report" : null };
}

const MEDIA: Readonly<Record<string, Medium>> = {
  letter: "letter",
  message: "letter",
  statement: "statement",
  communique: "statement",
  communiqué: "statement",
  declaration: "statement",
  report: "report",
  tweet: "post",
  post: "post",
  facebook: "post",
  twitter: "post",
  telegram: "post",
  interview: "interview",
  speech: "speech",
  address: "speech",
  call: "call",
  document: "document",
  decree: "document",
  resolution: "document",
};

/** "in a letter", "in his statement", or a document that speaks itself. */
function mediumOf(tree: Tree, verb: number, speaker: number | null): Medium | null {
  const phrases = childrenBy(tree, verb, ["obl", "nmod"]).filter((child) =>
    ["in", "on", "during", "via", "through"].includes(caseOf(tree, child)),
  );
  const nouns = [...phrases, ...(speaker === null ? [] : [speaker])].map((token) => lemma(tree, token));
  const named = nouns.map((noun) => MEDIA[noun]).find((medium) => medium !== undefined);
  if (named !== undefined) return named;
  const opening = /^in (?:a|an|the|his|her|its|their) (\w+)/i.exec(tree.sentence.words.slice(0, 3).join(" "));
  return MEDIA[opening?.[1]?.toLowerCase() ?? ""] ?? null;
}

function quotationOf(cue: Cue, quoted: readonly Span[], input: QuotationInput): Quotation {
  const { sentence } = cue.tree;
  const content = spanOf(sentence, cue.content);
  const overlap = quoted.filter((span) => span.start < content.end && content.start < span.end);
  const share =
    overlap.reduce((sum, span) => sum + Math.min(span.end, content.end) - Math.max(span.start, content.start), 0) /
    (content.end - content.start);
  const phrase =
    cue.speaker === null
      ? null
      : spanOf(
          sentence,
          subtree(cue.tree, cue.speaker).filter((token) => relation(cue.tree, token) !== "acl:relcl"),
        );
  const mention = cue.speaker === null || phrase === null ? null : speakerMention(cue, phrase, input);
  const speaker = mention === null ? (phrase === null ? [] : [unknownVoice(input.text, phrase)]) : [voiceOf(mention)];
  return {
    kind: share > 0.8 ? "direct" : overlap.length > 0 ? "mixed" : "indirect",
    content: [content],
    cue: spanOf(sentence, cue.cue),
    source: mention ?? phrase,
    voices: [...cue.agencies, ...speaker],
    medium: cue.medium,
  };
}

/** The mention on the subject itself; failing that a person, then anybody, inside its phrase ("its President Vladimir Putin"). */
function speakerMention(cue: Cue, phrase: Span, input: QuotationInput): Mention | null {
  const inside = input.mentions.filter(
    (mention) => mention.sentence === cue.tree.sentence.index && mention.start >= phrase.start && mention.end <= phrase.end,
  );
  return inside.find((mention) => mention.actors[0]?.kind === "person") ?? inside.find((mention) => mention.head === cue.speaker) ?? null;
}

function voiceOf(mention: Mention): Voice {
  const actor: ActorRef | null = mention.actors[0] ?? null;
  return {
    kind: actor?.kind === "outlet" ? "agency" : "speaker",
    name: actor?.name ?? mention.surface,
    actor,
    span: { start: mention.start, end: mention.end },
  };
}

function unknownVoice(text: string, span: Span): Voice {
  return { kind: "speaker", name: text.slice(span.start, span.end), actor: null, span };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start + 1 && outer.end >= inner.end - 1;
}

function clip(span: Span, sentence: Span): Span {
  return { start: Math.max(span.start, sentence.start), end: Math.min(span.end, sentence.end) };
}
