import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { NAME_TAGS, RELATIONS, UPOS } from "../src/model/index.ts";
import type { ParsedSentence, TextTables } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, splitSentences } from "../src/text/index.ts";
import type { Parser } from "../src/text/index.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";

interface Name {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

interface Labelled {
  readonly id: string;
  readonly part?: string;
  readonly text: string;
  readonly entities?: readonly (Name & { readonly named?: boolean })[];
}

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
  const scratch = mkdtempSync(join(tmpdir(), "demarche-"));
  if (request.out !== null) mkdirSync(request.out, { recursive: true });
  const figures: Record<string, number> = {};
  const lines = [`${"exact spans".padEnd(22)}${["records", "p", "r", "f1", "relaxed"].map(cell).join("")}  kinds`];
  const files = readdirSync(folder).filter((file) => /\.jsonl(\.gz)?$/.test(file));
  const labelled: string[] = [];
  for (const file of files) {
    const name = file.replace(/\.jsonl.*/, "");
    const records = readRecords(join(folder, file)).filter((record) => request.gold !== null || isHeldOut(record, name));
    const kinds = KINDS.filter((kind) => records.some(({ entities = [] }) => entities.some(({ type }) => type === kind)));
    if (kinds.length === 0) continue;
    const spanOf = records.some(({ entities = [] }) => entities.some(({ named }) => named !== undefined)) ? phraseOf : nameOf;
    const predicted = records.map(({ id, text }) => {
      const names = parseLines(text, parser, tables).flatMap(({ sentence, offset }) =>
        namesOf(sentence, spanOf).map((name) => moved(name, offset)),
      );
      return { id, entities: names.map((name) => asKinds(name, kinds)).filter(({ type }) => kinds.includes(type)) };
    });
    const [gold, own] = [join(scratch, `${name}.gold.jsonl`), join(request.out ?? scratch, `${name}.jsonl`)];
    writeFileSync(gold, toLines(records));
    writeFileSync(own, toLines(predicted));
    const { exact, relaxed } = score([gold, own], kinds);
    figures[`${name} f1`] = exact.f1;
    lines.push(
      `${name.padEnd(22)}${[String(records.length), exact.p, exact.r, exact.f1, relaxed.f1].map(cell).join("")}  ${kinds.join(" ")}`,
    );
    labelled.push(join(folder, file));
  }
  rmSync(scratch, { recursive: true, force: true });
  return { figures, lines, labelled };
}

/**
 * Whether training left a record aside: dev and test of UNER, the documents of GUM's dev and test trees, one in five of the other sets
 * (training/corpora.py draws the same lines), and all of the sets that are not trained on.
 */
function isHeldOut({ id, part }: Labelled, set: string): boolean {
  if (set === "uner-ewt") return part === "test";
  if (set === "gum") return gumTestDocuments().has(id.replace("gum/", ""));
  if (set !== "wikigold" && set !== "crossner-politics") return true;
  return Number.parseInt(createHash("sha1").update(`held out ${id}`).digest("hex").slice(0, 8), 16) % 5 === 0;
}

function gumTestDocuments(): ReadonlySet<string> {
  const file = join(goldRoot(), "treebank/gum-test.conllu.gz");
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const dev = gunzipSync(readFileSync(file.replace("test", "dev"))).toString("utf8");
  return new Set(Array.from(`${dev}${text}`.matchAll(/^# newdoc id = (.*)$/gm), (match) => match[1] ?? ""));
}

/** Sentences of a text whose lines are paragraphs, each with the offset of its line. */
function parseLines(
  text: string,
  parser: Parser,
  tables: TextTables,
): readonly { readonly sentence: ParsedSentence; readonly offset: number }[] {
  let at = 0;
  return text.split("\n").flatMap((line) => {
    const offset = at;
    at += line.length + 1;
    return parser.parse(splitSentences(line, tables)).map((sentence) => ({ sentence, offset }));
  });
}

/** In a set that knows no events, an event is what it calls any other name. */
function asKinds(name: Name, kinds: readonly string[]): Name {
  return name.type === "EVENT" && !kinds.includes("EVENT") ? { ...name, type: "MISC" } : name;
}

function moved({ start, end, type }: Name, by: number): Name {
  return { start: start + by, end: end + by, type };
}

/** First and last word of a name as the name finder has it, and what a set labels for it. */
interface Range {
  readonly first: number;
  readonly last: number;
}

function namesOf(sentence: ParsedSentence, spanOf: (sentence: ParsedSentence, range: Range) => Range | null): readonly Name[] {
  const found: { first: number; last: number; type: string }[] = [];
  for (const [i, tag] of sentence.names.entries()) {
    const [position, type = ""] = (NAME_TAGS[tag] ?? "O").split("-");
    const last = found.at(-1);
    if (position === "B") found.push({ first: i, last: i, type });
    else if (position === "I" && last !== undefined) last.last = i;
  }
  return found.flatMap(({ type, ...range }) => {
    const span = spanOf(sentence, range);
    return span === null ? [] : [{ start: sentence.starts[span.first] ?? 0, end: sentence.ends[span.last] ?? 0, type }];
  });
}

function nameOf(_sentence: ParsedSentence, range: Range): Range {
  return range;
}

/** Below the head of a name, what a mention that is a whole phrase does not take in. */
const OUTSIDE = new Set(["punct", "appos", "conj", "cc", "parataxis", "mark", "cop", "nsubj", "advmod", "discourse"]);

/** GUM labels whole mentions ("the old port of Oslo"), so there a name counts as the phrase whose head it holds; an adjective ("Greek") is no mention. */
function phraseOf({ tags, heads, relations }: ParsedSentence, range: Range): Range | null {
  const isInside = (word: number): boolean => word >= range.first && word <= range.last;
  const head = Array.from(heads.keys()).find((word) => isInside(word) && !isInside(heads[word] ?? -1));
  if (head === undefined) return range;
  if (tags[head] === UPOS.indexOf("ADJ")) return null;
  const takes = (word: number): boolean => {
    let at = word;
    for (; at >= 0 && at !== head; at = heads[at] ?? -1) {
      const relation = RELATIONS[relations[at] ?? 0] ?? "";
      // A preposition stays outside, the "'s" of a possessor does not.
      if ((heads[at] ?? -1) === head && (OUTSIDE.has(relation) || (relation === "case" && at < head))) return false;
    }
    return at === head;
  };
  let { first, last } = range;
  while (first > 0 && takes(first - 1)) first--;
  while (last + 1 < heads.length && takes(last + 1)) last++;
  return { first, last };
}

function readRecords(file: string): readonly Labelled[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function score([gold = "", own = ""]: readonly string[], kinds: readonly string[]): Scored {
  const scorer = join(besideGold("score"), "entities.mjs");
  const command = [scorer, "--gold", gold, "--pred", own, "--types", kinds.join(","), "--named"];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8" }));
}

function toLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function cell(value: number | string): string {
  return (typeof value === "number" ? value.toFixed(4) : value).padStart(9);
}
