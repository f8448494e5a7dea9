import type { WordVectors } from "../names/word-vectors.ts";
import type { PhraseSpan } from "./phrase-spans.ts";
import type { PhraseTree } from "./phrase-tree.ts";
import { isCapital } from "./phrase-tree.ts";
import type { PlacedHead } from "./placed-head.ts";
import { nameKey, stepOf } from "./view-document.ts";

const [MOST_PROPER, MOST_LENGTH, MOST_BETWEEN, MOST_CAPITALS, MOST_SENTENCES] = [3, 10, 3, 4, 3];
/** Step of the rank of a word that the table of vectors lacks, beyond the last that it has; likenesses are told apart in eighths. */
const [UNKNOWN, LIKENESSES] = [18, 8];

/**
 * What the proper nouns of a phrase and around it say of its naming. In GUM a phrase whose head is a proper noun is named, and mostly one with two of them
 * side by side below another head ("the history of the United States"); one that stands alone ("the deserts of Mexico") does not name the whole.
 */
export function describeProper(place: PlacedHead, vectors: WordVectors): readonly string[] {
  const { tree, head, span } = place;
  return [...describeInner(tree, head, span), ...describeAbove(tree, head, { span, vectors }), ...describeFame(place, vectors)];
}

function describeInner(tree: PhraseTree, head: number, { first, last }: PhraseSpan): readonly string[] {
  const proper = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((i) => isProper(tree, i));
  const gap = proper.reduce((least, at, i) => Math.min(least, i > 0 ? at - (proper[i - 1] ?? 0) : Infinity), Infinity);
  const pair = gap === Infinity ? "none" : String(Math.min(gap, MOST_BETWEEN + 1));
  const [own, count, tag] = [isProper(tree, head), Math.min(proper.length, MOST_PROPER), tree.tags[head]];
  return [
    ...[
      `proper ${count} ${tag} ${own}`,
      `pair ${pair} ${tag} ${own}`,
      `pair ${pair} ${count} ${own} first ${isCapital(tree.words[first])}`,
    ],
    ...[`pair ${pair} ${count} ${own} last ${proper.at(-1) === last}`],
    `pair ${pair} ${own} length ${Math.floor(Math.min(last - first + 1, MOST_LENGTH) / 2)}`,
  ];
}

/** The word that the head hangs on: in the same name, capital, near, inside the phrase. */
function describeAbove(
  { heads, tags, relations, words, nameAt, small, fineTags }: PhraseTree,
  head: number,
  { span: { first, last }, vectors }: { readonly span: PhraseSpan; readonly vectors: WordVectors },
): readonly string[] {
  const [above, tag, relation] = [heads[head] ?? -1, tags[head], relations[head]];
  if (above < 0) return [`over root ${tag}`];
  const [own, other] = [nameAt[head] ?? null, nameAt[above] ?? null];
  const name = other === null ? "-" : other === own ? "same" : "other";
  const off = Math.max(-MOST_BETWEEN, Math.min(MOST_BETWEEN, above - head));
  const within = above >= first && above <= last ? "within" : "without";
  return [
    ...[`over ${name} ${tag} ${relation}`, `over ${name} ${tags[above]} ${relation} ${off}`, `over ${within} ${relation} ${tag}`],
    ...[`over ${isCapital(words[above])} ${relation} ${tag} ${off}`, `over ${fineTags[above]} ${relation} ${fineTags[head]}`],
    `over list ${vectors.listsOf(vectors.rowOf(small[above] ?? ""))} ${relation} ${tag}`,
  ];
}

/** How well known the words of a name are, how much two of them are of one kind, and how the text uses the name. */
function describeFame({ document, tree, head, span, sentence }: PlacedHead, vectors: WordVectors): readonly string[] {
  const name = tree.nameAt[head] ?? null;
  if (name === null && !isProper(tree, head)) return [];
  const rows = tree.words.slice(span.first, span.last + 1).flatMap((word) => (isCapital(word) ? [vectors.rowOf(word)] : []));
  const rarest = rows.reduce((most, row) => Math.max(most, row < 0 ? UNKNOWN : Math.floor(Math.log2(row + 2))), 0);
  const likenesses = rows.flatMap((row, i) =>
    i > 0 && row >= 0 && (rows[i - 1] ?? -1) >= 0 ? [likenessOf(vectors, row, rows[i - 1] ?? 0)] : [],
  );
  const alike = likenesses.length > 0 ? String(Math.floor(Math.max(...likenesses) * LIKENESSES)) : "-";
  const [key, kind] = [nameKey(tree, head), name?.kind ?? "-"];
  const { count, first } = document.names.get(key) ?? { count: 0, first: sentence };
  return [
    ...[`rarest ${Math.min(rows.length, MOST_PROPER)} ${rarest}`, `alike ${Math.min(rows.length, MOST_CAPITALS)} ${alike}`],
    ...[
      `times ${stepOf(count)} ${kind}`,
      `since ${Math.min(first, MOST_SENTENCES)} ${kind} ${stepOf(count)}`,
      `since here ${first === sentence} ${kind}`,
    ],
    `longer ${document.longer.has(key)} ${key.includes(" ")} ${kind}`,
  ];
}

/** The cosine of two words. */
function likenessOf(vectors: WordVectors, one: number, other: number): number {
  const [a, b] = [new Float32Array(vectors.width), new Float32Array(vectors.width)];
  vectors.add(one, { out: a, at: 0 }, 1);
  vectors.add(other, { out: b, at: 0 }, 1);
  const length = Math.hypot(...a) * Math.hypot(...b);
  return length > 0 ? a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0) / length : 0;
}

function isProper({ fineTags }: PhraseTree, word: number): boolean {
  return fineTags[word]?.startsWith("NNP") ?? false;
}
