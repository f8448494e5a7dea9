import { UPOS } from "../model/index.ts";
import type { ActRow, ActorRef, CameoCode, Context, Mention, MentionBasis, OperatorRow, PloverType, Span, Status } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { datelineLength } from "./part-datelines.ts";
import { headOf, lemma, relation, upos } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** One who may be a side of an event: a mention, or a noun phrase that names nobody ("gunmen"). */
export interface Side extends Span {
  /** The token that carries it. */
  readonly head: number;
  readonly actors: readonly ActorRef[];
  /** How a mention came to mean them; absent for phrases that no mention covers. */
  readonly basis?: MentionBasis;
  readonly confidence: number;
}

/** What a trigger says, alone or wrapped: who does what to whom. Sides may be missing while the words around can still give them. */
export interface Reading {
  readonly cameo: CameoCode;
  readonly plover: PloverType;
  readonly mode: string | null;
  readonly contexts: readonly Context[];
  /** Null: no operator set it; the clause decides. */
  readonly status: Status | null;
  readonly initiators: readonly Side[];
  readonly recipients: readonly Side[];
  /** To whom an act is done that this one only speaks of: no side, and not to be guessed ("condemned the attack on Israel"). */
  readonly besides?: readonly Side[];
  readonly reciprocal: boolean;
  readonly needsRecipient: boolean;
  /** The words that name it, ascending. */
  readonly tokens: readonly number[];
  /** Ids of act, operators and products, innermost first. */
  readonly rules: readonly string[];
  /** Id of the row of details.tsv that made the act's code more special. */
  readonly detail?: string;
  /** What a refusal refuses: who refuses to refuse it leaves it open. */
  readonly refused?: Reading;
  /** The outermost word: its clause tells mood and time. */
  readonly head: number;
  /** 0 to 1. */
  readonly sure: number;
}

/** A row whose trigger stands in the sentence and that did not become an event, with the reason. */
export interface NearMiss {
  readonly row: ActRow | OperatorRow;
  readonly trigger: number;
  readonly why: string;
}

/** One sentence while it is coded: its tree, who is named where, and what was read so far. */
export interface Scene {
  readonly tree: Tree;
  readonly text: string;
  readonly index: RuleIndex;
  /** The best mention that hangs on a token. */
  readonly byHead: ReadonlyMap<number, Side>;
  /** The longest mention that a token stands in. */
  readonly covering: ReadonlyMap<number, Side>;
  /** Those that the text lists together ("France, Italy and Spain"), by each of them. */
  readonly listed: ReadonlyMap<Side, readonly Side[]>;
  /** Readings by token; with `names` all that changes, and only while this sentence is coded. */
  readonly memo: Map<number, readonly Reading[]>;
  /** By token, what a noun may be called in the tables; filled as it is asked for. */
  readonly names: Map<number, readonly string[]>;
  readonly near: NearMiss[];
}

export function sceneOf(tree: Tree, text: string, given: { readonly mentions: readonly Mention[]; readonly index: RuleIndex }): Scene {
  const { sentence } = tree;
  const from = datelineLength(text.slice(sentence.start, sentence.end)) + sentence.start;
  const own = given.mentions.filter(
    (mention) =>
      mention.sentence === sentence.index && (mention.start >= from || !mention.actors.every(isFiling)) && mention.actors.some(canAct),
  );
  const byHead = new Map<number, Side>();
  const covering = new Map<number, Side>();
  for (const mention of [...own].sort(worstFirst)) byHead.set(mention.head, mention);
  for (const mention of [...own].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    if (!isKnown(mention)) continue;
    for (let token = 0; token < sentence.starts.length; token++) {
      const start = sentence.starts[token] ?? 0;
      if (start >= mention.start && start < mention.end) covering.set(token, mention);
    }
  }
  return {
    tree,
    text,
    index: given.index,
    byHead,
    covering,
    listed: listsOf(tree, text, covering),
    memo: new Map(),
    names: new Map(),
    near: [],
  };
}

function isFiling({ kind }: ActorRef): boolean {
  return kind === "place" || kind === "state" || kind === "outlet";
}

/** What stands between the members of a list, and before the last. */
const COMMA = /^,\s*(?:the\s)?\s*$/;
const AND = /^,?\s*and\s+(?:the\s+)?$/;
/** Two joined names parsers get right; longer lists they tear apart. */
const LEAST_LISTED = 3;

/** Names with nothing but commas and a last "and" between them, wherever the parser hung each; an adjective may stand before a name. */
function listsOf(tree: Tree, text: string, covering: ReadonlyMap<number, Side>): ReadonlyMap<Side, readonly Side[]> {
  const lists = new Map<Side, readonly Side[]>();
  let run: Side[] = [];
  const sides = [...new Set(covering.values())].sort((a, b) => a.start - b.start);
  for (const [i, side] of sides.entries()) {
    // "after talks in Geneva, Iran and Russia agreed"
    if (run.some((member) => isPlace(member) !== isPlace(side))) run = [];
    const gap = run.length === 0 ? "" : gapBetween(tree, text, { from: run.at(-1)?.end ?? 0, to: side.start });
    const list = [...run, side];
    const goesOn = AND_OTHERS.test(text.slice(side.end, sides[i + 1]?.start));
    const isList = (AND.test(gap) && list.length >= LEAST_LISTED) || (COMMA.test(gap) && goesOn);
    if (isList) for (const member of list) lists.set(member, list);
    run = COMMA.test(gap) ? list : [side];
  }
  return lists;
}

function isPlace({ actors }: Side): boolean {
  return actors.every(({ kind }) => kind === "place");
}

/** "France, Italy and other members": the list goes on without names. */
const AND_OTHERS = /^,?\s*and (?:several |many |some |two |three )?others?\b/;

/** What stands between two names, without adjectives. */
function gapBetween({ sentence }: Tree, text: string, { from, to }: { readonly from: number; readonly to: number }): string {
  const adjectives = [...sentence.starts.keys()].filter(
    (token) => (sentence.starts[token] ?? 0) >= from && (sentence.ends[token] ?? 0) <= to && UPOS[sentence.tags[token] ?? 0] === "ADJ",
  );
  return adjectives.reduceRight(
    (gap, token) => {
      const [start, end] = [(sentence.starts[token] ?? 0) - from, (sentence.ends[token] ?? 0) - from];
      return gap.slice(0, start) + gap.slice(end);
    },
    text.slice(from, to),
  );
}

/** A place of no country ("World War II", "the Iron Curtain", "the Arctic") is where or when, never who. */
function canAct({ kind, country }: ActorRef): boolean {
  return kind !== "place" || country !== null;
}

/** Ascending, so that the last to be set wins: known actors before described ones, longer before shorter. */
function worstFirst(a: Mention, b: Mention): number {
  return Number(isKnown(a)) - Number(isKnown(b)) || a.end - a.start - (b.end - b.start);
}

/** Somebody of the tables, or at least of a country. */
export function isAnybody({ id, country }: ActorRef): boolean {
  return id !== null || country !== null;
}

/** Whether some table knows the side, or at least whose it is, or the text has a name for it. */
export function isKnown(side: { readonly actors: readonly ActorRef[] }): boolean {
  return side.actors.some((actor) => isAnybody(actor) || actor.kind !== "unnamed");
}

/** "Iranians" are people, "Iran" and "Iranian police" are the state. */
export function isState(side: Side): boolean {
  if (side.basis === "demonym") return false;
  return side.actors.every((actor) => actor.kind === "state" || (actor.sector !== null && FORCES.includes(actor.sector)));
}

/** Branches of a state that act for it. */
const FORCES: readonly ActorRef["sector"][] = ["GOV", "MIL", "COP"];

/** Inside a name, the parts hang together by these. */
const NAME_PARTS = new Set(["flat", "compound", "appos", "amod", "nmod", "nsubj", "case"]);

/** The mention on a token, or the one that the token heads in a tree that takes the name apart otherwise. */
export function mentionAt(scene: Scene, token: number): Side | null {
  const own = scene.byHead.get(token);
  if (own !== undefined && isKnown(own)) return own;
  const cover = scene.covering.get(token);
  if (cover !== undefined && isHeadOf(scene, token, cover)) return cover;
  return own ?? null;
}

/** Whether no other word of the mention is above the token: then the phrase hangs on it. */
function isHeadOf(scene: Scene, token: number, mention: Side): boolean {
  const above = headOf(scene.tree, token);
  const start = scene.tree.sentence.starts[above] ?? -1;
  return above < 0 || start < mention.start || start >= mention.end || !NAME_PARTS.has(relation(scene.tree, token));
}

/** "dozens of", "a package of", "24 of": a word that only counts or holds what its "of" brings in. */
export function isCount(scene: Scene, token: number): boolean {
  const own = lemma(scene.tree, token);
  return /^(?:NUM|SYM)$/.test(upos(scene.tree, token)) || isOfClass(scene, own, "QUANTITY") || isOfClass(scene, own, "CONTAINER");
}

/** Nouns for people and for bodies: they act, where other nouns only stand for those who do. */
export function isPeopleOrBody(scene: Scene, token: number): boolean {
  const own = lemma(scene.tree, token);
  return isOfClass(scene, own, "PEOPLE") || isOfClass(scene, own, "BODY");
}

/** Whether a token's lemma is in a class of words. */
export function isOfClass(scene: Scene, noun: string, name: string): boolean {
  return scene.index.classes.get(name)?.has(noun) ?? false;
}
