import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Article, CodedEvent, Mention, Report, Story, Voice } from "../model/index.ts";
import { foldReports } from "./fold-reports.ts";
import { sketchReport } from "./sketch-report.ts";

interface Telling {
  readonly id: string;
  readonly text: string;
  readonly outlet?: string | null;
  readonly origin?: string;
  readonly published?: string | null;
  readonly acts?: readonly Act[];
  /** The agency that the first so many acts are told by, and how many. */
  readonly through?: readonly [agency: string, acts: number];
}

type Act = readonly [
  initiator: string,
  plover: CodedEvent["plover"],
  recipient: string | null,
  day: string | null,
  status?: CodedEvent["status"],
];

/** A report built by hand: the article that `telling` describes, and its events. */
function reportOf(telling: Telling): Report {
  const { id, text, outlet = id, origin, published = "2022-07-22" } = telling;
  const article: Article = {
    id,
    pageId: id,
    from: `${id}.html`,
    url: null,
    canonicalUrl: null,
    title: text.slice(0, 40),
    byline: [],
    outlet,
    language: "en",
    text,
    published: published === null ? null : dated(published),
    updatedAt: null,
    origin: origin === undefined ? null : { outlet: origin, basis: "dateline", republished: true },
    related: [],
    truncated: false,
    skips: [],
  };
  const [agency = "", relayed = 0] = telling.through ?? [];
  const events = (telling.acts ?? []).map((act, index) => {
    const event = eventOf(id, index, act);
    return index < relayed ? { ...event, attribution: { ...event.attribution, chain: [agencyVoice(agency)] } } : event;
  });
  return sketchReport({ article, mentions: sidesOf(events), times: [], events }, { wordRanks: ranksIn(text) });
}

const COMMONEST = new Set("the and from that for with one not had was were will when they said after".split(" "));

/** Ranks as if the words of a text were all well known and its names rare. */
function ranksIn(text: string): ReadonlyMap<string, number> {
  const words = text.match(/\p{Ll}+/gu) ?? [];
  return new Map(words.map((word) => [word, COMMONEST.has(word) ? 1 : 400]));
}

/** The sides of the events as if the text named them. */
function sidesOf(events: readonly CodedEvent[]): readonly Mention[] {
  return events.flatMap(({ initiator, recipient }) =>
    [initiator, recipient].flatMap((actor): readonly Mention[] =>
      actor === null
        ? []
        : [{ start: 0, end: 1, surface: actor.name, sentence: 0, head: 0, actors: [actor], basis: "name", gloss: [], confidence: 1 }],
    ),
  );
}

function dated(published: string): NonNullable<Article["published"]> {
  const instant = published.length > 10 ? published : null;
  return {
    value: published,
    day: published.slice(0, 10),
    precision: instant === null ? "day" : "instant",
    instant,
    basis: "meta",
    from: [],
  };
}

function agencyVoice(name: string): Voice {
  return { kind: "agency", name, actor: null, span: null };
}

function eventOf(articleId: string, index: number, [initiator, plover, recipient, day, status = "occurred"]: Act): CodedEvent {
  const side = (country: string) => ({ id: country, name: country, kind: "state", country, sector: "GOV", role: null }) as const;
  return {
    id: `${articleId}-${index}`,
    actId: `${articleId}-${index}`,
    articleId,
    initiator: side(initiator),
    recipient: recipient === null ? null : side(recipient),
    plover,
    mode: null,
    contexts: [],
    cameo: "010",
    quad: 1,
    goldstein: 1,
    status,
    reciprocal: false,
    when: day === null ? null : { value: day, day, precision: "day", basis: "expression", span: null },
    place: null,
    attribution: { chain: [], medium: null, quoted: false },
    evidence: { articleId, sentence: { start: 0, end: 1 }, words: "T", hash: "", trigger: [], initiator: null, recipient: null },
    coder: { version: "test", rules: [] },
    confidence: 1,
  };
}

const GRAIN = [
  "Russia and Ukraine signed separate papers with Turkey and the United Nations on Friday that reopen three harbours on the Black Sea for wheat.",
  "The ceremony took place in the Dolmabahce palace in Istanbul, where the two defence ministers avoided sitting at one table.",
  "Sergei Shoigu signed for Moscow, Oleksandr Kubrakov for Kyiv. Ships will be searched by a joint centre before they pass the Bosphorus.",
  "Some 20 million tonnes of last year's harvest wait in the silos of Odesa, Chornomorsk and Pivdennyi.",
  "The arrangement runs for 120 days and can be prolonged when nobody objects.",
].join("\n\n");

const GRAIN_RETOLD = [
  "Warring neighbours put their names to a deal in Istanbul that could ease the world's hunger: wheat may leave Odesa again.",
  "Under Turkish eyes and with the UN's chief Antonio Guterres beside them, Shoigu and Kubrakov signed one after the other at the Dolmabahce palace.",
  "For 120 days convoys may sail from Odesa, Chornomorsk and Pivdennyi along a corridor through the mines, watched from a centre on the Bosphorus.",
  "Traders hope to move 20 million tonnes. Insurers are not so sure.",
].join("\n\n");

const STRIKE = [
  "Two Russian Kalibr missiles hit the port of Odesa on Saturday, not a day after the grain ceremony, the southern command of Ukraine said.",
  "Two more were shot down. A pumping station caught fire; no silo was damaged, and nobody was killed.",
  "Turkey's Hulusi Akar told reporters that the Russians had assured him they had nothing to do with it.",
].join("\n\n");

const OTHER_STRIKE = [
  "A Russian rocket killed three guards at a substation near Kropyvnytskyi in the middle of Ukraine on Saturday, the governor said.",
  "Thirteen rockets fell on the district. The airfield of Kanatove was hit as well, Andriy Raikovych wrote on Telegram.",
].join("\n\n");

const signed: readonly Act[] = [
  ["RUS", "AGREE", "UKR", "2022-07-22"],
  ["UKR", "AGREE", "RUS", "2022-07-22"],
];
const struck: readonly Act[] = [["RUS", "ASSAULT", "UKR", "2022-07-23"]];

const wire = { id: "wire", text: GRAIN, outlet: "Reuters", published: "2022-07-22T13:40:00Z", acts: signed };
const repost = {
  id: "repost",
  text: `${GRAIN}\n\nSubscribe to our letter`,
  outlet: "Gazette",
  origin: "Reuters",
  published: "2022-07-22T15:00:00Z",
  acts: signed,
};
const trimmed = {
  id: "trimmed",
  text: GRAIN.split("\n\n").slice(0, 3).join("\n\n"),
  outlet: "Tribune",
  published: "2022-07-22T18:00:00Z",
  acts: signed,
};
const retold = { id: "retold", text: GRAIN_RETOLD, outlet: "Courier", published: "2022-07-22T21:00:00Z", acts: signed };
const strike = { id: "strike", text: STRIKE, outlet: "Courier", published: "2022-07-23T09:00:00Z", acts: struck };
const elsewhere = { id: "elsewhere", text: OTHER_STRIKE, outlet: "Tribune", published: "2022-07-23T10:00:00Z", acts: struck };

function fold(...tellings: readonly Telling[]): readonly Story[] {
  return foldReports(tellings.map(reportOf));
}

function storyWith(stories: readonly Story[], articleId: string): Story {
  const story = stories.find(({ members }) => members.some((member) => member.articleId === articleId));
  assert.ok(story);
  return story;
}

test("foldReports() folds a repost and a trimmed version into copies of the first", () => {
  const [story, ...more] = fold(trimmed, repost, wire);
  assert.ok(story);
  assert.equal(more.length, 0);
  assert.equal(story.first, "wire");
  assert.deepEqual(
    story.members.map(({ articleId, copyOf, voice }) => [articleId, copyOf, voice]),
    [
      ["repost", "wire", "reuters"],
      ["trimmed", "wire", "reuters"],
      ["wire", null, "reuters"],
    ],
  );
  assert.equal(story.origins, 1);
});

test("foldReports() folds a retelling in other words, as an origin of its own", () => {
  const stories = fold(wire, retold, repost);
  assert.equal(stories.length, 1);
  assert.equal(stories[0]?.origins, 2);
  assert.equal(stories[0]?.members.find(({ articleId }) => articleId === "retold")?.copyOf, null);
  const told = stories[0]?.happenings
    .map(({ initiator, plover, reports, origins }) => `${initiator} ${plover} ${reports} ${origins}`)
    .sort();
  assert.deepEqual(told, ["RUS AGREE 3 2", "UKR AGREE 3 2"]);
});

test("foldReports() keeps two happenings of one pair, day and type apart", () => {
  assert.equal(fold(strike, elsewhere).length, 2);
  assert.equal(fold(wire, retold, strike, elsewhere).length, 3);
});

test("foldReports() ignores the order of reports, over 200 shuffles", () => {
  const reports = [wire, repost, trimmed, retold, strike, elsewhere, undated].map(reportOf);
  const wanted = foldReports(reports);
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, { minLength: reports.length, maxLength: reports.length }), (shuffled) =>
      assert.deepEqual(foldReports(shuffled), wanted),
    ),
    { seed: 5, numRuns: 200 },
  );
});

const undated = { id: "undated", text: GRAIN.split("\n\n").slice(1).join("\n\n"), outlet: null, published: null };

test("foldReports() folding one by one with what is near gives what folding all at once gives, over 200 orders", () => {
  const reports = [wire, repost, trimmed, retold, strike, elsewhere, undated].map(reportOf);
  const wanted = foldReports(reports);
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, { minLength: reports.length, maxLength: reports.length }), (shuffled) => {
      const known: Report[] = [];
      let stories: readonly Story[] = [];
      for (const report of shuffled) {
        const near = nearOf(report, { known, stories });
        const folded = foldReports([...near, report]);
        const touched = new Set(folded.flatMap(({ members }) => members.map(({ articleId }) => articleId)));
        stories = [...stories.filter(({ members }) => !members.some(({ articleId }) => touched.has(articleId))), ...folded];
        known.push(report);
      }
      assert.deepEqual(
        [...stories].sort((a, b) => (a.id < b.id ? -1 : 1)),
        wanted,
      );
    }),
    { seed: 6, numRuns: 200 },
  );
});

/** What a store's `reportsNear` gives. */
function nearOf(
  report: Report,
  { known, stories }: { readonly known: readonly Report[]; readonly stories: readonly Story[] },
): readonly Report[] {
  const keys = new Set(report.keys);
  const sharing = new Set(known.filter((other) => other.keys.some((key) => keys.has(key))).map(({ articleId }) => articleId));
  const members = stories
    .filter((story) => story.members.some(({ articleId }) => sharing.has(articleId)))
    .flatMap((story) => story.members);
  const wanted = new Set(members.map(({ articleId }) => articleId));
  return known.filter(({ articleId }) => wanted.has(articleId));
}

test("foldReports() merges two stories when a late report joins them, and keeps the id of the first", () => {
  const head = { id: "head", text: GRAIN.split("\n\n").slice(0, 3).join("\n\n"), published: "2022-07-22T14:00:00Z" };
  const tail = { id: "tail", text: GRAIN.split("\n\n").slice(2).join("\n\n"), published: "2022-07-22T14:30:00Z" };
  assert.equal(fold(head, tail).length, 2);
  const [before] = fold(head);
  const whole = fold(head, tail, { ...wire, published: "2022-07-22T19:00:00Z", acts: [] });
  assert.equal(whole.length, 1);
  assert.equal(whole[0]?.id, before?.id);
  assert.deepEqual(new Set(whole[0]?.members.map(({ voice }) => voice)), new Set(["head"]));
});

test("foldReports() does not fold the same template of another week", () => {
  const report = (day: string, ships: number, planes: number): string =>
    `Taiwan's defence ministry counted ${planes} Chinese planes and ${ships} ships around the island up to six in the morning of ${day}. ` +
    `Of the planes ${planes - 4} crossed the median line of the strait or entered the zone in the south-west. Patrols and coastal missiles watched them.`;
  const stories = fold(
    { id: "may", text: report("Monday 6 May", 5, 22), published: "2024-05-06", acts: [["CHN", "MOBILIZE", "TWN", "2024-05-06"]] },
    { id: "june", text: report("Tuesday 4 June", 9, 37), published: "2024-06-04", acts: [["CHN", "MOBILIZE", "TWN", "2024-06-04"]] },
  );
  assert.equal(stories.length, 2);
});

test("foldReports() does not glue a round-up of the day to each happening that it names", () => {
  const roundup = [
    "In Lima a court freed a former president; in Manila a ferry ran aground; in Oslo the central bank left its rate where it was.",
    "Istanbul saw two defence ministers sign papers that let wheat out of Odesa. Two missiles hit a railway yard in Dnipro.",
    "Tokyo sweated at 37 degrees. In Nairobi two candidates debated in front of empty chairs, and Colombo swore in a cabinet.",
  ].join("\n\n");
  assert.equal(fold(wire, strike, { id: "roundup", text: roundup, published: "2022-07-23", acts: [...signed, ...struck] }).length, 3);
});

test("foldReports() counts reports that nobody signs as one origin at most", () => {
  const nameless = fold({ id: "x", text: GRAIN_RETOLD, outlet: null, acts: signed }, { ...wire, outlet: null });
  assert.deepEqual(
    nameless.map(({ origins }) => origins),
    [1],
  );
  assert.equal(fold({ id: "x", text: GRAIN_RETOLD, outlet: null, acts: signed }, wire)[0]?.origins, 1);
});

test("foldReports() keeps denied and done apart as happenings of one story", () => {
  const denied = { ...repost, acts: [["RUS", "ASSAULT", "UKR", "2022-07-22", "denied"]] as const };
  const [story] = fold({ ...wire, acts: [["RUS", "ASSAULT", "UKR", "2022-07-22"]] }, denied);
  assert.deepEqual(story?.happenings.map(({ status, reports }) => `${status} ${reports}`).sort(), ["denied 1", "occurred 1"]);
});

test("foldReports() folds an act a day later into one happening and an act of another week into its own", () => {
  const act = (day: string | null): readonly Act[] => [["RUS", "AGREE", "UKR", day]];
  const days = (...tellings: readonly Telling[]): unknown =>
    storyWith(fold(...tellings), "wire")
      .happenings.map(({ day, reports }) => `${day} ${reports}`)
      .sort();
  assert.deepEqual(days({ ...wire, acts: act("2022-07-22") }, { ...repost, acts: act("2022-07-23") }), ["2022-07-22 2"]);
  assert.deepEqual(days({ ...wire, acts: act("2022-07-22") }, { ...repost, acts: act("2022-07-10") }), ["2022-07-10 1", "2022-07-22 1"]);
  assert.deepEqual(days({ ...wire, acts: act("2022-07-22") }, { ...repost, acts: act(null) }), ["2022-07-22 2"]);
});

test("foldReports() counts what two papers have from one agency as one origin of the happening, and as two what one of them says itself", () => {
  const origins = (...tellings: readonly Telling[]): readonly number[] =>
    storyWith(fold(...tellings), "wire").happenings.map((happening) => happening.origins);
  const act = signed.slice(0, 1);
  const [mine, other] = [
    { ...wire, acts: act },
    { ...retold, acts: act },
  ] as const;
  assert.deepEqual(origins(mine, other), [2]);
  assert.deepEqual(origins({ ...mine, through: ["KCNA", 1] }, { ...other, through: ["KCNA", 1] }), [1]);
  assert.deepEqual(origins({ ...mine, through: ["KCNA", 1] }, { ...other, through: ["Xinhua", 1] }), [2]);
  assert.deepEqual(origins({ ...mine, through: ["KCNA", 1] }, other), [2]);
  const twice = { ...other, acts: [...act, ...act], through: ["KCNA", 1] } as const;
  assert.deepEqual(origins({ ...mine, through: ["KCNA", 1] }, twice), [2]);
});

test("foldReports() counts papers that have all their news from one agency as one origin of the story", () => {
  const relay = (telling: Telling, acts: number): Telling => ({ ...telling, through: ["KCNA", acts] });
  assert.equal(fold(relay(wire, 2), relay(retold, 2))[0]?.origins, 1);
  assert.equal(fold(relay(wire, 2), relay(retold, 1))[0]?.origins, 2);
});

test("foldReports() puts every report into exactly one story and every act into at most one happening", () => {
  const stories = fold(wire, repost, trimmed, retold, strike, elsewhere);
  const articles = stories.flatMap(({ members }) => members.map(({ articleId }) => articleId));
  assert.deepEqual(articles.sort(), ["elsewhere", "repost", "retold", "strike", "trimmed", "wire"]);
  const events = stories.flatMap(({ happenings }) => happenings.flatMap(({ eventIds }) => eventIds));
  assert.equal(new Set(events).size, events.length);
  assert.equal(events.length, 10);
});

test("sketchReport() leaves background out and keeps what is denied", () => {
  const report = reportOf({
    ...wire,
    acts: [
      ["RUS", "ASSAULT", "UKR", "2014-03-01", "background"],
      ["RUS", "ASSAULT", "UKR", null, "denied"],
    ],
  });
  assert.deepEqual(
    report.acts.map(({ status }) => status),
    ["denied"],
  );
});

test("foldReports() lets a family of copies be told by its earliest: what a copy added links nothing", () => {
  const news =
    "A day after the ceremony two Kalibr missiles hit the port of Odesa. Hulusi Akar said that Russians had nothing to do with it.";
  const alone = { id: "alone", text: news, published: "2022-07-23T11:00:00Z", acts: struck };
  assert.equal(fold(strike, alone).length, 1);
  const added = { ...repost, text: `${news}\n\n${GRAIN}`, published: "2022-07-23T11:00:00Z", acts: struck };
  assert.equal(fold(strike, added).length, 1);
  assert.deepEqual(
    fold(wire, strike, added)
      .map(({ members }) => members.length)
      .sort((a, b) => a - b),
    [1, 2],
  );
});

test("foldReports() finds a clipping of thirty words from the middle of a long article by the names of the day", () => {
  const before = Array.from(
    { length: 12 },
    (_, at) => `An older matter number ${at} of harvests and tariffs was weighed again by the committee for trade.`,
  );
  const after = Array.from(
    { length: 12 },
    (_, at) => `In another town, number ${at} on the map, farmers waited for the rain that the almanac had promised.`,
  );
  const [middle = ""] = OTHER_STRIKE.split("\n\n");
  const long = { id: "long", text: [...before, middle, ...after].join("\n\n"), published: "2022-07-23T08:00:00Z", acts: struck };
  const clipping = { id: "clipping", text: middle, published: "2022-07-23T09:00:00Z", acts: struck };
  const [story, ...more] = fold(long, clipping);
  assert.equal(more.length, 0);
  assert.equal(story?.members.find(({ articleId }) => articleId === "clipping")?.copyOf, "long");
});

test("foldReports() gives nothing for nothing and takes a report twice once", () => {
  assert.deepEqual(foldReports([]), []);
  assert.deepEqual(fold(wire, wire), fold(wire));
});
