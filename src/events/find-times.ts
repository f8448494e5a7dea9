import type { Day, ParsedSentence, Sentence, TimeExpression } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { joinTimes } from "./join-times.ts";
import { matchTimes } from "./match-times.ts";
import type { TimeMatch } from "./match-times.ts";
import { resolveTime } from "./resolve-time.ts";
import type { Anchor } from "./resolve-time.ts";
import { fuzzyDay } from "./time-values.ts";

export interface TimeInput {
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  /** Day of publication; null leaves what depends on it out. */
  readonly day: Day | null;
}

/**
 * Finds expressions of time and resolves them, from the tables `data/rules/time-words.tsv` and `times.tsv`, in order of their start.
 *
 * "On Tuesday" and "in July" are the last before publication, or the coming ones where the verb near them says so. In texts that tell history
 * dates without a year go on from the date told last. Values are TIMEX3. One pass over the tokens. Never throws.
 *
 * @example findTimes({ sentences: splitSentences("They met on Tuesday.", tables.text), day: "2024-05-15" }, rules)[0]?.value // "2024-05-14"
 */
export function findTimes({ sentences, day }: TimeInput, index: RuleIndex): readonly TimeExpression[] {
  const matches = sentences.flatMap((sentence) => matchTimes(sentence, index.times));
  const narrative = isNarrative(matches, day);
  const found: TimeExpression[] = [];
  let anchor: Anchor | null = null;
  for (const match of matches) {
    const resolved = resolveTime(match, { published: day, anchor, narrative });
    if (resolved === null) continue;
    const { sentence, first, last } = match;
    const start = sentence.starts[first] ?? sentence.start;
    const end = sentence.ends[last] ?? sentence.end;
    const { value } = resolved;
    const type = resolved.type ?? match.row.type;
    const fuzzy = type === "DATE" || type === "TIME" ? fuzzyDay(value) : null;
    found.push({ start, end, value, type, resolved: fuzzy });
    if (fuzzy !== null && (anchor === null || !isAside(match, narrative))) anchor = anchorOf(value) ?? anchor;
  }
  return joinTimes(found, sentences, index.times);
}

/** In history neither what speaks from today nor a year in brackets (of a book, of a film) moves the story on. */
function isAside({ row, sentence, first }: TimeMatch, narrative: boolean): boolean {
  return narrative && (DEICTIC.test(row.reading) || (row.reading === "year" && /^[([]$/.test(sentence.words[first - 1] ?? "")));
}

function anchorOf(value: string): Anchor | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(value);
  if (match === null) return null;
  return { year: Number(match[1]), day: match[2] === undefined ? null : `${match[1]}-${match[2]}-${match[3] ?? "01"}` };
}

/** History: at least this many dates lie years from publication, and more than twice as many as speak from the day ("on Tuesday"). */
const FAR_DATES = 3;
const DEICTIC = /^(?:weekday|relative|tonight|last-night|this-part|period|weekend|month-which|ago)/;

function isNarrative(matches: readonly TimeMatch[], day: Day | null): boolean {
  const published = day === null ? null : Number(day.slice(0, 4));
  const years = matches.map((match) => Number(match.slots.get("YEAR") ?? Number.NaN)).filter((year) => !Number.isNaN(year));
  const far = years.filter((year) => published === null || Math.abs(year - published) > 1).length;
  const deictic = matches.filter((match) => DEICTIC.test(match.row.reading)).length;
  return far >= FAR_DATES && far > 2 * deictic;
}
