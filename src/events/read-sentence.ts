import { quadOf } from "../model/index.ts";
import type { ActorRef, CameoCode, Mention, ParsedSentence } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { isComplete, missingSide, readToken, rowOf } from "./read-token.ts";
import { isUnadopted } from "./is-textual.ts";
import { repairTree } from "./repair-tree.ts";
import { VIOLENCE, VIOLENT } from "./read-verb.ts";
import { sceneOf } from "./scene.ts";
import type { Reading, Scene } from "./scene.ts";
import { caseOf, childrenBy, depthOf, headOf, isInfinitive, relation, subtree, treeOf, upos } from "./tree.ts";

export interface SentenceReading {
  readonly scene: Scene;
  /** Whole readings, the main one first: by depth in the tree, then by place in the text. */
  readonly readings: readonly Reading[];
  /** Readings that lack a side and so are no events. */
  readonly partial: readonly Reading[];
}

/** Reads a sentence: from the root down, each word that says something and that no word above has taken into its own reading. */
export function readSentence(
  sentence: ParsedSentence,
  given: { readonly text: string; readonly mentions: readonly Mention[]; readonly index: RuleIndex },
): SentenceReading {
  const scene = sceneOf(treeOf(repairTree(sentence)), given.text, given);
  const depths = sentence.words.map((_, token) => depthOf(scene.tree, token));
  const order = [...depths.keys()].sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
  const unadopted = order.filter((token) => isUnadopted(scene, token));
  const taken = new Set(unadopted.flatMap((token) => subtree(scene.tree, token)));
  const readings: Reading[] = [];
  for (const token of order) {
    if (taken.has(token)) continue;
    const own = readToken(scene, token).filter((reading) => !isSeveredBy(scene, reading, readings) && !isToll(scene, reading, readings));
    for (const used of own.flatMap((reading) => [...takenBy(scene, reading), ...saidTo(scene, reading)])) taken.add(used);
    readings.push(...own);
  }
  const partial = readings.filter((reading) => !isComplete(reading));
  for (const reading of partial) {
    const row = rowOf(scene, reading.rules[0] ?? "");
    if (row !== undefined) scene.near.push({ row, trigger: reading.head, why: missingSide(reading) ?? "" });
  }
  return { scene, readings: readings.filter(isComplete), partial };
}

/** "summoned the envoy to protest against arrests", "gave the junta a week to free him": what a complaint or an ultimatum says is no second act. */
function saidTo(scene: Scene, { cameo, plover, rules, head }: Reading): readonly number[] {
  const isUltimatum = rules.length === 1 && (plover === "THREATEN" || plover === "COERCE");
  if ((cameo !== COMPLAINED && !isUltimatum) || upos(scene.tree, head) !== "VERB") return [];
  const objects = childrenBy(scene.tree, head, ["obj", "nsubj:pass", "obl"]);
  const purposes = [head, ...objects].flatMap((at) => childrenBy(scene.tree, at, ["advcl", "xcomp", "acl"]));
  if (isUltimatum)
    return purposes.filter((purpose) => isInfinitive(scene.tree, purpose)).flatMap((purpose) => subtree(scene.tree, purpose));
  return purposes
    .filter((purpose) => isInfinitive(scene.tree, purpose) && readToken(scene, purpose).every(({ plover }) => plover === "ACCUSE"))
    .flatMap((purpose) => subtree(scene.tree, purpose));
}
const COMPLAINED: CameoCode = "114";

/** "shot down two American helicopters, killing 18 soldiers": what came of an act for nameless people of the same country or of none is no second act. */
function isToll({ tree }: Scene, { cameo, head, recipients }: Reading, above: readonly Reading[]): boolean {
  if (!VIOLENCE.test(cameo) || tree.sentence.fineTags[head] !== "VBG" || relation(tree, head) !== "advcl") return false;
  const act = above.find((other) => VIOLENT.test(other.cameo) && other.head === headOf(tree, head) && isComplete(other));
  const hit = act?.recipients.flatMap(({ actors }) => actors.flatMap(({ country }) => country ?? [])) ?? [];
  const isCounted = ({ kind, country }: ActorRef): boolean => kind === "unnamed" && (country === null || hit.includes(country));
  return hit.length > 0 && recipients.every(({ actors }) => actors.every(isCounted));
}

/** "scaled back its cooperation with Chad", "said no to Chinese mediation" tell neither: what a conflict is about, where its verb has it as its object. */
function isSeveredBy(scene: Scene, { head, plover }: Reading, above: readonly Reading[]): boolean {
  if (quadOf(plover) > 2) return false;
  const { tree } = scene;
  if (["obj", "nsubj:pass"].includes(relation(tree, head)))
    return above.some(({ tokens, plover: other }) => tokens.includes(head) && quadOf(other) > 2);
  const isRefused = ["obl", "nmod"].includes(relation(tree, head)) && caseOf(tree, head) === "to";
  return isRefused && above.some(({ tokens, plover: other }) => other === "REJECT" && tokens.includes(headOf(tree, head)));
}

/**
 * Words that a reading has used up. The noun of a single act stays free: "fought off a Russian invasion" tells an act of its own, and where
 * noun and verb tell the same ("signed a treaty"), the pair is coded once anyway. "Talks collapsed" are no talks.
 */
function takenBy(scene: Scene, reading: Reading): readonly number[] {
  if (reading.rules.length > 1 || upos(scene.tree, reading.head) !== "VERB") return reading.tokens;
  const isFree = (token: number): boolean => upos(scene.tree, token) === "NOUN" && relation(scene.tree, token) !== "nsubj";
  return reading.tokens.filter((token) => token === reading.head || !isFree(token));
}
