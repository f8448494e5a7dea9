import { daysBetween } from "../lib/day.ts";
import type { PloverType, Report } from "../model/index.ts";
import type { NewsAct } from "./news-acts.ts";
import { sharedTerms } from "./pick-terms.ts";

/** Two reports with this many points or more tell one happening. */
export const ENOUGH = 0.3;

/**
 * Points for how well an act of one report agrees with an act of the other; words in common must bring the rest (docs/stories.md).
 * Two accounts of one happening share 0.1 to 0.5 of their terms, two happenings of one pair on one day seldom 0.15.
 */
const AGREEMENT = {
  /** Both articles are about it, and a pair seldom does it twice a day. */
  leadOnce: 0.24,
  /** Both are about it, and a pair may do it all day. */
  lead: 0.12,
  sameDay: 0.08,
  nextDay: 0,
  /** Two writers, or two readings by a machine, may call one act by two types. */
  otherType: -0.04,
  otherTypeNextDay: -0.16,
} as const;

/** Points for each act in common beyond the first, up to two. */
const FURTHER_ACT = 0.05;

/** Points for each name or number in common, up to three, beside their share in the cosine. */
const HARD_TERM = 0.02;
const MOST_COUNTED = { acts: 2, terms: 3 } as const;

/** With fewer words in common than this nothing makes two reports one. */
const LEAST_COSINE = 0.05;

/** What a pair does at most a few times a day; it may strike, accuse and threaten all day. */
const SELDOM: ReadonlySet<PloverType> = new Set<PloverType>(["AGREE", "CONSULT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "SANCTION"]);

/** How much speaks for two reports telling one happening in words of their own. Symmetric; null when no act agrees. */
export function weighRetelling(a: Telling, b: Telling): number | null {
  const agreements = a.news.flatMap((x) => b.news.flatMap((y) => agreementOf(x, y) ?? []));
  if (agreements.length === 0) return null;
  const { cosine, hard } = sharedTerms(a.report.terms, b.report.terms);
  if (cosine < LEAST_COSINE) return null;
  const further = Math.min(agreements.filter((points) => points >= AGREEMENT.sameDay).length - 1, MOST_COUNTED.acts);
  return Math.max(...agreements) + Math.max(further, 0) * FURTHER_ACT + cosine + Math.min(hard, MOST_COUNTED.terms) * HARD_TERM;
}

interface Telling {
  readonly report: Pick<Report, "terms">;
  readonly news: readonly NewsAct[];
}

function agreementOf(x: NewsAct, y: NewsAct): number | null {
  const [isSameDay, isSameType] = [x.day === y.day, x.plover === y.plover];
  if (x.pair !== y.pair || (!isSameType && !x.hasRecipient) || Math.abs(daysBetween(x.day, y.day)) > 1) return null;
  if (!isSameType) return isSameDay ? AGREEMENT.otherType : AGREEMENT.otherTypeNextDay;
  if (!isSameDay) return AGREEMENT.nextDay;
  if (!x.isLead || !y.isLead) return AGREEMENT.sameDay;
  return SELDOM.has(x.plover) ? AGREEMENT.leadOnce : AGREEMENT.lead;
}
