import { Type } from "typebox";
import type { TObject, TSchema } from "typebox";
import * as shapes from "./shapes.ts";
import { helpers } from "./shapes.ts";

const { closed, orNull, list, text, count } = helpers;

/** What a list may be streamed as, all of it. */
export const FILE_FORMATS = ["csv", "jsonl", "parquet"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** One route: what it is handed and what it answers. Handlers, validation, OpenAPI and the page's types are made of this. */
export interface Route {
  /** With {names} for the parts that vary. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly description?: string;
  /** "get" where nothing is said. What is posted is checked against `body`. */
  readonly method?: "post";
  /** Whether whoever asks must show the server's token. */
  readonly needsToken?: true;
  /** Whether answers change with what people write here, and not with the record alone. */
  readonly isWritten?: true;
  readonly body?: TObject;
  readonly params: TObject;
  readonly query: TObject;
  readonly answer: TSchema;
  /** Streams besides JSON, for routes with `format` in their query. */
  readonly streams?: readonly FileFormat[];
}

const none = closed({});
const days = {
  since: Type.Optional(shapes.Day),
  until: Type.Optional(shapes.Day),
};
const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50, description: "How many at most; files hold all" })),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: "`next` of the page before" })),
};
const format = { format: Type.Optional(helpers.oneOf(["json", ...FILE_FORMATS])) };
const countries = Type.Optional(
  Type.Array(shapes.Country, { minItems: 1, maxItems: 2, description: "One country (either side), or two (between them): RUS,PRK" }),
);
const pair = closed({ a: shapes.Country, b: shapes.Country });
const statuses = Type.Optional(
  Type.Array(shapes.StatusName, {
    minItems: 1,
    description: "Exactly these; else what was done: deeds that occurred, and threats, demands and promises that were made",
  }),
);
const pagesOf = <Item extends TSchema>(item: Item) => closed({ items: list(item), next: orNull(text) });

const route = <const One extends Route>(one: One): One => one;

export const ROUTES = {
  overview: route({
    path: "/api/overview",
    summary: "What the record holds, and what its pairs did lately",
    description:
      "Kept for up to ten seconds while the record grows. The window is the last `days` days up to the record's last day; pairs are ranked by what they did in it.",
    params: none,
    query: closed({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 4000, default: 7 })) }),
    answer: closed({
      sums: shapes.Sums,
      firstDay: orNull(shapes.Day),
      lastDay: orNull(shapes.Day),
      recordedAt: orNull(text),
      window: orNull(closed({ since: shapes.Day, until: shapes.Day, before: shapes.Day })),
      pairs: list(shapes.Pair),
      countries: list(closed({ code: shapes.Country, all: count, now: count, nowConflict: count })),
    }),
  }),
  alerts: route({
    path: "/api/alerts",
    summary: "Pairs that did more than usual in the last days, latest and most surprising first",
    description:
      "Of the pairs that were busiest in the window, 300 at most; by week, and by month for windows over 31 days. Kept for up to five minutes.",
    params: none,
    query: closed({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 4000, default: 7 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 300, default: 12 })),
    }),
    answer: closed({
      by: shapes.PeriodName,
      alerts: list(closed({ a: shapes.Country, b: shapes.Country, ...shapes.Alert.properties })),
      more: count,
      method: text,
    }),
  }),
  countries: route({
    path: "/api/countries",
    summary: "Countries by code, with their names",
    params: none,
    query: none,
    answer: closed({ countries: list(closed({ code: shapes.Country, name: text, from: orNull(shapes.Day), to: orNull(shapes.Day) })) }),
  }),
  dyad: route({
    path: "/api/dyads/{a}/{b}",
    summary: "Two countries over time",
    description: "The countries in any order; the answer has them sorted. CSV and Parquet have one row a period and direction.",
    params: pair,
    query: closed({
      ...days,
      by: Type.Optional(shapes.PeriodName),
      count: Type.Optional(shapes.CountName),
      statuses,
      format: Type.Optional(helpers.oneOf(["json", "csv", "parquet"])),
    }),
    answer: closed({
      series: shapes.Series,
      types: list(shapes.TypeSeries),
      alerts: list(shapes.Alert),
      alertsMethod: text,
      firstDay: orNull(shapes.Day),
      lastDay: orNull(shapes.Day),
    }),
    streams: ["csv", "parquet"],
  }),
  happenings: route({
    path: "/api/happenings",
    summary: "Happenings, latest first, each with the first sentence that tells it",
    params: none,
    query: closed({
      ...days,
      countries,
      actor: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: "On either side: person:vladimir-putin, org:un; a state is all that acts for it",
        }),
      ),
      types: Type.Optional(Type.Array(shapes.PloverName, { minItems: 1 })),
      statuses,
      order: Type.Optional(helpers.oneOf(["latest", "earliest"])),
      ...page,
      ...format,
    }),
    answer: pagesOf(shapes.HappeningItem),
    streams: FILE_FORMATS,
  }),
  happening: route({
    path: "/api/happenings/{id}",
    summary: "One happening: its sentences, reports, origins, copies, what contradicts it, why it was coded so, and its history",
    description:
      "One that stands no more is answered too, as it stood last: `standing` says why it is in no list and no sum, `movedTo` where its events are now.",
    params: closed({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
    query: none,
    answer: closed({
      happening: shapes.HappeningItem,
      standing: shapes.Standing,
      told: list(shapes.Told),
      history: list(closed({ eventId: text, entries: list(shapes.History) })),
      story: orNull(closed({ id: text, origins: count, first: text, members: list(shapes.StoryMember) })),
      others: list(shapes.Happening),
      rules: list(shapes.Rule),
    }),
  }),
  events: route({
    path: "/api/events",
    summary: "Coded events in order of day, each with its evidence",
    params: none,
    query: closed({
      ...days,
      countries,
      article: Type.Optional(Type.String({ maxLength: 100 })),
      happening: Type.Optional(Type.String({ maxLength: 100 })),
      ...page,
      ...format,
    }),
    answer: pagesOf(shapes.EventRow),
    streams: FILE_FORMATS,
  }),
  article: route({
    path: "/api/articles/{id}",
    summary: "One article's text with everything that was read from it, and its versions",
    params: closed({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
    query: none,
    answer: closed({
      article: shapes.ArticleText,
      events: list(shapes.EventRow),
      storyId: orNull(text),
      versions: list(shapes.ArticleVersion),
      presentId: text,
    }),
  }),
  actor: route({
    path: "/api/actors/{id}",
    summary: "Who or what an actor is on a day, and the pairs it is in",
    params: closed({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
    query: closed({ day: Type.Optional(shapes.Day) }),
    answer: closed({ actor: shapes.ActorCard, pairs: list(shapes.Pair) }),
  }),
  search: route({
    path: "/api/search",
    summary: "Countries, pairs, actors and sentences that words may mean",
    params: none,
    query: closed({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    }),
    answer: closed({
      pair: orNull(closed({ a: shapes.Country, b: shapes.Country })),
      actors: list(shapes.ActorHit),
      sentences: list(shapes.SentenceHit),
    }),
  }),
  network: route({
    path: "/api/network",
    summary: "Who acts on whom among the busiest countries, organisations or persons",
    description:
      "Of `organisations`: organisations and armed groups, and the countries that they have to do with, each with all that acts for it. Of `actors`: everybody by name, a state where it acts by itself, leaders and ministries apart from it. Both by whole years: `since` is a 1 January, `until` a 31 December.",
    params: none,
    query: closed({
      ...days,
      of: Type.Optional(helpers.oneOf(["countries", "organisations", "actors"])),
      limit: Type.Optional(Type.Integer({ minimum: 2, maximum: 100, default: 24, description: "How many nodes" })),
    }),
    answer: closed({
      nodes: list(shapes.NetworkNode),
      links: list(shapes.Link),
      firstDay: orNull(shapes.Day),
      lastDay: orNull(shapes.Day),
    }),
  }),
  sources: route({
    path: "/api/sources",
    summary: "What is read, how much of it, and what was skipped and why",
    params: none,
    query: none,
    answer: closed({
      sums: shapes.Sums,
      outlets: list(shapes.Outlet),
      feeds: list(shapes.Feed),
      skips: list(closed({ reason: text, pages: count })),
      months: closed({ starts: list(shapes.Day), articles: list(count) }),
    }),
  }),
  denominator: route({
    path: "/api/denominator",
    summary: "How many articles were read, period by period and outlet by outlet: the denominator",
    description:
      "The outlets of which most was read in these days, `others` together, and `all`. CSV, JSON lines and Parquet have one row a period and outlet, of all outlets.",
    params: none,
    query: closed({
      ...days,
      by: Type.Optional(shapes.PeriodName),
      outlet: Type.Optional(Type.String({ maxLength: 300, description: "Only this one, by the name that /api/sources gives" })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20, description: "How many outlets" })),
      ...format,
    }),
    answer: closed({
      by: shapes.PeriodName,
      starts: list(shapes.Day),
      outlets: list(shapes.OutletSeries),
      others: list(count),
      all: list(count),
    }),
    streams: FILE_FORMATS,
  }),
  review: route({
    path: "/api/review",
    summary:
      "What this server takes from people: verdicts (--reviews), replies (--replies), and whether it makes decisions of verdicts (--decide)",
    params: none,
    query: none,
    answer: closed({ takesVerdicts: helpers.flag, takesReplies: helpers.flag, decides: helpers.flag }),
  }),
  reviewQueue: route({
    path: "/api/review/queue",
    isWritten: true,
    summary: "Events that a reviewer has not judged, first those whose verdict would change most",
    description: "Among the latest happenings: the number of origins times how unsure the coder is. Needs --reviews.",
    params: none,
    query: closed({
      reviewer: Type.Optional(shapes.NewVerdict.properties.reviewer),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    }),
    answer: closed({
      items: list(closed({ ...shapes.Told.properties, weight: Type.Number({ minimum: 0 }), reports: count })),
      waiting: count,
      done: count,
      codes: list(closed({ code: text, name: text, plover: shapes.PloverName })),
    }),
  }),
  reviewAgreement: route({
    path: "/api/review/agreement",
    isWritten: true,
    summary: "How far reviewers agree: Cohen's kappa a pair, Krippendorff's alpha of all, and what they dispute",
    params: none,
    query: none,
    answer: closed({
      reviewers: list(closed({ name: text, verdicts: count })),
      pairs: list(closed({ a: text, b: text, items: count, agreed: count, kappa: orNull(Type.Number()) })),
      alpha: orNull(Type.Number()),
      disputed: list(closed({ eventId: text, verdicts: list(shapes.Verdict) })),
    }),
  }),
  reviewGold: route({
    path: "/api/review/gold",
    isWritten: true,
    summary:
      "Judged events with their sentences, as labelled data: `agreed` is the verdict of all who judged it, or of who adjudicated, else null",
    params: none,
    query: closed({ format: Type.Optional(helpers.oneOf(["json", "jsonl"])) }),
    answer: closed({ items: list(closed({ row: shapes.EventRow, verdicts: list(shapes.Verdict), agreed: orNull(shapes.Verdict) })) }),
    streams: ["jsonl"],
  }),
  reviewVerdict: route({
    path: "/api/review/verdicts",
    summary: "Gives a verdict on an event; a later one of the same reviewer stands for it",
    method: "post",
    needsToken: true,
    params: none,
    query: none,
    body: shapes.NewVerdict,
    answer: closed({ verdict: shapes.Verdict }),
  }),
  replies: route({
    path: "/api/replies/{about}/{id}",
    summary: "What readers wrote about a happening or an article, as far as a person let it through",
    description: "`isOpen` tells whether this server takes replies (--replies).",
    isWritten: true,
    params: closed({ about: shapes.NewReply.properties.about, id: Type.String({ minLength: 1, maxLength: 100 }) }),
    query: none,
    answer: closed({ isOpen: helpers.flag, items: list(shapes.ShownReply) }),
  }),
  reply: route({
    path: "/api/replies",
    summary: "Leaves a note or a correction, which is shown once a person has let it through",
    description: "Few an hour from one network address, at most two links, the same words once. Needs no token.",
    method: "post",
    params: none,
    query: none,
    body: shapes.NewReply,
    answer: closed({ replyId: text }),
  }),
  repliesWaiting: route({
    path: "/api/review/replies",
    summary: "Replies that nobody has judged, oldest first",
    needsToken: true,
    isWritten: true,
    params: none,
    query: none,
    answer: closed({ items: list(shapes.WaitingReply) }),
  }),
  replyVerdict: route({
    path: "/api/review/replies/verdicts",
    summary: "Lets a reply be shown, or not; a later verdict stands for an earlier one",
    method: "post",
    needsToken: true,
    params: none,
    query: none,
    body: shapes.NewReplyVerdict,
    answer: closed({ verdict: shapes.ReplyVerdict }),
  }),
} as const satisfies Readonly<Record<string, Route>>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
