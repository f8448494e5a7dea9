import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { goldRoot } from "../eval/harness.ts";
import { readRows } from "../eval/read-rows.ts";
import { readTreebank } from "../eval/read-treebank.ts";
import { countNames, indexActors, matchNames } from "../src/actors/index.ts";
import { articleOfText } from "../src/cli/article-of-text.ts";
import { ALWAYS, chooseFirst, compileRules, tellingFeatures } from "../src/events/index.ts";
import { contentId } from "../src/lib/hash.ts";
import { formatTsv, parseTsv } from "../src/lib/tsv.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { splitSentences } from "../src/text/index.ts";
import type { Example } from "./train-logistic.ts";
import { trainLogistic } from "./train-logistic.ts";

/**
 * `npm run train:telling`: learns what the road would make of a sentence before it is parsed, and writes data/models/telling.tsv. Nobody has labelled
 * anything: the road itself, which parses all that names enough parties while there is no model, says which sentences give an event. Texts: own sentences and the
 * demo corpus, the training parts of the treebanks, WikiWars. Deterministic; some minutes. To be run after the rules have changed much.
 */
const DAY = "2020-01-15";
/** What was seen less often, or weighs less, is left out. */
const [LEAST_SEEN, LEAST_WEIGHT] = [4, 0.05];

const whole = loadTables();
const tables = { ...whole, rules: { ...whole.rules, telling: new Map<string, number>() } };
const reader = createReader(tables);
const [actors, rules] = [indexActors(tables.actors), compileRules(tables.rules)];
const data = fileURLToPath(new URL("../data", import.meta.url));
const demo = fileURLToPath(new URL("../demo", import.meta.url));

const texts = [...ownSentences(), ...demoTexts(), ...["ewt-train", "gum-train"].flatMap(treebankTexts), ...wars()];
// Texts of one kind must not come last: in an order that says nothing.
const placeOf = new Map<Example, string>();
const examples = texts.flatMap(examplesOf);
for (const example of examples) placeOf.set(example, contentId(example.seen.join(" ")));
examples.sort((a, b) => ((placeOf.get(a) ?? "") < (placeOf.get(b) ?? "") ? -1 : 1));
const weights = trainLogistic(examples, { bias: ALWAYS, rounds: 10, leastSeen: LEAST_SEEN, shrink: 0.003 });
const rows = [...weights]
  .map(([feature, weight]) => ({ feature, weight: Math.round(weight * 100) / 100 }))
  .filter(({ feature, weight }) => feature === ALWAYS || Math.abs(weight) >= LEAST_WEIGHT)
  .sort((a, b) => (a.feature < b.feature ? -1 : 1));
writeFileSync(
  join(data, "models/telling.tsv"),
  formatTsv(
    ["feature", "weight"],
    rows.map(({ feature, weight }) => ({ feature, weight: String(weight) })),
  ),
);
process.stdout.write(
  `${examples.length} sentences, ${examples.filter(({ holds }) => holds).length} of them tell; ${rows.length} weights\n`,
);

/** The sentences of a text that name enough parties for an act, and whether the road makes an event of each. */
function examplesOf(text: string): readonly Example[] {
  const coding = reader.codeArticle(articleOfText(text, DAY));
  if (isSkip(coding)) return [];
  const telling = new Set(coding.events.map(({ evidence }) => evidence.sentence.start));
  const sentences = splitSentences(text, tables.text);
  const names = countNames(matchNames(sentences, actors, DAY));
  return chooseFirst(sentences, names, rules).flatMap((sentence) => {
    const named = names.get(sentence.index);
    return named === undefined ? [] : [{ seen: tellingFeatures(sentence, named), holds: telling.has(sentence.start) }];
  });
}

function ownSentences(): readonly string[] {
  const columns = (file: string, names: readonly string[]): readonly string[] => {
    const where = join(data, "rules", file);
    const [header = ""] = readFileSync(where, "utf8").split("\n");
    const rowsOf = parseTsv(readFileSync(where, "utf8"), { where, columns: header.split("\t") });
    return rowsOf.flatMap((row) => names.flatMap((name) => row[name] ?? []));
  };
  return [
    ...columns("cases.tsv", ["sentence"]),
    ...columns("judged.tsv", ["sentence"]),
    ...["acts.tsv", "operators.tsv", "things.tsv", "details.tsv", "products.tsv"].flatMap((file) => columns(file, ["yes", "no"])),
  ].filter((text) => text !== "");
}

function demoTexts(): readonly string[] {
  return readdirSync(demo).flatMap((slug) => {
    const file = join(demo, slug, "article.json");
    if (!existsSync(file)) return [];
    const { paragraphs = [] }: { readonly paragraphs?: readonly string[] } = JSON.parse(readFileSync(file, "utf8"));
    return [paragraphs.join("\n")];
  });
}

/** Paragraphs, each a text. */
function treebankTexts(name: string): readonly string[] {
  const sentences = readTreebank(join(goldRoot(), `treebank/${name}.conllu.gz`));
  return sentences
    .map(({ text }) => text)
    .join("")
    .split("\n\n")
    .filter((text) => text.trim() !== "");
}

function wars(): readonly string[] {
  return readRows<{ readonly text: string }>(join(goldRoot(), "time/wikiwars.jsonl.gz")).map(({ text }) => text);
}
