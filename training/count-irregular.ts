import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTreebank } from "../eval/read-treebank.ts";
import { lemmatise } from "../src/text/lemmatise.ts";

/**
 * `node training/count-irregular.ts TREEBANK.conllu.gz …`: writes data/lexicon/irregular.tsv, the forms whose lemma the rules of
 * src/text/lemmatise.ts get wrong more often than right.
 */
const OPEN = new Set(["VERB", "NOUN", "AUX", "ADJ", "ADV", "PRON"]);
const counts = new Map<string, Map<string, number>>();

for (const file of process.argv.slice(2)) {
  for (const { rows } of readTreebank(file))
    for (const [, word = "", lemma = "", upos = "", fine = ""] of rows) count({ word, lemma, upos, fine });
}
const lines = [...counts].flatMap(([key, lemmas]) => {
  const [best] = [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [lemma = "", by = ""] = best?.[0].split("\t") ?? [];
  return by === "table" && /^[a-z'-]+$/.test(lemma) ? [`${key.replace(" ", "\t")}\t${lemma}`] : [];
});
writeFileSync(
  join(fileURLToPath(new URL("../data", import.meta.url)), "lexicon/irregular.tsv"),
  `${["form\ttag\tlemma", ...lines.sort()].join("\n")}\n`,
);

/** What the rules give counts too, so that only forms that they get wrong more often than right are kept. */
function count({ word, lemma, upos, fine }: Readonly<Record<"word" | "lemma" | "upos" | "fine", string>>): void {
  if (!OPEN.has(upos) || !/^[a-z'’]+$/i.test(word)) return;
  const key = `${word.toLowerCase().replaceAll("’", "'")} ${upos}`;
  const lemmas = counts.get(key) ?? new Map<string, number>();
  const right = lemma.toLowerCase();
  const pair = `${right}\t${lemmatise(word, { upos, fine }, new Map()) === right ? "rule" : "table"}`;
  lemmas.set(pair, (lemmas.get(pair) ?? 0) + 1);
  counts.set(key, lemmas);
}
