export type {
  Actor,
  ActorId,
  ActorKind,
  ActorLink,
  ActorLinkKind,
  ActorName,
  CountryCode,
  CountryCodes,
  NameKind,
  Role,
  Sector,
  Term,
} from "./actor.ts";
export type { Article, Origin, Published, PublishedBasis } from "./article.ts";
export type { AgencyRow, ArticleTables, FurnitureRow, HolidayRow, LanguageRow, TreeNodeRow, WordRow } from "./article-tables.ts";
export type { Attribution, Manner, Medium, Quotation, Voice } from "./attribution.ts";
export type { CodedEvent, Coder, EventPlace, EventTime, TimeExpression } from "./coded-event.ts";
export type { Day, FuzzyDay, Instant, Precision } from "./day.ts";
export type {
  CarryBasis,
  Decision,
  EventDecision,
  NewDecision,
  NewEventDecision,
  NewStoryDecision,
  StoryDecision,
  StoryDecisions,
} from "./decision.ts";
export type { CountBy, DayTally, Dyad, DyadPeriod, DyadSeries, Period, SeriesCount, Tally, TallySum } from "./dyad.ts";
export type { Evidence } from "./evidence.ts";
export type { ActorRef, Mention, MentionBasis } from "./mention.ts";
export { CONTEXTS, DONE_BY_WORDS, PLOVER, QUAD_NAMES, STATUSES, isDone, quadOf } from "./ontology.ts";
export type { CameoCode, Context, PloverType, Quad, Status } from "./ontology.ts";
export type { Page, PageHints } from "./page.ts";
export type { Coding, Reading } from "./reading.ts";
export type {
  ActRow,
  CameoRow,
  DetailPlace,
  DetailRow,
  Frame,
  OperatorRow,
  ProductRow,
  Ranker,
  RuleTables,
  SpeechContent,
  SpeechFrame,
  SpeechRow,
  TimePatternRow,
  ThingRow,
  TimeWordRow,
} from "./rule-tables.ts";
export type {
  FollowedSource,
  HostState,
  Listing,
  ListingCounts,
  ListingState,
  ReadingPosition,
  Schedule,
  SourceRequest,
  SourceState,
} from "./schedule.ts";
export { NAME_TAGS, RELATIONS, UPOS } from "./sentence.ts";
export type { EntityKind, NameTag, ParsedSentence, Relation, Sentence, Upos } from "./sentence.ts";
export type { Alert, Bloc, Measure, Member, Network, OutletRead, SourceRead, Tie } from "./relation.ts";
export { isSkip } from "./skip.ts";
export type { Skip, SkipReason } from "./skip.ts";
export type { NamedThing, NamesBySentence, SentenceNames } from "./sentence-names.ts";
export { overlaps } from "./span.ts";
export type { Span } from "./span.ts";
export type {
  ArticleVersion,
  AsOf,
  CompactedRecord,
  DayRange,
  ActorPairSum,
  DecisionQuery,
  DyadCount,
  EventQuery,
  EventRow,
  SourcedRow,
  EventRowDecision,
  FormerHappening,
  HappeningQuery,
  HappeningRow,
  HistoryEntry,
  LatestArticle,
  NewVersion,
  NamedSide,
  OutletCount,
  PageKey,
  PairSum,
  RecordState,
  RecordSummary,
  RecordTotals,
  SentenceHit,
  Telling,
  Store,
  TallyQuery,
  YearRange,
} from "./store.ts";
export { reportedActs } from "./reported-act.ts";
export { FOREIGN_SOURCES } from "./foreign.ts";
export type {
  ForeignAct,
  ForeignFileEnd,
  ForeignFileKey,
  ForeignLineAct,
  ForeignQuery,
  ForeignRow,
  ForeignSet,
  ForeignSource,
  ForeignStore,
} from "./foreign.ts";
export type { Happening, Report, ReportedAct, Story, StoryMember } from "./story.ts";
export type { ActorTables, Leadership, RoleNoun, SharedOffice, StoryTables, Tables, TextTables } from "./tables.ts";
