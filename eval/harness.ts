import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What an eval is asked: where the labelled data is, and where predictions go. */
export interface EvalRequest {
  /** Folder of this stage's labelled data; null: the default below `goldRoot`. */
  readonly gold: string | null;
  /** File or folder for predictions in the scorer's form; null: none are kept. */
  readonly out: string | null;
  /** Whether models are to be measured on sites that they did not learn from (`--cross`). */
  readonly cross: boolean;
  /** All further words of the command line. */
  readonly rest: readonly string[];
}

/** What an eval gives: figures that the floors hold, and lines for people. */
export interface EvalReport {
  /** Name to figure; higher is better. Empty when `missing`. */
  readonly figures: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
  /** Files that were scored against: their digest is pinned with the floors. */
  readonly labelled: readonly string[];
  /** Set when the labelled data is not on this machine: what was looked for. */
  readonly missing?: string;
}

/** Every eval/<name>.ts exports this as `evaluate`. */
export type Evaluate = (request: EvalRequest) => Promise<EvalReport>;

/** Folder of the labelled data: `DEMARCHE_GOLD`, else `../shared/gold` beside the repository. */
export function goldRoot(): string {
  return process.env["DEMARCHE_GOLD"] ?? fileURLToPath(new URL("../../shared/gold", import.meta.url));
}

/** A folder beside the labelled data: "score", "seed". */
export function besideGold(name: string): string {
  return fileURLToPath(new URL(`../../shared/${name}`, import.meta.url));
}

/** The report of an eval whose labelled data is not here, or null when it is. */
export function missingReport(path: string): EvalReport | null {
  return existsSync(path) ? null : { figures: {}, lines: [], labelled: [], missing: path };
}

/** Of what the files hold, wherever they lie and in whatever order they are named: a fresh clone in another folder has the same digest. */
export function digestOf(files: readonly string[]): string {
  const digest = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
  return digest(
    files
      .map((file) => digest(readFileSync(file)))
      .sort()
      .join("\n"),
  ).slice(0, 16);
}
