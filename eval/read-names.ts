import { join } from "node:path";
import type { ParsedSentence, TextTables } from "../src/model/index.ts";
import { splitSentences } from "../src/text/index.ts";
import type { Parser } from "../src/text/index.ts";
import { goldRoot } from "./harness.ts";
import { readText } from "./read-rows.ts";

export interface Name {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** One record of the sets of labelled names. `named`: in GUM, whether the mention is of what has a name. */
export interface Labelled {
  readonly id: string;
  readonly part?: string;
  readonly text: string;
  readonly entities?: readonly (Name & { readonly named?: boolean; readonly pron?: boolean })[];
}

/** Documents of GUM's dev and test trees, which nothing is trained on. */
export function gumTestDocuments(): ReadonlySet<string> {
  const file = join(goldRoot(), "treebank/gum-test.conllu.gz");
  const trees = `${readText(file.replace("test", "dev"))}${readText(file)}`;
  return new Set(Array.from(trees.matchAll(/^# newdoc id = (.*)$/gm), (match) => match[1] ?? ""));
}

export interface PlacedSentence {
  readonly sentence: ParsedSentence;
  /** Of the line that it stands in, within the text. */
  readonly offset: number;
}

/** Sentences of a text whose lines are paragraphs. */
export function parseLines(text: string, parser: Parser, tables: TextTables): readonly PlacedSentence[] {
  let at = 0;
  return text.split("\n").flatMap((line) => {
    const offset = at;
    at += line.length + 1;
    return parser.parse(splitSentences(line, tables)).map((sentence) => ({ sentence, offset }));
  });
}
