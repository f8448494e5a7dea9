import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Fault } from "../../src/lib/fault.ts";
import { compareCodings } from "../../src/events/index.ts";
import type { CodedEvent, Decision, NewDecision, Coding, Store } from "../../src/model/index.ts";
import { reportedActs } from "../../src/model/index.ts";
import { carryDecisions, codedEvents, recordDecision, refold } from "../../src/record-outcomes.ts";
import type { CarriedDecision } from "../../src/record-outcomes.ts";
import { record } from "./record-sample.ts";
import type { SampleArticle } from "./sample-readings.ts";
import { sampleReading } from "./sample-readings.ts";
import type { StoreMaker } from "./store.contract.ts";

const STRIKE: SampleArticle = {
  title: "Missiles over the border",
  sentences: [
    "Two rockets from the south destroyed a customs post near Kamyshin, and the governor blamed the army of the neighbour for it.",
    "Nobody was hurt, said the ministry, which sent sappers and a commission of inquiry to the village in the evening.",
  ],
  outlet: "Northwire",
  published: "2023-05-04T10:00:00Z",
  from: "northwire/1.html",
  acts: [
    { initiator: "UKR", recipient: "POL", plover: "ASSAULT", cameo: "190", quad: 4, goldstein: -10 },
    { initiator: "RUS", recipient: "UKR", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2, sentence: 1 },
  ],
};
const COPY: SampleArticle = {
  ...STRIKE,
  title: "Customs post destroyed",
  outlet: "Gazette",
  published: "2023-05-04T14:00:00Z",
  from: "gazette/1.html",
};
const OTHER: SampleArticle = {
  title: "Grain ships leave",
  sentences: [
    "Three ships with barley left Chornomorsk for Libya, Lebanon and Kenya on the tide, the harbour master told reporters at noon.",
  ],
  outlet: "Harbour Post",
  published: "2023-05-04T12:00:00Z",
  from: "harbour/1.html",
  acts: [{ initiator: "UKR", recipient: "KEN", plover: "AID", cameo: "073", quad: 2, goldstein: 7.4 }],
};

/** Registers the tests of what persons decide, which every `Store` must pass. */
export function testDecisions({ name, make }: StoreMaker): void {
  let now = "2023-06-01T00:00:00Z";
  const open = (...articles: readonly SampleArticle[]): Store => {
    now = "2023-06-01T00:00:00Z";
    const store = make(() => now);
    for (const article of articles) store.write(() => record(store, sampleReading(article)));
    now = "2023-06-02T00:00:00Z";
    return store;
  };
  const strikeOf = (store: Store): CodedEvent =>
    eventWhere(store, ({ plover, initiator }) => plover === "ASSAULT" && initiator.country === "UKR");

  describe(`${name}: decisions`, () => {
    test("a correction stands for the coder's row, in events, happenings and sums, and the coder's row stays", () => {
      const store = open(STRIKE);
      const coded = strikeOf(store);
      const made = correct(store, coded, { recipient: stateOf("RUS") });
      assert.equal(made.kind, "correct");
      const row = store.event(coded.id);
      assert.equal(row?.event.recipient?.country, "RUS");
      assert.deepEqual(row?.decision?.coded, coded);
      assert.deepEqual([row?.decision?.why, row?.decision?.by, row?.decision?.recordedAt], ["the post is in Russia", "ana", now]);
      assert.deepEqual(
        [...store.events({ countries: ["UKR", "RUS"], plover: ["ASSAULT"] })].map(({ event }) => event.id),
        [coded.id],
      );
      assert.deepEqual([...store.events({ countries: ["POL"] })], []);
      assert.deepEqual(
        [...store.happenings({ plover: ["ASSAULT"] })].map(({ happening }) => happening.recipient),
        ["RUS"],
      );
      assert.deepEqual([...store.tallies({ countries: ["POL"] })], []);
      assert.equal(store.summary().events, 2);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("a rejected event is in nothing that is counted, and can be had back", () => {
      const store = open(STRIKE);
      const { id } = strikeOf(store);
      recordDecision(store, { kind: "reject", eventId: id, why: "a misreading", by: null });
      assert.equal(store.summary().events, 1);
      assert.deepEqual([...store.happenings({ plover: ["ASSAULT"] })], []);
      assert.equal(store.event(id)?.decision?.kind, "reject");
      assert.deepEqual(store.check(), []);
      recordDecision(store, { kind: "restore", eventId: id, why: "it was right", by: null });
      assert.equal(store.summary().events, 2);
      assert.equal(store.event(id)?.decision, null);
      assert.equal([...store.happenings({ plover: ["ASSAULT"] })].length, 1);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("formerHappening() tells of what was rejected or moved as it stood last, and of nothing that stands", () => {
      const store = open(STRIKE);
      const coded = strikeOf(store);
      const [row] = [...store.happenings({ plover: ["ASSAULT"] })];
      const id = row?.happening.id ?? "";
      assert.equal(store.formerHappening(id), null);
      assert.equal(store.formerHappening("none"), null);
      recordDecision(store, { kind: "reject", eventId: coded.id, why: "an exercise", by: "ana" });
      assert.deepEqual(store.formerHappening(id), { ...row, withdrawnAt: now });
      recordDecision(store, { kind: "restore", eventId: coded.id, why: "it was right", by: null });
      assert.equal(store.formerHappening(id), null);
      correct(store, coded, { recipient: stateOf("RUS") });
      assert.deepEqual(store.formerHappening(id)?.happening.eventIds, [coded.id]);
      assert.notEqual(store.event(coded.id)?.happeningId, id);
      store.close();
    });

    test("the last decision stands, all are listed, and asOf shows what stood before", () => {
      const store = open(STRIKE);
      const coded = strikeOf(store);
      correct(store, coded, { recipient: stateOf("RUS") });
      now = "2023-06-03T00:00:00Z";
      correct(store, coded, { recipient: stateOf("BLR") });
      assert.equal(store.event(coded.id)?.event.recipient?.country, "BLR");
      const recipients = (asOf: string): unknown =>
        [...store.events({ asOf, plover: ["ASSAULT"] })].map(({ event }) => event.recipient?.country);
      assert.deepEqual(["2023-06-01T12:00:00Z", "2023-06-02T12:00:00Z", now].map(recipients), [["POL"], ["RUS"], ["BLR"]]);
      const sums = (asOf: string): unknown =>
        [...store.tallies({ asOf, plover: ["ASSAULT"] })].map(({ recipient, events }) => [recipient, events.count]);
      assert.deepEqual(["2023-06-01T12:00:00Z", "2023-06-02T12:00:00Z", now].map(sums), [[["POL", 1]], [["RUS", 1]], [["BLR", 1]]]);
      assert.deepEqual([...store.tallies({ asOf: now })], [...store.tallies()]);
      assert.deepEqual(store.articlesByDay({ asOf: now }), store.articlesByDay());
      assert.equal(store.event(coded.id, "2023-06-02T12:00:00Z")?.event.recipient?.country, "RUS");
      assert.deepEqual(
        store.decisions({ eventId: coded.id }).map(({ kind }) => kind),
        ["correct", "correct"],
      );
      assert.equal(store.decisions({ asOf: "2023-06-02T12:00:00Z" }).length, 1);
      assert.deepEqual(
        store
          .history(coded.id)
          .map(({ what, by }) => `${what} ${by ?? "-"}`)
          .filter((line) => !/folded/.test(line)),
        ["coded -", "corrected ana", "corrected ana"],
      );
      store.close();
    });

    test("a decision on an event that is not there is refused, and changes nothing", () => {
      const store = open(STRIKE);
      assert.throws(() => recordDecision(store, { kind: "reject", eventId: "none", why: "x", by: null }), isFault("record/unknown-event"));
      assert.throws(
        () => recordDecision(store, { kind: "split", articleIds: ["none"], why: "x", by: null }),
        isFault("record/unknown-article"),
      );
      assert.deepEqual(store.decisions(), []);
      store.close();
    });

    test("a decision survives another reading that gives the same event, and one that gives it under another id", () => {
      const store = open(STRIKE);
      const coded = strikeOf(store);
      const made = correct(store, coded, { recipient: stateOf("RUS") });
      now = "2023-07-01T00:00:00Z";
      recode(store, { ...STRIKE, version: "2" });
      assert.equal(store.event(coded.id)?.event.recipient?.country, "RUS");
      const other = { ...STRIKE, version: "3", acts: [{ ...STRIKE.acts?.[0], initiator: "BLR", recipient: "POL" }] };
      recode(store, other, made);
      assert.deepEqual(
        [...store.events()].map(({ event }) => [event.id, event.recipient?.country]),
        [[coded.id, "RUS"]],
      );
      assert.equal(store.summary().events, 1);
      assert.deepEqual(store.check(), []);
      recordDecision(store, { kind: "restore", eventId: coded.id, why: "the new coder is right", by: null });
      assert.deepEqual(
        [...store.events()].map(({ event }) => event.initiator.country),
        ["BLR"],
      );
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("a correction stands though the coder does not see the event any more", () => {
      const store = open(STRIKE);
      const coded = strikeOf(store);
      correct(store, coded, { recipient: stateOf("RUS") });
      recode(store, { ...STRIKE, version: "2", acts: [] });
      assert.deepEqual(
        [...store.events()].map(({ event }) => event.id),
        [coded.id],
      );
      assert.equal([...store.happenings()].length, 1);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("a rejection is kept on a sentence that another version parts elsewhere, and says so", () => {
      const acts = STRIKE.acts?.slice(0, 1) ?? [];
      const whole: SampleArticle = { ...STRIKE, sentences: ["Rockets fell on a post near Brest. Poland said so."], acts };
      const store = open(whole);
      const coded = strikeOf(store);
      recordDecision(store, { kind: "reject", eventId: coded.id, why: "an exercise", by: null });
      const again = recoded({ ...whole, version: "2", sentences: ["Rockets fell on a post near Brest.", "Poland said so."] }, "changed");
      const carried = recodeWith(store, again);
      assert.deepEqual(
        carried.map(({ decision, basis }) => [decision.kind, basis]),
        [["reject", "changed sentence"]],
      );
      assert.deepEqual([...store.events()], []);
      assert.ok(store.history(again.events[0]?.id ?? "").some(({ about }) => about === "an exercise (kept on a changed sentence)"));
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("a rejection outlasts a version that does not see the event, and holds for a later one that sees it under another id", () => {
      const strike = { ...STRIKE, acts: STRIKE.acts?.slice(0, 1) ?? [] };
      const store = open(strike);
      const coded = strikeOf(store);
      recordDecision(store, { kind: "reject", eventId: coded.id, why: "an exercise", by: null });
      recodeWith(store, sampleReading({ ...strike, version: "2", acts: [] }).reading);
      assert.equal(store.event(coded.id)?.decision?.kind, "reject");
      assert.equal(recodeWith(store, recoded({ ...strike, version: "3" }, "again")).length, 1);
      assert.deepEqual([...store.events()], []);
      assert.equal(store.summary().events, 0);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("putRecoding() of the same reading notes the version and adds nothing", () => {
      const store = open(STRIKE, OTHER);
      assert.equal([...store.articlesNotReadBy("2")].length, 2);
      assert.deepEqual([...store.articlesNotReadBy("1")], []);
      const rows = [...store.events()];
      const again = sampleReading({ ...STRIKE, version: "2" });
      assert.equal(store.putRecoding(again.reading), "known");
      assert.deepEqual([...store.events()], rows);
      assert.deepEqual([...store.articlesNotReadBy("2")], [sampleReading(OTHER).reading.article.id]);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("merge makes one story of two, and later folding keeps it one", () => {
      const store = open(STRIKE, OTHER);
      const articleIds = [STRIKE, OTHER].map((article) => sampleReading(article).reading.article.id);
      recordDecision(store, { kind: "merge", articleIds, why: "one incident", by: null });
      assert.equal(store.summary().stories, 1);
      store.write(() => record(store, sampleReading(COPY)));
      assert.equal(store.summary().stories, 1);
      assert.equal(store.storyOf(articleIds[0] ?? "")?.members.length, 3);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("split sets articles apart, later folding keeps them apart, and a later merge joins them again", () => {
      const store = open(STRIKE, COPY);
      assert.equal(store.summary().stories, 1);
      const copy = sampleReading(COPY).reading.article.id;
      recordDecision(store, { kind: "split", articleIds: [copy], why: "another post", by: "ana" });
      assert.equal(store.summary().stories, 2);
      assert.equal([...store.happenings({ plover: ["ASSAULT"] })].length, 2);
      store.write(() => record(store, sampleReading({ ...STRIKE, title: "Third", outlet: "Ledger", from: "ledger/1.html" })));
      assert.equal(store.storyOf(copy)?.members.length, 1);
      assert.equal(store.story(store.storyOf(copy)?.id ?? "", "2023-06-01T12:00:00Z"), null);
      assert.equal(store.storyOf(copy, "2023-06-01T12:00:00Z")?.members.length, 2);
      const articleIds = [copy, sampleReading(STRIKE).reading.article.id];
      recordDecision(store, { kind: "merge", articleIds, why: "the same after all", by: "ana" });
      assert.equal(store.summary().stories, 1);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("articles that were split off are joined by later copies of their own, and by nothing else", () => {
      const later = {
        ...COPY,
        sentences: [
          ...COPY.sentences,
          "Sappers found parts of a third rocket in a field behind the customs post and blew them up at dusk.",
        ],
      };
      const store = open(STRIKE, later);
      const idOf = (article: SampleArticle): string => sampleReading(article).reading.article.id;
      recordDecision(store, { kind: "split", articleIds: [idOf(later)], why: "another post", by: null });
      const repost = { ...later, title: "Parts of a third rocket", outlet: "Ledger", from: "ledger/1.html" };
      const other = { ...STRIKE, title: "Customs post hit", outlet: "Herald", from: "herald/1.html" };
      for (const article of [repost, other]) store.write(() => void record(store, sampleReading(article)));
      const membersOf = (article: SampleArticle): readonly string[] =>
        store.storyOf(idOf(article))?.members.map(({ articleId }) => articleId) ?? [];
      assert.deepEqual(membersOf(later), [idOf(later), idOf(repost)].toSorted());
      assert.deepEqual(membersOf(STRIKE), [idOf(STRIKE), idOf(other)].toSorted());
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("eventIds() finds ids by how they start", () => {
      const store = open(STRIKE);
      const { id } = strikeOf(store);
      assert.deepEqual(store.eventIds(id.slice(0, 8), 5), [id]);
      assert.equal(store.eventIds("", 1).length, 1);
      assert.deepEqual(store.eventIds("~", 5), []);
      store.close();
    });
  });
}

/** The reading of an article whose events have other ids, as another version gives them. */
function recoded(article: SampleArticle, mark: string): Coding {
  const { reading } = sampleReading(article);
  const events = reading.events.map((event) => ({ ...event, id: `${mark}${event.id}`.slice(0, 26) }));
  return { ...reading, events, report: { ...reading.report, acts: reportedActs(events) } };
}

/** What `demarche recode` does with a reading. */
function recodeWith(store: Store, reading: Coding): readonly CarriedDecision[] {
  return store.write(() => {
    const changes = compareCodings(codedEvents(store, reading.article.id), reading.events);
    store.putRecoding(reading);
    const carried = carryDecisions(store, changes);
    refold(store, [reading.article.id]);
    return carried;
  });
}

function recode(store: Store, article: SampleArticle, carry?: Decision): void {
  const { reading } = sampleReading(article);
  store.write(() => {
    store.putRecoding(reading);
    for (const event of reading.events) if (carry !== undefined) store.carryDecision(carry.id, event.id, "changed sentence");
    refold(store, [reading.article.id]);
  });
}

function correct(store: Store, coded: CodedEvent, changes: Partial<CodedEvent>): Decision {
  const decision: NewDecision = { kind: "correct", event: { ...coded, ...changes }, why: "the post is in Russia", by: "ana" };
  return recordDecision(store, decision);
}

function eventWhere(store: Store, isOne: (event: CodedEvent) => boolean): CodedEvent {
  const row = [...store.events()].find(({ event }) => isOne(event));
  assert.ok(row);
  return row.event;
}

function stateOf(country: string): CodedEvent["initiator"] {
  return { id: country, name: country, kind: "state", country, sector: "GOV", role: null };
}

function isFault(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Fault && error.code === code;
}
