import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sentence } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, splitSentences, toConllu } from "../src/text/index.ts";
import type { Parser } from "../src/text/index.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";
import type { GoldSentence } from "./read-treebank.ts";
import { readTreebank } from "./read-treebank.ts";
import { scoreRaw } from "./score-raw.ts";

/** What the scorer prints that the table shows. LAS is without subtypes. */
const FROM_TOKENS = ["upos", "xpos", "lemma", "uas", "las", "clas"] as const;
const FROM_TEXT = ["words", "sentences", "upos", "uas", "las"] as const;

/**
 * `npm run eval text [--gold DIR] [--out DIR]`: tags and trees on every dev and test file of a folder of CoNLL-U files (plain or gzip; with
 * `--gold` on every file), from gold tokens and from the raw text. `--out` keeps a predicted file for each, from gold tokens.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "treebank");
  const missing = missingReport(folder) ?? missingReport(besideGold("score"));
  if (missing !== null) return missing;
  const { text: tables } = loadTables();
  const parser = createParser(tables);
  const out = request.out ?? mkdtempSync(join(tmpdir(), "demarche-"));
  mkdirSync(out, { recursive: true });
  const files = readdirSync(folder).filter((file) => /\.conllu(\.gz)?$/.test(file) && (request.gold !== null || !file.includes("train")));
  const figures: Record<string, number> = {};
  const lines = [["gold tokens".padEnd(22), ...FROM_TOKENS.map(cell), "| raw text", ...FROM_TEXT.map(cell)].join("")];
  for (const file of files) {
    const name = file.replace(/\.conllu.*/, "");
    const gold = readTreebank(join(folder, file));
    const predicted = join(out, file.replace(/\.gz$/, ""));
    writeFileSync(predicted, parseWords(parser, gold));
    const tokens = scoreTokens(join(folder, file), predicted);
    const raw = scoreRaw(gold, parser.parse(splitSentences(gold.map(({ text }) => text).join(""), tables)));
    lines.push(
      [name.padEnd(22), ...FROM_TOKENS.map((key) => cell(tokens[key])), "|         ", ...FROM_TEXT.map((key) => cell(raw[key]))].join(""),
    );
    for (const key of ["upos", "lemma", "uas", "las"] as const) figures[`${name} ${key}`] = tokens[key];
    figures[`${name} raw las`] = raw.las;
  }
  if (request.out === null) rmSync(out, { recursive: true, force: true });
  return { figures, lines, labelled: files.map((file) => join(folder, file)) };
}

function cell(value: number | string): string {
  return (typeof value === "number" ? value.toFixed(4) : value).padStart(10);
}

function scoreTokens(gold: string, predicted: string): Readonly<Record<(typeof FROM_TOKENS)[number], number>> {
  const scorer = join(besideGold("score"), "conllu.mjs");
  return JSON.parse(execFileSync(process.execPath, [scorer, "--gold", gold, "--pred", predicted], { encoding: "utf8" }));
}

function parseWords(parser: Parser, gold: readonly GoldSentence[]): string {
  const sentences = gold.map(({ words }, index) => sentenceOf(words, index));
  return parser
    .parse(sentences)
    .map((parsed, index) => toConllu(parsed, gold[index]?.words.join(" ") ?? ""))
    .join("");
}

/** Gold tokens as a sentence, each parted by one space. */
function sentenceOf(words: readonly string[], index: number): Sentence {
  const starts = new Uint32Array(words.length);
  const ends = new Uint32Array(words.length);
  let at = 0;
  for (const [i, word] of words.entries()) {
    starts[i] = at;
    ends[i] = at + word.length;
    at += word.length + 1;
  }
  return { index, paragraph: 0, start: 0, end: at - 1, starts, ends, words };
}
