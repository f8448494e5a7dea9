import { range } from "../lib/range.ts";
import type { Sentence, Span } from "../model/index.ts";
import type { QuotationDraft } from "./quotation-draft.ts";
import type { Tree } from "./tree.ts";
import { spanOf, upos } from "./tree.ts";

/** A name before a colon or behind a dash is at most so many words: "White House Press Secretary:". */
const MAX_NAME = 8;

/**
 * A name that labels what is said: "MINISTER: We shall see", "“We shall see.” – Ann Lee". Null when the sentence is not built so.
 * `quoted` are the quoted spans that reach into the sentence.
 */
export function findLabel(tree: Tree, quoted: readonly Span[]): QuotationDraft | null {
  return labelBefore(tree) ?? labelBehind(tree, quoted);
}

function labelBefore(tree: Tree): QuotationDraft | null {
  const { words } = tree.sentence;
  const colon = words.indexOf(":");
  if (colon < 1 || colon > MAX_NAME || words.length - colon < 4 || !isName(tree, range(0, colon))) return null;
  return draftOf(tree, { name: range(0, colon), mark: colon, content: [spanOf(tree.sentence, range(colon + 1, words.length))] });
}

function labelBehind(tree: Tree, quoted: readonly Span[]): QuotationDraft | null {
  const { words, starts } = tree.sentence;
  if (quoted.length === 0) return null;
  const dash = words.findLastIndex((word) => /^[-–—―]+$/.test(word));
  const said = quoted.find((span) => span.end < (starts[dash] ?? 0) && (starts[dash] ?? 0) - span.end <= 4);
  const name = range(dash + 1, words.length).filter((token) => words[token] !== ".");
  if (dash < 0 || said === undefined || name.length > MAX_NAME || !isName(tree, name)) return null;
  return draftOf(tree, { name, mark: dash, content: [said] });
}

/** “We shall see.” [― Ann Lee]: a name behind a dash, up to a mark, says the quoted words before it. Null when it is not so. */
export function findSignature(sentence: Sentence, before: Span): QuotationDraft | null {
  const { words, starts, ends } = sentence;
  const stop = words.findIndex((word, token) => token > 0 && !/^\p{Lu}/u.test(word));
  const name = range(1, stop < 0 ? words.length : stop);
  const isSigned = /^[-–—―]+$/.test(words[0] ?? "") && name.length > 0 && name.length <= MAX_NAME;
  if (!isSigned || !/^[.“"”]?$/.test(words[stop] ?? "")) return null;
  const spanOfWords = (from: number, to: number): Span => ({ start: starts[from] ?? 0, end: ends[to] ?? 0 });
  const last = name.at(-1) ?? 0;
  const rest = { sentence, manner: "speech", head: last, medium: null, isDirect: true, continues: false } as const;
  return { ...rest, content: [before], cue: spanOfWords(0, 0), source: spanOfWords(1, last) };
}

/** Capitals throughout, but for small words, and at least one proper noun. */
function isName(tree: Tree, tokens: readonly number[]): boolean {
  const { words } = tree.sentence;
  const isPart = (token: number): boolean =>
    /^[\p{Lu}\p{P}\d]|^(?:of|the|and|for|de|van|von|al)$/u.test(words[token] ?? "") && upos(tree, token) !== "AUX";
  return tokens.every(isPart) && tokens.some((token) => upos(tree, token) === "PROPN") && /^\p{Lu}/u.test(words[tokens.at(-1) ?? -1] ?? "");
}

interface Label {
  readonly name: readonly number[];
  readonly mark: number;
  readonly content: readonly Span[];
}

function draftOf({ sentence }: Tree, { name, mark, content }: Label): QuotationDraft {
  return {
    sentence,
    manner: "speech",
    content,
    cue: spanOf(sentence, [mark]),
    source: spanOf(sentence, name),
    head: name.at(-1) ?? -1,
    medium: null,
    isDirect: false,
    continues: false,
  };
}
