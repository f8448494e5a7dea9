import { readdirSync, readFileSync } from "node:fs";
import { threadCpuUsage } from "node:process";
import { parseArgs } from "node:util";
import { indexActors, matchNames } from "../src/actors/index.ts";
import type { ActorIndex } from "../src/actors/index.ts";
import type { Sentence } from "../src/model/index.ts";
import { loadActorTables } from "../src/tables/load-actor-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";
import { loadTextTables } from "../src/tables/load-text-tables.ts";
import { splitSentences } from "../src/text/index.ts";

/**
 * `npm run bench actors [--rounds N]`: how long the tables take until they are ready, and how fast names are found in the demo corpus with
 * all of them, beside a peer that does less: one regular expression of all names, without dates, case rules or surnames. The answer is
 * checked first: every state name that the peer finds in capitals, the matcher finds. The first reading is timed by itself, since names are
 * spelled out when they are first met. Times are CPU times of this thread, so that a busy machine changes them little.
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "150" } }, strict: false });
const rounds = Number(values.rounds);
/** The promise of the stage: tokens a second on one core, and milliseconds until the table is ready. */
const PROMISED = { tokens: 2_000_000, readyMs: 200 };

const [index, readyMs] = timed(() => indexActors(loadActorTables(dataFolder())));
const texts = readdirSync(new URL("../demo", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }): string => {
    const article: { readonly paragraphs: readonly string[] } = JSON.parse(
      readFileSync(new URL(`../demo/${name}/article.json`, import.meta.url), "utf8"),
    );
    return article.paragraphs.join("\n\n");
  });
const text = loadTextTables(dataFolder());
const documents = texts.map((one) => splitSentences(one, text));
const tokens = documents.flat().reduce((sum, { words }) => sum + words.length, 0);

const [, firstMs] = timed(matchAll);
const missed = countMissed(documents, index);
const peer = unionOf(index);
peerAll();
const [found, matchMs] = timed(() => repeat(rounds, matchAll));
const [peerFound, peerMs] = timed(() => repeat(Math.ceil(rounds / 10), peerAll));
const rate = (tokens * rounds * 1000) / matchMs;
const peerRate = (tokens * Math.ceil(rounds / 10) * 1000) / peerMs;
const millions = (perSecond: number): string => `${(perSecond / 1e6).toFixed(2)} million tokens/s`;
process.stdout.write(`${index.names.size.toLocaleString("en")} names, ready in ${readyMs.toFixed(0)} ms (promised ${PROMISED.readyMs})
${documents.length} articles, ${tokens.toLocaleString("en")} tokens; ${missed} names of states missed; read for the first time in ${firstMs.toFixed(0)} ms
matcher: ${found} names, ${millions(rate)} (promised ${millions(PROMISED.tokens)})
peer, one regular expression: ${peerFound} names, ${millions(peerRate)}; the matcher is ${(rate / peerRate).toFixed(1)} times as fast
`);
if (missed > 0 || rate < PROMISED.tokens || readyMs > PROMISED.readyMs) process.exitCode = 1;

function matchAll(): number {
  let count = 0;
  for (const sentences of documents) count += matchNames(sentences, index, "2024-01-01").length;
  return count;
}

function peerAll(): number {
  let count = 0;
  for (const one of texts) count += one.match(peer)?.length ?? 0;
  return count;
}

function repeat(times: number, work: () => number): number {
  let last = 0;
  for (let round = 0; round < times; round++) last = work();
  return last;
}

/** All names as written, the longest first, between word boundaries. */
function unionOf({ tables }: ActorIndex): RegExp {
  const names = new Set(tables.actors.flatMap((actor) => actor.names.map(({ name }) => name)));
  const sorted = [...names].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(`\\b(?:${sorted.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})\\b`, "g");
}

/** Short names of states that stand in the text as written and that no match covers. */
function countMissed(read: readonly (readonly Sentence[])[], { tables }: ActorIndex): number {
  const states = tables.actors.filter(({ kind, to }) => kind === "state" && to === null).map(({ name }) => name);
  const pattern = new RegExp(`(?<![\\p{L}-])(?:${states.join("|")})(?![\\p{L}-])`, "gu");
  return read.reduce((sum, sentences, at) => {
    const spans = matchNames(sentences, index, "2024-01-01");
    const wanted = [...(texts[at] ?? "").matchAll(pattern)];
    return sum + wanted.filter((match) => !spans.some(({ start, end }) => start <= match.index && match.index < end)).length;
  }, 0);
}

/** The result and its CPU time on this thread, in milliseconds. */
function timed<Result>(work: () => Result): readonly [Result, number] {
  const before = threadCpuUsage();
  const result = work();
  const { user, system } = threadCpuUsage(before);
  return [result, (user + system) / 1000];
}
