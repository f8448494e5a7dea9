import assert from "node:assert/strict";
import { test } from "node:test";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { detectLanguage as detect } from "../src/articles/detect-language.ts";
import { indexLanguages } from "../src/articles/score-languages.ts";

const INDEX = indexLanguages(loadArticleTables(new URL("../data/", import.meta.url)).languages);
const detectLanguage = (text: string, claimed: string): string => detect(text, claimed, INDEX);

const GERMAN =
  "Der Außenminister reiste am Montag nach Wien. Dort sprach er mit seinem Amtskollegen über den Vertrag, den beide Länder im Mai schließen wollen.";
const RUSSIAN =
  "Министр иностранных дел прибыл в понедельник в Вену, где обсудил со своим коллегой договор, который обе страны собираются подписать в мае этого года.";

test("detectLanguage() lets a long text overrule the page's claim", () => {
  assert.equal(detectLanguage(GERMAN, "en-US"), "de");
});

test("detectLanguage() lets the claim decide for a short text", () => {
  assert.equal(detectLanguage("Wien, Montag, Vertrag, Mai", "nl"), "nl");
});

test("detectLanguage() is not misled by names of persons and places", () => {
  const text =
    "Riyadh gave Iranian envoys two days to go, and Manama, Khartoum and Abu Dhabi followed; Adel al-Jubeir said Tehran had been told on Sunday.";
  assert.equal(detectLanguage(text, ""), "en");
});

test("detectLanguage() tells scripts that one language alone is written in, however short", () => {
  assert.equal(detectLanguage("外交部长星期一抵达维也纳。", ""), "zh");
  assert.equal(detectLanguage("外務大臣は月曜日にウィーンに到着した。", ""), "ja");
  assert.equal(detectLanguage("외무장관이 월요일 빈에 도착했다.", "en"), "ko");
  assert.equal(detectLanguage("Ο υπουργός Εξωτερικών έφτασε τη Δευτέρα.", "en"), "el");
});

test("detectLanguage() believes the page between languages that are alike", () => {
  assert.equal(detectLanguage(RUSSIAN, "ru"), "ru");
  const malay =
    "Menteri luar negeri tiba di ibu kota pada hari Senin dan bertemu dengan rekannya untuk membahas perjanjian yang akan ditandatangani pada bulan Mei.";
  assert.equal(detectLanguage(malay, "id"), "id");
});

test("detectLanguage() passes over a claim that is no language, and says und when there is nothing", () => {
  assert.equal(detectLanguage(GERMAN, "jp"), "de");
  assert.equal(detectLanguage("12 3", "jp"), "und");
});
