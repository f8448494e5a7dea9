import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scoreActorPhrases } from "./actors/score-phrases.ts";
import { scoreSeedActors } from "./actors/score-seed-actors.ts";
import { scoreSides } from "./actors/score-sides.ts";
import { scoreToponyms } from "./actors/score-toponyms.ts";
import { createActorReader } from "./actors/actor-reader.ts";
import type { SetScore } from "./actors/set-score.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";

/**
 * Who is named and whom it means: the actors of the seed page, toponyms to countries, actor phrases to country and sector, and the sides of
 * coded sentences to countries. `--gold DIR` is a folder laid out like the labelled data; `--out DIR` keeps one file of predictions a set.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const root = request.gold ?? goldRoot();
  const missing = missingReport(root);
  if (missing !== null) return missing;
  const reader = createActorReader(codesFolder(root));
  const scores = [
    ...scoreToponyms(reader, join(root, "entities/toponyms-geovirus.jsonl.gz"), "geovirus"),
    ...scoreToponyms(reader, join(root, "entities/toponyms-gwn.jsonl.gz"), "gwn"),
    ...scoreActorPhrases(reader, join(root, "events/ngec-actor.jsonl")),
    ...scoreSides(reader, join(root, "events/gsr.jsonl"), "gsr"),
    ...scoreSides(reader, join(root, "events/petr2.jsonl"), "petr2"),
    ...(request.gold === null ? scoreSeedActors(reader, besideGold("seed")) : []),
  ];
  if (request.out !== null) keep(request.out, scores);
  return {
    figures: Object.fromEntries(scores.flatMap((score) => Object.entries(score.figures))),
    lines: scores.flatMap((score) => (request.rest.includes("--misses") ? [...score.lines, ...score.misses] : score.lines)),
    labelled: scores.map((score) => score.file),
  };
}

/** The table of country codes lies in the default folder when the one asked for has none. */
function codesFolder(root: string): string {
  return existsSync(join(root, "actors/codes_crosswalk.tsv")) ? join(root, "actors") : join(goldRoot(), "actors");
}

function keep(folder: string, scores: readonly SetScore[]): void {
  mkdirSync(folder, { recursive: true });
  for (const score of scores)
    writeFileSync(join(folder, `${score.name}.jsonl`), score.predictions.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
