import { findAddress } from "./articles/index.ts";
import { compareCodings } from "./events/index.ts";
import type { CodingChange } from "./events/index.ts";
import { isSkip } from "./model/index.ts";
import type {
  CarryBasis,
  CodedEvent,
  Coding,
  Decision,
  EventRow,
  NewDecision,
  NewEventDecision,
  PageKey,
  Skip,
  Store,
} from "./model/index.ts";
import { areVersions, foldReports, testLink } from "./stories/index.ts";

/** One page with what came of it. */
export interface Outcome {
  readonly page: PageKey;
  readonly result: Coding | Skip;
}

/**
 * What the record did with an outcome. "known": another page had brought the same article before. "changed": it is another version of an
 * article, and stands for it unless a later one does.
 */
export type Recorded = "added" | "known" | "changed" | "skipped";

/** Records outcomes in the order given, in one transaction, and folds each new article into its story. `also` runs in the same transaction. */
export function recordOutcomes(store: Store, outcomes: readonly Outcome[], also: () => void = () => {}): readonly Recorded[] {
  return store.write(() => {
    const recorded = outcomes.map((outcome) => recordOutcome(store, outcome));
    also();
    return recorded;
  });
}

function recordOutcome(store: Store, { page, result }: Outcome): Recorded {
  if (isSkip(result)) {
    store.putSkip(page, result);
    return "skipped";
  }
  return recordReading(store, page, result);
}

/**
 * Records one reading, inside a write, and folds it. Where its address showed other words before, these are superseded, and what persons decided
 * on their events stands for those that the new words give in the same sentences.
 */
export function recordReading(store: Store, page: PageKey, reading: Coding): Exclude<Recorded, "skipped"> {
  const { article } = reading;
  const recorded = store.putReading(page, reading);
  const shown = findAddress(page, article);
  const kin = shown && findKin(store, store.articlesAround(shown), reading);
  if (kin === null || kin === article.id) {
    const isBack = shown !== null && store.putVersion({ ...shown, articleId: article.id, kin });
    if (recorded === "added" || isBack) refold(store, [article.id]);
    return recorded;
  }
  const standing = store.presentVersion(kin);
  const before = { coded: eventsBefore(store, article.id, standing), members: membersWith(store, [standing]) };
  const isChange = shown !== null && store.putVersion({ ...shown, articleId: article.id, kin });
  if (isChange && store.presentVersion(standing) === article.id)
    carryDecisions(store, compareCodings(before.coded, codedEvents(store, article.id)));
  if (recorded === "added" || isChange) refold(store, [article.id, ...before.members]);
  return isChange ? "changed" : recorded;
}

/** What the address showed before or after, when it is the same article in other words, or in these. */
function findKin(store: Store, around: ReturnType<Store["articlesAround"]>, { article, report }: Coding): string | null {
  const isVersion = (id: string | null): boolean => {
    if (id === null || id === article.id) return id !== null;
    const other = store.report(id);
    return other === null || areVersions(other, report);
  };
  return [around.before, around.after].find(isVersion) ?? null;
}

/** Folds the reports of articles anew, with all that is near them and what persons decided. Those of superseded articles fold no more. */
export function refold(store: Store, articleIds: readonly string[]): void {
  const reports = articleIds.flatMap((id) => (store.presentVersion(id) === id ? (store.report(id) ?? []) : []));
  const all = new Map(
    reports.flatMap((report) => [...store.reportsNear(report, testLink(report)), report]).map((report) => [report.articleId, report]),
  );
  store.putStories(foldReports([...all.values()], store.storyDecisions([...all.keys()])), articleIds);
}

/** What the coder made of an article, those included that a person corrected or rejected. */
export function codedEvents(store: Store, articleId: string): readonly CodedEvent[] {
  const rows = [...store.events({ articleId }), ...decidedEvents(store, articleId)];
  const coded = rows.map(({ event, decision }) => decision?.coded ?? event).filter((event) => event.articleId === articleId);
  return [...new Map(coded.map((event) => [event.id, event])).values()];
}

function decidedEvents(store: Store, articleId: string): readonly EventRow[] {
  const decided = store.decisions({ articleId }).flatMap((decision) => ("eventIds" in decision ? decision.eventIds : []));
  return decided.flatMap((id) => store.event(id) ?? []);
}

/** What the coder made of the version that an address showed until now, and what persons decided on in those before it. */
function eventsBefore(store: Store, articleId: string, shownBefore: string): readonly CodedEvent[] {
  const earlier = new Set(store.versions(shownBefore).map((version) => version.articleId));
  const decided = [...earlier].filter((id) => id !== shownBefore).flatMap((id) => decidedEvents(store, id));
  const events = [...codedEvents(store, shownBefore), ...decided.map(({ event, decision }) => decision?.coded ?? event)];
  return [...new Map(events.filter((event) => event.articleId !== articleId).map((event) => [event.id, event])).values()];
}

/** A decision that stands for an event of another reading too. */
export interface CarriedDecision {
  readonly decision: Decision;
  /** Of the coder now. */
  readonly eventId: string;
  readonly basis: CarryBasis;
}

/** Lets what was decided on events stand for those that the same words, or words that were changed a little, give now. */
export function carryDecisions(store: Store, changes: readonly CodingChange[]): readonly CarriedDecision[] {
  return changes.flatMap(({ before, after }): readonly CarriedDecision[] => {
    if (before === null || after === null || before.id === after.id) return [];
    const decision = store.decisions({ eventId: before.id }).at(-1);
    if (decision === undefined) return [];
    const basis = before.evidence.hash === after.evidence.hash ? "same sentence" : "changed sentence";
    store.carryDecision(decision.id, after.id, basis);
    return [{ decision, eventId: after.id, basis }];
  });
}

/** Records what a person decided, and folds what it concerns anew, in one transaction. */
export function recordDecision(store: Store, decision: NewDecision): Decision {
  return store.write(() => {
    const before = "articleIds" in decision ? membersWith(store, decision.articleIds) : [articleOf(store, decision)];
    const made = store.putDecision(decision);
    refold(store, before);
    return made;
  });
}

/** The article that an event counts for: the version that stands of the one that it was read from. */
function articleOf(store: Store, decision: NewEventDecision): string {
  const id = decision.kind === "correct" ? decision.event.id : decision.eventId;
  return store.presentVersion(store.event(id)?.event.articleId ?? "");
}

function membersWith(store: Store, articleIds: readonly string[]): readonly string[] {
  return [...new Set(articleIds.flatMap((id) => store.storyOf(id)?.members.map(({ articleId }) => articleId) ?? [id]))];
}
