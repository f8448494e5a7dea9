import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RELATIONS } from "../src/model/index.ts";
import { lemmatise } from "../src/text/lemmatise.ts";
import { tagWords } from "../src/text/tag-words.ts";
import { writeTextModel } from "../src/text/text-model.ts";
import { wordFeatures } from "../src/text/word-features.ts";
import type { GoldSentence } from "./train-text/read-treebank.ts";
import { readTreebank } from "./train-text/read-treebank.ts";
import { readNames, trainNames } from "./train-text/train-names.ts";
import { trainParser } from "./train-text/train-parser.ts";
import { trainTagger } from "./train-text/train-tagger.ts";

/**
 * `npm run train:text`: trains tagger, parser and name finder on data whose licences allow it and writes data/models/text.bin and
 * data/lexicon/irregular.tsv. Deterministic: no clock, seeded order. Some minutes on one core.
 */
const gold = process.env["DEMARCHE_GOLD"] ?? fileURLToPath(new URL("../../shared/gold", import.meta.url));
const data = fileURLToPath(new URL("../data", import.meta.url));
const TAGGER_BITS = 20;
const PARSER_BITS = 22;
const NAME_BITS = 18;
const [PARSER_EPOCHS, TAGGER_EPOCHS, NAME_EPOCHS] = [15, 8, 8];

const sentences = ["ewt-train", "gum-train"].flatMap((name) => readTreebank(join(gold, "treebank", `${name}.conllu.gz`)));
const tagClasses = [...new Set(sentences.flatMap((sentence) => sentence.upos.map((upos, i) => `${upos} ${sentence.fine[i]}`)))].sort();
const classOf = new Map(tagClasses.map((name, i) => [name, i]));
const examples = sentences.map((sentence) => ({
  words: wordFeatures(sentence.words),
  gold: Int32Array.from(sentence.upos, (upos, i) => classOf.get(`${upos} ${sentence.fine[i]}`) ?? 0),
}));

writeFileSync(join(data, "lexicon/irregular.tsv"), irregularForms(sentences));
const options = { classes: tagClasses.length, bits: TAGGER_BITS, epochs: TAGGER_EPOCHS };
// Each half is tagged by a tagger that saw the other: the parser then learns from tags as faulty as it will get.
const halves = [0, 1].map((half) =>
  trainTagger(
    examples.filter((_, i) => i % 2 !== half),
    { ...options, epochs: 4 },
  ),
);
const tagger = trainTagger(examples, options);
process.stdout.write("tagger trained\n");
const parseExamples = sentences.map((sentence, i) => {
  const words = wordFeatures(sentence.words);
  return { words, tags: tagWords(halves[i % 2] ?? tagger, words), heads: sentence.heads, relations: sentence.relations };
});
const parser = trainParser(parseExamples, { relations: RELATIONS.length, bits: PARSER_BITS, epochs: PARSER_EPOCHS });
const abbreviations = new Set(readFileSync(join(data, "lexicon/abbreviations.tsv"), "utf8").split("\n").slice(1));
const nameExamples = ["uner-ewt", "wikigold", "crossner-politics"].flatMap((name) =>
  readNames(join(gold, "entities", `${name}.jsonl.gz`), (words) => tagWords(tagger, words), abbreviations),
);
const names = trainNames(nameExamples, { bits: NAME_BITS, epochs: NAME_EPOCHS });

mkdirSync(join(data, "models"), { recursive: true });
const about =
  "Demarche text model: averaged perceptrons. Trained on UD English EWT 2.16 (CC BY-SA 4.0), UD English GUM 2.16 (CC BY 4.0; texts CC BY, CC BY-SA, public domain), " +
  "UNER English EWT (CC BY-SA 4.0), Wikigold (CC BY 4.0), CrossNER politics (MIT; texts CC BY-SA). Weights: CC BY-SA 4.0.";
writeFileSync(join(data, "models/text.bin"), writeTextModel({ tagger, parser, names }, { about, tagClasses }));
process.stdout.write("wrote data/models/text.bin\n");

/** Forms whose lemma the rules get wrong, by majority of the treebanks, verbs and nouns and adjectives only. */
function irregularForms(treebank: readonly GoldSentence[]): string {
  const counts = new Map<string, Map<string, number>>();
  for (const sentence of treebank) {
    for (const [i, word] of sentence.words.entries()) {
      const tag = { upos: sentence.upos[i] ?? "X", fine: sentence.fine[i] ?? "FW" };
      if (!["VERB", "NOUN", "AUX", "ADJ", "ADV", "PRON"].includes(tag.upos) || !/^[a-z'’]+$/i.test(word)) continue;
      const key = `${word.toLowerCase().replaceAll("’", "'")} ${tag.upos}`;
      const lemmas = counts.get(key) ?? new Map<string, number>();
      const lemma = (sentence.lemmas[i] ?? "_").toLowerCase();
      // What the rules give counts too, so that only forms that they get wrong more often than right are kept.
      const pair = `${lemma}\t${lemmatise(word, tag, new Map()) === lemma ? "rule" : "table"}`;
      lemmas.set(pair, (lemmas.get(pair) ?? 0) + 1);
      counts.set(key, lemmas);
    }
  }
  const rows = [...counts].flatMap(([key, lemmas]) => {
    const [best] = [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [lemma = "", by = ""] = best?.[0].split("\t") ?? [];
    return by === "table" && /^[a-z'-]+$/.test(lemma) ? [`${key.replace(" ", "\t")}\t${lemma}`] : [];
  });
  return ["form\ttag\tlemma", ...rows.sort()].join("\n") + "\n";
}
