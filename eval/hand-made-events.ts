import { readFileSync } from "node:fs";
import { expandPeriod } from "../src/lib/day.ts";
import { contentId } from "../src/lib/hash.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import { PLOVER } from "../src/model/index.ts";
import type { ActorRef, Article, CodedEvent, EventTime, PloverType, Precision, Span, Status, Tables } from "../src/model/index.ts";

const COLUMNS = ["initiator", "recipient", "plover", "cameo", "status", "day", "evidence", "speaker", "happening"] as const;
const STATUSES: readonly Status[] = ["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"];

export interface HandMade {
  readonly article: Pick<Article, "id" | "text">;
  readonly sentences: readonly Span[];
  readonly tables: Tables;
}

/** The events of a golden case as a careful reader has them, so that what comes after the coder can be measured without it. */
export function readHandMadeEvents(file: string, { article, sentences, tables }: HandMade): readonly CodedEvent[] {
  const nameOf = new Map(tables.actors.actors.map((actor) => [actor.id, actor]));
  const actorOf = (id: string): ActorRef => {
    const actor = nameOf.get(id);
    return {
      id,
      name: actor?.name ?? id,
      kind: actor?.kind ?? "unnamed",
      country: actor?.country ?? null,
      sector: actor?.sector ?? null,
      role: null,
    };
  };
  return parseTsv(readFileSync(file, "utf8"), { where: file, columns: COLUMNS }).map((row, index): CodedEvent => {
    const at = article.text.indexOf(row.evidence);
    const sentence = sentences.find(({ start, end }) => start <= at && at < end) ?? { start: 0, end: article.text.length };
    const words = article.text.slice(sentence.start, sentence.end);
    const id = contentId(article.id, String(index));
    const code = tables.rules.cameo.get(row.cameo);
    return {
      id,
      actId: id,
      articleId: article.id,
      initiator: actorOf(row.initiator),
      recipient: row.recipient === "-" ? null : actorOf(row.recipient),
      plover: oneOf(
        PLOVER.map(({ type }) => type),
        row.plover,
        file,
      ) satisfies PloverType,
      mode: null,
      contexts: [],
      cameo: row.cameo,
      quad: code?.quad ?? 1,
      goldstein: code?.goldstein ?? 0,
      status: oneOf(STATUSES, row.status, file),
      reciprocal: false,
      when: timeOf(row.day),
      place: null,
      attribution: { chain: [], medium: null, quoted: false },
      evidence: { articleId: article.id, sentence, words, hash: contentId(words), trigger: [], initiator: null, recipient: null },
      coder: { version: "by hand", rules: [] },
      confidence: 1,
    };
  });
}

function timeOf(value: string): EventTime | null {
  const period = expandPeriod(value);
  return period === null ? null : { value, day: period.first, precision: precisionOf(value), basis: "expression", span: null };
}

function precisionOf(value: string): Precision {
  if (value.length === 10) return "day";
  if (value.includes("W")) return "week";
  if (value.includes("Q")) return "quarter";
  return value.length === 7 ? "month" : "year";
}

function oneOf<T extends string>(list: readonly T[], value: string, where: string): T {
  const found = list.find((item) => item === value);
  if (found === undefined) throw new Error(`${where}: "${value}" is none of ${list.join(", ")}`);
  return found;
}
