import { given } from "../../lib/given.ts";
import type { EventQuery, EventRow, HappeningQuery, HappeningRow } from "../../model/index.ts";
import type { Answer, Input } from "../contract.ts";
import { itemOf } from "../heads.ts";
import { counted, cursorOf, listHappenings, readCursor, writeCursor } from "../list-happenings.ts";
import type { Place } from "../list-happenings.ts";
import { ProblemError } from "../problem.ts";
import type { ReadApi } from "../world.ts";

const DEFAULT_LIMIT = 50;

export function readHappeningList(api: ReadApi, input: Input<"happenings">): Answer<"happenings"> {
  const { firstDay, lastDay } = api.store.state();
  const { rows, hasMore } = listHappenings(api.store, {
    query: happeningQuery(api, input),
    order: input.order ?? "latest",
    limit: input.limit ?? DEFAULT_LIMIT,
    after: placeOf(input.cursor),
    firstDay,
    lastDay,
  });
  const last = rows.at(-1);
  return { items: rows.map((row) => itemOf(api, row)), next: hasMore && last !== undefined ? cursorOf(last) : null };
}

/** All of them, earliest first, for exports. */
export function streamHappenings(api: ReadApi, input: Input<"happenings">): Iterable<HappeningRow> {
  return counted(api.store, happeningQuery(api, input));
}

function happeningQuery(api: ReadApi, { since, until, countries, actor, types, statuses }: Input<"happenings">): HappeningQuery {
  const isCountry = actor !== undefined && api.world.countries.has(actor);
  if (isCountry && countries !== undefined)
    throw new ProblemError(400, "`actor` is a country: ask for it in `countries`", "country-as-actor");
  return {
    ...(actor === undefined ? {} : isCountry ? { countries: [actor] } : { actor }),
    ...given({ since, until, countries, plover: types, statuses }),
  };
}

export function readEventList(api: ReadApi, input: Input<"events">): Answer<"events"> {
  const limit = input.limit ?? DEFAULT_LIMIT;
  const after = placeOf(input.cursor);
  const query = eventQuery(input);
  const since = after?.day ?? query.since;
  const items: EventRow[] = [];
  for (const row of api.store.events({ ...query, ...given({ since }) })) {
    if (after !== null && !isAfter(row, after)) continue;
    if (items.length === limit) return { items, next: writeCursor(eventPlace(items.at(-1) ?? row)) };
    items.push(row);
  }
  return { items, next: null };
}

export function streamEvents(api: ReadApi, input: Input<"events">): Iterable<EventRow> {
  return api.store.events(eventQuery(input));
}

function eventQuery({ since, until, countries, article, happening }: Input<"events">): EventQuery {
  return given({ since, until, countries, articleId: article, happeningId: happening });
}

function eventPlace({ event }: EventRow): Place {
  return { day: event.when?.day ?? null, id: event.id };
}

function isAfter(row: EventRow, after: Place): boolean {
  const place = eventPlace(row);
  const [day, other] = [place.day ?? "", after.day ?? ""];
  return day === other ? place.id > after.id : day > other;
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const place = readCursor(cursor);
  if (place === null) throw new ProblemError(400, "`cursor` is not one that this server gave", "bad-cursor");
  return place;
}
