import { linkNames } from "../lib/chain-links.ts";
import type { ActorRef, SourcedRow } from "../model/index.ts";
import type { Cell, Column } from "../lib/column.ts";

const sideOf =
  (side: "initiator" | "recipient", pick: (actor: ActorRef) => string | null): ((row: SourcedRow) => Cell) =>
  ({ event }) => {
    const actor = event[side];
    return actor === null ? null : pick(actor);
  };

/** The columns of the CSV and Parquet exports, in order: docs/exports.md lists the same. A new column goes to the end. */
export const EVENT_COLUMNS: readonly Column<SourcedRow>[] = [
  { name: "event_id", meaning: "Id of the event", type: "text", cell: ({ event }) => event.id },
  { name: "day", meaning: "First day of when it happened, YYYY-MM-DD", type: "day", cell: ({ event }) => event.when?.day ?? null },
  {
    name: "precision",
    meaning: "How finely that is known: day, week, month, quarter, season, year, decade, century",
    type: "text",
    cell: ({ event }) => event.when?.precision ?? null,
  },
  {
    name: "day_basis",
    meaning: "expression: words of the text; tense; published: the day of publication stands in",
    type: "text",
    cell: ({ event }) => event.when?.basis ?? null,
  },
  { name: "initiator_country", meaning: "Country code of who acts", type: "text", cell: sideOf("initiator", (actor) => actor.country) },
  { name: "initiator", meaning: "Name of who acts", type: "text", cell: sideOf("initiator", (actor) => actor.name) },
  { name: "initiator_id", meaning: "Actor id; empty when no table knows it", type: "text", cell: sideOf("initiator", (actor) => actor.id) },
  { name: "initiator_sector", meaning: "PLOVER sector code", type: "text", cell: sideOf("initiator", (actor) => actor.sector) },
  {
    name: "recipient_country",
    meaning: "Country code of whom it is done to",
    type: "text",
    cell: sideOf("recipient", (actor) => actor.country),
  },
  { name: "recipient", meaning: "Name of whom it is done to", type: "text", cell: sideOf("recipient", (actor) => actor.name) },
  { name: "recipient_id", meaning: "Actor id; empty when no table knows it", type: "text", cell: sideOf("recipient", (actor) => actor.id) },
  { name: "recipient_sector", meaning: "PLOVER sector code", type: "text", cell: sideOf("recipient", (actor) => actor.sector) },
  { name: "plover", meaning: "PLOVER event type", type: "text", cell: ({ event }) => event.plover },
  { name: "mode", meaning: "PLOVER mode", type: "text", cell: ({ event }) => event.mode },
  { name: "contexts", meaning: "PLOVER contexts, parted by ;", type: "text", cell: ({ event }) => event.contexts.join(";") },
  { name: "cameo", meaning: "CAMEO code, as text: keep the leading zero", type: "text", cell: ({ event }) => event.cameo },
  {
    name: "quad",
    meaning: "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    type: "integer",
    cell: ({ event }) => event.quad,
  },
  { name: "goldstein", meaning: "Goldstein value, -10 to 10", type: "number", cell: ({ event }) => event.goldstein },
  {
    name: "status",
    meaning: "occurred, intended, threatened, requested, denied, hypothetical, background",
    type: "text",
    cell: ({ event }) => event.status,
  },
  { name: "reciprocal", meaning: "true when the mirrored event is there too", type: "boolean", cell: ({ event }) => event.reciprocal },
  { name: "place", meaning: "Where, as the text says", type: "text", cell: ({ event }) => event.place?.name ?? null },
  { name: "place_country", meaning: "Country code of that place", type: "text", cell: ({ event }) => event.place?.country ?? null },
  {
    name: "said_by",
    meaning: "Who says so, outermost first, parted by >",
    type: "text",
    cell: ({ event }) => linkNames(event.attribution.chain).join(" > "),
  },
  { name: "medium", meaning: "Through what it was said: letter, statement …", type: "text", cell: ({ event }) => event.attribution.medium },
  {
    name: "quoted",
    meaning: "true when the words stand in quotation marks",
    type: "boolean",
    cell: ({ event }) => event.attribution.quoted,
  },
  { name: "sentence", meaning: "The sentence it was read from", type: "text", cell: ({ event }) => event.evidence.words },
  { name: "article_id", meaning: "Id of the article", type: "text", cell: ({ event }) => event.articleId },
  {
    name: "sentence_start",
    meaning: "Offset of the sentence in the article's text, in UTF-16 units",
    type: "integer",
    cell: ({ event }) => event.evidence.sentence.start,
  },
  { name: "act_id", meaning: "Shared by all events of one act in one sentence", type: "text", cell: ({ event }) => event.actId },
  { name: "happening_id", meaning: "The happening it was folded into", type: "text", cell: (row) => row.happeningId },
  { name: "story_id", meaning: "The story it was folded into", type: "text", cell: (row) => row.storyId },
  { name: "confidence", meaning: "0 to 1: how sure the coder is of its reading", type: "number", cell: ({ event }) => event.confidence },
  { name: "coder_version", meaning: "Version of tables and program that read it", type: "text", cell: ({ event }) => event.coder.version },
  {
    name: "rules",
    meaning: "Ids of the rules that made it, in order of use, parted by ;",
    type: "text",
    cell: ({ event }) => event.coder.rules.join(";"),
  },
  { name: "recorded_at", meaning: "When it was recorded, UTC", type: "instant", cell: (row) => row.recordedAt },
  {
    name: "decision",
    meaning: "correct: a person corrected what the coder had; empty: as coded",
    type: "text",
    cell: (row) => row.decision?.kind ?? null,
  },
  { name: "decided_by", meaning: "Who decided", type: "text", cell: (row) => row.decision?.by ?? null },
  { name: "decided_why", meaning: "Why", type: "text", cell: (row) => row.decision?.why ?? null },
  {
    name: "earlier_versions",
    meaning: "When each earlier version of the article was seen first, where its page was changed, parted by blanks",
    type: "text",
    cell: (row) => row.earlierVersions.join(" ") || null,
  },
  {
    name: "superseded_by",
    meaning: "The version that took the place of the article, for what a person corrected before its page was changed",
    type: "text",
    cell: (row) => row.supersededBy,
  },
  { name: "outlet", meaning: "Who published the article", type: "text", cell: ({ source }) => source?.outlet ?? null },
  { name: "title", meaning: "Title of the article", type: "text", cell: ({ source }) => source?.title ?? null },
  { name: "published", meaning: "Day of its publication", type: "day", cell: ({ source }) => source?.published?.day ?? null },
  {
    name: "address",
    meaning: "Its web address, else where it was read",
    type: "text",
    cell: ({ source }) => (source === null ? null : (source.url ?? source.from)),
  },
];
