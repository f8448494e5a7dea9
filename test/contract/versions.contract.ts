import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faultCode } from "../../src/lib/fault-code.test-helper.ts";
import type { CodedEvent, Store } from "../../src/model/index.ts";
import { recordDecision } from "../../src/record-outcomes.ts";
import { record } from "./record-sample.ts";
import type { Sample, SampleArticle } from "./sample-readings.ts";
import { sampleReading } from "./sample-readings.ts";
import type { StoreMaker } from "./store.contract.ts";

const ADDRESS = "https://northwire.example/flood";
const RESCUE =
  "Slovakia sent forty engineers and six pumps across the border to Hungary on the evening of the flood, the ministry in Bratislava said.";
const THANKS =
  "Hungary thanked its neighbour for the pumps, and the mayor of Gyor counted nine streets that were dry again by the morning.";
const BLAME =
  "Austria was accused by the Hungarian side of opening its sluices on the upper river hours before anybody downstream had been told.";

const FIRST: SampleArticle = {
  title: "Pumps cross the border",
  sentences: [RESCUE, THANKS, BLAME],
  outlet: "Northwire",
  published: "2024-09-16T08:00:00Z",
  url: ADDRESS,
  fetchedAt: "2024-09-16T09:00:00Z",
  acts: [
    { initiator: "SVK", recipient: "HUN", plover: "AID", cameo: "073", quad: 2, goldstein: 7.4 },
    { initiator: "HUN", recipient: "AUT", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2, sentence: 2 },
  ],
};
/** The accusation is gone; the engineers were fifty. */
const SECOND: SampleArticle = {
  ...FIRST,
  sentences: [RESCUE.replace("forty", "fifty"), THANKS],
  fetchedAt: "2024-09-16T12:00:00Z",
  acts: FIRST.acts?.slice(0, 1) ?? [],
};
const THIRD: SampleArticle = { ...SECOND, sentences: [...SECOND.sentences, "Water fell all day."], fetchedAt: "2024-09-16T18:00:00Z" };
const AGAIN: SampleArticle = { ...FIRST, fetchedAt: "2024-09-17T06:00:00Z" };
const BRIEFING: SampleArticle = {
  ...FIRST,
  title: "Ferries stop",
  sentences: [
    "Denmark told Sweden that ferries between both would stand still on Sunday, since the crews of one line had called a strike.",
  ],
  published: "2024-09-18T08:00:00Z",
  fetchedAt: "2024-09-18T09:00:00Z",
  acts: [{ initiator: "DNK", recipient: "SWE" }],
};

/** Registers the tests of pages that change, which every `Store` must pass. */
export function testVersions({ name, make }: StoreMaker): void {
  let now = "2024-09-16T09:00:00Z";
  const open = (...articles: readonly SampleArticle[]): Store => {
    const store = make(() => now);
    for (const article of articles) put(store, article);
    return store;
  };
  const put = (store: Store, article: SampleArticle): Sample & { readonly recorded: ReturnType<typeof record> } => {
    now = article.fetchedAt ?? now;
    const sample = sampleReading(article);
    const recorded = store.write(() => record(store, sample));
    assert.deepEqual(store.check(), []);
    return { ...sample, recorded };
  };

  describe(`${name}: versions`, () => {
    test("a page that was changed is one article, in its present words, and says what it was", () => {
      const store = open();
      const first = put(store, FIRST);
      const second = put(store, SECOND);
      assert.deepEqual([first.recorded, second.recorded], ["added", "changed"]);
      const [old, present] = [first.reading.article.id, second.reading.article.id];
      assert.deepEqual([store.summary().articles, store.summary().events, store.summary().stories], [1, 1, 1]);
      assert.deepEqual([...store.articlesByDay()], [["2024-09-16", 1]]);
      assert.deepEqual(
        [...store.events()].map(({ event, earlierVersions }) => [event.articleId, event.plover, ...earlierVersions]),
        [[present, "AID", "2024-09-16T09:00:00Z"]],
      );
      assert.deepEqual(
        [...store.happenings()].map(({ happening }) => [happening.plover, happening.reports, happening.origins]),
        [["AID", 1, 1]],
      );
      assert.deepEqual([...store.tallies({ countries: ["AUT"] })], []);
      assert.deepEqual(
        store.storyOf(present)?.members.map(({ articleId }) => articleId),
        [present],
      );
      assert.deepEqual(
        store.searchSentences("Slovakia engineers", 10).map(({ articleId, sentence }) => [articleId, sentence.includes("fifty")]),
        [[present, true]],
      );
      assert.deepEqual(
        store.versions(present).map(({ articleId, shownAt, isPresent }) => [articleId, shownAt, isPresent]),
        [
          [old, FIRST.fetchedAt, false],
          [present, SECOND.fetchedAt, true],
        ],
      );
      store.close();
    });

    test("the earlier version, its events and their evidence are reached by id, and as of then it stood", () => {
      const store = open();
      const first = put(store, FIRST);
      const second = put(store, SECOND);
      const [old, present] = [first.reading.article.id, second.reading.article.id];
      assert.equal(store.article(old)?.text, first.reading.article.text);
      assert.equal(store.presentVersion(old), present);
      assert.equal(store.presentVersion(old, FIRST.fetchedAt), old);
      for (const event of first.reading.events) {
        const row = store.event(event.id);
        assert.equal(row?.supersededBy, present);
        const { sentence, words } = row.event.evidence;
        assert.equal(store.article(old)?.text.slice(sentence.start, sentence.end), words);
        assert.deepEqual(
          store.history(event.id).map(({ what }) => what),
          ["coded", "folded", "superseded", "unfolded"],
        );
      }
      assert.deepEqual([...store.events({ articleId: old })], []);
      assert.equal([...store.events({ articleId: old, supersededToo: true })].length, 2);
      const then = { asOf: FIRST.fetchedAt ?? "" };
      assert.deepEqual(ids([...store.events(then)].map(({ event }) => event)), ids(first.reading.events));
      assert.deepEqual([...store.happenings(then)].map(({ happening }) => happening.plover).sort(), ["ACCUSE", "AID"]);
      assert.deepEqual([...store.articlesByDay(then)], [["2024-09-16", 1]]);
      assert.equal(store.storyOf(old, then.asOf)?.first, old);
      assert.equal(store.storyOf(old)?.first, present);
      assert.equal(store.versions(old, then.asOf).length, 1);
      store.close();
    });

    test("a page that goes back to older words has these again, and what was read from them", () => {
      const store = open(FIRST);
      const before = outside(store);
      put(store, SECOND);
      put(store, THIRD);
      assert.equal(put(store, AGAIN).recorded, "changed");
      assert.deepEqual(outside(store), before);
      const { id } = sampleReading(FIRST).reading.article;
      assert.deepEqual(
        store.versions(id).map(({ isPresent }) => isPresent),
        [false, false, false, true],
      );
      assert.equal(store.presentVersion(sampleReading(SECOND).reading.article.id), id);
      assert.deepEqual(
        store
          .history([...store.events()][0]?.event.id ?? "")
          .map(({ what }) => what)
          .slice(-2),
        ["shown again", "folded"],
      );
      store.close();
    });

    test("what stands does not depend on the order in which versions came", () => {
      const versions = [FIRST, SECOND, THIRD, AGAIN];
      const expected = outside(open(...versions));
      for (const order of permutations(versions))
        assert.deepEqual(outside(open(...order)), expected, order.map(({ fetchedAt }) => fetchedAt).join());
      const upToThird = outside(open(FIRST, SECOND, THIRD));
      for (const order of permutations([FIRST, SECOND, THIRD])) assert.deepEqual(outside(open(...order)), upToThird);
    });

    test("doing it twice changes nothing", () => {
      const store = open(FIRST, SECOND);
      const before = [outside(store), store.state().commit];
      assert.equal(put(store, SECOND).recorded, "known");
      assert.equal(put(store, FIRST).recorded, "known");
      assert.deepEqual([outside(store), store.state().commit], before);
      store.close();
    });

    test("hasPage() tells a page that went back to older bytes from one that was read before", () => {
      const store = open(FIRST, SECOND);
      const [first, second, again] = [FIRST, SECOND, AGAIN].map((article) => sampleReading(article).page);
      assert.ok(first !== undefined && second !== undefined && again !== undefined);
      assert.ok(store.hasPage(first) && store.hasPage(second));
      assert.equal(store.hasPage(again), false);
      put(store, AGAIN);
      assert.ok(store.hasPage(again) && store.hasPage(first) && store.hasPage(second));
      store.close();
    });

    test("the page by other addresses is one article", () => {
      const store = open(FIRST);
      const other = put(store, { ...SECOND, url: `http://m.northwire.example/flood/?utm_source=mail`, canonicalUrl: ADDRESS });
      assert.equal(other.recorded, "changed");
      assert.equal(store.summary().articles, 1);
      assert.equal(put(store, { ...SECOND, url: `${ADDRESS}#top`, from: "b" }).recorded, "known");
      assert.equal(store.versions(other.reading.article.id).length, 2);
      store.close();
    });

    test("a copy that names another site's page as the first is no version of it, and words that another site shows still stand", () => {
      const copy: SampleArticle = { ...FIRST, outlet: "Gazette", url: "https://gazette.example/1", canonicalUrl: ADDRESS };
      const store = open(FIRST, { ...copy, sentences: [RESCUE, THANKS, "The Gazette adds that its own boat was out."] });
      assert.equal(store.summary().articles, 2);
      put(store, copy);
      assert.equal(store.summary().articles, 1);
      assert.equal(put(store, SECOND).recorded, "added");
      assert.equal(store.summary().articles, 2);
      assert.deepEqual(
        [...store.events({ plover: ["ACCUSE"] })].map(({ event, supersededBy }) => [event.plover, supersededBy]),
        [["ACCUSE", null]],
      );
      put(store, { ...copy, sentences: [RESCUE], acts: [], fetchedAt: "2024-09-16T13:00:00Z" });
      assert.deepEqual([...store.events({ plover: ["ACCUSE"] })], []);
      assert.equal(store.summary().articles, 2);
      store.close();
    });

    test("an address that shows other news on another day shows another article; the earlier one stands", () => {
      const store = open(FIRST);
      assert.equal(put(store, BRIEFING).recorded, "added");
      assert.equal(store.summary().articles, 2);
      assert.equal([...store.events()].length, 3);
      assert.equal(store.versions(sampleReading(BRIEFING).reading.article.id).length, 1);
      store.close();
    });

    test("an address of the news of the day keeps each day's article, in whatever order they came, and versions of each", () => {
      const edited = { ...BRIEFING, sentences: [...BRIEFING.sentences, "Buses take over."], fetchedAt: "2024-09-18T15:00:00Z" };
      const third: SampleArticle = {
        ...BRIEFING,
        title: "Grain for Kenya",
        sentences: ["Ukraine shipped grain to Kenya on Friday, and the port of Mombasa counted nine thousand tonnes in sacks of its own."],
        published: "2024-09-20T08:00:00Z",
        fetchedAt: "2024-09-20T09:00:00Z",
        acts: [{ initiator: "UKR", recipient: "KEN", plover: "AID", cameo: "073", quad: 2, goldstein: 7.4 }],
      };
      const all = [FIRST, BRIEFING, edited, third];
      const expected = outside(open(...all));
      assert.deepEqual((expected as { readonly sums: readonly number[] }).sums.slice(0, 2), [3, 4]);
      for (const order of permutations(all))
        assert.deepEqual(outside(open(...order)), expected, order.map(({ fetchedAt }) => fetchedAt).join());
    });

    test("pages without an address are articles of their own", () => {
      const { url: _url, ...file } = FIRST;
      const store = open({ ...file, from: "a.html" }, { ...file, from: "a.html", sentences: SECOND.sentences });
      assert.equal(store.summary().articles, 2);
      store.close();
    });

    test("an earlier version in a story of several leaves it, and the story is the others'", () => {
      const reprint: SampleArticle = {
        ...FIRST,
        title: "Help over the river",
        outlet: "Gazette",
        url: "https://gazette.example/7",
        published: "2024-09-16T10:00:00Z",
      };
      const store = open(FIRST, reprint);
      assert.equal(store.summary().stories, 1);
      assert.equal([...store.happenings({ plover: ["AID"] })][0]?.happening.reports, 2);
      put(store, { ...BRIEFING, published: FIRST.published ?? null, fetchedAt: "2024-09-16T15:00:00Z" });
      assert.equal(store.summary().stories, 2);
      assert.deepEqual(
        [...store.happenings({ plover: ["AID"] })].map(({ happening }) => happening.reports),
        [1],
      );
      store.close();
    });

    test("what persons decided stands when the page is changed, and when it goes back", () => {
      const store = open(FIRST);
      const [aid, accusation] = FIRST.acts?.map((_, index) => sampleReading(FIRST).reading.events[index]) ?? [];
      assert.ok(aid !== undefined && accusation !== undefined);
      recordDecision(store, { kind: "reject", eventId: aid.id, why: "a drill", by: "ana" });
      correct(store, accusation, "CZE");
      const second = put(store, SECOND);
      assert.deepEqual(
        [...store.events()].map(({ event, decision }) => [event.plover, event.recipient?.country, decision?.kind]),
        [["ACCUSE", "CZE", "correct"]],
      );
      assert.equal(store.event(second.reading.events[0]?.id ?? "")?.decision?.kind, "reject");
      assert.deepEqual(
        [...store.happenings()].map(({ happening }) => [happening.plover, happening.recipient]),
        [["ACCUSE", "CZE"]],
      );
      assert.equal(store.storyOf(second.reading.article.id)?.happenings.length, 1);
      assert.deepEqual(
        [...store.events({ articleId: second.reading.article.id })].map(({ supersededBy }) => supersededBy),
        [second.reading.article.id],
      );
      put(store, THIRD);
      assert.equal(store.event(sampleReading(THIRD).reading.events[0]?.id ?? "")?.decision?.kind, "reject");
      recordDecision(store, { kind: "restore", eventId: sampleReading(THIRD).reading.events[0]?.id ?? "", why: "no drill", by: "ben" });
      assert.deepEqual(store.check(), []);
      assert.deepEqual([...store.events()].map(({ event }) => event.plover).sort(), ["ACCUSE", "AID"]);
      put(store, AGAIN);
      assert.deepEqual(
        [...store.events()].map(({ event, decision }) => `${event.plover} ${event.recipient?.country} ${decision?.kind ?? "-"}`).sort(),
        ["ACCUSE CZE correct", "AID HUN -"],
      );
      store.close();
    });

    test("nothing is decided on what is shown no more, and a correction of then can be taken back", () => {
      const store = open(FIRST);
      const [aid, accusation] = sampleReading(FIRST).reading.events;
      assert.ok(aid !== undefined && accusation !== undefined);
      correct(store, accusation, "CZE");
      put(store, SECOND);
      assert.equal(
        faultCode(() => recordDecision(store, { kind: "reject", eventId: aid.id, why: "late", by: null })),
        "record/superseded-event",
      );
      recordDecision(store, { kind: "restore", eventId: accusation.id, why: "it is gone from the page", by: null });
      assert.deepEqual(
        [...store.events()].map(({ event }) => event.plover),
        ["AID"],
      );
      assert.deepEqual(
        [...store.happenings()].map(({ happening }) => happening.plover),
        ["AID"],
      );
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("articles that were set apart or joined stay so when their pages change", () => {
      const reprint: SampleArticle = { ...FIRST, title: "Help over the river", outlet: "Gazette", url: "https://gazette.example/7" };
      const store = open(FIRST, reprint, BRIEFING);
      const [first, copy, other] = [FIRST, reprint, BRIEFING].map((article) => sampleReading(article).reading.article.id);
      assert.ok(first !== undefined && copy !== undefined && other !== undefined);
      recordDecision(store, { kind: "split", articleIds: [copy], why: "another flood", by: null });
      const changed = put(store, { ...reprint, sentences: [...reprint.sentences, "More rain is due."], fetchedAt: "2024-09-19T00:00:00Z" });
      assert.deepEqual(store.storyOf(changed.reading.article.id)?.members.length, 1);
      recordDecision(store, { kind: "merge", articleIds: [first, other], why: "one day", by: null });
      const merged = put(store, {
        ...BRIEFING,
        sentences: [...BRIEFING.sentences, "The strike was lifted."],
        fetchedAt: "2024-09-19T01:00:00Z",
      });
      assert.deepEqual(
        store
          .storyOf(merged.reading.article.id)
          ?.members.map(({ articleId }) => articleId)
          .sort(),
        [first, merged.reading.article.id].sort(),
      );
      store.close();
    });
  });
}

function correct(store: Store, event: CodedEvent, country: string): void {
  const recipient = { id: country, name: country, kind: "state", country, sector: null, role: null } as const;
  recordDecision(store, { kind: "correct", event: { ...event, recipient }, why: "the page mixes them up", by: "ana" });
}

/** What a reader sees, without when it was recorded. */
function outside(store: Store): unknown {
  const stories = [...new Set([...store.happenings()].map(({ storyId }) => storyId))].sort().map((id) => store.story(id));
  return {
    events: [...store.events()].map(({ event }) => event.id),
    happenings: [...store.happenings()].map(({ happening }) => happening),
    tallies: [...store.tallies()],
    days: [...store.articlesByDay()],
    hits: store.searchSentences("the", 100),
    sums: [store.summary().articles, store.summary().events, store.summary().happenings, store.summary().stories],
    stories,
  };
}

function ids(events: readonly CodedEvent[]): readonly string[] {
  return events.map(({ id }) => id).sort();
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
