import type { PhraseSpan } from "./phrase-spans.ts";
import type { PhraseTree } from "./phrase-tree.ts";
import { caseOf, isCapital } from "./phrase-tree.ts";

const [MOST_WORDS, MOST_BELOW] = [12, 6];

/** What speaks for a stretch being the mention of its head: what hangs on the head next to each end, within and without ("left out" and "taken in"). */
export function describeSpan(tree: PhraseTree, head: number, { first, last }: PhraseSpan): readonly string[] {
  const { below, lows, highs, tags, small, words, nameAt, relations } = tree;
  const children = below[head] ?? [];
  const [left, right] = [children.filter((child) => child < head), children.filter((child) => child > head)];
  const name = nameAt[head] ?? null;
  const role = name === null ? "-" : name.head === head ? "head" : "part";
  const kind = name?.kind ?? "-";
  const seen = [
    ...describeNext(tree, head, { edge: "left in", child: left.find((child) => (lows[child] ?? 0) >= first) }),
    ...describeNext(tree, head, { edge: "left out", child: left.findLast((child) => (lows[child] ?? 0) < first) }),
    ...describeNext(tree, head, { edge: "right in", child: right.findLast((child) => (highs[child] ?? 0) <= last) }),
    ...describeNext(tree, head, { edge: "right out", child: right.find((child) => (highs[child] ?? 0) > last) }),
    ...right.filter((child) => (highs[child] ?? 0) < last).map((child) => `within ${relations[child]}`),
    ...[`first ${tags[first]} ${role}`, `first word ${small[first]}`, `last ${tags[last]} ${role}`, `last word ${small[last]}`],
    ...[
      `before ${small[first - 1] ?? "^"}`,
      `after ${small[last + 1] ?? "$"} ${tags[last]}`,
      `after tag ${tags[last + 1] ?? "$"} ${tags[last]}`,
    ],
    `length ${Math.min(last - first + 1, MOST_WORDS)} ${role}`,
  ];
  const count = (pattern: RegExp): number => words.slice(first, last + 1).filter((word) => pattern.test(word)).length;
  seen.push(`brackets ${count(/^\($/) - count(/^\)$/)}`, `quotes ${count(/^["“”]$/) % 2}`);
  const crosses = `${(nameAt[first]?.first ?? first) < first} ${(nameAt[last]?.last ?? last) > last}`;
  seen.push(`crosses ${crosses} ${role}`);
  if (name !== null) {
    const [from, to] = [Math.sign(first - name.first), Math.sign(last - name.last)];
    seen.push(`name first ${from} ${role} ${kind}`, `name last ${to} ${role} ${kind}`, `name ${from} ${to} ${role} ${relations[head]}`);
  }
  return seen;
}

/** What can be seen of what hangs on the head beside an end of the stretch. */
function describeNext(
  tree: PhraseTree,
  head: number,
  { edge, child }: { readonly edge: string; readonly child: number | undefined },
): readonly string[] {
  const { tags, relations, small, words, nameAt, lows, highs } = tree;
  const name = nameAt[head] ?? null;
  const role = name === null ? "-" : name.head === head ? "head" : "part";
  const key = `${tags[head]} ${role}`;
  if (child === undefined) return [`${edge} none ${key}`];
  const [relation, tag, preposition] = [relations[child], tags[child], caseOf(tree, child)];
  const other = nameAt[child] ?? null;
  const kinds = `${name?.kind ?? "-"} ${other?.kind ?? "-"} ${other !== null && other === name ? "same" : ""}`;
  const seen = [
    ...[`${edge} ${relation} ${tag}`, `${edge} ${relation} ${tag} ${key}`, `${edge} ${relation} on ${relations[head]}`],
    ...[`${edge} ${relation} word ${small[child]}`, `${edge} ${relation} case ${preposition} ${role}`],
    `${edge} ${relation} ${tag} ${looksOf(words[child])} ${key}`,
  ];
  if (edge.startsWith("left")) return [...seen, `${edge} ${relation} ${kinds}`, `${edge} ${relation} ${small[head]} ${small[child]}`];
  const [low, high] = [lows[child] ?? child, highs[child] ?? child];
  return [
    ...seen,
    ...[`${edge} ${relation} at ${small[low]}`, `${edge} ${relation} length ${Math.min(high - low, MOST_BELOW)}`],
    `${edge} ${relation} behind ${tags[low - 1] === "PUNCT" ? small[low - 1] : "-"} ${role}`,
    ...[`${edge} ${relation} ${preposition} ${small[head]}`, `${edge} ${relation} ${kinds} ${preposition}`],
  ];
}

function looksOf(word = ""): string {
  if (isCapital(word)) return "X";
  if (/^\d/.test(word)) return "0";
  return /^\p{L}/u.test(word) ? "x" : word;
}
