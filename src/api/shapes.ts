import { Type } from "typebox";
import type { Static, TProperties, TSchema } from "typebox";
import { given } from "../lib/given.ts";
import { CONTEXTS, PLOVER } from "../model/index.ts";

/** JSON Schemas of what routes answer, each with its TypeScript type. What the record's types say in words is not said again here. */

/** Like `Static`, and nothing in it may be changed: what handlers return are values of the record. */
export type Shape<T extends TSchema> = Frozen<Static<T>>;
type Frozen<T> = T extends readonly (infer Item)[]
  ? number extends T["length"]
    ? readonly Frozen<Item>[]
    : { readonly [Key in keyof T]: Frozen<T[Key]> }
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

const closed = <Props extends TProperties>(properties: Props, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...given({ description }) });
const orNull = <Inner extends TSchema>(schema: Inner) => Type.Union([schema, Type.Null()]);
const oneOf = <const Value extends string>(values: readonly Value[]) => Type.Unsafe<Value>({ type: "string", enum: values });
const list = <Inner extends TSchema>(schema: Inner) => Type.Array(schema);
const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const flag = Type.Boolean();

export const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "A calendar day, YYYY-MM-DD" });
export const Country = Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 3166-1 alpha-3, else a documented id: SUN, XKX" });
export const PloverName = oneOf(PLOVER.map(({ type }) => type));
export const StatusName = oneOf(["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"]);
export const PeriodName = oneOf(["day", "week", "month", "year"]);
export const CountName = oneOf(["happenings", "reports", "origins", "events"]);
const Quad = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)], {
  description: "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict",
});
const Precision = oneOf(["instant", "day", "week", "month", "quarter", "season", "year", "decade", "century"]);
const Span = closed({ start: count, end: count }, "UTF-16 offsets into the article's text, end exclusive");

const OneActor = closed({
  id: orNull(text),
  name: text,
  kind: oneOf(["state", "unrecognised state", "person", "organ", "organisation", "armed group", "outlet", "grouping", "place", "unnamed"]),
  country: orNull(text),
  sector: orNull(text),
  role: orNull(text),
});
const Actor = closed({ ...OneActor.properties, body: Type.Optional(OneActor) });
const Voice = closed({
  kind: oneOf(["outlet", "agency", "speaker", "document"]),
  name: text,
  actor: orNull(Actor),
  span: orNull(Span),
  joint: Type.Optional(Type.Literal(true)),
});
const Attribution = closed(
  {
    chain: list(Voice),
    medium: orNull(oneOf(["letter", "statement", "report", "post", "interview", "speech", "call", "document"])),
    quoted: flag,
  },
  "Who says so, outermost first",
);
const Evidence = closed(
  {
    articleId: text,
    sentence: Span,
    words: text,
    hash: text,
    trigger: list(Span),
    initiator: orNull(Span),
    recipient: orNull(Span),
  },
  "The words that an event was read from",
);
export const CodedEvent = closed({
  id: text,
  actId: text,
  articleId: text,
  initiator: Actor,
  recipient: orNull(Actor),
  plover: PloverName,
  mode: orNull(text),
  contexts: list(oneOf(CONTEXTS)),
  cameo: text,
  quad: Quad,
  goldstein: Type.Number({ minimum: -10, maximum: 10 }),
  status: StatusName,
  reciprocal: flag,
  when: orNull(
    closed({ value: text, day: Day, precision: Precision, basis: oneOf(["expression", "tense", "published"]), span: orNull(Span) }),
  ),
  place: orNull(closed({ name: text, country: orNull(text), span: Span })),
  attribution: Attribution,
  evidence: Evidence,
  coder: closed({ version: text, rules: list(text) }),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
});
/** What a person decided about an event; `coded` is what the coder had. */
const EventRowDecision = closed({
  kind: oneOf(["correct", "reject"]),
  id: text,
  why: text,
  by: orNull(text),
  recordedAt: text,
  coded: CodedEvent,
});
export const EventRow = closed({
  event: CodedEvent,
  decision: orNull(EventRowDecision),
  happeningId: orNull(text),
  storyId: orNull(text),
  recordedAt: text,
  supersededBy: orNull(text),
  earlierVersions: list(text),
});

export const ArticleHead = closed(
  {
    id: text,
    title: text,
    outlet: orNull(text),
    address: orNull(text),
    published: orNull(Day),
    origin: orNull(text),
  },
  "What names an article. `address` is http or https, or null; `origin` is whose words it prints, when they are someone else's",
);
const Lead = closed(
  { article: ArticleHead, evidence: Evidence, attribution: Attribution, reciprocal: flag },
  "The first of its sentences, with the article it stands in",
);
const happening = {
  id: text,
  initiator: orNull(text),
  recipient: orNull(text),
  initiatorName: text,
  recipientName: orNull(text),
  plover: PloverName,
  cameo: text,
  quad: Quad,
  goldstein: Type.Number(),
  status: StatusName,
  day: orNull(Day),
  precision: orNull(Precision),
  reports: count,
  origins: count,
  confidence: orNull(Type.Number({ minimum: 0, maximum: 1 })),
  against: list(text),
  storyId: text,
  recordedAt: text,
};
export const Happening = closed(happening, "One act between one directed pair, however many reports tell it");
export const HappeningItem = closed({ ...happening, cameoName: text, lead: orNull(Lead) });

export const Standing = closed(
  {
    state: oneOf(["stands", "moved", "rejected", "withdrawn"]),
    since: orNull(text),
    movedTo: list(text),
  },
  "Whether a happening is in lists and sums. Moved: its events are part of other happenings now; rejected: a person rejected all of it; withdrawn: no page says so any more, or it is read otherwise now. `since` is null while it stands",
);

const Quads = Type.Tuple([count, count, count, count], { description: "Counts of quad 1, 2, 3 and 4" });
export const Pair = closed(
  {
    a: Country,
    b: Country,
    all: Quads,
    now: Quads,
    before: Quads,
    lastDay: orNull(Day),
  },
  "Happenings of two countries in both directions: in all of the record, in the window and in the window before it",
);

export const NetworkNode = closed(
  { id: text, name: text, kind: Actor.properties.kind, country: orNull(text) },
  "A country, or an actor of the tables; `id` is that of /api/actors/{id}",
);
export const Link = closed(
  { initiator: text, recipient: text, quads: Quads },
  "Happenings from one node of a network to another, by their ids",
);

const Columns = closed(
  {
    quads: Type.Tuple([list(count), list(count), list(count), list(count)]),
    goldsteinSum: list(Type.Number()),
  },
  "One number a period, in the order of `starts`",
);
export const Series = closed(
  {
    a: Country,
    b: Country,
    by: PeriodName,
    count: CountName,
    starts: list(Day),
    aToB: Columns,
    bToA: Columns,
    articlesRead: list(count),
    statuses: list(text),
    undated: count,
    formula: text,
  },
  "Cooperation and conflict period by period, in columns. `articlesRead` is the denominator: 0 means not read, not that nothing happened",
);
export const TypeSeries = closed({ plover: PloverName, quad: Quad, aToB: list(count), bToA: list(count) });

export const Alert = closed(
  {
    start: Day,
    measure: oneOf(["cooperation", "conflict"]),
    count,
    expected: Type.Number(),
    probability: Type.Number({ minimum: 0, maximum: 1 }),
    articlesRead: count,
    goesOn: flag,
  },
  "A period in which a pair did more than usual for what was read; `probability` is the chance of so many if nothing changed",
);

export const StoryMember = closed({
  article: ArticleHead,
  copyOf: orNull(text),
  similarity: orNull(Type.Number()),
  voice: text,
});
export const Told = closed(
  {
    row: EventRow,
    article: ArticleHead,
    paragraph: closed({ start: count, text }),
  },
  "One event with the paragraph that its sentence stands in; spans are of the article's text, which `paragraph.start` is an offset of",
);
export const History = closed({
  recordedAt: text,
  what: oneOf(["coded", "corrected", "rejected", "restored", "carried over", "folded", "unfolded", "superseded", "shown again"]),
  about: text,
  by: orNull(text),
});
export const Rule = closed({
  id: text,
  kind: oneOf(["act", "operator", "detail", "thing", "product", "other"]),
  words: text,
  example: text,
});

export const ArticleText = closed({
  ...ArticleHead.properties,
  byline: list(text),
  language: text,
  text,
  publishedBasis: orNull(text),
  publishedFrom: list(text),
  related: list(text),
  truncated: flag,
  from: text,
});
export const ArticleVersion = closed(
  { articleId: text, title: text, shownAt: orNull(text), recordedAt: text, isPresent: flag },
  "Words that the address of an article showed: since when, as far as is known, and whether it shows them still",
);

const Term = closed({ person: text, personName: text, office: text, role: text, actor: text, actorName: text, from: Day, to: orNull(Day) });
export const ActorCard = closed({
  id: text,
  name: text,
  kind: text,
  country: orNull(text),
  sector: orNull(text),
  from: orNull(Day),
  to: orNull(Day),
  day: orNull(Day),
  names: list(closed({ name: text, kind: text, from: orNull(Day), to: orNull(Day) })),
  links: list(closed({ kind: text, to: text, toName: text, since: orNull(Day), until: orNull(Day) })),
  terms: list(Term),
  origin: text,
});
export const ActorHit = closed({ id: text, name: text, kind: text, country: orNull(text), why: text });

export const SentenceHit = closed({ article: ArticleHead, sentence: text, start: count, end: count });
export const Outlet = closed({ outlet: orNull(text), articles: count, firstDay: orNull(Day), lastDay: orNull(Day) });
export const OutletSeries = closed(
  { outlet: orNull(text), articles: list(count) },
  "Articles of one outlet, one number a period, in the order of `starts`; the outlet is null where pages don't say",
);
export const Feed = closed(
  {
    title: text,
    address: text,
    state: oneOf(["active", "paused", "dead", "removed"]),
    polls: count,
    failures: count,
    lastOkAt: orNull(text),
    lastNewAt: orNull(text),
    dueAt: text,
    trouble: orNull(text),
  },
  "A source that `watch` follows; `failures` are the polls since the last one that went well",
);
export const Sums = closed({ pages: count, articles: count, events: count, happenings: count, stories: count });

/** Names of persons as they sign: letters and figures, and what stands between them. */
const personName = Type.String({ minLength: 1, maxLength: 60, pattern: "^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'’-]*$" });
const verdict = {
  eventId: Type.String({ minLength: 1, maxLength: 64 }),
  happeningId: Type.String({ minLength: 1, maxLength: 64 }),
  reviewer: personName,
  verdict: oneOf(["accept", "correct", "reject"]),
  plover: orNull(PloverName),
  cameo: Type.Optional(orNull(text)),
  status: orNull(StatusName),
  why: Type.String({ maxLength: 1000 }),
};
export const NewVerdict = closed(
  verdict,
  "What a reviewer says of an event; `plover`, `cameo` and `status` are what it should be, for a correction",
);
export const Verdict = closed({ ...verdict, at: text });

const reply = {
  about: oneOf(["happening", "article"]),
  id: Type.String({ minLength: 1, maxLength: 64, description: "Of the happening or article" }),
  kind: oneOf(["note", "correction"]),
  name: personName,
  text: Type.String({ minLength: 10, maxLength: 2000 }),
};
export const NewReply = closed(
  {
    ...reply,
    email: Type.String({
      maxLength: 254,
      pattern: '^(?:[^\\s@<>"]{1,64}@[^\\s@<>"]{1,188}\\.[^\\s@<>"]{2,63})?$',
      description: "May be empty. Kept apart for whoever runs the server; never shown, exported or logged",
    }),
    website: Type.String({ maxLength: 200, description: "Leave it empty: a person does not see the field" }),
  },
  "What a reader writes about a happening or an article",
);
/** As it is kept: `eventIds` are those of the happening, which may come to have another id. */
export const Reply = closed({ replyId: text, ...reply, eventIds: list(text), at: text });
export const ShownReply = closed({ replyId: text, kind: reply.kind, name: text, text, at: text }, "A reply that a person let through");
export const WaitingReply = closed({ ...ShownReply.properties, about: reply.about, id: text }, "A reply that nobody has judged");
const replyVerdict = { replyId: Type.String({ minLength: 1, maxLength: 64 }), verdict: oneOf(["approve", "reject"]), by: personName };
export const NewReplyVerdict = closed(replyVerdict, "Whether a reply is shown");
export const ReplyVerdict = closed({ ...replyVerdict, at: text });

export const helpers = { closed, orNull, oneOf, list, text, count, flag };

/** Shapes that the OpenAPI document names, so that a generated client has types for them. */
export const NAMED = {
  Actor,
  Voice,
  Attribution,
  Evidence,
  Span,
  CodedEvent,
  EventRow,
  ArticleHead,
  Happening,
  HappeningItem,
  Standing,
  NetworkNode,
  Link,
  Pair,
  Series,
  TypeSeries,
  Alert,
  StoryMember,
  Told,
  Rule,
  ArticleText,
  ArticleVersion,
  ActorCard,
  ActorHit,
  SentenceHit,
  Verdict,
  ShownReply,
  WaitingReply,
  ReplyVerdict,
  Outlet,
  OutletSeries,
  Feed,
  Sums,
} as const satisfies Readonly<Record<string, TSchema>>;
