import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { scoreCases } from "./actors/score-cases.ts";
import { scoreActorPhrases } from "./actors/score-phrases.ts";
import { scoreReferences } from "./actors/score-references.ts";
import { scoreSeedActors } from "./actors/score-seed-actors.ts";
import { scoreSides } from "./actors/score-sides.ts";
import { scoreToponyms } from "./actors/score-toponyms.ts";
import { createActorReader } from "./actors/actor-reader.ts";
import type { SetScore } from "./actors/set-score.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";

/**
 * Who is named and whom it means: the actors of the seed page, toponyms to countries, actor phrases to country and sector, and the sides of
 * coded sentences to countries. `--gold DIR` is a folder laid out like the labelled data, of which sets may be missing; `--out FILE` keeps the predictions.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const root = request.gold ?? goldRoot();
  const missing = missingReport(root);
  if (missing !== null) return missing;
  const reader = createActorReader(codesFolder(root));
  const onFile = (file: string, score: (path: string) => readonly SetScore[]): readonly SetScore[] =>
    existsSync(join(root, file)) ? score(join(root, file)) : [];
  const scores = [
    ...onFile("entities/toponyms-geovirus.jsonl.gz", (file) => scoreToponyms(reader, file, "geovirus")),
    ...onFile("entities/toponyms-gwn.jsonl.gz", (file) => scoreToponyms(reader, file, "gwn")),
    ...onFile("events/ngec-actor.jsonl", (file) => scoreActorPhrases(reader, file)),
    ...onFile("events/gsr.jsonl", (file) => scoreSides(reader, file, "gsr")),
    ...onFile("events/petr2.jsonl", (file) => scoreSides(reader, file, "petr2")),
    ...onFile("entities/gum.jsonl.gz", (file) => scoreReferences(reader, file)),
    ...(request.gold === null
      ? [...scoreSeedActors(reader, besideGold("seed")), scoreCases(reader, "dated"), scoreCases(reader, "ambiguous")]
      : []),
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

/** One file of JSON lines with the set's name in each; a path without an extension is a folder with a file a set, as the scorers take them. */
function keep(path: string, scores: readonly SetScore[]): void {
  if (extname(path) !== "") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      scores.flatMap(({ name, predictions }) => predictions.map((row) => `${JSON.stringify({ set: name, ...row })}\n`)).join(""),
    );
    return;
  }
  mkdirSync(path, { recursive: true });
  for (const score of scores)
    writeFileSync(join(path, `${score.name}.jsonl`), score.predictions.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
