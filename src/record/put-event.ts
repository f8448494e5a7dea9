import type { CodedEvent } from "../model/index.ts";
import { ploverOf, quadOf, statusOf } from "./closed-values.ts";
import type { Row } from "./connection.ts";
import type { TallyEntry } from "./pending-sums.ts";
import type { Writer } from "./writer.ts";

/** Adds a row of an event: the coder's, or, with a decision, a person's. Sums are the caller's. */
export function insertEvent(
  writer: Writer,
  event: CodedEvent,
  { readingNo, decisionNo }: { readonly readingNo: number; readonly decisionNo: number | null },
): void {
  writer.connection.insert("events", {
    reading_no: readingNo,
    decision_no: decisionNo,
    ...columnsOfEvent(event),
    commit_no: writer.commitNo(),
  });
}

/** What a row of events says of the event itself. */
export function columnsOfEvent(event: CodedEvent): Readonly<Record<string, string | number | null>> {
  const { id, plover, cameo, quad, status } = event;
  return {
    id,
    initiator: event.initiator.country,
    recipient: event.recipient?.country ?? null,
    day: event.when?.day ?? null,
    precision: event.when?.precision ?? null,
    plover,
    cameo,
    quad,
    goldstein_tenths: Math.round(event.goldstein * 10),
    status,
    event: JSON.stringify(event),
  };
}

/** What an event adds to the sums. */
export function entryOfEvent({ initiator, recipient, when, plover, status, quad, goldstein }: CodedEvent): TallyEntry {
  const sides = { initiator: initiator.country, recipient: recipient?.country ?? null };
  const date = { day: when?.day ?? null, precision: when?.precision ?? null };
  return { ...sides, ...date, plover, status, quad, tenths: Math.round(goldstein * 10), reports: null };
}

/** The same of its row. */
export function tallyEntryOf(row: Row): TallyEntry {
  return {
    initiator: row.textOrNull("initiator"),
    recipient: row.textOrNull("recipient"),
    day: row.textOrNull("day"),
    precision: row.textOrNull("precision"),
    plover: ploverOf(row),
    status: statusOf(row),
    quad: quadOf(row),
    tenths: row.number("goldstein_tenths"),
    reports: null,
  };
}
