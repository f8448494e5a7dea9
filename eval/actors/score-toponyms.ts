import { gatherSupport, chooseReading } from "../../src/actors/choose-reading.ts";
import { findSpelling } from "../../src/actors/name-index.ts";
import { overlaps } from "../../src/model/index.ts";
import type { Mention } from "../../src/model/index.ts";
import type { ActorReader, ReadText } from "./actor-reader.ts";
import { readRows } from "../read-rows.ts";
import { percent, share } from "./set-score.ts";
import type { SetScore } from "./set-score.ts";

interface ToponymRecord {
  readonly id: string;
  readonly text: string;
  readonly toponyms: readonly {
    readonly start: number;
    readonly end: number;
    readonly phrase: string;
    readonly kind?: string;
    readonly country?: string;
  }[];
}

interface Located {
  readonly start: number;
  readonly end: number;
  readonly country: string;
}

/** Toponyms with a country: how many the tables know, and how many of those go to the right country; names and adjectives of states apart. */
export function scoreToponyms(reader: ActorReader, file: string, set: string): readonly SetScore[] {
  const counts = { all: 0, found: 0, right: 0, states: 0, statesRight: 0 };
  const misses: string[] = [];
  const predictions = readRows<ToponymRecord>(file).map((record) => {
    const located = locate(reader, record.text);
    for (const gold of record.toponyms) {
      if (gold.country === undefined) continue;
      counts.all++;
      const mine = located.filter((one) => overlaps(one, gold)).toSorted((a, b) => overlap(b, gold) - overlap(a, gold))[0];
      if (mine === undefined) continue;
      const isState = isStateName(reader, gold.phrase);
      const ok = mine.country === gold.country;
      counts.found++;
      counts.right += Number(ok);
      counts.states += Number(isState);
      counts.statesRight += Number(isState && ok);
      if (!ok)
        misses.push(
          `MISS ${set} ${record.id} "${gold.phrase}" gold ${gold.country} got ${mine.country}: ${record.text.slice(Math.max(0, gold.start - 50), gold.end + 30).replaceAll("\n", " ")}`,
        );
    }
    return { id: record.id, toponyms: located };
  });
  return [
    {
      name: `toponyms-${set}`,
      file,
      figures: {
        [`${set} toponyms found`]: share(counts.found, counts.all),
        [`${set} toponym country`]: share(counts.right, counts.found),
        [`${set} state name country`]: share(counts.statesRight, counts.states),
      },
      lines: [
        `${set}: toponyms in the tables ${percent(counts.found, counts.all)}; country right ${percent(counts.right, counts.found)}; names of states right ${percent(counts.statesRight, counts.states)}`,
      ],
      misses,
      predictions,
    },
  ];
}

/** Where every name of a place or state lies: mentions first, and names that a longer mention swallowed. */
function locate(reader: ActorReader, text: string): readonly Located[] {
  const read = reader.read(text, null);
  return [...read.mentions.flatMap((mention) => fromMention(mention, reader)), ...fromMatches(read, reader)];
}

function fromMention(mention: Mention, reader: ActorReader): readonly Located[] {
  const [actor] = mention.actors;
  if (actor === undefined || mention.actors.length > 1 || !["name", "demonym", "capital"].includes(mention.basis)) return [];
  if (actor.kind !== "state" && actor.kind !== "unrecognised state" && actor.kind !== "place") return [];
  return codeOf(actor.kind === "place" && actor.id !== null && actor.id.length === 3 ? actor.id : actor.country, reader).map((country) => ({
    start: mention.start,
    end: mention.end,
    country,
  }));
}

function fromMatches({ matches }: ReadText, reader: ActorReader): readonly Located[] {
  const support = gatherSupport(matches);
  return matches.flatMap((match) => {
    const actor = chooseReading(match, support, { index: reader.index, day: null })?.actor;
    if (actor === undefined || (actor.kind !== "state" && actor.kind !== "unrecognised state" && actor.kind !== "place")) return [];
    return codeOf(actor.kind === "place" && actor.id.length === 3 ? actor.id : actor.country, reader).map((country) => ({
      start: match.start,
      end: match.end,
      country,
    }));
  });
}

/** Alpha-2; a state that ISO does not know lies in the one that claims it. */
function codeOf(country: string | null, { alpha2, index }: ActorReader): readonly string[] {
  if (country === null) return [];
  const parent = index.actorById.get(country)?.links.find((link) => link.kind === "parent" || link.kind === "successor")?.to;
  const code = alpha2.get(country) ?? (parent === undefined ? undefined : alpha2.get(parent));
  return code === undefined ? [] : [code];
}

function isStateName({ index }: ActorReader, phrase: string): boolean {
  const readings = findSpelling(index.names, phrase.toLowerCase().replaceAll(".", "").split(/[ -]/))?.readings ?? [];
  return readings.some(({ actor, name }) => actor.kind === "state" && name.kind !== "capital" && name.kind !== "seat");
}

function overlap(a: Located, b: { readonly start: number; readonly end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
