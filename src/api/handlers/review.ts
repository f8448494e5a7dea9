import type { HappeningRow } from "../../model/index.ts";
import type { Answer, Input, NewVerdict, Verdict } from "../contract.ts";
import { eventsOf, headOf } from "../heads.ts";
import { listHappenings } from "../list-happenings.ts";
import { ProblemError } from "../problem.ts";
import { ADJUDICATOR, agreedOf, labelOf } from "../review/decisions-wanted.ts";
import { cohensKappa, krippendorffsAlpha } from "../review/measure-agreement.ts";
import type { Rating } from "../review/measure-agreement.ts";
import type { Reviews } from "../review/open-reviews.ts";
import type { Api } from "../world.ts";
import { paragraphAround } from "./happening.ts";

/** Latest happenings that the queue looks at: what is older changes little that anybody looks at now. */
const LOOKED_AT = 400;

function reviewsOf({ reviews }: Api): Reviews {
  if (reviews === null) throw new ProblemError(404, "This server was started without --reviews FILE", "no-reviews");
  return reviews;
}

export function readReview({ reviews, replies, decides }: Api): Answer<"review"> {
  return { takesVerdicts: reviews !== null, takesReplies: replies !== null, decides };
}

/** Events that a reviewer has not judged, first those whose verdict would change most: told by many origins, and least sure. */
export function readQueue(api: Api, { reviewer, limit = 20 }: Input<"reviewQueue">): Answer<"reviewQueue"> {
  const all = reviewsOf(api).all();
  const done = new Set(all.filter((verdict) => verdict.reviewer === reviewer).map(({ eventId }) => eventId));
  const { firstDay, lastDay } = api.store.state();
  const { rows } = listHappenings(api.store, { query: {}, order: "latest", limit: LOOKED_AT, after: null, firstDay, lastDay });
  const waiting = rows
    .flatMap((row) => candidate(api, row, done))
    .sort((x, y) => y.weight - x.weight || (x.row.event.id < y.row.event.id ? -1 : 1));
  return {
    items: waiting.slice(0, limit).flatMap(({ row, weight, reports }) => {
      const article = api.store.article(row.event.articleId);
      if (article === null) return [];
      return [{ row, article: headOf(article), paragraph: paragraphAround(article, row.event.evidence.sentence.start), weight, reports }];
    }),
    waiting: waiting.length,
    done: done.size,
    codes: [...api.world.cameo.values()].map(({ code, name, plover }) => ({ code, name, plover })),
  };
}

type Candidate = Pick<Answer<"reviewQueue">["items"][number], "row" | "weight" | "reports">;

/** The surest reading of a happening is the one that carries it; an unsure one that many origins repeat moves the most figures. */
function candidate(api: Api, { happening }: HappeningRow, done: ReadonlySet<string>): readonly Candidate[] {
  const rows = eventsOf(api, happening.id).toSorted((x, y) => y.event.confidence - x.event.confidence);
  const [surest] = rows;
  if (surest === undefined || rows.some(({ event }) => done.has(event.id))) return [];
  return [{ row: surest, weight: Math.round(1000 * happening.origins * (1 - surest.event.confidence)) / 1000, reports: happening.reports }];
}

export function readAgreement(api: Api): Answer<"reviewAgreement"> {
  const verdicts = reviewsOf(api)
    .all()
    .filter(({ reviewer }) => reviewer !== ADJUDICATOR);
  const ratings = verdicts.map(ratingOf);
  const reviewers = [...Map.groupBy(verdicts, ({ reviewer }) => reviewer)].map(([name, given]) => ({ name, verdicts: given.length }));
  const pairs = reviewers.flatMap(({ name: a }, at) =>
    reviewers.slice(at + 1).map(({ name: b }) => ({ a, b, ...cohensKappa(ratings, [a, b]) })),
  );
  const settled = new Set(
    reviewsOf(api)
      .all()
      .flatMap(({ reviewer, eventId }) => (reviewer === ADJUDICATOR ? [eventId] : [])),
  );
  const disputed = [...Map.groupBy(verdicts, ({ eventId }) => eventId)].filter(
    ([eventId, given]) => new Set(given.map(labelOf)).size > 1 && !settled.has(eventId),
  );
  return {
    reviewers,
    pairs,
    alpha: krippendorffsAlpha(ratings),
    disputed: disputed.map(([eventId, given]) => ({ eventId, verdicts: given })),
  };
}

function ratingOf(verdict: Verdict): Rating {
  return { item: verdict.eventId, reviewer: verdict.reviewer, label: labelOf(verdict) };
}

export function putVerdict(api: Api, _input: Input<"reviewVerdict">, body: NewVerdict): Answer<"reviewVerdict"> {
  const reviews = reviewsOf(api);
  const { verdict, plover, cameo = null, status } = body;
  if (verdict === "correct" && plover === null && cameo === null && status === null)
    throw new ProblemError(400, "A correction says the type, the code or the status", "empty-correction");
  if (cameo !== null && !api.world.cameo.has(cameo)) throw new ProblemError(400, `There is no CAMEO code "${cameo}"`, "no-such-code");
  if (!eventsOf(api, body.happeningId).some(({ event }) => event.id === body.eventId))
    throw new ProblemError(404, "No event of the record has these ids", "no-such-event");
  const given = reviews.add(body);
  api.onVerdict();
  return { verdict: given };
}

/** Judged events as labelled data, in the order in which they were judged last. */
export function readGold(api: Api): Answer<"reviewGold"> {
  const byEvent = Map.groupBy(reviewsOf(api).all(), ({ eventId }) => eventId);
  const items = [...byEvent].flatMap(([eventId, verdicts]) => {
    const row = eventsOf(api, verdicts[0]?.happeningId ?? "").find(({ event }) => event.id === eventId);
    return row === undefined ? [] : [{ row, verdicts, agreed: agreedOf(verdicts) }];
  });
  return { items };
}
