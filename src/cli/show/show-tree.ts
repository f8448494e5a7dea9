import { RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import { cleanText } from "../clean-text.ts";
import { cutToWidth } from "./display-width.ts";
import type { Screen } from "./screen.ts";
import { tableOf } from "./table-of.ts";

/** Longest note behind a word, in columns. */
const NOTE_WIDTH = 60;

/**
 * The dependency tree of a sentence, a word a line, each below its head and in the order of the text.
 *
 * `notes` are put behind words by their index: whom they name, what they trigger. A tree with a loop (a broken parse) is shown as far as it
 * hangs together; nothing is shown twice.
 */
export function showTree(sentence: ParsedSentence, notes: ReadonlyMap<number, string>, screen: Screen): readonly string[] {
  const children = new Map<number, number[]>();
  for (const [token, head] of sentence.heads.entries()) children.set(head, [...(children.get(head) ?? []), token]);
  const rows: { readonly prefix: string; readonly token: number }[] = [];
  const walk = (token: number, prefix: string, below: string): void => {
    rows.push({ prefix, token });
    const under = children.get(token) ?? [];
    for (const [index, child] of under.entries()) {
      const isLast = index === under.length - 1;
      walk(
        child,
        `${below}${isLast ? screen.glyphs.lastBranch : screen.glyphs.branch} `,
        `${below}${isLast ? "   " : `${screen.glyphs.trunk} `}`,
      );
    }
  };
  for (const root of children.get(-1) ?? []) walk(root, "", "");
  return tableOf(
    rows.map(({ prefix, token }) => [
      { text: `${prefix}${cleanText(sentence.words[token] ?? "")}` },
      { text: RELATIONS[sentence.relations[token] ?? 0] ?? "", paint: (text) => screen.paint(text, "faint") },
      { text: `${UPOS[sentence.tags[token] ?? 0] ?? ""} ${sentence.fineTags[token] ?? ""}`, paint: (text) => screen.paint(text, "faint") },
      { text: cleanText(sentence.lemmas[token] ?? ""), paint: (text) => screen.paint(text, "faint") },
      { text: cutToWidth(notes.get(token) ?? "", NOTE_WIDTH, screen.glyphs.ellipsis) },
    ]),
    "  ",
  );
}
