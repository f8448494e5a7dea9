import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPhraseWeights, loadTables } from "../src/tables/load-tables.ts";
import { createParser, createPhraseFinder, nameRanges } from "../src/text/index.ts";
import type { PhraseFinder } from "../src/text/index.ts";
import { mayHead, phraseSpans } from "../src/text/phrases/phrase-spans.ts";
import { viewTree } from "../src/text/phrases/phrase-tree.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";
import type { Labelled, Name, PlacedSentence } from "./read-names.ts";
import { isHeldOut, parseLines, reviewed } from "./read-names.ts";
import { readRows } from "./read-rows.ts";

interface Scored {
  readonly exact: { readonly p: number; readonly r: number; readonly f1: number };
  readonly relaxed: { readonly f1: number };
}

/** Kinds that the name finder tells apart. */
const KINDS = ["PER", "ORG", "LOC", "MISC", "EVENT"];

/**
 * `npm run eval names [--gold DIR] [--out DIR]`: names, exact spans, on every set of a folder of labelled texts. Without `--gold` only on
 * records that were not trained on. A set is asked only for the kinds that it labels. `--out` keeps one prediction file a set.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "entities");
  const missing = missingReport(folder) ?? missingReport(besideGold("score"));
  if (missing !== null) return missing;
  const { text: tables } = loadTables();
  const parser = createParser(tables);
  const findPhrases = createPhraseFinder(tables, loadPhraseWeights());
  const scratch = mkdtempSync(join(tmpdir(), "demarche-"));
  if (request.out !== null) mkdirSync(request.out, { recursive: true });
  const figures: Record<string, number> = {};
  const lines = [`${"exact spans".padEnd(22)}${["records", "p", "r", "f1", "relaxed", "spans", "kind"].map(cell).join("")}  kinds`];
  const files = readdirSync(folder).filter((file) => /\.jsonl(\.gz)?$/.test(file));
  const labelled: string[] = [];
  for (const file of files) {
    const name = file.replace(/\.jsonl.*/, "");
    const records = readRows<Labelled>(join(folder, file)).filter((record) => request.gold !== null || isHeldOut(record, name));
    const kinds = KINDS.filter((kind) => records.some(({ entities = [] }) => entities.some(({ type }) => type === kind)));
    if (kinds.length === 0) continue;
    const asPhrases = labelsPhrases(records);
    const texts = records.map((record) => ({ record, sentences: reviewed(parseLines(record.text, parser, tables), parser) }));
    const predicted = texts.map(({ record: { id }, sentences }) => {
      const names = asPhrases ? phrasesOf(sentences, findPhrases) : sentences.flatMap(namesOf);
      return { id, entities: names.map((name) => asKinds(name, kinds)).filter(({ type }) => kinds.includes(type)) };
    });
    const [gold, own] = [join(scratch, `${name}.gold.jsonl`), join(request.out ?? scratch, `${name}.jsonl`)];
    writeFileSync(gold, toLines(records));
    writeFileSync(own, toLines(predicted));
    const [{ exact, relaxed }, untyped] = [score([gold, own], kinds), score([gold, own], kinds, ["--untyped"])];
    figures[`${name} f1`] = exact.f1;
    // A span that is right has the right kind this often.
    const kindsAlone = untyped.exact.p > 0 ? exact.p / untyped.exact.p : 0;
    const row = [String(records.length), exact.p, exact.r, exact.f1, relaxed.f1, untyped.exact.f1, kindsAlone];
    lines.push(`${name.padEnd(22)}${row.map(cell).join("")}  ${kinds.join(" ")}`);
    if (asPhrases) lines.push(ceilingOf(texts, kinds));
    labelled.push(join(folder, file));
  }
  rmSync(scratch, { recursive: true, force: true });
  return { figures, lines, labelled };
}

/** In a set that knows no events, an event is what it calls any other name. */
function asKinds(name: Name, kinds: readonly string[]): Name {
  return name.type === "EVENT" && !kinds.includes("EVENT") ? { ...name, type: "MISC" } : name;
}

function namesOf({ sentence, offset }: PlacedSentence): readonly Name[] {
  return nameRanges(sentence).map((range) => ({ ...spanOf({ sentence, offset }, range), type: range.kind }));
}

function spanOf(
  { sentence, offset }: PlacedSentence,
  { first, last }: { readonly first: number; readonly last: number },
): { readonly start: number; readonly end: number } {
  return { start: (sentence.starts[first] ?? 0) + offset, end: (sentence.ends[last] ?? 0) + offset };
}

/** A set that tells named mentions from others labels whole phrases ("the old port of Oslo"), nested ones and pronouns as well. */
function labelsPhrases(records: readonly Labelled[]): boolean {
  return records.some(({ entities = [] }) => entities.some(({ named }) => named !== undefined));
}

function phrasesOf(sentences: readonly PlacedSentence[], findPhrases: PhraseFinder): readonly Name[] {
  const parsed = sentences.map(({ sentence }) => sentence);
  return findPhrases(parsed).flatMap(({ kind, ...phrase }) => {
    const placed = sentences[phrase.sentence];
    return placed === undefined ? [] : [{ ...spanOf(placed, phrase), type: kind }];
  });
}

/** Of the mentions that are asked for, how many are stretches that `createPhraseFinder` looks at, which is the most that it could give; and what the others are. */
function ceilingOf(
  texts: readonly { readonly record: Labelled; readonly sentences: readonly PlacedSentence[] }[],
  kinds: readonly string[],
): string {
  const counts = { asked: 0, within: 0, pronouns: 0, common: 0 };
  for (const { record, sentences } of texts) {
    const stretches = new Set<string>();
    for (const placed of sentences) {
      const tree = viewTree(placed.sentence);
      const heads = [...tree.words.keys()].filter((head) => mayHead(tree, head));
      for (const span of heads.flatMap((head) => phraseSpans(tree, head))) stretches.add(Object.values(spanOf(placed, span)).join(" "));
    }
    for (const { start, end, type, named, pron } of record.entities ?? []) {
      if (named !== true || !kinds.includes(type)) continue;
      counts.asked++;
      if (stretches.has(`${start} ${end}`)) counts.within++;
      if (pron === true) counts.pronouns++;
      else if (!HAS_CAPITAL.test(record.text.slice(start, end))) counts.common++;
    }
  }
  const share = (count: number): string => `${((count / counts.asked) * 100).toFixed(0)} %`;
  const [within, pronouns, common] = [share(counts.within), share(counts.pronouns), share(counts.common)];
  return `${"".padEnd(22)}${within} of the ${counts.asked} mentions asked for are looked at; ${pronouns} are pronouns, ${common} more have no capital`;
}

/** A capital beyond that of a first "The", "This", "A". */
const HAS_CAPITAL = /(?<!^)\p{Lu}|^\p{Lu}(?!he |his |hat |n? )/u;

function score([gold = "", own = ""]: readonly string[], kinds: readonly string[], more: readonly string[] = []): Scored {
  const scorer = join(besideGold("score"), "entities.mjs");
  const command = [scorer, "--gold", gold, "--pred", own, "--types", kinds.join(","), "--named", ...more];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8" }));
}

function toLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function cell(value: number | string): string {
  return (typeof value === "number" ? value.toFixed(4) : value).padStart(9);
}
