import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActorRef, Article, CameoRow, CodedEvent, Mention, Reading, Span } from "../../model/index.ts";
import { readingToJson } from "../reading-json.ts";
import { groupActs } from "./group-acts.ts";
import { createScreen } from "./screen.ts";
import type { Environment } from "./screen.ts";
import { showReading } from "./show-reading.ts";

const TEXT = "France recalled its ambassador to Australia on Friday. Both countries later met.";
const spanOf = (words: string): Span => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const state = (id: string, name: string): ActorRef => ({ id, name, kind: "state", country: id, sector: "GOV", role: null });
const FRA = state("FRA", "France");
const AUS = state("AUS", "Australia");

const article: Article = {
  id: "a1",
  pageId: "p1",
  from: "page.html",
  url: "https://example.org/1",
  canonicalUrl: null,
  title: "Paris recalls envoy",
  byline: ["Jo Doe"],
  outlet: "Harbour Post",
  language: "en",
  text: TEXT,
  updatedAt: null,
  related: ["Other news"],
  truncated: false,
  skips: [],
  published: { value: "2021-09-18", day: "2021-09-18", precision: "day", instant: null, basis: "jsonld", from: ["datePublished"] },
  origin: { outlet: "Reuters", basis: "dateline", republished: true },
};

const mention = (surface: string, actors: readonly ActorRef[], rest: Partial<Mention> = {}): Mention => ({
  ...spanOf(surface),
  surface,
  sentence: 0,
  head: 0,
  actors,
  basis: "name",
  gloss: [],
  confidence: 1,
  ...rest,
});

const recall: CodedEvent = {
  id: "e1",
  actId: "act1",
  articleId: "a1",
  initiator: FRA,
  recipient: AUS,
  plover: "SANCTION",
  mode: "withdraw",
  contexts: ["diplomatic"],
  cameo: "161",
  quad: 4,
  goldstein: -4,
  status: "occurred",
  reciprocal: false,
  place: null,
  confidence: 0.9,
  when: { value: "2021-09-17", day: "2021-09-17", precision: "day", basis: "expression", span: spanOf("on Friday") },
  attribution: {
    chain: [
      { kind: "outlet", name: "Harbour Post", actor: null, span: null },
      { kind: "agency", name: "Reuters", actor: null, span: null },
    ],
    medium: null,
    quoted: false,
  },
  evidence: {
    articleId: "a1",
    sentence: { start: 0, end: 54 },
    words: TEXT.slice(0, 54),
    hash: "h",
    trigger: [spanOf("recalled"), spanOf("ambassador")],
    initiator: spanOf("France"),
    recipient: spanOf("Australia"),
  },
  coder: { version: "v", rules: ["recall-envoy"] },
};
const meet: CodedEvent = {
  ...recall,
  id: "e2",
  actId: "act2",
  plover: "CONSULT",
  mode: null,
  cameo: "040",
  quad: 1,
  goldstein: 1,
  reciprocal: true,
  when: null,
  confidence: 0.4,
  evidence: {
    ...recall.evidence,
    sentence: { start: 55, end: 80 },
    words: TEXT.slice(55),
    trigger: [spanOf("met")],
    initiator: spanOf("Both countries"),
    recipient: null,
  },
};

const ONE_WORD = {
  tags: Uint8Array.of(5),
  fineTags: ["DT"],
  lemmas: ["both"],
  heads: Int16Array.of(-1),
  relations: Uint8Array.of(0),
  names: Uint8Array.of(0),
};

const reading: Reading = {
  kind: "reading",
  version: "1",
  article,
  quotations: [],
  times: [],
  sentences: [
    { ...ONE_WORD, index: 0, paragraph: 0, start: 0, end: 54, words: ["France"], starts: Uint32Array.of(0), ends: Uint32Array.of(6) },
    { ...ONE_WORD, index: 1, paragraph: 0, start: 55, end: 80, words: ["Both"], starts: Uint32Array.of(55), ends: Uint32Array.of(59) },
  ],
  mentions: [mention("France", [FRA]), mention("Australia", [AUS]), mention("Both countries", [FRA, AUS], { basis: "both" })],
  events: [recall, meet, { ...meet, id: "e3", initiator: AUS, recipient: FRA }],
  report: {
    articleId: "a1",
    publishedAt: null,
    outlet: null,
    origin: null,
    voice: null,
    shingles: 2,
    signature: Uint32Array.of(7, 8),
    lead: Uint32Array.of(),
    terms: Uint32Array.of(),
    newsDay: null,
    countries: {},
    keys: [],
    acts: [],
  },
};

const CAMEO = new Map<string, CameoRow>([
  [
    "161",
    {
      code: "161",
      name: "Reduce or break diplomatic relations",
      goldstein: -4,
      quad: 4,
      plover: "SANCTION",
      mode: null,
      contexts: [],
    } as const,
  ],
]);
const show = (columns: number, env: Environment = {}): string =>
  showReading(reading, createScreen({ write: () => true, columns }, env), CAMEO);

test("showReading() shows the article, who is in it, and each act once with its sentence", () => {
  assert.equal(
    show(80),
    `Paris recalls envoy
Harbour Post, republishing Reuters (by its dateline) · by Jo Doe · 18 Sep 2021,
from the page's JSON-LD: "datePublished"
https://example.org/1, 2 sentences, 1 other headline left out

Who is in it
  FRA  France     state  2 times
  AUS  Australia  state  2 times

Events (3, of 2 acts) as [initiator] «words that name the act» {recipient}
1  France → Australia · SANCTION (withdraw) · 161 Reduce or break diplomatic
   relations · -4.0 · occurred
   17 Sep 2021 ("on Friday") · Harbour Post, quoting Reuters
     [France] «recalled» its «ambassador» to {Australia} on Friday.

2  France ↔ Australia · CONSULT · 040 · +1.0 · occurred
   no date · Harbour Post, quoting Reuters; an unsure reading (0.40)
     [Both countries] later «met».
`,
  );
});

test("groupActs() joins compound sides and leaves apart what is not every one with every other", () => {
  const aus = { ...recall, id: "e4", recipient: FRA, initiator: AUS };
  const both = { ...recall, id: "e5", recipient: { ...AUS, id: "NZL", name: "New Zealand", country: "NZL" } };
  assert.deepEqual(
    groupActs([recall, both]).map(({ initiators, recipients }) => [initiators.length, recipients.length]),
    [[1, 2]],
  );
  assert.deepEqual(
    groupActs([recall, aus]).map(({ event }) => event.id),
    ["e1", "e4"],
  );
});

test("showReading() keeps to the width of the screen", () => {
  for (const columns of [40, 80, 120]) for (const line of show(columns).split("\n")) assert.ok(line.length <= columns, line);
});

test("showReading() shows nothing that a terminal obeys, whatever the page holds", () => {
  const hostile: Reading = {
    ...reading,
    article: { ...article, title: "Paris\u001b]0;gotcha\u0007 recalls", outlet: "\u009b2J", byline: ["\u001b[31mJo"] },
  };
  // oxlint-disable-next-line no-control-regex -- control characters are the point
  assert.doesNotMatch(showReading(hostile, createScreen({ write: () => true }, {}), CAMEO), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test("readingToJson() has arrays for columns and names for tags, and survives a round trip", () => {
  const page = { id: "p1", from: "page.html", bytes: new Uint8Array(3) };
  const json = JSON.parse(JSON.stringify(readingToJson(page, reading, "v1")));
  assert.equal(json.schema, "demarche/reading/1");
  assert.deepEqual(json.page, { id: "p1", from: "page.html", url: null, fetchedAt: null, contentType: null, size: 3 });
  assert.deepEqual([json.sentences[0].parsed, json.sentences[1].parsed], [true, true]);
  assert.deepEqual(
    [json.sentences[1].tags, json.sentences[1].relations, json.sentences[1].names, json.sentences[1].heads],
    [["DET"], ["root"], ["O"], [-1]],
  );
  assert.deepEqual(json.report.signature, [7, 8]);
  assert.deepEqual(
    json.events.map((event: CodedEvent) => event.id),
    ["e1", "e2", "e3"],
  );
});
