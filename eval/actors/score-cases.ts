import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseTsv } from "../../src/lib/tsv.ts";
import type { TsvRow } from "../../src/lib/tsv.ts";
import type { Mention } from "../../src/model/index.ts";
import type { ActorReader } from "./actor-reader.ts";
import { percent, share } from "./set-score.ts";
import type { SetScore } from "./set-score.ts";

const COLUMNS = ["id", "day", "text", "words", "actor", "country", "not"] as const;
type Case = TsvRow<(typeof COLUMNS)[number]>;

/**
 * Our own cases, a row each: in `text`, written on `day`, the `words` ("2:Jordan": the second time) must mean `actor` (several joined by "+";
 * "-": a place that does not act) and act for `country`, and must not mean `not`. Empty cells ask nothing.
 */
export function scoreCases(reader: ActorReader, name: "dated" | "ambiguous"): SetScore {
  const file = fileURLToPath(new URL(`${name}.tsv`, import.meta.url));
  const rows = parseTsv(readFileSync(file, "utf8"), { where: `eval/actors/${name}.tsv`, columns: COLUMNS, unique: "id" });
  const judged = rows
    .map((row) => ({ row, touching: mentionsOf(row, reader) }))
    .map((one) => ({ ...one, ok: isRight(one.row, one.touching) }));
  const right = judged.filter(({ ok }) => ok).length;
  return {
    name: `cases-${name}`,
    file,
    figures: { [`own ${name} cases`]: share(right, rows.length) },
    lines: [`own ${name} cases: ${percent(right, rows.length)}`],
    misses: judged.filter(({ ok }) => !ok).map(({ row, touching }) => `MISS case ${row.id}: "${row.text}" got ${showMentions(touching)}`),
    predictions: judged.map(({ row, touching }) => ({ id: row.id, mentions: touching })),
  };
}

function mentionsOf(row: Case, reader: ActorReader): readonly Mention[] {
  const [nth, words] = /^\d:/.test(row.words) ? [Number(row.words[0]), row.words.slice(2)] : [1, row.words];
  let start = -1;
  for (let at = 0; at < nth; at++) start = row.text.indexOf(words, start + 1);
  if (start < 0) throw new RangeError(`eval/actors: "${row.words}" is not in the text of ${row.id}`);
  return reader.read(row.text, row.day).mentions.filter((mention) => mention.start < start + words.length && start < mention.end);
}

function isRight(row: Case, touching: readonly Mention[]): boolean {
  const some = (test: (mention: Mention) => boolean): boolean => touching.some(test);
  if (row.not !== "" && some(({ actors }) => actors.some(({ id, country }) => id === row.not || country === row.not))) return false;
  if (row.actor === "-" && !some(({ actors }) => actors.some(({ kind }) => kind === "place"))) return false;
  if (row.actor !== "-" && row.actor !== "" && !some(({ actors }) => actors.map(({ id }) => id).join("+") === row.actor)) return false;
  return row.country === "" || some(({ actors }) => actors.some(({ country }) => country === row.country));
}

function showMentions(mentions: readonly Mention[]): string {
  return mentions
    .map(
      ({ surface, actors, basis }) =>
        `${surface}=${actors.map(({ id, kind, country }) => `${id ?? kind}/${country}`).join("+")} [${basis}]`,
    )
    .join("; ");
}
