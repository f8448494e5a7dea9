import type { ReadingName, SlowName, Words } from "../../api/index.ts";
import { ProblemError } from "../../api/index.ts";
import { Fault } from "../../lib/fault.ts";

/** What a thread that answers is started with. */
export interface ThreadSetup {
  readonly path: string;
  readonly words: Words;
}

/** A question to the record, or a route with its checked input. */
export type Question =
  | { readonly store: SlowName; readonly args: readonly unknown[] }
  | { readonly route: ReadingName; readonly input: object };

export interface Asked {
  readonly id: number;
  readonly question: Question;
}

export type Said = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly thrown: Thrown };

/** An error as it crosses from one thread to another, which keeps no classes. */
export type Thrown =
  | { readonly kind: "problem"; readonly problem: ProblemError["problem"] }
  | { readonly kind: "fault"; readonly code: string; readonly what: string; readonly where: string; readonly why: string }
  | { readonly kind: "defect"; readonly message: string };

export function thrownOf(error: unknown): Thrown {
  if (error instanceof ProblemError) return { kind: "problem", problem: error.problem };
  if (error instanceof Fault) return { kind: "fault", code: error.code, what: error.what, where: error.where ?? "", why: error.why ?? "" };
  return { kind: "defect", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export function errorOf(thrown: Thrown): Error {
  if (thrown.kind === "defect") return new Error(thrown.message);
  if (thrown.kind === "fault") return new Fault(thrown.code, thrown.what, { where: thrown.where, why: thrown.why });
  const { status, detail, type } = thrown.problem;
  return new ProblemError(status, detail, type.replace("urn:demarche:", ""));
}
