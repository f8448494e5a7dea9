/** What a fault tells, each part a clause without its full stop. */
export interface FaultParts {
  /** Where it happened: a path, an address, a table and line. */
  readonly where?: string;
  readonly why?: string;
  /** What to do next. */
  readonly next?: string;
  readonly cause?: unknown;
}

/**
 * A broken set-up: thrown by the shell, never for what a page holds.
 *
 * `code` is stable ("record/locked"); `what` is in sentence case without a full stop.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: string;
  readonly what: string;
  readonly where: string | undefined;
  readonly why: string | undefined;
  readonly next: string | undefined;

  constructor(code: string, what: string, parts: FaultParts = {}) {
    super(describeParts(what, parts), parts.cause === undefined ? undefined : { cause: parts.cause });
    this.code = code;
    this.what = what;
    this.where = parts.where;
    this.why = parts.why;
    this.next = parts.next;
  }
}

/** One line for people: 'Cannot open the record: "x.db": another process holds the write lock. Stop it, or pass --read-only'. */
export function describeFault(fault: Fault): string {
  return describeParts(fault.what, fault);
}

function describeParts(what: string, parts: Pick<FaultParts, "where" | "why" | "next"> | Fault): string {
  const head = [what, parts.where && `"${parts.where}"`, parts.why].filter(Boolean).join(": ");
  return [head, parts.next]
    .filter(Boolean)
    .join(head.endsWith("?") ? " " : ". ")
    .replaceAll(/\s+/g, " ");
}
