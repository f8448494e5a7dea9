import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence, Relation, Upos } from "../model/index.ts";
import { repairTree } from "./repair-tree.ts";

/** A sentence from "word/UPOS/fine/head/relation" cells; heads count from 0, -1 is the root. */
function sentenceOf(...cells: string[]): ParsedSentence {
  const rows = cells.map((cell) => cell.split("/"));
  const words = rows.map(([word = ""]) => word);
  const starts = words.map((_, i) => words.slice(0, i).reduce((sum, word) => sum + word.length + 1, 0));
  return {
    index: 0,
    paragraph: 0,
    start: 0,
    end: words.join(" ").length,
    words,
    lemmas: words.map((word) => word.toLowerCase()),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(starts.map((start, i) => start + (words[i] ?? "").length)),
    tags: Uint8Array.from(rows.map(([, tag]) => UPOS.indexOf((tag ?? "X") as Upos))),
    fineTags: rows.map(([, , fine = ""]) => fine),
    heads: Int16Array.from(rows.map(([, , , head]) => Number(head))),
    relations: Uint8Array.from(rows.map(([, , , , relation]) => RELATIONS.indexOf((relation ?? "dep") as Relation))),
    names: new Uint8Array(words.length),
  };
}

const relationOf = (sentence: ParsedSentence, token: number): string => RELATIONS[sentence.relations[token] ?? 0] ?? "";

test("repairTree() makes a verb of what stands behind 'to' and is taken for a word of the object", () => {
  const mended = repairTree(
    sentenceOf(
      "Israel/PROPN/NNP/1/nsubj",
      "agreed/VERB/VBD/-1/root",
      "to/PART/TO/3/mark",
      "free/ADJ/JJ/4/amod",
      "prisoners/NOUN/NNS/1/obj",
    ),
  );
  assert.equal(UPOS[mended.tags[3] ?? 0], "VERB");
  assert.deepEqual([mended.heads[3], relationOf(mended, 3)], [1, "xcomp"]);
  assert.deepEqual([mended.heads[4], relationOf(mended, 4)], [3, "obj"]);
});

test("repairTree() makes no sentence of a clause with 'after'", () => {
  const mended = repairTree(
    sentenceOf(
      "Mali/PROPN/NNP/2/compound",
      "severed/VERB/VBD/2/amod",
      "ties/NOUN/NNS/6/nsubj:pass",
      "after/SCONJ/IN/6/mark",
      "it/PRON/PRP/6/nsubj:pass",
      "was/AUX/VBD/6/aux:pass",
      "attacked/VERB/VBN/-1/root",
    ),
  );
  assert.deepEqual([mended.heads[1], mended.heads[6], relationOf(mended, 6)], [-1, 1, "advcl"]);
  assert.deepEqual([mended.heads[0], relationOf(mended, 0)], [1, "nsubj"]);
  assert.deepEqual([mended.heads[2], relationOf(mended, 2)], [1, "obj"]);
});

test("repairTree() makes a verb of the participle in a sentence that has no other", () => {
  const mended = repairTree(
    sentenceOf(
      "Ukraine/PROPN/NNP/2/compound",
      "severed/VERB/VBN/2/amod",
      "ties/NOUN/NNS/-1/root",
      "with/ADP/IN/4/case",
      "Iran/PROPN/NNP/2/nmod",
    ),
  );
  assert.deepEqual([...mended.heads], [1, -1, 1, 4, 2]);
  assert.deepEqual([relationOf(mended, 0), relationOf(mended, 2)], ["nsubj", "obj"]);
});

test("repairTree() leaves a participle alone where another word is the verb", () => {
  const sentence = sentenceOf("Severed/VERB/VBN/1/amod", "ties/NOUN/NNS/2/nsubj", "hurt/VERB/VBP/-1/root", "Iran/PROPN/NNP/2/obj");
  assert.deepEqual([...repairTree(sentence).heads], [...sentence.heads]);
});

test("repairTree() finds the verb behind a relative clause that has one of its own", () => {
  const mended = repairTree(
    sentenceOf(
      "Turkey/PROPN/NNP/-1/root",
      ",/PUNCT/,/3/punct",
      "which/PRON/WDT/3/nsubj",
      "borders/VERB/VBZ/0/acl:relcl",
      "Iran/PROPN/NNP/3/obj",
      ",/PUNCT/,/6/punct",
      "praised/VERB/VBN/0/acl",
      "Qatar/PROPN/NNP/6/obj",
    ),
  );
  assert.deepEqual([mended.heads[0], relationOf(mended, 0), mended.heads[6]], [6, "nsubj", -1]);
});

test("repairTree() keeps one root and no circle whatever the tree", () => {
  const words = fc.constantFrom("which", "that", "Friday", "said", "ties", ",", "Iran", "to", "and");
  const token = fc.record({
    word: words,
    tag: fc.constantFrom("VERB", "NOUN", "PROPN", "ADJ", "PRON", "PUNCT", "AUX"),
    fine: fc.constantFrom("VBD", "VBN", "VB", "NN", "JJ", "TO", "POS"),
    relation: fc.constantFrom("conj", "ccomp", "obj", "nsubj", "appos", "amod", "acl", "advcl", "parataxis", "mark", "punct"),
    pick: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(token, { minLength: 1, maxLength: 12 }), (tokens) => {
      // token i hangs on one of those before it in a shuffled order, so that the input is a tree
      const order = tokens.map((_, i) => i).sort((a, b) => (tokens[a]?.pick ?? 0) - (tokens[b]?.pick ?? 0) || a - b);
      const rank = new Map(order.map((index, at) => [index, at]));
      const cells = tokens.map(({ word, tag, fine, relation, pick }, i) => {
        const at = rank.get(i) ?? 0;
        const head = at === 0 ? -1 : (order[pick % at] ?? -1);
        return `${word}/${tag}/${fine}/${head}/${at === 0 ? "root" : relation}`;
      });
      const { heads } = repairTree(sentenceOf(...cells));
      assert.equal([...heads].filter((head) => head === -1).length, 1);
      for (const start of heads.keys()) {
        let at = start;
        for (let steps = 0; at >= 0; steps++) {
          assert.ok(steps <= heads.length, `circle at ${start}`);
          at = heads[at] ?? -1;
        }
      }
    }),
    { seed: 20240515, numRuns: 2000 },
  );
});
