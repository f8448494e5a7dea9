import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { besideGold } from "./harness.ts";

export interface ScorerRun {
  readonly gold: string;
  readonly predictions: readonly object[];
  /** Where the predictions stay; null: nowhere. */
  readonly out: string | null;
  readonly flags?: readonly string[];
}

/** Runs a scorer of `../shared/score` over predictions; returns what it prints. */
export function runScorer<Scores>(scorer: string, { gold, predictions, out, flags = [] }: ScorerRun): Scores {
  const scratch = mkdtempSync(join(tmpdir(), "demarche-eval-"));
  try {
    const file = out ?? join(scratch, "predictions.jsonl");
    writeFileSync(file, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(""));
    const command = [join(besideGold("score"), scorer), "--gold", gold, "--pred", file, ...flags];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8" }));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
