import { createHash } from "node:crypto";

/** One answer as it is sent. */
export interface Answered {
  readonly etag: string;
  readonly plain: Buffer;
  /** Null where compressing is not worth it. */
  readonly gzip: Buffer | null;
  /** Another input to the same route that is answered by the very same. */
  readonly also?: object | null;
}

/** How old an answer may be while the record grows: many readers look at the same pairs, and a second's news changes few figures. */
const KEPT_MS = 5000;
/** The same of an answer about two countries of which nothing new has come: only how much was read besides has grown. */
const UNCHANGED_KEPT_MS = 60_000;
const MOST_BYTES = 64_000_000;

export interface Asked {
  /** The record's latest. */
  readonly commit: number;
  /** What changes when what is asked about changes, where that is known (`Store.pairVersion`); else null. */
  readonly version: number | null;
  /** Whether only an answer from this very commit will do. */
  readonly wantsNew: boolean;
  readonly make: () => Promise<Answered>;
  /** What else an answer answers; null where that is nothing. */
  readonly alsoAnswers: (answer: Answered) => string | null;
}

export interface KeptAnswers {
  /** The answer to a question: the one that was made from this commit, from this version lately or a moment ago, the one that is being made, or a new one. */
  keep(question: string, asked: Asked): Promise<Answered>;
}

interface Made extends Pick<Asked, "commit" | "version"> {
  readonly at: number;
}

/** Answers by question, those asked for longest ago forgotten first. */
export function createKeptAnswers(nowMs: () => number): KeptAnswers {
  const kept = new Map<string, Made & { readonly answer: Answered }>();
  const making = new Map<string, Promise<Answered>>();
  let bytes = 0;
  const forget = (question: string): void => {
    const known = kept.get(question);
    if (known === undefined) return;
    bytes -= sizeOf(known.answer);
    kept.delete(question);
  };
  const get = (question: string, { commit, version }: Asked): Answered | null => {
    const known = kept.get(question);
    if (known === undefined) return null;
    const keptMs = version !== null && version === known.version ? UNCHANGED_KEPT_MS : KEPT_MS;
    if (known.commit !== commit && nowMs() - known.at > keptMs) {
      forget(question);
      return null;
    }
    kept.delete(question);
    kept.set(question, known); // asked for last
    return known.answer;
  };
  const put = (question: string, made: Made, answer: Answered): void => {
    forget(question);
    if (sizeOf(answer) > MOST_BYTES / 16) return;
    kept.set(question, { ...made, answer });
    bytes += sizeOf(answer);
    for (const oldest of kept.keys()) {
      if (bytes <= MOST_BYTES) break;
      forget(oldest);
    }
  };
  return {
    async keep(question, asked) {
      const { commit, version, wantsNew, make, alsoAnswers } = asked;
      const known = wantsNew ? null : get(question, asked);
      if (known !== null) return known;
      const key = `${version ?? commit} ${question}`;
      const begun = making.get(key);
      if (begun !== undefined) return begun;
      const answer = make();
      making.set(key, answer);
      try {
        const made = await answer;
        const also = alsoAnswers(made);
        for (const one of also === null ? [question] : [question, also]) put(one, { commit, version, at: nowMs() }, made);
        return made;
      } finally {
        making.delete(key);
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
