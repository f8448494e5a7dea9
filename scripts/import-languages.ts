import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * `npm run import:languages`: writes data/models/languages.tsv from the smallest model of the package eld, whose pieces of words it gives as bytes of UTF-8 and
 * whose weights it gives whole. To be run again when eld has a newer model.
 */
interface NgramsData {
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const entry = import.meta.resolve("eld/extrasmall");
const { ngramsData }: { readonly ngramsData: NgramsData } = await import(new URL("../ngrams/extrasmall.js", entry).href);
const { dictionary }: { readonly dictionary: readonly string[] } = await import(new URL("../dictionary.js", entry).href);
/** What eld takes off each weight to make its file smaller. */
const TAKEN_OFF = 53;

const byteOf = new Map(dictionary.flatMap((mark, byte) => (byte >= 0x80 && mark.trim() !== "" ? [[mark, byte] as const] : [])));
const rows = new Map<string, string[]>();
for (const [ngram, weights] of Object.entries(ngramsData.ngrams))
  for (const [number, weight] of Object.entries(weights)) {
    const key = `${ngramsData.languages[number] ?? ""}\t${weight + TAKEN_OFF}`;
    rows.set(key, [...(rows.get(key) ?? []), Array.from(ngram, written).join("")]);
  }
const lines = [...rows].map(([key, ngrams]) => `${key}\t${ngrams.sort().join(" ")}`).sort();
const file = fileURLToPath(new URL("../data/models/languages.tsv", import.meta.url));
writeFileSync(file, `language\tweight\tpieces\n${lines.join("\n")}\n`);
process.stdout.write(`wrote data/models/languages.tsv, ${lines.length} rows\n`);

/** A blank as "_", a byte of a character beyond ASCII as "%d0". */
function written(mark: string): string {
  const byte = byteOf.get(mark);
  return mark === " " ? "_" : byte === undefined ? mark : `%${byte.toString(16)}`;
}
