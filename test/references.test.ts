import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodedEvent } from "../src/model/index.ts";
import { createSentenceReader } from "./read-sentence-events.ts";

/** Sides that stand in another sentence, in a list, or on both ends of an act. */
const read = createSentenceReader();
const told = ({ initiator, plover, recipient }: CodedEvent): string => `${nameOf(initiator)} ${plover} ${nameOf(recipient)}`;
const nameOf = (actor: CodedEvent["recipient"]): string => actor?.country ?? actor?.id ?? actor?.name ?? "-";
const pairs = (text: string): readonly string[] => [...new Set(read(text).map(told))].sort();

test("codeEvents() takes whoever did the act that 'the strike' means for whom its critics condemn", () => {
  const events = read("Israel bombed a depot in Syria on Monday. Jordan condemned the strike.");
  const answer = events.find(({ initiator }) => initiator.country === "JOR");
  assert.ok(answer !== undefined);
  assert.equal(told(answer), "JOR ACCUSE ISR");
  assert.ok(answer.coder.rules.includes("side-by-reference"));
});

test("codeEvents() takes whoever accused for whom a rejected charge comes from", () => {
  assert.ok(pairs("Rwanda was accused by Burundi of arming rebels. Rwanda rejected the accusation.").includes("RWA REJECT BDI"));
});

test("codeEvents() refers to nobody where nothing fitting was told, nor without 'the'", () => {
  assert.deepEqual(pairs("Peru sent tents to Chile. Jordan condemned the strike."), ["PER AID CHL"]);
  assert.deepEqual(pairs("Israel bombed a depot in Syria. Jordan condemned violence."), ["ISR ASSAULT SYR"]);
});

test("codeEvents() gives an act to each name of a list", () => {
  const severed = ["BHR SANCTION QAT", "EGY SANCTION QAT", "SAU SANCTION QAT"];
  assert.deepEqual(pairs("Saudi Arabia, Egypt and Bahrain severed diplomatic ties with Qatar."), severed);
});

test("codeEvents() reads 'each other' as both directions", () => {
  assert.deepEqual(pairs("India and Pakistan shelled each other on Friday."), ["IND ASSAULT PAK", "PAK ASSAULT IND"]);
});

test("codeEvents() tells a visit for guest and host as one act, and no journey within a country", () => {
  const visit = read("The French president visited Lebanon.");
  assert.deepEqual(visit.map(({ cameo }) => cameo).sort(), ["042", "043"]);
  assert.equal(new Set(visit.map(({ actId }) => actId)).size, 1);
  assert.deepEqual(pairs("The French president visited Marseille."), []);
});

test("codeEvents() takes two names of one party for one side of an act", () => {
  const met = read("Japan's foreign minister, Taro Kono, met the Chinese foreign minister, Wang Yi.").filter(
    ({ cameo }) => cameo === "040",
  );
  assert.equal(met.length, 2);
});

test("codeEvents() takes what the news comes years after for background", () => {
  const events = read("Greece reopened its embassy in Libya six years after gunmen attacked Greek diplomats there.");
  assert.deepEqual(
    events.filter(({ plover }) => plover === "ASSAULT").map(({ status }) => status),
    ["background"],
  );
});

test("codeEvents() codes who wants another to act as asking, and who wants to act himself as meaning to", () => {
  assert.deepEqual(pairs("Estonia wants Russia to withdraw its troops from Georgia."), ["EST REQUEST RUS"]);
  assert.deepEqual(pairs("Estonia wants to send tanks to Ukraine."), ["EST AGREE UKR"]);
});

test("codeEvents() takes whoever names another's wrong for its accuser, and a named wrong alone for nothing", () => {
  assert.deepEqual(pairs("Kuwait said Iranian meddling had to end."), ["KWT ACCUSE IRN"]);
  assert.deepEqual(pairs("Chad said Sudan was responsible for the massacre."), ["TCD ACCUSE SDN"]);
  assert.deepEqual(pairs("The provocation of Iran was on every front page."), []);
});

test("codeEvents() tells the main act first, whatever gave its sides", () => {
  const [first] = read("Iran threatened to launch an offensive in its war with Iraq.");
  assert.equal(first && told(first), "IRN THREATEN IRQ");
});

test("codeEvents() takes the public of a country for whom its emergency rule is for", () => {
  assert.deepEqual(pairs("The president of Chad declared a state of emergency."), ["TCD COERCE TCD"]);
});

test("codeEvents() takes who is opposed for who refuses", () => {
  assert.deepEqual(pairs("Israel is opposed to French mediation."), ["ISR REJECT FRA"]);
});

test("codeEvents() takes a noun that only names somebody for no act of his", () => {
  assert.deepEqual(
    pairs("Spain and its allies have begun expelling Belarusian diplomats.").filter((pair) => pair.includes("SUPPORT")),
    [],
  );
  assert.deepEqual(pairs("Spain has long been an ally of Morocco."), ["ESP SUPPORT MAR"]);
});

test("codeEvents() lets verbs that are joined share their 'will', whatever their form looks like", () => {
  const events = read("Russia will expel 60 American diplomats and shut the United States consulate in St Petersburg.");
  assert.ok(events.length > 1);
  assert.deepEqual([...new Set(events.map(({ status }) => status))], ["threatened"]);
});
