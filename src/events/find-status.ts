import type { Day, FuzzyDay, Mention, PloverType, Status } from "../model/index.ts";
import { daysBetween } from "../lib/day.ts";
import type { WrappedAct } from "./apply-operators.ts";
import type { Scene } from "./find-sides.ts";
import { childrenBy, headOf, lemma, relation, upos } from "./tree.ts";

/** News older than this on the day of publication is told as background, in days: half a year (docs/events.md). */
export const BACKGROUND_DAYS = 183;

const FUTURE = new Set(["will", "shall", "'ll", "wo"]);
const MAYBE = new Set(["may", "might", "could", "would", "should", "can", "must"]);
const HISTORY = /^(?:once|formerly|historically|previously|anniversary|decades?|century|centuries|era)$/i;

export interface StatusInput {
  readonly act: WrappedAct;
  readonly when: FuzzyDay | null;
  readonly published: Day | null;
  readonly plover: PloverType;
}

/** Whether it happened: operators first, then denial, condition, mood, time and history words of the clause. */
export function findStatus(scene: Scene, input: StatusInput): Status {
  const { act, when, published } = input;
  const verb = clauseVerb(scene, act.verb);
  if (hasNegation(scene, verb)) return "denied";
  if (act.initiators.some(isGone) || isHistory(scene, verb) || isLongAgo(when, published)) return "background";
  if (act.status !== null) return act.status;
  if (isConditional(scene, verb)) return "hypothetical";
  const modal = childrenBy(scene.tree, verb, ["aux", "aux:pass"]).map((child) => lemma(scene.tree, child));
  if (modal.some((word) => FUTURE.has(word))) return "intended";
  if (modal.some((word) => MAYBE.has(word))) return "hypothetical";
  return isUnrealised(scene, verb) ? "intended" : "occurred";
}

/** The verb whose clause an act stands in: itself, or what governs the noun. */
function clauseVerb(scene: Scene, token: number): number {
  let current = token;
  for (let hops = 0; hops < 6 && upos(scene.tree, current) !== "VERB"; hops++) {
    const head = headOf(scene.tree, current);
    if (head < 0) break;
    current = head;
  }
  return current;
}

function hasNegation(scene: Scene, verb: number): boolean {
  return childrenBy(scene.tree, verb, ["advmod", "det"]).some((child) =>
    /^(?:not|n't|n’t|never|neither)$/i.test(scene.tree.sentence.words[child] ?? ""),
  );
}

function isConditional(scene: Scene, verb: number): boolean {
  return childrenBy(scene.tree, verb, ["mark"]).some((child) => /^(?:if|unless|whether)$/i.test(scene.tree.sentence.words[child] ?? ""));
}

/** An actor that no longer is on the day acts only in history. The actors stage marks it by a country of its own that is its id. */
function isGone(mention: Mention): boolean {
  return mention.actors.every((actor) => actor.kind === "state" && actor.id !== null && GONE.has(actor.id));
}

/** States that ended, by id (data/actors/states.tsv). */
const GONE = new Set(["SUN", "YUG", "CSK", "DDR", "VDR", "YMD", "SCG"]);

function isHistory(scene: Scene, verb: number): boolean {
  const words = [...childrenBy(scene.tree, verb, ["advmod", "obl"]), ...childrenBy(scene.tree, headOf(scene.tree, verb), ["advmod"])];
  return words.some((child) => HISTORY.test(scene.tree.sentence.words[child] ?? ""));
}

function isLongAgo(when: FuzzyDay | null, published: Day | null): boolean {
  if (when === null || published === null) return false;
  if (when.precision === "year" && when.value === published.slice(0, 4)) return false;
  return daysBetween(when.day, published) > BACKGROUND_DAYS;
}

/** "ready to strike", "in order to strike": an infinitive that no finite verb has carried out. */
function isUnrealised(scene: Scene, verb: number): boolean {
  const marked = childrenBy(scene.tree, verb, ["mark"]).some((child) => lemma(scene.tree, child) === "to");
  return marked && ["advcl", "acl"].includes(relation(scene.tree, verb)) && !isAccomplished(scene, verb);
}

/** "one of the few states to recognise X", "the first to send aid": the infinitive tells what was done. */
function isAccomplished(scene: Scene, verb: number): boolean {
  const noun = headOf(scene.tree, verb);
  if (noun < 0 || relation(scene.tree, verb) !== "acl") return false;
  const around = [noun, headOf(scene.tree, noun), ...childrenBy(scene.tree, noun, ["amod", "det", "nummod"])].filter((token) => token >= 0);
  return around.some((token) => /^(?:one|first|last|only|few|second|third|latest)$/i.test(scene.tree.sentence.words[token] ?? ""));
}
