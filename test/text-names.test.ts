import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, nameRanges, splitSentences } from "../src/text/index.ts";

const { text: tables } = loadTables();
const parser = createParser(tables);

function namesOf(text: string): readonly string[] {
  return parser
    .review(parser.parse(splitSentences(text, tables)))
    .flatMap((sentence) =>
      nameRanges(sentence).map(({ first, last, kind }) => `${text.slice(sentence.starts[first], sentence.ends[last])} ${kind}`),
    );
}

test("review() tells by the text what kind of name a word is", () => {
  const music =
    "Halden Grove is a rock band from Leeds. The singer and the drummer left in 2009. In 2011 Halden Grove released a second album.";
  const town =
    "Halden Grove is a small town in northern Iowa. Its church and school stand by the river. The railway reached Halden Grove in 1884.";
  assert.deepEqual(
    namesOf(music).filter((name) => name.startsWith("Halden")),
    ["Halden Grove ORG", "Halden Grove ORG"],
  );
  assert.deepEqual(
    namesOf(town).filter((name) => name.startsWith("Halden")),
    ["Halden Grove LOC", "Halden Grove LOC"],
  );
});

test("review() keeps trees and tags, and gives the same for the same text", () => {
  const parsed = parser.parse(splitSentences("Norway's prime minister Jens Holm met envoys of the European Union in Brussels.", tables));
  const [first, second] = [parser.review(parsed), parser.review(parsed)];
  assert.deepEqual(first, second);
  for (const [i, sentence] of first.entries()) assert.deepEqual({ ...sentence, names: null }, { ...parsed[i], names: null });
  assert.deepEqual(parser.review([]), []);
});

test("review() gives name tags in which an inside follows its own begin, for any string", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("Oslo", "the", "Bank of", "-", ".", "Kim", "'s", "МИД", "2014", "IV"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { names, words } of parser.review(parser.parse(splitSentences(pieces.join(" "), tables)))) {
        assert.equal(names.length, words.length);
        for (const [i, tag] of names.entries()) if (tag > 0 && tag % 2 === 0) assert.ok(names[i - 1] === tag || names[i - 1] === tag - 1);
      }
    }),
    { seed: 12, numRuns: 100 },
  );
});
