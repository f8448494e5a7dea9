import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { indexActors, matchNames, resolveMentions } from "../../src/actors/index.ts";
import type { ActorIndex, NameMatch } from "../../src/actors/index.ts";
import type { Day, Mention, ParsedSentence } from "../../src/model/index.ts";
import { loadActorTables } from "../../src/tables/load-actor-tables.ts";
import { loadShared } from "../../src/tables/load-tables.ts";
import { loadTextTables } from "../../src/tables/load-text-tables.ts";
import { createParser, splitSentences } from "../../src/text/index.ts";

/** Texts to mentions, every sentence parsed. */
export interface ActorReader {
  readonly index: ActorIndex;
  /** ISO 3166-1 alpha-3 to alpha-2. */
  readonly alpha2: ReadonlyMap<string, string>;
  read(text: string, day: Day | null): ReadText;
}

export interface ReadText {
  readonly sentences: readonly ParsedSentence[];
  readonly matches: readonly NameMatch[];
  readonly mentions: readonly Mention[];
}

export function createActorReader(codesFolder: string): ActorReader {
  const folder = fileURLToPath(new URL("../../data", import.meta.url));
  const text = { ...loadTextTables(folder), model: loadShared(folder).model };
  const index = indexActors(loadActorTables(folder));
  const parser = createParser(text);
  return {
    index,
    alpha2: readAlpha2(codesFolder),
    read(article, day) {
      const split = splitSentences(article, text);
      const matches = matchNames(split, index, day);
      const sentences = parser.parse(split);
      return { sentences, matches, mentions: resolveMentions({ text: article, day, outlet: null, sentences, matches }, index) };
    },
  };
}

function readAlpha2(folder: string): ReadonlyMap<string, string> {
  const [header = "", ...rows] = readFileSync(join(folder, "codes_crosswalk.tsv"), "utf8").split("\n");
  const columns = header.split("\t");
  const [two, three] = [columns.indexOf("iso2"), columns.indexOf("iso3")];
  return new Map([
    ...rows.map((row) => row.split("\t")).map((cells) => [cells[three] ?? "", cells[two] ?? ""] as const),
    ["XKX", "XK"] as const,
  ]);
}
