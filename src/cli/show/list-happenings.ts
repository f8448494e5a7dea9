import type { HappeningRow } from "../../model/index.ts";
import type { HappeningView } from "./show-dyad.ts";

export interface HappeningList {
  readonly views: readonly HappeningView[];
  /** Rows that the list does not stand for. */
  readonly more: number;
}

/**
 * The first `limit` happenings as a person counts them: the two directions of a reciprocal act ("met", "signed") are two rows of the
 * record and one entry here, where the first row stands for both. A limit of 0 lists all.
 */
export function listHappenings(rows: readonly HappeningRow[], limit: number, viewOf: (row: HappeningRow) => HappeningView): HappeningList {
  const mirrored = new Map<string, number>();
  const views: HappeningView[] = [];
  let consumed = 0;
  for (const row of rows) {
    const left = mirrored.get(keyOf(row)) ?? 0;
    if (left > 0) {
      mirrored.set(keyOf(row), left - 1);
    } else {
      if (limit > 0 && views.length === limit) break;
      const view = viewOf(row);
      if (view.events[0]?.event.reciprocal === true) mirrored.set(mirrorKeyOf(row), (mirrored.get(mirrorKeyOf(row)) ?? 0) + 1);
      views.push(view);
    }
    consumed++;
  }
  return { views, more: rows.length - consumed };
}

function keyOf({ happening, storyId }: HappeningRow): string {
  const { initiator, initiatorName, recipient, recipientName, plover, cameo, status, day } = happening;
  return [storyId, initiator, initiatorName, recipient, recipientName, plover, cameo, status, day].join("\t");
}

function mirrorKeyOf({ happening, storyId }: HappeningRow): string {
  const { initiator, initiatorName, recipient, recipientName } = happening;
  const sides = { initiator: recipient, initiatorName: recipientName ?? "", recipient: initiator, recipientName: initiatorName };
  return keyOf({ storyId, recordedAt: "", happening: { ...happening, ...sides } });
}
