import type { EventTime, Relation, TimeExpression } from "../model/index.ts";
import type { Reading, Scene } from "./scene.ts";
import { caseOf, childrenBy, clauseOf, fineTag, headOf, isTime, keyAt, lemma, relation, word } from "./tree.ts";

/**
 * When an act happened: the resolved time expression of its own clause, else one of a clause around it that is not a word of saying; the
 * day on which somebody spoke is when the act happened only where speaking is the act.
 */
export function findEventTime(scene: Scene, reading: Reading, times: readonly TimeExpression[]): EventTime | null {
  const own = times.filter(
    (time) => time.resolved !== null && time.start >= scene.tree.sentence.start && time.end <= scene.tree.sentence.end,
  );
  if (own.length === 0) return null;
  const clauses = clausesAround(scene, reading);
  const ranked = own
    .filter((time) => !onlyCounts(scene, time) && !datesAnother(scene, reading, topOf(scene, time)) && !isAside(scene, reading, time))
    .map((time) => ({ time, rank: clauses.indexOf(clauseOf(scene.tree, tokenAt(scene, time.start))) }));
  const best = ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || Math.abs(distance(scene, reading, a.time)) - Math.abs(distance(scene, reading, b.time)))[0];
  if (best?.time.resolved === undefined || best.time.resolved === null) return null;
  return { ...best.time.resolved, basis: "expression", span: { start: best.time.start, end: best.time.end } };
}

/** The clause of each trigger word, then those above, up to a word of saying. */
function clausesAround(scene: Scene, reading: Reading): readonly number[] {
  const { tree } = scene;
  const top = clauseOf(tree, reading.head);
  const told = reading.tokens.map((token) => clauseOf(tree, token)).filter((clause) => clause === top || !describes(scene, clause));
  const clauses = [...new Set(told)].toReversed();
  // "Milei, who had insulted Beijing, will travel in July": nothing outside dates a relative clause
  let inRelative = relation(tree, top) === "acl:relcl";
  for (let at = headOf(tree, top); at >= 0; at = headOf(tree, at)) {
    if (scene.index.speech.has(keyAt(tree, at)) || inRelative) break;
    if (relation(tree, at) === "acl:relcl") inRelative = true;
    if (clauseOf(tree, at) === at) clauses.push(at);
  }
  return clauses;
}

/** "suspended a pact signed in 2018": a participle that describes a noun has a time of its own. */
function describes({ tree }: Scene, clause: number): boolean {
  return relation(tree, clause) === "acl" && fineTag(tree, clause) === "VBN";
}

/** "blamed Iran for the 1994 bombing", "regretted Monday's attack": a time before a noun dates what the noun tells, not who answers it. */
function datesAnother({ tree, index }: Scene, reading: Reading, time: number): boolean {
  const noun = headOf(tree, time);
  const isModifier = BEFORE.includes(relation(tree, time)) && noun > time && caseOf(tree, time) === "";
  if (!isModifier || noun === reading.head || isTime(tree, noun)) return false;
  return !reading.tokens.includes(noun) || reading.rules.some((id) => index.tables.operators.some((row) => row.id === id));
}
const BEFORE: readonly Relation[] = ["nummod", "compound", "amod", "nmod:poss", "nmod"];

/** "Chad, which votes in May, expelled": a relative clause dates only what it tells itself. */
function isAside(scene: Scene, { head }: Reading, { start }: TimeExpression): boolean {
  const { tree } = scene;
  const holds = (clause: number): boolean => {
    let at = head;
    while (at >= 0 && at !== clause) at = headOf(tree, at);
    return at === clause;
  };
  let at = tokenAt(scene, start);
  while (at >= 0 && relation(tree, at) !== "acl:relcl") at = headOf(tree, at);
  return at >= 0 && !holds(at);
}

/** "the first to visit since 2016": only what has gone on since then, a perfect, is dated by it. */
function onlyCounts({ tree }: Scene, { start }: TimeExpression): boolean {
  const before = tree.sentence.starts.findLastIndex((from) => from < start);
  if (word(tree, before) !== "since") return false;
  const clause = clauseOf(tree, before);
  return !childrenBy(tree, clause, ["aux"]).some((child) => lemma(tree, child) === "have");
}

/** The word of a time on which its other words hang: "November" of "last November". */
function topOf(scene: Scene, { start, end }: TimeExpression): number {
  const { starts } = scene.tree.sentence;
  const outside = (token: number): boolean => (starts[token] ?? -1) < start || (starts[token] ?? 0) >= end;
  let top = tokenAt(scene, start);
  while (!outside(headOf(scene.tree, top)) && headOf(scene.tree, top) >= 0) top = headOf(scene.tree, top);
  return top;
}

function tokenAt(scene: Scene, offset: number): number {
  const token = scene.tree.sentence.ends.findIndex((end) => end > offset);
  return Math.max(token, 0);
}

function distance(scene: Scene, reading: Reading, time: TimeExpression): number {
  return time.start - (scene.tree.sentence.starts[reading.head] ?? 0);
}
