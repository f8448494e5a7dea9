import { Fault } from "../lib/fault.ts";
import type { Happening, Story } from "../model/index.ts";
import { numberOfArticle } from "./article-numbers.ts";
import type { Connection } from "./connection.ts";
import { happeningsOfStory } from "./read-happenings.ts";
import { memberArticles, storyOf } from "./read-reports.ts";
import { addToActors, addToTallies, addToTotal } from "./pending-sums.ts";
import type { Writer } from "./writer.ts";

/**
 * Records stories as they are now; see `Store.putStories`. Only what changed makes rows, so folding again changes nothing, and a story
 * of a thousand members grows by one row for the next.
 */
export function putStories(writer: Writer, stories: readonly Story[], articleIds: readonly string[] = []): void {
  const { connection } = writer;
  const articleNos = new Map(
    stories.flatMap(({ members }) => members.map(({ articleId }) => [articleId, numberOfArticle(connection, articleId)])),
  );
  const concerned = [...articleNos.values(), ...articleIds.map((id) => numberOfArticle(connection, id))];
  const touched = new Set(concerned.flatMap((no) => storyOf(connection, no) ?? []));
  checkComplete(connection, touched, new Set(articleNos.values()));
  const before = [...new Set([...touched, ...stories.map(({ id }) => id)])].flatMap((id) => happeningsOfStory(connection, id));
  for (const story of stories) {
    putStory(writer, story);
    putMembers(writer, story, articleNos);
  }
  const kept = new Set(stories.map(({ id }) => id));
  for (const id of [...touched].sort()) if (!kept.has(id)) withdrawStory(writer, id);
  putHappenings(writer, before, stories);
  putFoldings(writer, before, stories);
}

/** A story that is superseded only in part would lose the members that nobody named. */
function checkComplete(connection: Connection, touched: ReadonlySet<string>, given: ReadonlySet<number>): void {
  for (const story of touched) {
    const missing = memberArticles(connection, story).filter((no) => !given.has(no));
    if (missing.length === 0) continue;
    const why = `${missing.length} members of story "${story}" are not among those given`;
    throw new Fault("record/partial-story", "Cannot record a story", {
      where: connection.path,
      why,
      next: "Fold what reportsNear() gives",
    });
  }
}

const LAST_STORY = "SELECT stands, first, origins FROM stories WHERE id = ? ORDER BY no DESC LIMIT 1";

function putStory(writer: Writer, { id, first, origins }: Story): void {
  const { connection } = writer;
  const last = connection.get(LAST_STORY, id);
  const stood = last?.number("stands") === 1;
  if (stood && last.text("first") === first && last.number("origins") === origins) return;
  if (!stood) addToTotal(writer.sums, "stories", 1);
  connection.insert("stories", { id, stands: 1, first, origins, commit_no: writer.commitNo() });
}

function withdrawStory(writer: Writer, id: string): void {
  const { connection } = writer;
  const last = connection.get(LAST_STORY, id);
  if (last === null) return;
  addToTotal(writer.sums, "stories", -1);
  connection.insert("stories", { id, stands: 0, first: last.text("first"), origins: last.number("origins"), commit_no: writer.commitNo() });
}

function putMembers(writer: Writer, { id, members }: Story, articleNos: ReadonlyMap<string, number>): void {
  const { connection } = writer;
  for (const { articleId, copyOf, similarity, voice } of members) {
    const articleNo = articleNos.get(articleId) ?? 0;
    const last = connection.get(
      "SELECT story_id, copy_of, similarity, voice FROM members WHERE article_no = ? ORDER BY no DESC LIMIT 1",
      articleNo,
    );
    const next = [id, copyOf, similarity, voice];
    if (last !== null && isSame(last.values(), next)) continue;
    connection.insert("members", { article_no: articleNo, story_id: id, copy_of: copyOf, similarity, voice, commit_no: writer.commitNo() });
  }
}

/** A happening and the story that it belongs to. */
export interface Placed {
  readonly storyId: string;
  readonly happening: Happening;
}

function putHappenings(writer: Writer, before: readonly Placed[], stories: readonly Story[]): void {
  const after = new Map(
    stories.flatMap(({ id, happenings }) => happenings.map((happening) => [happening.id, { storyId: id, happening }] as const)),
  );
  const known = new Map(before.map((placed) => [placed.happening.id, placed]));
  for (const placed of after.values()) {
    const old = known.get(placed.happening.id);
    if (old !== undefined && isSameRow(columnsOfHappening(old), columnsOfHappening(placed))) continue;
    if (old !== undefined) count(writer, old, -1);
    insertHappening(writer, placed, 1);
    count(writer, placed, 1);
  }
  for (const placed of before) {
    if (after.has(placed.happening.id)) continue;
    insertHappening(writer, placed, 0);
    count(writer, placed, -1);
  }
}

function count({ sums }: Writer, { happening }: Placed, sign: 1 | -1): void {
  addToTotal(sums, "happenings", sign);
  addToActors(sums, happening, sign);
  addToTallies(sums, { ...happening, tenths: Math.round(happening.goldstein * 10) }, sign);
}

function insertHappening(writer: Writer, placed: Placed, stands: 0 | 1): void {
  writer.connection.insert("happenings", { ...columnsOfHappening(placed), stands, commit_no: writer.commitNo() });
}

/** What a row of happenings says of the happening itself. */
export function columnsOfHappening({ storyId, happening }: Placed): Readonly<Record<string, string | number | null>> {
  const { initiatorName, recipientName, goldstein, eventIds: _eventIds, against, ...columns } = happening;
  return {
    ...columns,
    story_id: storyId,
    initiator_name: initiatorName,
    recipient_name: recipientName,
    goldstein_tenths: Math.round(goldstein * 10),
    against: JSON.stringify(against),
  };
}

/** Events move with their happenings; an event that is in none any more gets a row that says so. */
function putFoldings(writer: Writer, before: readonly Placed[], stories: readonly Story[]): void {
  const after = new Map(
    stories.flatMap(({ happenings }) => happenings.flatMap(({ id, eventIds }) => eventIds.map((event) => [event, id] as const))),
  );
  for (const { happening } of before) for (const event of happening.eventIds) if (!after.has(event)) putFolding(writer, event, null);
  for (const [event, happening] of after) putFolding(writer, event, happening);
}

function putFolding(writer: Writer, event: string, happening: string | null): void {
  const last = writer.connection.get("SELECT happening_id FROM foldings WHERE event_id = ? ORDER BY no DESC LIMIT 1", event);
  if (last !== null && last.textOrNull("happening_id") === happening) return;
  writer.connection.insert("foldings", { event_id: event, happening_id: happening, commit_no: writer.commitNo() });
}

function isSameRow(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(a).every(([name, value]) => b[name] === value);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
