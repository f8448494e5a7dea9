import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { Fault } from "../../src/lib/fault.ts";
import { isDone } from "../../src/model/index.ts";
import type { Instant, Report, Store } from "../../src/model/index.ts";
import { recordDecision } from "../../src/record-outcomes.ts";
import { buildSeries } from "../../src/relations/index.ts";
import { foldReports } from "../../src/stories/index.ts";
import { record as recordInside } from "./record-sample.ts";
import type { Sample, SampleArticle } from "./sample-readings.ts";
import { samplePage, sampleReading, sampleSkip } from "./sample-readings.ts";
import { syntheticNews } from "./synthetic-news.ts";

/** What the suite asks of an implementation: a new, empty store whose clock is the one given. */
export interface StoreMaker {
  readonly name: string;
  readonly make: (clock: () => Instant) => Store;
}

const TALKS: SampleArticle = {
  title: "Talks in Riyadh",
  sentences: [
    "Saudi Arabia received the foreign ministers of the United States and Russia in Riyadh on Tuesday for talks that lasted four and a half hours.",
    "Both capitals will send envoys to each other again, said Sergei Lavrov after the meeting in the Diriyah palace.",
    "Ukraine was not asked to come, and President Zelensky put off a journey to the kingdom.",
  ],
  outlet: "Reuters",
  published: "2025-02-18T15:00:00Z",
  from: "reuters/talks.html",
  acts: [
    { initiator: "USA", recipient: "RUS" },
    { initiator: "RUS", recipient: "USA" },
    { initiator: "UKR", recipient: "SAU", plover: "REJECT", cameo: "120", quad: 3, goldstein: -4, sentence: 2 },
  ],
};
const REPOST: SampleArticle = {
  ...TALKS,
  title: "Riyadh hosts rivals",
  outlet: "Gazette",
  origin: "Reuters",
  published: "2025-02-18T19:00:00Z",
  from: "gazette/1.html",
};
const EXPULSION: SampleArticle = {
  title: "Envoy sent home",
  sentences: [
    "Ecuador broke off relations after police had stormed the embassy of Mexico in Quito.",
    "Mexico goes to the court in The Hague.",
  ],
  published: "2024-04-06",
  from: "other/2.html",
  acts: [{ initiator: "MEX", recipient: "ECU", plover: "SANCTION", cameo: "161", quad: 4, goldstein: -4, sentence: 0 }],
};

/** Registers the tests that every `Store` must pass. */
export function testStore({ name, make }: StoreMaker): void {
  const open = (clock: () => Instant = () => "2025-03-01T00:00:00Z"): Store => make(clock);

  describe(name, () => {
    test("pairs() and topDyads() of whole years are those of their days", () => {
      const store = open();
      for (const sample of syntheticNews({ seed: 5, articles: 80, days: 900 })) store.write(() => void recordInside(store, sample));
      const undated = { initiator: "RUS", recipient: "UKR", plover: "AID", quad: 2, day: null } as const;
      store.write(() => void recordInside(store, sampleReading({ sentences: ["Somebody gave something once."], acts: [undated] })));
      const [first] = store.events({ since: "2022-01-01" });
      if (first !== undefined) recordDecision(store, { kind: "reject", eventId: first.event.id, why: "a test", by: null });
      for (const range of [
        {},
        { since: "2023-01-01", until: "2023-12-31" },
        { since: "2023-01-01" },
        { until: "2023-12-31" },
        { since: "2023-02-01", until: "2023-11-30" },
        { since: "2022-03-01", until: "2024-02-29" },
        { since: "2022-03-01", until: "2023-02-28" },
      ]) {
        const sums = new Map<string, { quads: number[]; lastDay: string | null }>();
        for (const { happening } of store.happenings(range)) {
          const { initiator, recipient, plover, status, quad, day } = happening;
          if (initiator === null || recipient === null || initiator === recipient || !isDone(plover, status)) continue;
          const sum = sums.get(`${initiator} ${recipient}`) ?? { quads: [0, 0, 0, 0], lastDay: null };
          sum.quads[quad - 1] = (sum.quads[quad - 1] ?? 0) + 1;
          sum.lastDay = day ?? sum.lastDay;
          sums.set(`${initiator} ${recipient}`, sum);
        }
        const pairs = store.pairs(range);
        assert.ok(pairs.length > 0);
        assert.deepEqual(
          pairs.map(({ initiator, recipient, ...sum }) => [`${initiator} ${recipient}`, sum]),
          [...sums].toSorted(([x], [y]) => (x < y ? -1 : 1)),
        );
        const counted = pairs.reduce((total, { quads }) => total + quads.reduce((all, one) => all + one, 0), 0);
        assert.equal(
          store.topDyads({ ...range, limit: 1000 }).reduce((total, { count }) => total + count, 0),
          counted,
        );
      }
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("article(), summary(), searchSentences(), topDyads() and articlesByOutlet() answer as of an instant", () => {
      let now = "2025-03-01T00:00:00Z";
      const store = open(() => now);
      store.write(() => void recordInside(store, sampleReading(EXPULSION)));
      const before = store.summary();
      now = "2025-04-01T00:00:00Z";
      const talks = sampleReading(TALKS);
      store.write(() => void recordInside(store, talks));
      const then = "2025-03-15T00:00:00Z";
      assert.deepEqual(store.summary(then), before);
      assert.deepEqual(store.summary(now), store.summary());
      assert.deepEqual(
        [store.article(talks.reading.article.id, then), store.article(talks.reading.article.id, now)?.title],
        [null, TALKS.title],
      );
      assert.deepEqual([store.searchSentences("the", 9, then).length, store.searchSentences("the", 9).length], [2, 5]);
      assert.deepEqual([store.searchSentences("palace", 9, then), store.searchSentences("palace", 9, now).length], [[], 1]);
      assert.deepEqual(store.topDyads({ limit: 9, asOf: then }), [{ a: "ECU", b: "MEX", count: 1 }]);
      assert.deepEqual(store.topDyads({ limit: 9, asOf: now }), store.topDyads({ limit: 9 }));
      const read = [
        { outlet: "Gazette", day: "2024-04-06", articles: 1 },
        { outlet: "Reuters", day: "2025-02-18", articles: 1 },
      ];
      assert.deepEqual([...store.articlesByOutlet()], read);
      assert.deepEqual([...store.articlesByOutlet({ asOf: then })], read.slice(0, 1));
      assert.deepEqual([...store.articlesByOutlet({ since: "2025-01-01", by: "month" })], [{ ...read[1], day: "2025-02-01" }]);
      store.close();
    });

    test("putReading() then reads give back what was put", () => {
      const store = open();
      const { page, reading } = sampleReading(TALKS);
      assert.equal(store.hasPage(page), false);
      assert.equal(record(store, { page, reading }), "added");
      assert.equal(store.hasPage(page), true);
      assert.deepEqual(store.article(reading.article.id), reading.article);
      const rows = [...store.events()];
      assert.deepEqual(rows.map(({ event }) => event).sort(byId), [...reading.events].sort(byId));
      assert.ok(
        rows.every(
          ({ happeningId, storyId, recordedAt }) => happeningId !== null && storyId !== null && recordedAt === "2025-03-01T00:00:00Z",
        ),
      );
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("putReading() of the same reading again changes nothing", () => {
      const store = open();
      const sample = sampleReading(TALKS);
      record(store, sample);
      const before = snapshot(store);
      assert.equal(record(store, sample), "known");
      assert.deepEqual(snapshot(store), before);
      store.close();
    });

    test("putSkip() counts a page once, and not once it was read", () => {
      const store = open();
      store.putSkip(samplePage("x"), sampleSkip("x"));
      store.putSkip(samplePage("x"), sampleSkip("x"));
      store.putSkip(samplePage("y"), { ...sampleSkip("y"), reason: "text/language" });
      assert.ok(store.hasPage(samplePage("x")));
      assert.deepEqual(store.summary().skips, { "source/empty": 1, "text/language": 1 });
      const { reading } = sampleReading(TALKS);
      record(store, { page: samplePage("y"), reading });
      assert.deepEqual(store.summary().skips, { "source/empty": 1 });
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("the same words at two addresses are one article, and the earliest printing stands whichever came first", () => {
      const late = sampleReading({
        ...TALKS,
        outlet: "Gazette",
        origin: "Reuters",
        published: "2025-02-18T20:00:00Z",
        from: "gazette/2.html",
      });
      const early = sampleReading(TALKS);
      const undated = sampleReading({ ...TALKS, outlet: null, published: null, from: "scrape/3.txt" });
      const snapshots = shuffles([late, early, undated]).map((order) => {
        const store = open();
        for (const sample of order) record(store, sample);
        assert.equal(store.summary().articles, 1);
        assert.equal(store.summary().pages, 3);
        assert.equal(store.article(early.reading.article.id)?.outlet, "Reuters");
        assert.deepEqual(store.check(), []);
        return closed(store);
      });
      for (const other of snapshots) assert.deepEqual(other, snapshots[0]);
    });

    test("write() keeps all or nothing", () => {
      const store = open();
      record(store, sampleReading(TALKS));
      const before = snapshot(store);
      const boom = new Error("boom");
      assert.throws(
        () =>
          store.write(() => {
            recordInside(store, sampleReading(EXPULSION));
            throw boom;
          }),
        boom,
      );
      assert.deepEqual(snapshot(store), before);
      assert.equal(
        store.write(() => 7),
        7,
      );
      assert.throws(() => store.write(() => store.write(() => 0)), isFault("record/nested-write"));
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("reportsNear() gives those with a common key and all of their story, and not the report itself", () => {
      const store = open();
      for (const article of [TALKS, REPOST, EXPULSION]) record(store, sampleReading(article));
      const { report } = sampleReading(TALKS).reading;
      assert.deepEqual(store.reportsNear(report), [sampleReading(REPOST).reading.report]);
      assert.deepEqual(store.reportsNear({ ...report, articleId: "new", keys: [] }), []);
      assert.deepEqual(
        store.reportsNear({ ...report, articleId: "new" }, () => false),
        [],
      );
      const isFirst = ({ articleId }: Report): boolean => articleId === report.articleId;
      assert.equal(store.reportsNear({ ...report, articleId: "new" }, isFirst).length, 2);
      store.close();
    });

    test("putStories() folds a repost into the story and counts its happening once", () => {
      const store = open();
      for (const article of [REPOST, TALKS]) record(store, sampleReading(article));
      const happenings = [...store.happenings({ countries: ["RUS", "USA"] })];
      assert.deepEqual(
        happenings.map(({ happening }) => `${happening.initiator} ${happening.recipient} ${happening.reports} ${happening.origins}`).sort(),
        ["RUS USA 2 1", "USA RUS 2 1"],
      );
      const story = store.story(happenings[0]?.storyId ?? "");
      assert.equal(story?.members.length, 2);
      assert.equal(story?.first, sampleReading(TALKS).reading.article.id);
      assert.equal(store.summary().stories, 1);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("putStories() supersedes two stories that a late report joins", () => {
      const [a, b, c] = [TALKS.sentences.slice(0, 2), TALKS.sentences.slice(1), TALKS.sentences];
      const store = open();
      const samples = [a, b.slice(1)].map((sentences, from) => sampleReading({ ...TALKS, sentences, acts: [], from: String(from) }));
      for (const sample of samples) record(store, sample);
      const ids = storyIds(store, samples);
      assert.equal(store.summary().stories, 2);
      record(store, sampleReading({ ...TALKS, sentences: c, acts: [], from: "3", published: "2025-02-19" }));
      assert.equal(store.summary().stories, 1);
      assert.equal([...ids].filter((id) => store.story(id) !== null).length, 1);
      assert.equal(storyIds(store, samples).size, 1);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("putStories() refuses to leave a member behind", () => {
      const store = open();
      for (const article of [TALKS, REPOST]) record(store, sampleReading(article));
      assert.throws(() => store.putStories(foldReports([sampleReading(TALKS).reading.report])), isFault("record/partial-story"));
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("the record is the same whatever the order of arrival, over 30 orders", () => {
      const samples = [...syntheticNews({ seed: 11, articles: 30, copies: 0.5, days: 5 })];
      const inOrder = open();
      for (const sample of samples) record(inOrder, sample);
      const wanted = closed(inOrder);
      fc.assert(
        fc.property(fc.shuffledSubarray(samples, { minLength: samples.length, maxLength: samples.length }), (order) => {
          const store = open();
          for (const sample of order) record(store, sample);
          assert.deepEqual(store.check(), []);
          assert.deepEqual(closed(store), wanted);
        }),
        { seed: 8, numRuns: 30 },
      );
    });

    test("folding with all that is near gives what folding with what is linked gives", () => {
      const [all, linked] = [open(), open()];
      for (const sample of syntheticNews({ seed: 15, articles: 80, copies: 0.5, days: 4 })) {
        record(linked, sample);
        all.write(() => {
          const { report } = sample.reading;
          all.putReading(sample.page, sample.reading);
          all.putStories(foldReports([...all.reportsNear(report), report]));
        });
      }
      assert.deepEqual(closed(all), closed(linked));
    });

    test("folding one by one with reportsNear() gives the stories of folding everything at once", () => {
      const samples = [...syntheticNews({ seed: 12, articles: 120, copies: 0.5, days: 10 })];
      const store = open();
      for (const sample of samples) record(store, sample);
      const wanted = foldReports(samples.map(({ reading }) => reading.report));
      assert.deepEqual([...storyIds(store, samples)].sort(), wanted.map(({ id }) => id).sort());
      for (const story of wanted) assert.deepEqual(store.story(story.id), story);
      store.close();
    });

    test("events() streams by day, then id, those without a day first, and filters", () => {
      const store = open();
      for (const article of [TALKS, EXPULSION, { ...EXPULSION, title: "Undated", from: "u", published: null }])
        record(store, sampleReading(article));
      const all = [...store.events()].map(({ event }) => event);
      const keys = all.map(({ when, id }) => `${when?.day ?? ""} ${id}`);
      assert.deepEqual(keys, [...keys].sort());
      const count = (query: Parameters<Store["events"]>[0]): number => [...store.events(query)].length;
      assert.equal(count({ countries: ["RUS"] }), 2);
      assert.equal(count({ countries: ["RUS", "USA"] }), 2);
      assert.equal(count({ countries: ["USA", "SAU"] }), 0);
      assert.equal(count({ since: "2025-02-18", until: "2025-02-18" }), 3);
      assert.equal(count({ until: "2024-12-31" }), 1);
      assert.equal(count({ plover: ["SANCTION"], statuses: ["occurred"] }), 2);
      assert.equal(count({ statuses: [] }), 0);
      assert.equal(count({ articleId: sampleReading(TALKS).reading.article.id }), 3);
      assert.equal(count({ articleId: "none" }), 0);
      for (const { happening } of store.happenings())
        assert.deepEqual([...store.events({ happeningId: happening.id })].map(({ event }) => event.id).sort(), happening.eventIds);
      store.close();
    });

    test("latestArticles() gives what was read last, the last first", () => {
      const store = open();
      assert.deepEqual(store.latestArticles(3), []);
      for (const sample of [TALKS, EXPULSION].map(sampleReading)) record(store, sample);
      const [last, before] = store.latestArticles(5);
      assert.deepEqual([last?.title, last?.outlet, before?.title], [EXPULSION.title, "Gazette", TALKS.title]);
      assert.equal(store.latestArticles(1).length, 1);
    });

    test("happenings() gives the latest first when asked, those without a day at the end, and can be left early", () => {
      const store = open();
      store.write(() => {
        for (const sample of syntheticNews({ seed: 5, articles: 30, days: 60 })) recordInside(store, sample);
      });
      const earliest = [...store.happenings()].map(({ happening }) => happening.id);
      assert.ok(earliest.length > 10);
      assert.deepEqual(
        [...store.happenings({ order: "latest" })].map(({ happening }) => happening.id),
        earliest.toReversed(),
      );
      const [last] = store.happenings({ order: "latest" });
      assert.equal(last?.happening.id, earliest.at(-1));
    });

    test("happenings() of an actor are those that an event of it tells, on either side, as persons corrected it", () => {
      const store = open();
      const act = { initiator: "RUS", recipient: "PRK" } as const;
      const putin = {
        id: "person:vladimir-putin",
        name: "Vladimir Putin",
        kind: "person",
        country: "RUS",
        sector: null,
        role: null,
      } as const;
      const told = sampleReading({ title: "By Putin", sentences: ["Vladimir Putin thanked North Korea."], acts: [act] });
      const met = sampleReading({
        title: "To Putin",
        sentences: ["North Korea thanked Vladimir Putin."],
        acts: [{ initiator: "PRK", recipient: "RUS" }],
      });
      const named = (sample: Sample, side: "initiator" | "recipient"): Sample => ({
        ...sample,
        reading: { ...sample.reading, events: sample.reading.events.map((event) => ({ ...event, [side]: putin })) },
      });
      store.write(() => {
        recordInside(store, named(told, "initiator"));
        recordInside(store, named(met, "recipient"));
        recordInside(store, sampleReading({ title: "Neither", sentences: ["Russia warned North Korea of floods."], acts: [act] }));
      });
      const ofPutin = () => [...store.happenings({ actor: putin.id })].map(({ happening }) => happening.initiator ?? "").sort();
      assert.deepEqual(ofPutin(), ["PRK", "RUS"]);
      assert.deepEqual([...store.happenings({ actor: putin.id, countries: ["RUS"], until: "2000-01-01" })], []);
      assert.deepEqual([...store.happenings({ actor: "person:nobody" })], []);
      const [event] = [...store.events()].filter(({ event: { initiator } }) => initiator.id === putin.id);
      assert.ok(event);
      const lavrov = { ...putin, id: "person:sergey-lavrov", name: "Sergey Lavrov" };
      recordDecision(store, { kind: "correct", event: { ...event.event, initiator: lavrov }, why: "It was he", by: null });
      assert.deepEqual(ofPutin(), ["PRK"]);
      assert.equal([...store.happenings({ actor: lavrov.id })].length, 1);
    });

    test("events() and happenings() can be left early and run side by side", () => {
      const store = open();
      for (const sample of syntheticNews({ seed: 13, articles: 20 })) record(store, sample);
      let pairs = 0;
      for (const row of store.events()) {
        for (const other of store.events({ articleId: row.event.articleId })) {
          pairs += Number(other.event.articleId === row.event.articleId);
          break;
        }
        if (pairs === 5) break;
      }
      assert.equal(pairs, 5);
      record(store, sampleReading(TALKS));
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("asOf shows the record as it stood, before a late report changed it", () => {
      let now = "2025-03-01T00:00:00Z";
      const store = open(() => now);
      record(store, sampleReading(REPOST));
      now = "2025-03-02T00:00:00Z";
      const before = { events: [...store.events()], happenings: [...store.happenings()] };
      record(store, sampleReading(TALKS));
      assert.notDeepEqual([...store.happenings()], before.happenings);
      assert.deepEqual([...store.happenings({ asOf: "2025-03-01T12:00:00Z" })], before.happenings);
      assert.deepEqual([...store.events({ asOf: "2025-03-01T00:00:00Z" })], before.events);
      assert.deepEqual([...store.events({ asOf: "2025-02-28T23:59:59Z" })], []);
      assert.deepEqual([...store.happenings({ asOf: now })], [...store.happenings()]);
      store.close();
    });

    test("recorded times never run back, whatever the clock does", () => {
      const times = ["2025-03-05T00:00:00Z", "2025-03-01T00:00:00Z"];
      const store = open(() => times.shift() ?? "2025-03-09T00:00:00Z");
      for (const article of [TALKS, EXPULSION]) store.write(() => void recordInside(store, sampleReading(article)));
      assert.deepEqual(new Set([...store.events()].map(({ recordedAt }) => recordedAt)), new Set(["2025-03-05T00:00:00Z"]));
      store.close();
    });

    test("a page read again by another version supersedes its events, and the old ones are there as of then", () => {
      let now = "2025-03-01T00:00:00Z";
      const store = open(() => now);
      record(store, sampleReading(TALKS));
      now = "2025-04-01T00:00:00Z";
      const again = sampleReading({ ...TALKS, version: "2", acts: (TALKS.acts ?? []).slice(0, 1) });
      assert.equal(record(store, again), "added");
      assert.deepEqual(
        [...store.events()].map(({ event }) => event.coder.version),
        ["2"],
      );
      assert.equal([...store.events({ asOf: "2025-03-15T00:00:00Z" })].length, 3);
      assert.equal([...store.happenings()].length, 1);
      assert.equal(store.summary().events, 1);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("tallies() sum what events() and happenings() give, and a dyad's counts add up to its stories", () => {
      const store = open();
      const samples = [...syntheticNews({ seed: 14, articles: 150, days: 60 })];
      for (const sample of samples) record(store, sample);
      const pair = { a: "RUS", b: "USA", by: "month", articlesByDay: store.articlesByDay() } as const;
      const countries: readonly string[] = [pair.a, pair.b];
      for (const count of ["happenings", "reports", "events"] as const) {
        const rows = count === "events" ? [...store.events({ countries })] : [...store.happenings({ countries })];
        const series = buildSeries(rows, { ...pair, count });
        const summed = buildSeries(store.tallies({ countries }), { ...pair, count });
        assert.deepEqual(
          summed.periods.map(({ start, aToB, bToA, articlesRead }) => ({ start, aToB, bToA, articlesRead })),
          series.periods.map(({ start, aToB, bToA, articlesRead }) => ({ start, aToB, bToA, articlesRead })),
        );
      }
      for (const by of ["week", "month", "year"] as const) {
        const whole = buildSeries(store.tallies({ countries }), { ...pair, by });
        const summed = buildSeries(store.tallies({ countries, by }), { ...pair, by });
        assert.deepEqual([summed.periods, summed.undated], [whole.periods, whole.undated]);
      }
      const series = buildSeries(store.happenings({ countries }), pair);
      const counted = series.periods.flatMap(({ ids }) => ids);
      const told = [...storyIds(store, samples)].flatMap((id) => store.story(id)?.happenings ?? []);
      const wanted = told.filter(
        ({ initiator, recipient, status }) =>
          countries.includes(initiator ?? "") && countries.includes(recipient ?? "") && initiator !== recipient && status !== "background",
      );
      assert.deepEqual([...counted].sort(), wanted.map(({ id }) => id).sort());
      store.close();
    });

    test("articlesByDay() counts what was published, told or not", () => {
      const store = open();
      for (const article of [TALKS, REPOST, EXPULSION, { ...TALKS, title: "Nothing told", acts: [], published: null, from: "n" }])
        record(store, sampleReading(article));
      assert.deepEqual(
        [...store.articlesByDay()],
        [
          ["2024-04-06", 1],
          ["2025-02-18", 2],
        ],
      );
      assert.deepEqual([...store.articlesByDay({ since: "2024-04-07" })], [["2025-02-18", 2]]);
      assert.deepEqual([...store.articlesByDay({ until: "2024-04-05" })], []);
      store.close();
    });

    test("searchSentences() finds sentences that hold all the words and takes no orders from them", () => {
      const store = open();
      for (const article of [TALKS, EXPULSION]) record(store, sampleReading(article));
      const [hit, ...more] = store.searchSentences("diriyah LAVROV", 10);
      assert.equal(more.length, 0);
      assert.equal(hit?.sentence, TALKS.sentences[1]);
      assert.equal(store.article(hit?.articleId ?? "")?.text.slice(hit?.start, hit?.end), hit?.sentence);
      for (const words of ['"', "NEAR(", "a OR b*", "", "col:x", "-", "Lavrov AND Quito"])
        assert.deepEqual(store.searchSentences(words, 10), []);
      assert.equal(store.searchSentences("the", 1).length, 1);
      assert.deepEqual(store.searchSentences("the", 0), []);
      store.close();
    });

    test("summary() says what is there and what is busiest", () => {
      const store = open();
      for (const article of [TALKS, REPOST, EXPULSION]) record(store, sampleReading(article));
      const { pages, articles, events, happenings, stories, firstDay, lastDay, dyads, countBy } = store.summary();
      assert.deepEqual({ pages, articles, events, happenings, stories }, { pages: 3, articles: 3, events: 7, happenings: 4, stories: 2 });
      assert.deepEqual([firstDay, lastDay, countBy], ["2024-04-06", "2025-02-18", "happenings"]);
      assert.deepEqual(dyads, [
        { a: "RUS", b: "USA", count: 2 },
        { a: "ECU", b: "MEX", count: 1 },
        { a: "SAU", b: "UKR", count: 1 },
      ]);
      store.close();
    });

    test("pairs() sums what happenings() gives and counts as done, over all days and over some", () => {
      const store = open();
      for (const sample of syntheticNews({ seed: 5, articles: 60, days: 40 })) record(store, sample);
      for (const range of [{}, { since: "2022-01-10", until: "2022-01-20" }]) {
        const counts = new Map<string, number>();
        for (const { happening } of store.happenings(range)) {
          const { initiator, recipient, quad, plover, status } = happening;
          if (initiator === null || recipient === null || initiator === recipient || !isDone(plover, status)) continue;
          const key = `${initiator} ${recipient} ${quad}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        const summed = store.pairs(range).flatMap(({ initiator, recipient, quads }) => {
          const counted = [...quads.entries()].filter(([, count]) => count > 0);
          return counted.map(([at, count]) => [`${initiator} ${recipient} ${at + 1}`, count] as const);
        });
        assert.ok(summed.length > 5);
        assert.deepEqual(new Map(summed), counts);
      }
      store.close();
    });

    test("pairVersion() changes with what is told of two countries, or decided, and with nothing else", () => {
      const store = open();
      record(store, sampleReading(TALKS));
      const versions = (): readonly number[] => [store.pairVersion("UKR", "SAU"), store.pairVersion("ECU", "MEX")];
      const [talks = 0, none] = versions();
      assert.ok(talks > 0);
      assert.deepEqual([none, store.pairVersion("SAU", "UKR")], [0, talks]);
      record(store, sampleReading(EXPULSION));
      const [same, expulsion = 0] = versions();
      assert.ok(same === talks && expulsion > talks);
      const [told] = store.events({ countries: ["ECU", "MEX"] });
      recordDecision(store, { kind: "reject", eventId: told?.event.id ?? "", why: "a test", by: null });
      assert.ok(store.pairVersion("ECU", "MEX") > expulsion);
      assert.deepEqual(store.totals(), {
        pages: 2,
        articles: 2,
        events: store.summary().events,
        happenings: store.summary().happenings,
        stories: 2,
      });
      store.close();
    });

    test("actorPairs() sums happenings by the names of both sides and by years, through decisions", () => {
      const store = open();
      for (const sample of syntheticNews({ seed: 7, articles: 60, days: 500 })) record(store, sample);
      const acts = [
        { initiator: "NATO", recipient: "RUS" },
        { initiator: "NATO", recipient: "RUS", plover: "AID", quad: 2, day: null },
      ] as const;
      record(store, sampleReading({ sentences: ["The alliance met and gave."], acts }));
      const [event] = store.events({ since: "2022-01-01" });
      recordDecision(store, { kind: "reject", eventId: event?.event.id ?? "", why: "a test", by: null });
      for (const years of [{}, { since: "2023" }, { since: "2022", until: "2022" }] as const) {
        const sums = new Map<string, number[]>();
        const { since, until } = { since: undefined, until: undefined, ...years };
        const range = {
          ...(since === undefined ? {} : { since: `${since}-01-01` }),
          ...(until === undefined ? {} : { until: `${until}-12-31` }),
        };
        for (const { happening } of store.happenings(range)) {
          const { initiatorName, recipientName, initiator, recipient, plover, status, quad } = happening;
          if (recipientName === null || initiatorName === recipientName || !isDone(plover, status)) continue;
          const key = [initiatorName, recipientName, initiator, recipient].join();
          const quads = sums.get(key) ?? [0, 0, 0, 0];
          quads[quad - 1] = (quads[quad - 1] ?? 0) + 1;
          sums.set(key, quads);
        }
        const found = store
          .actorPairs(years)
          .map(({ initiator: x, recipient: y, quads }) => [[x.name, y.name, x.country, y.country].join(), quads] as const);
        assert.ok(sums.size > 5);
        assert.deepEqual(new Map(found), sums);
      }
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("outlets() counts the articles of each, and state() tells when anything came", () => {
      const store = open();
      assert.deepEqual(store.state(), { commit: 0, recordedAt: null, firstDay: null, lastDay: null });
      record(store, sampleReading(TALKS));
      const { commit } = store.state();
      record(store, sampleReading(EXPULSION));
      assert.ok(store.state().commit > commit);
      const { recordedAt, firstDay, lastDay } = store.state();
      assert.deepEqual([recordedAt, firstDay, lastDay], ["2025-03-01T00:00:00Z", "2024-04-06", "2025-02-18"]);
      assert.deepEqual(store.outlets(), [
        { outlet: "Gazette", articles: 1, firstDay: "2024-04-06", lastDay: "2024-04-06" },
        { outlet: "Reuters", articles: 1, firstDay: "2025-02-18", lastDay: "2025-02-18" },
      ]);
      store.close();
    });

    test("tallies() by month give the series that those by day give, and topDyads() the busiest pairs of a time", () => {
      const store = open();
      for (const sample of syntheticNews({ seed: 16, articles: 120, days: 700 })) record(store, sample);
      const range = { since: "2022-03-01", until: "2023-06-30" };
      const pairs = store.topDyads({ limit: 100 });
      for (const { a, b } of pairs.slice(0, 12)) {
        const options = { a, b, by: "month", ...range, count: "events", articlesByDay: store.articlesByDay() } as const;
        const [days, months] = (["day", "month"] as const).map((by) =>
          buildSeries(store.tallies({ countries: [a, b], ...range, by }), options).periods.map(({ start, aToB, bToA }) => ({
            start,
            aToB,
            bToA,
          })),
        );
        assert.deepEqual(months, days);
      }
      const counts = new Map<string, number>();
      for (const { happening } of store.happenings({ since: "2022-05-01", until: "2022-08-31" })) {
        const { initiator, recipient, plover, status } = happening;
        if (initiator === null || recipient === null || initiator === recipient || !isDone(plover, status)) continue;
        const key = [initiator, recipient].sort().join(" ");
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const top = store.topDyads({ since: "2022-05-10", until: "2022-08-31", limit: 5 });
      const wanted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 5);
      assert.deepEqual(
        top.map(({ a, b, count }) => [`${a} ${b}`, count]),
        wanted,
      );
      assert.deepEqual(store.topDyads({ limit: 0 }), []);
      assert.deepEqual(store.check(), []);
      store.close();
    });

    test("what is not there is null or nothing", () => {
      const store = open();
      assert.equal(store.article("none"), null);
      assert.equal(store.story("none"), null);
      assert.deepEqual([...store.events()], []);
      assert.deepEqual([...store.happenings()], []);
      assert.deepEqual([...store.tallies()], []);
      assert.deepEqual([...store.articlesByDay()], []);
      assert.deepEqual(store.summary().dyads, []);
      assert.deepEqual(store.check(), []);
      store.close();
    });
  });
}

function record(store: Store, sample: Sample): "added" | "changed" | "known" {
  return store.write(() => recordInside(store, sample));
}

/** All that a reader can see, in an order of its own, without times. */
function snapshot(store: Store): unknown {
  return {
    events: [...store.events()].map(({ recordedAt: _recordedAt, ...rest }) => rest),
    happenings: [...store.happenings()].map(({ recordedAt: _recordedAt, ...rest }) => rest),
    stories: [...new Set([...store.happenings()].map(({ storyId }) => storyId))].sort().map((id) => store.story(id)),
    tallies: [...store.tallies()],
    read: [...store.articlesByDay()],
    summary: store.summary(),
  };
}

function closed(store: Store): unknown {
  const seen = snapshot(store);
  store.close();
  return seen;
}

function storyIds(store: Store, samples: readonly Sample[]): ReadonlySet<string> {
  return new Set(samples.flatMap(({ reading }) => store.storyOf(reading.article.id)?.id ?? []));
}

function shuffles<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => shuffles(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function isFault(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Fault && error.code === code;
}
