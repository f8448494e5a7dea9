import type { CameoRow, CodedEvent, EventRow, NewEventDecision, PloverType, Store } from "../../model/index.ts";
import type { Verdict } from "../contract.ts";

/** Who adjudicates signs with this name: that word stands, and counts into no agreement. */
export const ADJUDICATOR = "adjudicator";

/** The verdict that stands: of all who judged the event, or of who adjudicated; null while it is disputed. */
export function agreedOf(verdicts: readonly Verdict[]): Verdict | null {
  const adjudicated = verdicts.find(({ reviewer }) => reviewer === ADJUDICATOR);
  return adjudicated ?? (new Set(verdicts.map(labelOf)).size === 1 ? (verdicts[0] ?? null) : null);
}

/** Two corrections agree when they say the same. */
export function labelOf({ verdict, plover, cameo, status }: Verdict): string {
  return verdict === "correct" ? `correct ${plover ?? ""} ${cameo ?? ""} ${status ?? ""}` : verdict;
}

/**
 * What undisputed verdicts ask of the record and it does not hold yet: rejections, corrections, and what is given back to the coder because
 * reviewers accept it after all. Asking again when they were recorded gives none.
 */
export function decisionsWanted(
  store: Pick<Store, "event">,
  verdicts: readonly Verdict[],
  cameo: ReadonlyMap<string, CameoRow>,
): readonly NewEventDecision[] {
  return [...Map.groupBy(verdicts, ({ eventId }) => eventId)].flatMap(([eventId, given]) => {
    const agreed = agreedOf(given);
    const row = store.event(eventId);
    if (agreed === null || row === null) return [];
    const by = agreed.reviewer === ADJUDICATOR ? ADJUDICATOR : given.map(({ reviewer }) => reviewer).join(" and ");
    const why = given.find((one) => one.why !== "" && labelOf(one) === labelOf(agreed))?.why ?? `Review: ${agreed.verdict}`;
    return decisionOn(row, agreed, { said: { by, why }, reviewers: given.map(({ reviewer }) => reviewer), cameo });
  });
}

interface Context {
  readonly said: Pick<NewEventDecision, "by" | "why">;
  readonly reviewers: readonly string[];
  readonly cameo: ReadonlyMap<string, CameoRow>;
}

function decisionOn({ event, decision }: EventRow, agreed: Verdict, { said, reviewers, cameo }: Context): readonly NewEventDecision[] {
  const eventId = event.id;
  if (agreed.verdict === "reject") return decision?.kind === "reject" ? [] : [{ ...said, kind: "reject", eventId }];
  const coded = decision?.coded ?? event;
  if (agreed.verdict === "correct") {
    const corrected = corrects(coded, agreed, cameo);
    const isHeld = decision?.kind === "correct" && corrected.cameo === event.cameo && corrected.status === event.status;
    return isHeld ? [] : [{ ...said, kind: "correct", event: corrected }];
  }
  // Only what reviewers decided here: what was decided elsewhere is not theirs to undo by finding the event right as it is.
  const wasOurs = reviewers.some((reviewer) => decision?.by?.split(" and ").includes(reviewer));
  return wasOurs ? [{ ...said, kind: "restore", eventId }] : [];
}

/** The event as a verdict has it: a type without a code is that type's most general code. */
function corrects(coded: CodedEvent, { plover, cameo: code, status }: Verdict, cameo: ReadonlyMap<string, CameoRow>): CodedEvent {
  const row = cameo.get(code ?? (plover === null ? "" : generalCode(plover, cameo)));
  const codes = row === undefined ? {} : { cameo: row.code, plover: row.plover, mode: row.mode, quad: row.quad, goldstein: row.goldstein };
  return { ...coded, ...codes, ...(status === null ? {} : { status }) };
}

function generalCode(plover: PloverType, cameo: ReadonlyMap<string, CameoRow>): string {
  const codes = [...cameo.values()].filter((row) => row.plover === plover).map(({ code }) => code);
  return codes.toSorted((x, y) => x.length - y.length || (x < y ? -1 : 1))[0] ?? "";
}
