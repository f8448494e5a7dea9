import type { ActorRef, EventRow } from "../model/index.ts";
import { toSafeJson } from "./clean-text.ts";
import { csvLine } from "../lib/csv.ts";

type CellOf = (row: EventRow) => string | number | boolean | null;

const sideOf =
  (side: "initiator" | "recipient", pick: (actor: ActorRef) => string | null): CellOf =>
  ({ event }) => {
    const actor = event[side];
    return actor === null ? null : pick(actor);
  };

/** The columns of the CSV export, in order, with what each holds: docs/exports.md lists the same. A new column goes to the end. */
export const CSV_COLUMNS: readonly (readonly [name: string, meaning: string, cell: CellOf])[] = [
  ["event_id", "Id of the event", ({ event }) => event.id],
  ["day", "First day of when it happened, YYYY-MM-DD", ({ event }) => event.when?.day ?? null],
  [
    "precision",
    "How finely that is known: day, week, month, quarter, season, year, decade, century",
    ({ event }) => event.when?.precision ?? null,
  ],
  [
    "day_basis",
    "expression: words of the text; tense; published: the day of publication stands in",
    ({ event }) => event.when?.basis ?? null,
  ],
  ["initiator_country", "Country code of who acts", sideOf("initiator", (actor) => actor.country)],
  ["initiator", "Name of who acts", sideOf("initiator", (actor) => actor.name)],
  ["initiator_id", "Actor id; empty when no table knows it", sideOf("initiator", (actor) => actor.id)],
  ["initiator_sector", "PLOVER sector code", sideOf("initiator", (actor) => actor.sector)],
  ["recipient_country", "Country code of whom it is done to", sideOf("recipient", (actor) => actor.country)],
  ["recipient", "Name of whom it is done to", sideOf("recipient", (actor) => actor.name)],
  ["recipient_id", "Actor id; empty when no table knows it", sideOf("recipient", (actor) => actor.id)],
  ["recipient_sector", "PLOVER sector code", sideOf("recipient", (actor) => actor.sector)],
  ["plover", "PLOVER event type", ({ event }) => event.plover],
  ["mode", "PLOVER mode", ({ event }) => event.mode],
  ["contexts", "PLOVER contexts, parted by ;", ({ event }) => event.contexts.join(";")],
  ["cameo", "CAMEO code, as text: keep the leading zero", ({ event }) => event.cameo],
  ["quad", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", ({ event }) => event.quad],
  ["goldstein", "Goldstein value, -10 to 10", ({ event }) => event.goldstein],
  ["status", "occurred, intended, threatened, requested, denied, hypothetical, background", ({ event }) => event.status],
  ["reciprocal", "true when the mirrored event is there too", ({ event }) => event.reciprocal],
  ["place", "Where, as the text says", ({ event }) => event.place?.name ?? null],
  ["place_country", "Country code of that place", ({ event }) => event.place?.country ?? null],
  ["said_by", "Who says so, outermost first, parted by >", ({ event }) => event.attribution.chain.map((voice) => voice.name).join(" > ")],
  ["medium", "Through what it was said: letter, statement …", ({ event }) => event.attribution.medium],
  ["quoted", "true when the words stand in quotation marks", ({ event }) => event.attribution.quoted],
  ["sentence", "The sentence it was read from", ({ event }) => event.evidence.words],
  ["article_id", "Id of the article", ({ event }) => event.articleId],
  ["sentence_start", "Offset of the sentence in the article's text, in UTF-16 units", ({ event }) => event.evidence.sentence.start],
  ["act_id", "Shared by all events of one act in one sentence", ({ event }) => event.actId],
  ["happening_id", "The happening it was folded into", (row) => row.happeningId],
  ["story_id", "The story it was folded into", (row) => row.storyId],
  ["confidence", "0 to 1: how sure the coder is of its reading", ({ event }) => event.confidence],
  ["coder_version", "Version of tables and program that read it", ({ event }) => event.coder.version],
  ["rules", "Ids of the rules that made it, in order of use, parted by ;", ({ event }) => event.coder.rules.join(";")],
  ["recorded_at", "When it was recorded, UTC", (row) => row.recordedAt],
  ["decision", "correct: a person corrected what the coder had; empty: as coded", (row) => row.decision?.kind ?? null],
  ["decided_by", "Who decided", (row) => row.decision?.by ?? null],
  ["decided_why", "Why", (row) => row.decision?.why ?? null],
];

/** The export as chunks of text, a line each; nothing is held back. */
export function* exportCsv(rows: Iterable<EventRow>): Generator<string> {
  yield csvLine(CSV_COLUMNS.map(([name]) => name));
  for (const row of rows) yield csvLine(CSV_COLUMNS.map(([, , cell]) => cell(row)));
}

/** One JSON object a line: the event as the model has it, with what it was folded into. */
export function* exportJsonl(rows: Iterable<EventRow>): Generator<string> {
  for (const { event, decision, happeningId, storyId, recordedAt } of rows) {
    yield `${toSafeJson({ schema: "demarche/event/1", ...event, decision, happeningId, storyId, recordedAt })}\n`;
  }
}
