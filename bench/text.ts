import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import winkNlp from "wink-nlp";
import model from "wink-eng-lite-web-model";
import type { Sentence } from "../src/model/index.ts";
import { loadTextTables } from "../src/tables/load-text-tables.ts";
import { createParser, createTagger, splitSentences } from "../src/text/index.ts";
import { now, timed } from "./bench-clock.ts";

/**
 * `npm run bench text`: the parser with its loading on 1,000 sentences of the demo corpus, then warm; the tagger against wink-nlp with its
 * model, both from raw text to tags. One thread. Answers are checked first: one root a sentence, and tags for as many words as there are.
 */
const SENTENCES = 1000;
const ROUNDS = 15;
const data = fileURLToPath(new URL("../data", import.meta.url));
const texts = demoTexts();

const [started, startedByClock] = [now(), performance.now()];
const tables = { ...loadTextTables(data), model: readModel() };
const parser = createParser(tables);
const [readyMs, readyByClockMs] = [now() - started, performance.now() - startedByClock];

const sentences = take(texts.flatMap((text) => splitSentences(text, tables)));
const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
const first = timed(() => parser.parse(sentences));
const bad = first.result.filter(({ heads }) => heads.filter((head) => head === -1).length !== 1).length;
if (bad > 0) throw new Error(`${bad} sentences without one root`);
const warmMs = best(() => parser.parse(sentences));
const singleMs = best(() => sentences.forEach((sentence) => parser.parse([sentence])));

const tagger = createTagger(tables);
const nlp = winkNlp(model, ["sbd", "pos"]);
// oxlint-disable-next-line typescript/unbound-method -- wink-nlp names what it gives out by functions
const { pos } = nlp.its;
const tokensOf = (text: string): readonly string[] => nlp.readDoc(text).tokens().out(pos);
const tagOwn = (): number =>
  texts.reduce((sum, text) => sum + tagger.tag(splitSentences(text, tables)).reduce((n, tags) => n + tags.length, 0), 0);
const tagWink = (): number => texts.reduce((sum, text) => sum + tokensOf(text).length, 0);
const [ownWords, winkWords] = [tagOwn(), tagWink()];
if (Math.abs(ownWords / winkWords - 1) > 0.05) throw new Error(`${ownWords} words here, ${winkWords} there`);
// In turn, so that a busy machine slows both; the best of the rounds, when both are warm.
const rounds = Array.from({ length: ROUNDS }, () => ({ own: timed(tagOwn).ms, wink: timed(tagWink).ms }));
const [ownMs, winkMs] = [Math.min(...rounds.map(({ own }) => own)), Math.min(...rounds.map(({ wink }) => wink))];

const rate = (count: number, ms: number): string => `${Math.round((count / ms) * 1000).toLocaleString("en")} tokens/s`;
process.stdout.write(`${cpus()[0]?.model}, one thread; wink-nlp ${versionOf("wink-nlp")}
ready in ${readyMs.toFixed(0)} ms of processor time, ${readyByClockMs.toFixed(0)} ms by the clock; rates are by processor time
parser: ${sentences.length} sentences of ${words.toLocaleString("en")} tokens, loading included ${rate(words, readyMs + first.ms)}; warm ${rate(words, warmMs)}; one by one ${rate(words, singleMs)}
tagger from raw text: ${rate(ownWords, ownMs)}; wink-nlp with its model ${rate(winkWords, winkMs)}; ratio ${(winkMs / ownMs / (winkWords / ownWords)).toFixed(2)}
${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in use
`);

function readModel(): SharedArrayBuffer {
  const bytes = readFileSync(`${data}/models/text.bin`);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function demoTexts(): readonly string[] {
  return globSync("demo/*/article.json", { cwd: fileURLToPath(new URL("..", import.meta.url)) })
    .sort()
    .map((file) => {
      const article: { readonly paragraphs: readonly string[] } = JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
      return article.paragraphs.join("\n\n");
    });
}

/** The first sentences, over again where there are too few. */
function take(all: readonly Sentence[]): readonly Sentence[] {
  return Array.from({ length: SENTENCES }, (_, i) => all[i % all.length]).filter((sentence) => sentence !== undefined);
}

function best(work: () => unknown): number {
  return Math.min(...Array.from({ length: ROUNDS }, () => timed(work).ms));
}

function versionOf(name: string): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)(`${name}/package.json`);
  return manifest.version;
}
