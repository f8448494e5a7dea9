import type { Actor, Day, FollowedSource, Term } from "../../model/index.ts";
import { startOfMonth } from "../../lib/day.ts";
import type { ActorCard, ActorHit, Answer, Input, Pair } from "../contract.ts";
import { headById } from "../heads.ts";
import { describeAlerts } from "../../relations/index.ts";
import { total } from "../overview.ts";
import { ProblemError } from "../problem.ts";
import type { Api } from "../world.ts";

/** Pairs that the first page lists, and that an actor's page lists. */
const PAIRS_SHOWN = 60;
/** The window of the overview where nobody says. */
export const DEFAULT_DAYS = 7;
const ALERTS_SHOWN = 12;
/** Actors that a search names. */
const ACTORS_SHOWN = 12;

export async function readOverview(api: Api, { days = DEFAULT_DAYS }: Input<"overview">): Promise<Answer<"overview">> {
  const { firstDay, lastDay, recordedAt } = api.store.state();
  const { window, pairs } = await api.overview.pairs(days);
  return {
    sums: api.store.totals(),
    firstDay,
    lastDay,
    recordedAt,
    window,
    pairs: pairs.slice(0, PAIRS_SHOWN),
    countries: countriesOf(pairs),
  };
}

export async function readAlerts(api: Api, { days = DEFAULT_DAYS, limit = ALERTS_SHOWN }: Input<"alerts">): Promise<Answer<"alerts">> {
  const { by, alerts } = await api.overview.alerts(days);
  const shown = alerts.slice(0, limit).map(({ a, b, start, measure, count, expected, probability, articlesRead, goesOn }) => {
    return { a, b, start, measure, count, expected, probability, articlesRead, goesOn };
  });
  return { by, alerts: shown, more: alerts.length - shown.length, method: describeAlerts(by) };
}

/** What each country had to do with others, whichever side it was. */
function countriesOf(pairs: readonly Pair[]): Answer<"overview">["countries"] {
  const byCode = new Map<string, { all: number; now: number; nowConflict: number }>();
  for (const { a, b, all, now } of pairs) {
    for (const code of [a, b]) {
      const sums = byCode.get(code) ?? { all: 0, now: 0, nowConflict: 0 };
      byCode.set(code, { all: sums.all + total(all), now: sums.now + total(now), nowConflict: sums.nowConflict + total(now.slice(2)) });
    }
  }
  return [...byCode].map(([code, sums]) => ({ code, ...sums })).sort((x, y) => (x.code < y.code ? -1 : 1));
}

export function readCountries(api: Api): Answer<"countries"> {
  const all = [...api.world.countries].map(([code, { name, from, to }]) => ({ code, name, from, to }));
  return { countries: all.sort((x, y) => (x.code < y.code ? -1 : 1)) };
}

export async function readActor(api: Api, { id, day }: Input<"actor">): Promise<Answer<"actor">> {
  const actor = api.world.actors.get(id);
  if (actor === undefined) throw new ProblemError(404, `No table has an actor "${id}"`, "no-such-actor");
  const { pairs } = await api.overview.pairs(DEFAULT_DAYS);
  const own = pairs.filter(({ a, b }) => a === id || b === id).sort((x, y) => total(y.all) - total(x.all));
  return { actor: cardOf(api, actor, day ?? null), pairs: own.slice(0, PAIRS_SHOWN) };
}

function cardOf(api: Api, actor: Actor, day: Day | null): ActorCard {
  const { id, name, kind, country, sector, from, to, origin } = actor;
  const nameOf = (other: string): string => api.world.actors.get(other)?.name ?? other;
  return {
    id,
    name,
    kind,
    country,
    sector,
    from,
    to,
    day,
    names: actor.names.filter((one) => holds(one, day)).map((one) => ({ name: one.name, kind: one.kind, from: one.from, to: one.to })),
    links: actor.links
      .filter((link) => holds({ from: link.since, to: link.until }, day))
      .map((link) => ({ kind: link.kind, to: link.to, toName: nameOf(link.to), since: link.since, until: link.until })),
    terms: termsOf(api, actor, day).map(({ person, office, role, actor: of, from: begin, to: end }) => ({
      person,
      personName: nameOf(person),
      office,
      role,
      actor: of,
      actorName: nameOf(of),
      from: begin,
      to: end,
    })),
    origin,
  };
}

const LEADING: readonly string[] = ["head of state", "head of government", "leader", "foreign minister", "defence minister"];

/** Who held its offices, or which it held, on a day or ever: those that are held still first, of them the leading ones, then the latest. */
function termsOf(api: Api, actor: Actor, day: Day | null): readonly Term[] {
  return api.world.terms
    .filter((term) => (term.person === actor.id || term.actor === actor.id) && holds(term, day))
    .toSorted((x, y) => Number(y.to === null) - Number(x.to === null) || rankOf(x) - rankOf(y) || (x.from < y.from ? 1 : -1));
}

function rankOf({ role, to }: Term): number {
  const at = LEADING.indexOf(role);
  return to !== null || at < 0 ? LEADING.length : at;
}

function holds({ from, to }: { readonly from: Day | null; readonly to: Day | null }, day: Day | null): boolean {
  return day === null || ((from === null || from <= day) && (to === null || day < to));
}

export async function readSearch(api: Api, { q, limit = 20 }: Input<"search">): Promise<Answer<"search">> {
  const sentences = (await api.slow.searchSentences(q, limit)).map(({ articleId, sentence, start, end }) => ({
    article: headById(api, articleId),
    sentence,
    start,
    end,
  }));
  return { pair: pairOf(api, q), actors: actorsOf(api, q), sentences };
}

function actorsOf(api: Api, q: string): readonly ActorHit[] {
  return api.world
    .findActors(q, null)
    .slice(0, ACTORS_SHOWN)
    .map(({ actor: { id, name, kind, country }, why }) => ({ id, name, kind, country, why: why[0] ?? "" }));
}

/** "Russia North Korea", "RUS PRK", "russia - north korea": the first way of parting the words into two countries. */
function pairOf(api: Api, q: string): Answer<"search">["pair"] {
  const words = q.split(/[\s,/–—-]+/).filter((word) => word !== "" && !/^(?:and|vs?\.?|with)$/i.test(word));
  for (let cut = 1; cut < words.length; cut++) {
    const [a, b] = [words.slice(0, cut), words.slice(cut)].map((part) => api.world.findCountry(part.join(" ")));
    if (a != null && b != null && a !== b) return a < b ? { a, b } : { a: b, b: a };
  }
  return null;
}

export async function readSources(api: Api): Promise<Answer<"sources">> {
  const { pages, articles, events, happenings, stories, skips } = await api.overview.summary();
  const months = new Map<Day, number>();
  for (const [day, count] of await api.overview.articlesByDay())
    if (day !== "") months.set(startOfMonth(day), (months.get(startOfMonth(day)) ?? 0) + count);
  return {
    sums: { pages, articles, events, happenings, stories },
    outlets: await api.overview.outlets(),
    feeds: api.store.schedule.sources().map(feedOf),
    skips: Object.entries(skips).map(([reason, count]) => ({ reason, pages: count })),
    months: { starts: [...months.keys()], articles: [...months.values()] },
  };
}

function feedOf({
  title,
  address,
  state,
  polls,
  failures,
  lastOkAt,
  lastNewAt,
  dueAt,
  trouble,
}: FollowedSource): Answer<"sources">["feeds"][number] {
  const [ok, fresh] = [lastOkAt, lastNewAt].map((at) => (at === null ? null : instantOf(at)));
  return { title, address, state, polls, failures, lastOkAt: ok ?? null, lastNewAt: fresh ?? null, dueAt: instantOf(dueAt), trouble };
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}
