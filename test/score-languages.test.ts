import assert from "node:assert/strict";
import { test } from "node:test";
import { eld } from "eld/extrasmall";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { indexLanguages, scoreLanguages } from "../src/articles/score-languages.ts";

const INDEX = indexLanguages(loadArticleTables(new URL("../data/", import.meta.url)).languages);
/** Average weight of a piece that makes a score of a half, in eld. */
const HALF = 25;

const TEXTS = [
  "The envoys' talks in Geneva didn't end before midnight; \u2018we aren\u2019t done,\u2019 one of them said.",
  "Der Außenminister reiste am Montag nach Wien, um über das Donauschifffahrtspolizeiverordnungsübereinkommensdurchführungsgesetz zu sprechen.",
  "Les ministres se sont réunis à Paris ; l'accord n'a pas été signé aujourd\u2019hui.",
  "Министр иностранных дел прибыл в понедельник в Вену, где обсудил со своим коллегой договор, который обе страны собираются подписать в мае этого года. ".repeat(
    3,
  ),
  "Minister przyjechał do Wiednia w poniedziałek i mówił o umowie.",
  "وصل وزير الخارجية إلى فيينا يوم الاثنين.",
  "विदेश मंत्री सोमवार को वियना पहुंचे।",
  "ok 12 90's '' ` x",
  "",
];

test("scoreLanguages() gives the sums of eld", () => {
  for (const text of TEXTS) {
    const theirs = eld.detect(text);
    const { sums, pieces, best } = scoreLanguages(text, INDEX);
    assert.equal(INDEX.codes[best] ?? "", theirs.language, text);
    const scores = theirs.getScores();
    for (const [i, code] of INDEX.codes.entries()) {
      const average = (sums[i] ?? 0) / Math.max(1, pieces);
      assert.ok(Math.abs(average / (average + HALF) - (scores[code] ?? 0)) < 1e-12, `${code} of ${text}`);
    }
  }
});
