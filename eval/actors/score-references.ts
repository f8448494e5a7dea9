import type { Mention } from "../../src/model/index.ts";
import type { ActorReader } from "./actor-reader.ts";
import { readRows } from "../read-rows.ts";
import { percent, share } from "./set-score.ts";
import type { SetScore } from "./set-score.ts";

interface CoreferenceRecord {
  readonly id: string;
  readonly genre: string;
  readonly date?: string;
  readonly text: string;
  readonly entities: readonly GoldMention[];
}

interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly named: boolean;
  readonly pron: boolean;
  readonly group: string;
}

/** Genres that are told as news is: no talk in which "I" and "you" change, no how-to. */
const GENRES: ReadonlySet<string> = new Set(["news", "bio", "voyage", "essay", "speech"]);
/** Pronouns of the third person; who "I" and "we" are is a question of quotations. */
const THIRD = /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|themselves)$/i;
const KINDS: ReadonlySet<string> = new Set(["PER", "ORG", "LOC"]);

/**
 * Pronouns and definite nouns against coreference: of those whose group has a name before, how many are answered, and of the answered how
 * many mean a name of the group. A name agrees when it shares a word of four letters and more with one of the group's names.
 */
export function scoreReferences(reader: ActorReader, file: string): readonly SetScore[] {
  const counts = { asked: 0, answered: 0, right: 0 };
  const misses: string[] = [];
  const predictions = readRows<CoreferenceRecord>(file)
    .filter(({ genre }) => GENRES.has(genre))
    .map((record) => {
      const { mentions } = reader.read(record.text, record.date?.length === 10 ? record.date : null);
      const references = mentions.filter(({ basis }) => basis === "pronoun" || basis === "definite");
      for (const gold of askedOf(record)) {
        const mine = references.find(({ start, end }) => start === gold.start && end === gold.end);
        const ok = mine !== undefined && agrees(mine, namesBefore(record, gold));
        counts.asked++;
        counts.answered += Number(mine !== undefined);
        counts.right += Number(ok);
        if (mine !== undefined && !ok) misses.push(missOf(record, gold, mine));
      }
      return {
        id: record.id,
        references: references.map(({ start, end, actors }) => ({ start, end, names: actors.map(({ name }) => name) })),
      };
    });
  return [
    {
      name: "references-gum",
      file,
      figures: {
        "gum references answered": share(counts.answered, counts.asked),
        "gum references right of answered": share(counts.right, counts.answered),
      },
      lines: [
        `gum: references answered ${percent(counts.answered, counts.asked)}; right of those ${percent(counts.right, counts.answered)}`,
      ],
      misses,
      predictions,
    },
  ];
}

/** References in the third person to somebody or some body that the text has named before. */
function askedOf(record: CoreferenceRecord): readonly GoldMention[] {
  return record.entities.filter(
    (gold) =>
      gold.pron && KINDS.has(gold.type) && THIRD.test(record.text.slice(gold.start, gold.end)) && namesBefore(record, gold).length > 0,
  );
}

function namesBefore({ entities, text }: CoreferenceRecord, gold: GoldMention): readonly string[] {
  return entities
    .filter(({ group, named, start }) => group === gold.group && named && start < gold.start)
    .map(({ start, end }) => text.slice(start, end));
}

function agrees({ actors }: Mention, names: readonly string[]): boolean {
  const words = new Set(names.flatMap((name) => wordsOf(name)));
  return actors.some(({ name }) => wordsOf(name).some((word) => words.has(word)));
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3);
}

function missOf(record: CoreferenceRecord, gold: GoldMention, mine: Mention): string {
  const around = record.text.slice(Math.max(0, gold.start - 150), gold.end + 30).replaceAll("\n", " ");
  return `MISS gum ${record.id} "${mine.surface}" is ${namesBefore(record, gold).at(-1) ?? ""}, got ${mine.actors[0]?.name ?? ""}: ${around}`;
}
