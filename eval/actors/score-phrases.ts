import type { ActorRef, Mention } from "../../src/model/index.ts";
import type { ActorReader } from "./actor-reader.ts";
import { readRows } from "../read-rows.ts";
import { percent, share } from "./set-score.ts";
import type { SetScore } from "./set-score.ts";

interface PhraseRecord {
  readonly id: string;
  readonly text: string;
  readonly options: { readonly query_date?: string; readonly country?: string; readonly known_country?: string };
  readonly expect: {
    readonly country?: string;
    readonly cc?: string;
    readonly code_1?: string;
    readonly wiki?: string;
    readonly title?: string;
  };
}

/** The day on which phrases without a date are read: the spring in which the set was made. */
const DEFAULT_DAY = "2022-05-01";
/** States that PLOVER codes by the country that claims them, with the sector PRE. */
const PARTIAL: ReadonlySet<string> = new Set(["ABK", "SOS", "PMR", "NKR", "SOL", "NCY", "DPR", "LPR"]);

/** Actor phrases to country and sector: each phrase is read as the subject of a short sentence, so that it acts. */
export function scoreActorPhrases(reader: ActorReader, file: string): readonly SetScore[] {
  const counts = { countries: 0, country: 0, sectors: 0, sector: 0 };
  const misses: string[] = [];
  const predictions = readRows<PhraseRecord>(file).map((record) => {
    const answer = answerOf(reader, record);
    const country = record.expect.country ?? record.expect.cc;
    const countryRight = country === undefined || answer.country === country || (country === "IGO" && answer.country === "UNO");
    const sectorRight = record.expect.code_1 === undefined || answer.sector === record.expect.code_1;
    counts.countries += Number(country !== undefined);
    counts.country += Number(country !== undefined && countryRight);
    counts.sectors += Number(record.expect.code_1 !== undefined);
    counts.sector += Number(record.expect.code_1 !== undefined && sectorRight);
    if (!countryRight || !sectorRight)
      misses.push(
        `MISS phrase "${record.text}" gold ${country ?? "-"} ${record.expect.code_1 ?? "-"} got ${answer.country} ${answer.sector} ${answer.name} [${answer.basis}]`,
      );
    return { id: record.id, ...answer };
  });
  return [
    {
      name: "ngec-actor",
      file,
      figures: { "ngec-actor country": share(counts.country, counts.countries), "ngec-actor sector": share(counts.sector, counts.sectors) },
      lines: [`ngec-actor: country ${percent(counts.country, counts.countries)}; sector ${percent(counts.sector, counts.sectors)}`],
      misses,
      predictions,
    },
  ];
}

interface Answer {
  readonly country: string;
  readonly sector: string;
  readonly name: string;
  readonly basis: string;
}

function answerOf(reader: ActorReader, record: PhraseRecord): Answer {
  const frame = `${record.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())} said so on Monday.`;
  const { mentions } = reader.read(frame, dayOf(record));
  const [best] = mentions
    .filter((mention) => mention.start < record.text.length)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || a.start - b.start);
  const [actor] = best?.actors ?? [];
  return actor === undefined
    ? { country: "", sector: UNKNOWN, name: "", basis: "" }
    : { ...codesOf(actor), name: actor.name, basis: best?.basis ?? "" };
}

/** The phrase as a whole is the actor: the widest mention. */
function weightOf(mention: Mention): number {
  return mention.end - mention.start;
}

function codesOf(actor: ActorRef): Pick<Answer, "country" | "sector"> {
  if (actor.id !== null && PARTIAL.has(actor.id)) return { country: PARENT[actor.id] ?? actor.id, sector: "PRE" };
  if (actor.kind === "organisation" && actor.country === null)
    return { country: unionOf(actor.id ?? ""), sector: actor.sector === "IGO" ? "" : (actor.sector ?? "") };
  return { country: actor.country ?? "", sector: actor.sector ?? UNNAMED_SECTOR[actor.kind] ?? UNKNOWN };
}

/** PLOVER's code for a sector that nobody knows. */
const UNKNOWN = "UNK";
/** The set codes towns by their people and leaves the sector of a whole state out. */
const UNNAMED_SECTOR: Readonly<Partial<Record<ActorRef["kind"], string>>> = { place: "CVL", state: "", "unrecognised state": "" };
const PARENT: Readonly<Record<string, string>> = {
  ABK: "GEO",
  SOS: "GEO",
  PMR: "MDA",
  NKR: "AZE",
  SOL: "SOM",
  NCY: "CYP",
  DPR: "UKR",
  LPR: "UKR",
};

function unionOf(id: string): string {
  if (/^org:(?:eu|european|council-of-the-eu|eeas)/.test(id)) return "EUR";
  return /^org:(?:un|who|icj|iaea)/.test(id) ? "UNO" : "IGO";
}

function dayOf({ options }: PhraseRecord): string {
  const date = options.query_date;
  if (date === undefined) return DEFAULT_DAY;
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  const parsed = new Date(`${date} UTC`);
  return Number.isNaN(parsed.getTime()) ? DEFAULT_DAY : parsed.toISOString().slice(0, 10);
}
