import type { ActorRef } from "../model/index.ts";
import type { Draft, Scene } from "./draft.ts";
import type { Line } from "./line.ts";

/** Words after which a reporter says whom somebody else's words mean; each needs a word of naming before it or in it. */
const GLOSSES: readonly (readonly string[])[] = [
  ["to", "refer", "to"],
  ["referring", "to"],
  ["to", "describe"],
  ["to", "mean"],
  ["a", "reference", "to"],
  ["an", "apparent", "reference", "to"],
  ["a", "clear", "reference", "to"],
  ["a", "veiled", "reference", "to"],
  ["reference", "to"],
  ["by", "which", "it", "means"],
  ["by", "which", "he", "meant"],
  ["code", "for"],
  ["shorthand", "for"],
  ["euphemism", "for"],
  ["term", "for"],
  ["name", "for"],
  ["phrase", "for"],
  ["used", "for"],
  ["uses", "for"],
  ["use", "for"],
  ["reserves", "for"],
  ["reserved", "for"],
  ["applied", "to"],
  ["applies", "to"],
  ["refers", "to"],
  ["means"],
  ["meaning"],
];
const NAMING =
  /\b(?:term|phrase|word|words|expression|label|name|euphemism|shorthand|code|reference|meaning|means|meant|referring|refers)\b/;
/** Sentences between the words and their gloss. */
const REACH = 2;

/**
 * Gives unnamed actors the gloss that the text has for them: "the term is often used for X", "an apparent reference to X". A gloss is a hint
 * and never becomes the actor.
 */
export function addGlosses(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some(isUnnamed)) return drafts;
  let glossed = drafts;
  for (const line of scene.lines) {
    const gloss = glossIn(line, drafts);
    const target = gloss === null ? undefined : targetOf(line, gloss.at, drafts);
    if (gloss === null || target === undefined) continue;
    const name = target.actors[0]?.name;
    glossed = glossed.map((draft) => (isUnnamed(draft) && draft.actors[0]?.name === name ? { ...draft, gloss: gloss.actors } : draft));
  }
  return glossed;
}

function glossIn(line: Line, drafts: readonly Draft[]): { readonly at: number; readonly actors: readonly ActorRef[] } | null {
  if (!NAMING.test(line.lower.join(" "))) return null;
  for (const words of GLOSSES) {
    const at = line.lower.findIndex((_, token) => words.every((word, step) => line.lower[token + step] === word));
    if (at < 0 || !NAMING.test(line.lower.slice(0, at + words.length).join(" "))) continue;
    const first = at + words.length;
    const meant = drafts.filter((draft) => draft.line === line.at && draft.first >= first && draft.first <= first + 6 && !isUnnamed(draft));
    const outer = meant.filter(
      (draft) => !meant.some((other) => other !== draft && other.first <= draft.first && draft.last <= other.last),
    );
    const actors = outer.flatMap((draft) => draft.actors);
    if (actors.length > 0) return { at, actors };
  }
  return null;
}

/** The unnamed actor nearest before the gloss. */
function targetOf(line: Line, at: number, drafts: readonly Draft[]): Draft | undefined {
  const before = drafts.filter(
    (draft) => isUnnamed(draft) && line.at - draft.line <= REACH && (draft.line < line.at || (draft.line === line.at && draft.last < at)),
  );
  return before.toSorted((a, b) => a.line - b.line || a.first - b.first).at(-1);
}

function isUnnamed(draft: Draft): boolean {
  const [actor] = draft.actors;
  return draft.basis === "description" && actor !== undefined && actor.id === null && actor.kind === "unnamed";
}
