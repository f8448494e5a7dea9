import { quadOf } from "../model/index.ts";
import { combine, leaveOpen } from "./combine.ts";
import { moodOf } from "./find-mood.ts";
import type { Mood } from "./find-mood.ts";
import { subjectsOf, without } from "./find-sides.ts";
import { speakersOf } from "./find-speakers.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isOfClass } from "./scene.ts";
import { caseOf, childrenBy, headOf, isMarkedBy, keyAt, lemma, relation, upos } from "./tree.ts";

/** Lets modal verbs and negation change what a word says: "will visit" is an intention, "will not visit" a refusal, "must leave" a demand. */
export function applyMood(scene: Scene, token: number, reading: Reading): Reading | null {
  const predicate = predicateOf(scene, token);
  if (predicate === null) return reading;
  const mood = moodOf(scene.tree, predicate);
  if (mood.conditional) return { ...reading, status: "hypothetical" };
  const opened = mood.negated && reading.refused !== undefined ? leaveOpen(scene.index, reading.refused) : null;
  if (opened !== null) return { ...reading, ...opened.reading, rules: [...reading.rules, opened.product] };
  const told = operationOf(scene, mood, predicate);
  // "will expel the envoy if the raids go on": what hurts and waits for another is a threat
  if (told === "intend" && quadOf(reading.plover) > 2 && isConditional(scene, predicate))
    return combineMood(scene, "threaten", { reading, speakers: [], subjects: [] });
  if (told === null)
    return mood.negated ? negate(scene, reading, mood) : mood.modal === "would" ? { ...reading, status: "hypothetical" } : reading;
  // below a word that tells by itself what is asked or agreed ("agreed that they should meet") nobody asks
  const speakers = asks(told) ? speakersOf(scene, predicate, { speaks: (at) => speaks(scene, at), hides: (at) => wraps(scene, at) }) : [];
  const subjects = asks(told) ? subjectsOf(scene, predicate) : [];
  // "said he must protect": who must is who says so
  const isOwn = speakers.length > 0 && subjects.length > 0 && without(subjects, speakers).length === 0;
  return combineMood(scene, isOwn ? "intend" : told, { reading, speakers, subjects });
}

/** The predicate whose mood holds for a word: itself, or the light verb that carries a noun. Null when the clause around is another's. */
function predicateOf(scene: Scene, token: number): number | null {
  const { tree } = scene;
  if (upos(tree, token) !== "NOUN" && upos(tree, token) !== "PROPN") return token;
  if (childrenBy(tree, token, ["det"]).some((child) => lemma(tree, child) === "no") || caseOf(tree, token) === "without") return token;
  const head = headOf(tree, token);
  if (head < 0) return null;
  const light = isOfClass(scene, lemma(tree, head), "LIGHT") || isOfClass(scene, lemma(tree, head), "SUFFER");
  return light && ["obj", "nsubj:pass", "obl"].includes(relation(tree, token)) ? head : null;
}

function isConditional({ tree }: Scene, predicate: number): boolean {
  const clauses = childrenBy(tree, predicate, ["advcl"]);
  return clauses.some((clause) => isMarkedBy(tree, clause, /^(?:if|unless)$/));
}

function asks(operation: string): boolean {
  return operation === "demand" || operation === "appeal";
}

/** The operation of products.tsv that a modal verb stands for. */
function operationOf(scene: Scene, mood: Mood, predicate: number): string | null {
  switch (mood.modal) {
    case "will":
      return mood.negated ? "refuse" : "intend";
    case "would":
      if (mood.negated) return "refuse";
      return isReported(scene, predicate) ? "intend" : null;
    case "may":
      return mood.negated ? "refuse" : "may";
    case "must":
      return mood.negated ? null : "demand";
    case "should":
      return mood.negated ? null : "appeal";
    default:
      return mood.ended ? "stop" : null;
  }
}

/** "said it would send": the past of "will", under a word of saying or intending. */
function isReported(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  if (["ccomp", "advcl", "parataxis", "xcomp", "acl"].includes(relation(tree, predicate))) {
    const head = headOf(tree, predicate);
    return speaks(scene, head) || isReported(scene, head);
  }
  return relation(tree, predicate) === "conj"
    ? isReported(scene, headOf(tree, predicate))
    : childrenBy(tree, predicate, ["parataxis", "ccomp"]).some((child) => speaks(scene, child));
}

function wraps(scene: Scene, token: number): boolean {
  const found = scene.index.operators.get(keyAt(scene.tree, token)) ?? [];
  return found.some((entry) => /^(?:intend|consent|decide|affirm|demand|appeal|praise)$/.test(entry.row.operation));
}

function speaks(scene: Scene, token: number): boolean {
  const key = keyAt(scene.tree, token);
  return scene.index.speech.has(key) || (scene.index.operators.get(key)?.length ?? 0) > 0;
}

/** A simple "not": what is refused or withheld is a refusal where the present says so ("does not recognise"), else it is denied. */
function negate(scene: Scene, reading: Reading, mood: Mood): Reading {
  const present =
    mood.modal === null &&
    childrenBy(scene.tree, reading.head, ["aux"]).some((child) => /^(?:do|does)$/.test(scene.tree.sentence.words[child] ?? ""));
  const refused = present ? combine(scene.index, "refuse", reading) : null;
  return refused === null
    ? { ...reading, status: "denied" }
    : { ...reading, ...refused.reading, rules: [...reading.rules, refused.product] };
}

/** "Mali will no longer cooperate with France": who refuses does so alone, where the other stands beside. */
function isOneWay(operation: string, { initiators, recipients }: Reading): boolean {
  return (operation === "refuse" || operation === "stop") && initiators.length > 0 && recipients.length > 0;
}

function combineMood(
  scene: Scene,
  operation: string,
  { reading, speakers, subjects }: { readonly reading: Reading; readonly speakers: readonly Side[]; readonly subjects: readonly Side[] },
): Reading | null {
  const code = combine(scene.index, operation, reading);
  if (code === null) return { ...reading, status: operation === "refuse" ? "denied" : "hypothetical" };
  const rules = [...reading.rules, code.product];
  if (!asks(operation)) return { ...reading, ...code.reading, rules, reciprocal: reading.reciprocal && !isOneWay(operation, reading) };
  // the speaker asks, and whoever must act is asked; without a speaker nobody asks
  const asked = without(subjects.length > 0 ? subjects : reading.initiators, speakers);
  const recipients = asked.length > 0 ? asked : without(reading.recipients, speakers);
  if (speakers.length === 0) return { ...reading, status: "hypothetical" };
  return { ...reading, ...code.reading, rules, initiators: speakers, recipients, reciprocal: false, needsRecipient: true };
}
