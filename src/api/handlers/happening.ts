import type { Article, EventRow, Happening, HappeningRow, Store, Story } from "../../model/index.ts";
import type { Answer, Input, Rule, StoryMember, Told } from "../contract.ts";
import { eventsOf, fieldsOf, headById, headOf, itemOf } from "../heads.ts";
import { ProblemError } from "../problem.ts";
import type { ReadApi } from "../world.ts";

/** Everything about one happening on one page. One that was rejected or folded otherwise since is told as it stood last. */
export function readHappening(api: ReadApi, { id }: Input<"happening">): Answer<"happening"> {
  const { row, events, standing } = standingOne(api, id) ?? formerOne(api, id);
  const story = api.store.story(row.storyId);
  return {
    happening: itemOf(api, row, events),
    standing,
    told: events.flatMap((event) => toldOf(api, event)),
    history: events.map(({ event }) => ({ eventId: event.id, entries: api.store.history(event.id) })),
    story: story === null ? null : { id: story.id, origins: story.origins, first: story.first, members: membersOf(api, story, events) },
    others: story === null ? [] : othersOf(api.store, story, row.happening),
    rules: rulesOf(api, events),
  };
}

interface Found {
  readonly row: HappeningRow;
  readonly events: readonly EventRow[];
  readonly standing: Answer<"happening">["standing"];
}

function standingOne(api: ReadApi, id: string): Found | null {
  const events = eventsOf(api, id);
  const storyId = events[0]?.storyId ?? null;
  if (storyId === null) return null;
  const row = [...api.store.happenings({ storyId })].find(({ happening }) => happening.id === id);
  return row === undefined ? null : { row, events, standing: { state: "stands", since: null, movedTo: [] } };
}

function formerOne({ store }: ReadApi, id: string): Found {
  const row = store.formerHappening(id);
  if (row === null) throw new ProblemError(404, "No happening of the record has or had that id", "no-such-happening");
  const events = row.happening.eventIds.flatMap((eventId) => store.event(eventId) ?? []);
  const movedTo = [...new Set(events.flatMap(({ happeningId }) => happeningId ?? []))];
  const isRejected = events.some(({ decision }) => decision?.kind === "reject");
  const state = movedTo.length > 0 ? "moved" : isRejected ? "rejected" : "withdrawn";
  return { row, events, standing: { state, since: row.withdrawnAt, movedTo } };
}

function toldOf(api: ReadApi, row: EventRow): readonly Told[] {
  const article = api.store.article(row.event.articleId);
  return article === null
    ? []
    : [{ row, article: headOf(article), paragraph: paragraphAround(article, row.event.evidence.sentence.start) }];
}

/** The paragraph that an offset lies in: paragraphs are parted by one blank line. */
export function paragraphAround({ text }: Pick<Article, "text">, at: number): Told["paragraph"] {
  const start = text.lastIndexOf("\n\n", at) + 1;
  const end = text.indexOf("\n\n", at);
  const from = start === 0 ? 0 : start + 1;
  return { start: from, text: text.slice(from, end < 0 ? text.length : end) };
}

/** The articles of the story that tell this happening, or repeat one that does. */
function membersOf(api: ReadApi, story: Story, events: readonly EventRow[]): readonly StoryMember[] {
  const telling = new Set(events.map(({ event }) => event.articleId));
  return story.members
    .filter(({ articleId, copyOf }) => telling.has(articleId) || (copyOf !== null && telling.has(copyOf)))
    .map(({ articleId, copyOf, similarity, voice }) => ({ article: headById(api, articleId), copyOf, similarity, voice }));
}

/** What the same story says of the same two sides otherwise: other acts, the other direction, denials. */
function othersOf(store: Store, story: Story, { id, initiator, recipient }: Happening): Answer<"happening">["others"] {
  const sides = new Set([initiator, recipient]);
  return [...store.happenings({ storyId: story.id })]
    .filter(({ happening }) => happening.id !== id && sides.has(happening.initiator) && sides.has(happening.recipient))
    .map(fieldsOf);
}

/** The rows of data/rules/ that made the readings, each once, in order of use. */
function rulesOf(api: ReadApi, events: readonly EventRow[]): readonly Rule[] {
  const ids = new Set(events.flatMap(({ event }) => event.coder.rules));
  return [...ids].map((id) => {
    const rule = api.world.rules.get(id);
    return rule === undefined ? { id, kind: "other", words: "", example: "" } : { id, ...rule };
  });
}
