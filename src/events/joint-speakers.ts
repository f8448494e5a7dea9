import type { Sentence, Span } from "../model/index.ts";
import { conjuncts, headOf, isParsed, spanOf, subtree, treeOf, upos } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** The phrases of those who speak together: "Ireland", "Spain" and "Norway" of "Ireland, Spain and Norway"; the whole where one speaks. */
export function jointSpeakers(sentence: Sentence, source: Span, text: string): readonly Span[] {
  if (!JOINS.test(text.slice(source.start, source.end)) || !isParsed(sentence)) return [source];
  const tree = treeOf(sentence);
  const inside = [...sentence.starts.keys()].filter(
    (token) => (sentence.starts[token] ?? 0) >= source.start && (sentence.ends[token] ?? 0) <= source.end,
  );
  const top = inside.find((token) => upos(tree, token) !== "PUNCT" && !inside.includes(headOf(tree, token)));
  const members = top === undefined ? [] : conjuncts(tree, top).filter((token) => inside.includes(token));
  return members.length < 2 ? [source] : members.map((member) => spanOf(sentence, phraseOf(tree, member, { members, inside })));
}

const JOINS = /\s(?:and|&)\s/;

/** What hangs on a member, without the others and the "and" and commas between them. */
function phraseOf(
  tree: Tree,
  member: number,
  { members, inside }: { readonly members: readonly number[]; readonly inside: readonly number[] },
): readonly number[] {
  const others = new Set(members.filter((other) => other !== member));
  const own = subtree(tree, member, others).filter((token) => inside.includes(token) && !["PUNCT", "CCONJ"].includes(upos(tree, token)));
  return own.length === 0 ? [member] : own;
}
