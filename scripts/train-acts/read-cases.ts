import { readFileSync } from "node:fs";
import { Fault } from "../../src/lib/fault.ts";
import { parseTsv } from "../../src/lib/tsv.ts";
import { PLOVER } from "../../src/model/index.ts";
import type { PloverType, Span } from "../../src/model/index.ts";

/** A sentence with two marked sides and what the first does to the second. */
export interface Case {
  readonly sentence: string;
  readonly source: readonly Span[];
  readonly target: readonly Span[];
  readonly plover: PloverType;
  readonly cameo: string;
}

const COLUMNS = ["sentence", "initiator", "recipient", "plover", "cameo", "status"] as const;

/** Reads data/rules/cases.tsv; the words of a side are marked where they stand first. */
export function readCases(file: string): readonly Case[] {
  return parseTsv(readFileSync(file, "utf8"), { where: file, columns: COLUMNS }).map((row) => ({
    sentence: row.sentence,
    source: [spanOf(row.sentence, row.initiator)],
    target: [spanOf(row.sentence, row.recipient)],
    plover: ploverOf(row.plover, row.sentence),
    cameo: row.cameo,
  }));
}

function spanOf(sentence: string, words: string): Span {
  const start = sentence.indexOf(words);
  if (start < 0 || words === "") throw broken(sentence, `"${words}" does not stand in it`);
  return { start, end: start + words.length };
}

function ploverOf(name: string, sentence: string): PloverType {
  const type = PLOVER.find((row) => row.type === name)?.type;
  if (type === undefined) throw broken(sentence, `"${name}" is no PLOVER type`);
  return type;
}

function broken(where: string, why: string): Fault {
  return new Fault("table/broken", "Cannot use a case", { where, why, next: "Mend the row of data/rules/cases.tsv" });
}
