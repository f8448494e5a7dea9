import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { articleOfText } from "../src/cli/article-of-text.ts";
import { isSkip } from "../src/model/index.ts";
import type { Quotation, Reading } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";

const reader = createReader(loadTables());

function read(text: string): Reading {
  const reading = reader.readArticle({ ...articleOfText(text, "2024-05-15"), outlet: "The Tidewater Courier" });
  assert.ok(!isSkip(reading));
  return reading;
}

interface Said {
  readonly who: string;
  readonly what: string;
  readonly quotation: Quotation;
}

/** All quotations as chain and words. */
function saidIn(text: string): readonly Said[] {
  return read(text).quotations.map((quotation) => ({
    who: quotation.voices.map((voice) => voice.name).join(" > "),
    what: quotation.content.map(({ start, end }) => text.slice(start, end)).join(" … "),
    quotation,
  }));
}

function assertSaid(text: string, who: string, what: string): Quotation {
  const found = saidIn(text).find((said) => said.who === who && said.what.replace(/^that /, "") === what);
  assert.ok(found, JSON.stringify(saidIn(text).map(({ who: name, what: words }) => [name, words])));
  return found.quotation;
}

test("findQuotations() gives a direct quotation to the name beside its marks, before or behind the verb", () => {
  assert.equal(
    assertSaid("“Finland is not going anywhere,” Alexander Stubb said.", "Alexander Stubb", "Finland is not going anywhere,").kind,
    "direct",
  );
  assertSaid("“Finland is not going anywhere,” said Alexander Stubb.", "Alexander Stubb", "Finland is not going anywhere,");
  assertSaid('Alexander Stubb said: "Finland is not going anywhere."', "Alexander Stubb", "Finland is not going anywhere.");
});

test("findQuotations() takes whatever verb stands beside quoted words for one of saying", () => {
  assertSaid("“Nobody will push us out of this valley,” Ilham Aliyev boomed.", "Ilham Aliyev", "Nobody will push us out of this valley,");
});

test("findQuotations() gives what is added by a participle or a joined verb to the first speaker, not to the subject of what he said", () => {
  const raid = "Annalena Baerbock said the growing pressure on the port was taking its toll, pointing to losses in March and April.";
  assertSaid(raid, "Annalena Baerbock", "the growing pressure on the port was taking its toll");
  const pact = "Annalena Baerbock said she had read the draft and called it a poor bargain.";
  assertSaid(pact, "Annalena Baerbock", "she had read the draft");
  assert.ok(!saidIn(raid).some(({ who }) => who.includes("pressure")));
});

test("findQuotations() reads a clause without 'that' behind 'saying', and both halves around a citation", () => {
  assertSaid(
    "Estonia warned against haste, saying high prices and a weak krone were larger worries than the border.",
    "Estonia",
    "high prices and a weak krone were larger worries than the border",
  );
  assertSaid("Early on Sunday, according to Reuters, the convoy left the camp.", "Reuters", "Early on Sunday … the convoy left the camp");
});

test("findQuotations() takes what studies and courts find for their word, and what people find for a thought", () => {
  assert.equal(assertSaid("The study found that Finland had paid twice.", "The study", "Finland had paid twice").manner, "speech");
  assert.equal(saidIn("Alexander Stubb found that Finland had paid twice.")[0]?.quotation.manner, "thought");
  assertSaid("Finland paid for the depot twice, customs records show.", "customs records", "Finland paid for the depot twice");
});

test("findQuotations() takes words that a colon announces, in the next paragraph too, for the subject's", () => {
  const words = "We ask both sides to stop firing and to let the convoys through.";
  assertSaid(`The Finnish foreign ministry put out a short notice: “${words}”`, "Finnish foreign ministry", words);
  assertSaid(`Alexander Stubb was blunt on Monday and wrote:\n\n“${words}”`, "Alexander Stubb", words);
});

test("findQuotations() reads a signature behind a dash, '' as a mark, and “ that closes", () => {
  assertSaid(
    "“The bridge is open. Trains run again.”\n\n— Alexander Stubb\n\nNobody else spoke.",
    "Alexander Stubb",
    "The bridge is open. Trains run again.",
  );
  assertSaid(
    "''The bridge is open again for all trains,'' Xinhua, the news agency of China, wrote.",
    "Xinhua",
    "The bridge is open again for all trains,",
  );
  assertSaid(
    "“The bridge is open,“ said Alexander Stubb. “Trains run again.”",
    "Alexander Stubb",
    "The bridge is open, … Trains run again.",
  );
});

test("findQuotations() takes a few words that nobody says for no quotation", () => {
  assert.deepEqual(saidIn("The date was announced. It was denied in Helsinki."), []);
});

test("findQuotations() joins what is quoted on both sides of the speaker and in the sentences after", () => {
  assertSaid(
    "“The bridge is open,” Emmanuel Macron said. “Trains will run from Monday. Nobody will be turned away.”",
    "Emmanuel Macron",
    "The bridge is open, … Trains will run from Monday. Nobody will be turned away.",
  );
  assertSaid(
    "“The bridge is open. Trains will run from Monday,” Emmanuel Macron said.",
    "Emmanuel Macron",
    "The bridge is open. Trains will run from Monday,",
  );
});

test("findQuotations() hears a verb of saying that has a sentence to itself", () => {
  assertSaid("“Will the truce hold until the spring?” Emmanuel Macron asked.", "Emmanuel Macron", "Will the truce hold until the spring?");
});

test("findQuotations() finds indirect and mixed speech", () => {
  assert.equal(assertSaid("Emmanuel Macron said that the truce would hold.", "Emmanuel Macron", "the truce would hold").kind, "indirect");
  assert.equal(assertSaid("Emmanuel Macron said the truce was “a miracle”.", "Emmanuel Macron", "the truce was “a miracle").kind, "mixed");
});

test("findQuotations() parts what two speakers say in one sentence", () => {
  const text = "Emmanuel Macron said the truce would hold, but Olaf Scholz warned that it would not.";
  assertSaid(text, "Emmanuel Macron", "the truce would hold");
  assertSaid(text, "Olaf Scholz", "it would not");
});

test("findQuotations() gives a pronoun the name of whom it means", () => {
  assertSaid(
    "Emmanuel Macron said the truce would hold. He added that France would send observers.",
    "Emmanuel Macron",
    "France would send observers",
  );
});

test("findQuotations() names the agency before the speaker whom it quotes", () => {
  assertSaid(
    "According to KCNA, Vladimir Putin said the pact would be signed in May.",
    "KCNA > Vladimir Putin",
    "the pact would be signed in May",
  );
  assertSaid(
    "Vladimir Putin told Reuters that the pact would be signed in May.",
    "Reuters > Vladimir Putin",
    "the pact would be signed in May",
  );
});

test("findQuotations() knows the letter through which somebody speaks, and that 'it' may be the letter", () => {
  const text = "In a letter to parliament, Emmanuel Macron said the truce would hold. It added that France would send observers.";
  assert.equal(assertSaid(text, "Emmanuel Macron", "the truce would hold").medium, "letter");
  assert.equal(assertSaid(text, "Emmanuel Macron", "France would send observers").medium, "letter");
});

test("findQuotations() keeps quoted pieces of one clause together", () => {
  const text = "Emmanuel Macron said “patience, courage and resolve” among allies “had turned the tide of this long war”.";
  assert.ok(saidIn(text).some(({ who, what }) => who === "Emmanuel Macron" && /^patience.*long war$/.test(what)));
});

test("findQuotations() hears labels and dashes", () => {
  assertSaid("Emmanuel Macron: The truce will hold until spring.", "Emmanuel Macron", "The truce will hold until spring.");
});

test("findQuotations() leaves the writer's own marks alone", () => {
  assert.deepEqual(saidIn("The so-called “people's republic” issued stamps."), []);
});

test("findQuotations() tells thoughts and wants from speech", () => {
  const manner = (text: string): readonly string[] => read(text).quotations.map((quotation) => quotation.manner);
  assert.deepEqual(manner("Emmanuel Macron believes that the truce will hold."), ["thought"]);
  assert.deepEqual(manner("Emmanuel Macron wants to visit Kyiv."), ["intention"]);
});

test("codeEvents() gives each event the chain of who says so, the outlet first", () => {
  const { events } = read("According to KCNA, Vladimir Putin said that Russia had invaded Ukraine.");
  const chain = events.find((event) => event.initiator.country === "RUS" && event.recipient?.country === "UKR")?.attribution.chain ?? [];
  assert.deepEqual(
    chain.map((voice) => voice.name),
    ["The Tidewater Courier", "KCNA", "Vladimir Putin"],
  );
});

test("codeEvents() takes nobody's wish for his word", () => {
  const { events } = read("Russia wants to invade Ukraine.");
  assert.ok(events.every((event) => event.attribution.chain.length === 1));
});

test("findQuotations() never throws, and its spans hold words in order", () => {
  const words = [
    "Macron",
    "Putin",
    "said",
    "says",
    "that",
    "told",
    "Reuters",
    "according",
    "to",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ":",
    "—",
    "he",
    "France",
    "would",
    "attack",
    "Iran",
    "\n\n",
    "who",
    "and",
    "letter",
    "in",
    "a",
    "wants",
    "claim",
    "of",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (parts) => {
      const text = parts.join(" ");
      if (text.trim() === "") return;
      const { quotations, article } = read(text);
      for (const { content, cue, source } of quotations) {
        assert.ok(content.length > 0);
        assert.ok(content.every((span, i) => span.start >= (content[i - 1]?.end ?? 0)));
        for (const span of [...content, cue, source]) assert.ok(span === null || article.text.slice(span.start, span.end).trim() !== "");
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});
