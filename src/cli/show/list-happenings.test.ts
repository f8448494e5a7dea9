import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventRow, HappeningRow } from "../../model/index.ts";
import { listHappenings } from "./list-happenings.ts";
import type { HappeningView } from "./show-dyad.ts";

const row = (initiator: string, recipient: string, plover: "CONSULT" | "ACCUSE"): HappeningRow => ({
  storyId: "s",
  recordedAt: "2018-06-12T00:00:00Z",
  happening: {
    id: `${initiator}${recipient}${plover}`,
    initiator,
    recipient,
    initiatorName: initiator,
    recipientName: recipient,
    plover,
    cameo: plover === "CONSULT" ? "040" : "112",
    quad: plover === "CONSULT" ? 1 : 3,
    goldstein: 1,
    status: "occurred",
    day: "2018-06-12",
    precision: "day",
    eventIds: [],
    reports: 1,
    confidence: null,
    against: [],
    origins: 1,
  },
});
const viewOf = (one: HappeningRow): HappeningView => ({
  row: one,
  // The list looks at nothing else of an event.
  events: [{ event: { reciprocal: one.happening.plover === "CONSULT" } } as EventRow],
  places: new Map(),
});
const idsOf = (rows: readonly HappeningRow[], limit: number): readonly unknown[] => {
  const { views, more } = listHappenings(rows, limit, viewOf);
  return [...views.map((view) => view.row.happening.id), more];
};
const rows = [row("USA", "PRK", "CONSULT"), row("USA", "PRK", "ACCUSE"), row("PRK", "USA", "ACCUSE"), row("PRK", "USA", "CONSULT")];

test("listHappenings() lists the two directions of a reciprocal act once, and of other acts each", () => {
  assert.deepEqual(idsOf(rows, 0), ["USAPRKCONSULT", "USAPRKACCUSE", "PRKUSAACCUSE", 0]);
});

test("listHappenings() keeps to its limit and counts the rows that are left", () => {
  assert.deepEqual(idsOf(rows, 1), ["USAPRKCONSULT", 3]);
  assert.deepEqual(idsOf(rows, 3), ["USAPRKCONSULT", "USAPRKACCUSE", "PRKUSAACCUSE", 0]);
});

test("listHappenings() lists a reciprocal act whose other direction is missing", () => {
  assert.deepEqual(idsOf([row("USA", "PRK", "CONSULT")], 0), ["USAPRKCONSULT", 0]);
});
