import { createHash } from "node:crypto";

/** One answer as it is sent. */
export interface Answered {
  readonly etag: string;
  readonly plain: Buffer;
  /** Null where compressing is not worth it. */
  readonly gzip: Buffer | null;
}

/** How old an answer may be while the record grows: many readers look at the same pairs, and a second's news changes few figures. */
const KEPT_MS = 5000;
const MOST_BYTES = 64_000_000;

export interface KeptAnswers {
  /** The answer to an address if it was made from this commit or a moment ago. */
  get(address: string, commit: number): Answered | null;
  put(address: string, commit: number, answer: Answered): void;
}

/** Answers by address, those asked for longest ago forgotten first. */
export function createKeptAnswers(nowMs: () => number): KeptAnswers {
  const kept = new Map<string, { readonly commit: number; readonly at: number; readonly answer: Answered }>();
  let bytes = 0;
  const forget = (address: string): void => {
    const known = kept.get(address);
    if (known === undefined) return;
    bytes -= sizeOf(known.answer);
    kept.delete(address);
  };
  return {
    get(address, commit) {
      const known = kept.get(address);
      if (known === undefined) return null;
      if (known.commit !== commit && nowMs() - known.at > KEPT_MS) {
        forget(address);
        return null;
      }
      kept.delete(address);
      kept.set(address, known); // asked for last
      return known.answer;
    },
    put(address, commit, answer) {
      forget(address);
      if (sizeOf(answer) > MOST_BYTES / 16) return;
      kept.set(address, { commit, at: nowMs(), answer });
      bytes += sizeOf(answer);
      for (const oldest of kept.keys()) {
        if (bytes <= MOST_BYTES) break;
        forget(oldest);
      }
    },
  };
}

function sizeOf({ plain, gzip }: Answered): number {
  return plain.length + (gzip?.length ?? 0) + 200;
}

/** Tells whether two answers are the same. */
export function etagOf(body: Buffer): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}
