import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An entry of a PETRARCH actor file: a name, its synonyms, and codes with the days between which they hold. */
export interface PhoenixEntry {
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly codes: readonly PhoenixCode[];
  /** Persons who were taken over from CountryInfo.txt. */
  readonly isOfficial: boolean;
}

export interface PhoenixCode {
  readonly code: string;
  readonly from: string | null;
  /** Inclusive. */
  readonly to: string | null;
}

/** Reads a PETRARCH actor file (openeventdata/petrarch2, MIT). */
export function readPhoenix(folder: string, file: string): readonly PhoenixEntry[] {
  const entries: { name: string; synonyms: string[]; codes: PhoenixCode[]; isOfficial: boolean }[] = [];
  for (const line of readFileSync(join(folder, "phoenix", file), "latin1").split(/\r?\n/)) {
    if (line.startsWith("#")) continue;
    const [body = "", remark = ""] = line.split("#");
    const text = body.trim();
    if (text === "") continue;
    const codes = [...text.matchAll(/\[([^\]]*)\]/g)].map((match) => codeOf(match[1] ?? ""));
    const name = spaced(text.replace(/\s*\[.*$/, ""));
    const last = entries.at(-1);
    if (text.startsWith("[")) last?.codes.push(...codes);
    else if (text.startsWith("+")) last?.synonyms.push(spaced(text.slice(1).replace(/\s*\[.*$/, "")));
    else entries.push({ name, synonyms: [], codes, isOfficial: remark.includes("CountryInfo") });
  }
  return entries;
}

/** "NEW_DELHI_" to "New Delhi". */
function spaced(name: string): string {
  return name
    .replaceAll(/_+/g, " ")
    .trim()
    .toLowerCase()
    .replaceAll(/(^|[\s\-'(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** "AFGGOV 331108-730717", "AFGELI >730717", "AFGGOV <19700101". Two digits of a year are of the last century above 30. */
function codeOf(text: string): PhoenixCode {
  const [code = "", dates = ""] = text.trim().split(/\s+/);
  const range = /^(\d{6,8})-(\d{6,8})$/.exec(dates);
  if (range !== null) return { code, from: dayOf(range[1] ?? ""), to: dayOf(range[2] ?? "") };
  const after = /^>(\d{6,8})$/.exec(dates);
  const before = /^<(\d{6,8})$/.exec(dates);
  return { code, from: dayOf(after?.[1] ?? ""), to: dayOf(before?.[1] ?? "") };
}

function dayOf(digits: string): string | null {
  if (digits === "") return null;
  const full = digits.length === 8 ? digits : `${Number(digits.slice(0, 2)) > 30 ? "19" : "20"}${digits.slice(0, 6)}`;
  const day = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`;
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day) ? day : null;
}
