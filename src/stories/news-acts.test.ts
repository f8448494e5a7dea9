import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReportedAct } from "../model/index.ts";
import { newsActs, retellingKeys } from "./news-acts.ts";

const act = (parts: Partial<ReportedAct> = {}): ReportedAct => ({
  eventId: "e",
  initiator: "RUS",
  recipient: "UKR",
  initiatorName: "Russia",
  recipientName: "Ukraine",
  plover: "CONSULT",
  cameo: "042",
  quad: 1,
  goldstein: 1.9,
  status: "occurred",
  day: "2022-03-10",
  precision: "day",
  at: 0,
  ...parts,
});
const news = (...acts: readonly ReportedAct[]) => newsActs({ publishedAt: "2022-03-10T12:00:00Z", acts });

test("newsActs() keeps what was done about the day of publication", () => {
  assert.equal(news(act(), act({ day: "2022-03-06", plover: "AID" }), act({ day: "2022-03-11", plover: "AGREE" })).length, 3);
  for (const old of [{ day: "2022-03-05" }, { day: "2022-03-12" }, { day: null }, { precision: "month" }, { status: "denied" }] as const)
    assert.deepEqual(news(act(old)), []);
});

test("newsActs() takes both directions of a meeting for one act", () => {
  const [only, ...more] = news(act(), act({ initiator: "UKR", initiatorName: "Ukraine", recipient: "RUS", recipientName: "Russia" }));
  assert.equal(more.length, 0);
  assert.equal(only?.pair, "RUS UKR");
});

test("newsActs() says which act an article is about: that of its first sentence with news, if it stands near the head", () => {
  assert.deepEqual(
    news(act({ at: 90, plover: "AID" }), act({ at: 20 }), act({ at: 20, day: "2014-03-18" })).map(
      ({ plover, isLead }) => `${plover} ${isLead}`,
    ),
    ["AID false", "CONSULT true"],
  );
  assert.deepEqual(
    news(act({ at: 2000 })).map(({ isLead }) => isLead),
    [false],
  );
});

test("newsActs() is empty for a round-up", () => {
  const pairs = ["FRA", "DEU", "ITA", "ESP", "POL", "SWE", "NOR", "FIN", "DNK"].map((recipient) => act({ recipient }));
  assert.equal(news(...pairs).length, 0);
  assert.equal(news(...pairs.slice(1)).length, 8);
});

test("retellingKeys() are shared by acts of one pair a day apart, and not by others", () => {
  const keys = (parts: Partial<ReportedAct>): ReadonlySet<number> => new Set(retellingKeys(news(act(parts))));
  const share = (a: Partial<ReportedAct>, b: Partial<ReportedAct>): boolean => [...keys(a)].some((key) => keys(b).has(key));
  assert.ok(share({}, { day: "2022-03-11" }));
  assert.ok(share({}, { plover: "AGREE" }));
  assert.ok(!share({}, { day: "2022-03-08" }));
  assert.ok(!share({}, { recipient: "POL" }));
  const alone = { recipient: null, recipientName: null };
  assert.ok(share(alone, alone));
  assert.ok(!share(alone, { ...alone, plover: "MOBILIZE" }));
});
