import type { Mention } from "../../src/model/index.ts";
import type { ActorReader } from "./actor-reader.ts";
import { readRows } from "../read-rows.ts";
import { percent, share } from "./set-score.ts";
import type { SetScore } from "./set-score.ts";

interface Side {
  readonly actorText?: string;
  readonly code?: string;
  readonly sector?: string;
}

interface SidesRecord {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
  readonly sources?: readonly Side[];
  readonly targets?: readonly Side[];
  readonly events?: readonly { readonly source: string; readonly target: string }[];
}

/** Codes that are no country. */
const NO_COUNTRY: ReadonlySet<string> = new Set(["IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC", "---"]);

/** The sides of coded sentences to countries: a row is right when every side that the text names has its country. */
export function scoreSides(reader: ActorReader, file: string, set: string): readonly SetScore[] {
  const counts = { rows: 0, right: 0, sides: 0, sidesRight: 0, sectors: 0, sectorsRight: 0 };
  const misses: string[] = [];
  const predictions = readRows<SidesRecord>(file).map((record) => {
    const { mentions } = reader.read(record.text, dayOf(record));
    const judged = sidesOf(record).map((side) => ({ side, ok: isNamed(side, record.text, mentions) }));
    counts.sides += judged.length;
    counts.sidesRight += judged.filter(({ ok }) => ok).length;
    if (judged.length > 0) {
      counts.rows++;
      counts.right += Number(judged.every(({ ok }) => ok));
    }
    for (const { side, ok } of judged) {
      const sector = ok ? sectorOf(side, record.text, mentions) : null;
      if (sector !== null && side.sector !== undefined && /^[A-Z]{3}$/.test(side.sector)) {
        counts.sectors++;
        counts.sectorsRight += Number(sector === side.sector);
        if (sector !== side.sector) misses.push(`MISS sector ${set} ${record.id} "${side.actorText ?? ""}" ${side.sector} got ${sector}`);
      }
      if (!ok)
        misses.push(
          `MISS ${set} ${record.id} "${side.actorText ?? ""}" ${side.code} got ${mentions.map((mention) => `${mention.surface}=${mention.actors.map((actor) => actor.country ?? actor.id).join("+")}`).join("; ")} IN ${record.text.slice(0, 220)}`,
        );
    }
    return {
      id: record.id,
      mentions: mentions.map(({ start, end, actors }) => ({ start, end, countries: actors.map((actor) => actor.country) })),
    };
  });
  return [
    {
      name: `sides-${set}`,
      file,
      figures: {
        [`${set} rows with all sides`]: share(counts.right, counts.rows),
        [`${set} sides`]: share(counts.sidesRight, counts.sides),
      },
      lines: [
        `${set}: rows with every named side's country ${percent(counts.right, counts.rows)}; sides ${percent(counts.sidesRight, counts.sides)}; sector of those ${percent(counts.sectorsRight, counts.sectors)}`,
      ],
      misses,
      predictions,
    },
  ];
}

function dayOf({ date }: SidesRecord): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(date ?? "");
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}

/** Sides with a country whose words stand in the text; petr2 gives codes alone, which any mention of the sentence may meet. */
function sidesOf(record: SidesRecord): readonly Side[] {
  const marked = [...(record.sources ?? []), ...(record.targets ?? [])].filter(
    (side) => side.actorText !== undefined && side.actorText.trim() !== "" && record.text.includes(side.actorText.trim()),
  );
  const coded = (record.events ?? []).flatMap((event) => [{ code: event.source.slice(0, 3) }, { code: event.target.slice(0, 3) }]);
  return [...marked, ...coded].filter((side) => side.code !== undefined && !NO_COUNTRY.has(side.code));
}

function isNamed(side: Side, text: string, mentions: readonly Mention[]): boolean {
  return near(side, text, mentions).some((mention) => mention.actors.some((actor) => actor.country === side.code));
}

function sectorOf(side: Side, text: string, mentions: readonly Mention[]): string | null {
  if (side.actorText === undefined) return null;
  const sectors = near(side, text, mentions).flatMap((mention) => mention.actors.map((actor) => actor.sector));
  return sectors.find((sector) => sector !== null) ?? "none";
}

function near(side: Side, text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (side.actorText === undefined) return mentions;
  const words = side.actorText.trim();
  const start = text.indexOf(words);
  // One character further: of "U.S. negotiator Paul Nitze" the mention is the name.
  return mentions.filter((mention) => mention.start <= start + words.length + 1 && start < mention.end);
}
