import { UPOS } from "../model/index.ts";
import type { ParsedSentence, Sentence, TextTables } from "../model/index.ts";
import { findNameTags } from "./find-name-tags.ts";
import { lemmatise } from "./lemmatise.ts";
import { parseWords } from "./parse-words.ts";
import { tagWords } from "./tag-words.ts";
import { readTextModel } from "./text-model.ts";
import { wordFeatures } from "./word-features.ts";

/** Tags, parses and finds names. Pure: a sentence gets the same tree alone, in any batch and on any thread. */
export interface Parser {
  parse(sentences: readonly Sentence[]): readonly ParsedSentence[];
}

/** Prepares the parser from the trained weights, which are read in place and may be shared between threads. */
export function createParser(tables: Pick<TextTables, "irregular" | "model">): Parser {
  const model = readTextModel(tables.model);
  const classes = model.tagClasses.map((name) => {
    const [upos = "X", fine = "FW"] = name.split(" ");
    return { upos, fine, number: UPOS.findIndex((known) => known === upos) };
  });
  const unknown = { upos: "X", fine: "FW", number: UPOS.indexOf("X") };
  const parseOne = (sentence: Sentence): ParsedSentence => {
    const words = wordFeatures(sentence.words);
    const tags = tagWords(model.tagger, words);
    const { heads, relations } = parseWords(model.parser, words, tags);
    const own = Array.from(tags, (tag) => classes[tag] ?? unknown);
    return {
      ...sentence,
      tags: Uint8Array.from(own, (tag) => tag.number),
      fineTags: own.map((tag) => tag.fine),
      lemmas: sentence.words.map((word, i) => lemmatise(word, own[i] ?? unknown, tables.irregular)),
      heads,
      relations,
      names: findNameTags(model.names, words, tags),
    };
  };
  return { parse: (sentences) => sentences.map(parseOne) };
}
