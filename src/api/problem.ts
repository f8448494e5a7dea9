import { Fault } from "../lib/fault.ts";
import type { Problem } from "./contract.ts";

const TITLES: Readonly<Record<number, string>> = {
  400: "The request cannot be understood",
  401: "A token is needed",
  404: "There is no such thing",
  405: "This address is only read",
  409: "It is there already",
  413: "Too much was posted",
  414: "The address is too long",
  415: "This server takes JSON",
  421: "This server is not for that host",
  429: "Too many requests",
  500: "A defect of Demarche",
  503: "The record cannot be read",
};

/** What one request did wrong; answered as a problem detail (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(status: number, detail: string, code: string) {
    super(detail);
    this.problem = { type: `urn:demarche:${code}`, title: TITLES[status] ?? "", status, detail };
  }
}

/** A problem for whatever was thrown: what is not the request's fault says nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof Fault) {
    const [kind] = error.code.split("/", 1);
    const status = kind === "usage" || kind === "relations" ? 400 : kind === "record" ? 503 : 500;
    return new ProblemError(status, status === 400 ? [error.what, error.why].filter(Boolean).join(": ") : error.what, error.code).problem;
  }
  return new ProblemError(500, "Something went wrong inside; the server's log says what", "internal").problem;
}
