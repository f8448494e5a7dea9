import { createHash } from "node:crypto";
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

/**
 * Whether training left a record aside: dev and test of UNER, the documents of GUM's dev and test trees, one in five of the other sets
 * (training/corpora.py draws the same lines), and all of the sets that are not trained on.
 */
export function isHeldOut({ id, part }: Labelled, set: string): boolean {
  if (set === "uner-ewt") return part === "test";
  if (set === "gum") return gumTestDocuments().has(id.replace("gum/", ""));
  if (set !== "wikigold" && set !== "crossner-politics") return true;
  return Number.parseInt(createHash("sha1").update(`held out ${id}`).digest("hex").slice(0, 8), 16) % 5 === 0;
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

/** The names of a whole text, read again together. */
export function reviewed(placed: readonly PlacedSentence[], parser: Parser): readonly PlacedSentence[] {
  const sentences = parser.review(placed.map(({ sentence }) => sentence));
  return placed.map(({ sentence, offset }, i) => ({ sentence: sentences[i] ?? sentence, offset }));
}
