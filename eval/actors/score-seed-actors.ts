import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleOfText } from "../../src/cli/article-of-text.ts";
import type { Reading } from "../../src/model/index.ts";
import { scoreSeed } from "../score-seed.ts";
import type { SeedExpectation } from "../score-seed.ts";
import type { ActorReader } from "./actor-reader.ts";
import { percent, share } from "./set-score.ts";
import type { SetScore } from "./set-score.ts";

/** The actors of the seed page, read from its body alone: the article stage is measured elsewhere. */
export function scoreSeedActors(reader: ActorReader, folder: string): readonly SetScore[] {
  const file = join(folder, "page.txt");
  if (!existsSync(file)) return [];
  const expected: SeedExpectation = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const page = readFileSync(file, "utf8");
  const { bodyStartsWith, bodyEndsWith, published } = expected.article;
  const text = page.slice(page.indexOf(bodyStartsWith), page.indexOf(bodyEndsWith) + bodyEndsWith.length).replaceAll("\n", "\n\n");
  const { sentences, mentions } = reader.read(text, published.date);
  const checks = scoreSeed(readingOf(text, { sentences, mentions }), expected, reader.index.tables.actors).filter(
    (check) => check.group === "actors",
  );
  const right = checks.filter((check) => check.ok).length;
  return [
    {
      name: "seed",
      file,
      figures: { "seed actors": share(right, checks.length) },
      lines: [
        `seed: actors ${percent(right, checks.length)}`,
        ...checks.filter((check) => !check.ok).map((check) => `MISS ${check.name}: got ${check.got || "nothing"}`),
      ],
      misses: [],
      predictions: mentions,
    },
  ];
}

function readingOf(text: string, { sentences, mentions }: Pick<Reading, "sentences" | "mentions">): Reading {
  const article = articleOfText(text, null);
  const report: Reading["report"] = Object.create(null);
  return { kind: "reading", version: "", article, sentences, mentions, quotations: [], times: [], events: [], report };
}
