import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTreebank } from "../scripts/train-text/read-treebank.ts";
import type { Sentence } from "../src/model/index.ts";
import { loadTextTables } from "../src/tables/load-text-tables.ts";
import { createParser, toConllu } from "../src/text/index.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";

const data = fileURLToPath(new URL("../data", import.meta.url));

/** Tagging and parsing on gold tokens with predicted tags, on every dev and test file of a folder of CoNLL-U files. */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "treebank");
  const missing = missingReport(folder) ?? missingReport(besideGold("score"));
  if (missing !== null) return missing;
  const parser = createParser({ ...loadTextTables(data), model: new Uint8Array(readFileSync(join(data, "models/text.bin"))).buffer });
  const out = request.out ?? mkdtempSync(join(tmpdir(), "demarche-"));
  mkdirSync(out, { recursive: true });
  const files = readdirSync(folder).filter((file) => /\.conllu(\.gz)?$/.test(file) && (request.gold !== null || !file.includes("train")));
  const figures: Record<string, number> = {};
  const lines: string[] = [];
  for (const file of files) {
    const gold = join(folder, file);
    const predicted = join(out, file.replace(/\.gz$/, ""));
    const conllu = readTreebank(gold).map(({ words }, index) => {
      const { sentence, text } = sentenceOf(words, index);
      return parser
        .parse([sentence])
        .map((parsed) => toConllu(parsed, text))
        .join("");
    });
    writeFileSync(predicted, conllu.join(""));
    const score = JSON.parse(
      execFileSync(process.execPath, [join(besideGold("score"), "conllu.mjs"), "--gold", gold, "--pred", predicted], { encoding: "utf8" }),
    );
    lines.push(`${file}: ${JSON.stringify(score)}`);
    const name = file.replace(/\.conllu.*/, "");
    for (const key of ["upos", "uas", "las"]) if (typeof score[key] === "number") figures[`${name} ${key}`] = score[key];
  }
  if (request.out === null) rmSync(out, { recursive: true, force: true });
  return { figures, lines, labelled: files.map((file) => join(folder, file)) };
}

/** Gold tokens as a sentence, each parted by one space. */
function sentenceOf(words: readonly string[], index: number): { readonly sentence: Sentence; readonly text: string } {
  const starts = new Uint32Array(words.length);
  const ends = new Uint32Array(words.length);
  let at = 0;
  for (const [i, word] of words.entries()) {
    starts[i] = at;
    ends[i] = at + word.length;
    at += word.length + 1;
  }
  return { sentence: { index, paragraph: 0, start: 0, end: at - 1, starts, ends, words }, text: words.join(" ") };
}
