import type { EventTime, TimeExpression } from "../model/index.ts";
import type { Reading, Scene } from "./scene.ts";
import { clauseOf, headOf, lemma, upos } from "./tree.ts";

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
  const ranked = own.map((time) => ({ time, rank: clauses.indexOf(clauseOf(scene.tree, tokenAt(scene, time.start))) }));
  const best = ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || Math.abs(distance(scene, reading, a.time)) - Math.abs(distance(scene, reading, b.time)))[0];
  if (best?.time.resolved === undefined || best.time.resolved === null) return null;
  return { ...best.time.resolved, basis: "expression", span: { start: best.time.start, end: best.time.end } };
}

/** The clause of each trigger word, then those above, up to a word of saying. */
function clausesAround(scene: Scene, reading: Reading): readonly number[] {
  const { tree } = scene;
  const clauses = [...new Set(reading.tokens.map((token) => clauseOf(tree, token)))].toReversed();
  const top = clauseOf(tree, reading.head);
  for (let at = headOf(tree, top); at >= 0; at = headOf(tree, at)) {
    if (scene.index.speech.has(`${lemma(tree, at)}/${upos(tree, at)}`)) break;
    if (clauseOf(tree, at) === at) clauses.push(at);
  }
  return clauses;
}

function tokenAt(scene: Scene, offset: number): number {
  const token = scene.tree.sentence.ends.findIndex((end) => end > offset);
  return Math.max(token, 0);
}

function distance(scene: Scene, reading: Reading, time: TimeExpression): number {
  return time.start - (scene.tree.sentence.starts[reading.head] ?? 0);
}
