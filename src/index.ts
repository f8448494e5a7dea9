/**
 * Demarche as a library: from a page to coded events with their sentences, and a record of them.
 *
 * The stages by themselves are at `demarche/articles`, `/text`, `/actors`, `/events`, `/stories`, `/relations` and `/record`.
 */
export { CONTEXTS, NAME_TAGS, PLOVER, QUAD_NAMES, RELATIONS, UPOS, isSkip } from "./model/index.ts";
export type {
  Actor,
  ActorId,
  ActorKind,
  ActorRef,
  Article,
  Attribution,
  CameoCode,
  CodedEvent,
  Coder,
  Coding,
  Context,
  CountBy,
  CountryCode,
  Day,
  Decision,
  Dyad,
  DyadPeriod,
  DyadSeries,
  EventPlace,
  EventQuery,
  EventRow,
  EventRowDecision,
  EventTime,
  Evidence,
  FuzzyDay,
  Happening,
  HappeningRow,
  HistoryEntry,
  Instant,
  Mention,
  MentionBasis,
  NewDecision,
  Origin,
  Page,
  PageHints,
  ParsedSentence,
  Period,
  PloverType,
  Precision,
  Published,
  Quad,
  Quotation,
  Reading,
  RecordSummary,
  Report,
  Sector,
  Sentence,
  Skip,
  SkipReason,
  Span,
  Status,
  Store,
  Story,
  StoryMember,
  Tables,
  Tally,
  TimeExpression,
  Voice,
} from "./model/index.ts";
export { Fault } from "./lib/fault.ts";
export { foldersWith, loadPhraseWeights, loadTables } from "./tables/load-tables.ts";
export { createReader } from "./pipeline.ts";
export { recordDecision, recordOutcomes } from "./record-outcomes.ts";
export type { Reader } from "./pipeline.ts";
export type { Outcome } from "./record-outcomes.ts";
export { pageFromText, readPage } from "./sources/index.ts";
export { openRecord } from "./record/index.ts";
export { buildSeries } from "./relations/index.ts";
