import { contentId } from "../lib/hash.ts";
import type {
  ActorRef,
  Article,
  Attribution,
  CodedEvent,
  EventTime,
  Mention,
  ParsedSentence,
  Quotation,
  Sentence,
  Span,
  TimeExpression,
  Voice,
} from "../model/index.ts";
import type { WrappedAct } from "./apply-operators.ts";
import { applyOperators } from "./apply-operators.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { findStatus } from "./find-status.ts";
import type { Scene } from "./find-sides.ts";
import { sceneOf } from "./find-sides.ts";
import { matchActs } from "./match-acts.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { isParsed, spanOf, treeOf } from "./tree.ts";

/** What coding needs of one article. */
export interface CodingInput {
  readonly article: Article;
  readonly sentences: readonly (Sentence | ParsedSentence)[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly quotations: readonly Quotation[];
  /** `Tables.version`. */
  readonly version: string;
}

/** Sentences that begin so go on with the time of what was told before. */
const CONTINUES =
  /^(?:in (?:retaliation|response|turn|return|reply)|then|afterwards?|thereafter|subsequently|at the same time|meanwhile|days? later|later)\b/i;

/** Codes the events of an article: who did what to whom, with status, time, attribution and evidence. Only parsed sentences are looked at. */
export function codeEvents(input: CodingInput, index: RuleIndex): readonly CodedEvent[] {
  const byId = new Map<string, CodedEvent>();
  const quoted = quotedSpans(input.article.text, input.sentences);
  let before: EventTime | null = null;
  for (const sentence of input.sentences) {
    if (!isParsed(sentence)) continue;
    const scene = sceneOf(treeOf(sentence), input.mentions);
    const inherited: EventTime | null = CONTINUES.test(input.article.text.slice(sentence.start, sentence.end)) ? before : null;
    const own: EventTime | null = timeOf(sentence, input);
    before = own ?? inherited;
    for (const found of matchActs(scene, index).found) {
      const act = applyOperators(scene, found, index);
      for (const event of eventsOf(scene, act, { input, index, quoted, when: own ?? inherited, reciprocal: found.row.reciprocal }))
        byId.set(event.id, event);
    }
  }
  return [...byId.values()];
}

interface Context {
  readonly input: CodingInput;
  readonly index: RuleIndex;
  readonly quoted: readonly Span[];
  readonly when: EventTime | null;
  readonly reciprocal: boolean;
}

/** One event a directed pair; the mirrored one too where the act runs both ways. */
function eventsOf(scene: Scene, act: WrappedAct, context: Context): readonly CodedEvent[] {
  const pairs: [Mention, ActorRef, Mention, ActorRef][] = [];
  for (const a of act.initiators)
    for (const x of a.actors) for (const b of act.recipients) for (const y of b.actors) pairs.push([a, x, b, y]);
  const apart = pairs.filter(([, x, , y]) => !isSame(x, y)).slice(0, MAX_PAIRS);
  const actId = contentId(context.input.article.id, ...act.tokens.map((token) => String(scene.tree.sentence.starts[token])), act.cameo);
  return apart.flatMap(([a, x, b, y]) => {
    const forth = makeEvent(scene, act, { ...context, actId, initiator: x, recipient: y, from: a, to: b });
    return context.reciprocal && act.rules.length === 1
      ? [forth, makeEvent(scene, act, { ...context, actId, initiator: y, recipient: x, from: b, to: a })]
      : [forth];
  });
}

/** Lists longer than this are lists, not acts between pairs: "193 members condemned". */
const MAX_PAIRS = 12;

function isSame(a: ActorRef, b: ActorRef): boolean {
  if (a.id !== null || b.id !== null) return a.id === b.id || (a.country !== null && a.country === b.country && a.sector === b.sector);
  return a.name === b.name;
}

interface Sides extends Context {
  readonly actId: string;
  readonly initiator: ActorRef;
  readonly recipient: ActorRef;
  readonly from: Mention;
  readonly to: Mention;
}

function makeEvent(scene: Scene, act: WrappedAct, sides: Sides): CodedEvent {
  const { input, index, initiator, recipient } = sides;
  const { article } = input;
  const { sentence } = scene.tree;
  const cameo = index.tables.cameo.get(act.cameo);
  const trigger = act.tokens.map((token) => spanOf(sentence, [token]));
  const day = article.published;
  const when: EventTime | null =
    sides.when ??
    (day === null
      ? null
      : { value: day.value, day: day.day, precision: day.precision === "instant" ? "day" : day.precision, basis: "published", span: null });
  const status = findStatus(scene, { act, when: sides.when, published: day?.day ?? null, plover: act.plover });
  const words = article.text.slice(sentence.start, sentence.end);
  const side = (actor: ActorRef): string => actor.id ?? actor.name;
  return {
    id: contentId(article.id, ...trigger.map((span) => String(span.start)), side(initiator), side(recipient), act.cameo),
    actId: sides.actId,
    articleId: article.id,
    initiator,
    recipient,
    plover: act.plover,
    mode: act.mode,
    contexts: [],
    cameo: act.cameo,
    quad: cameo?.quad ?? 1,
    goldstein: cameo?.goldstein ?? 0,
    status,
    reciprocal: sides.reciprocal && act.rules.length === 1,
    when,
    place: null,
    attribution: attribute(trigger[0] ?? sentence, input, sides.quoted),
    evidence: {
      articleId: article.id,
      sentence: { start: sentence.start, end: sentence.end },
      words,
      hash: contentId(words),
      trigger,
      initiator: { start: sides.from.start, end: sides.from.end },
      recipient: { start: sides.to.start, end: sides.to.end },
    },
    coder: { version: input.version, rules: act.rules },
    confidence: Math.round(Math.min(sides.from.confidence, sides.to.confidence) * (act.rules.length === 1 ? 90 : 80)) / 100,
  };
}

/** The outlet first, then whoever's words the trigger stands in. */
function attribute(trigger: Span, input: CodingInput, quoted: readonly Span[]): Attribution {
  const { article, quotations } = input;
  const inside = (span: Span): boolean => span.start <= trigger.start && trigger.end <= span.end;
  const holder = quotations.filter((quotation) => quotation.content.some(inside)).sort((a, b) => length(a) - length(b))[0];
  const outlet = article.origin?.outlet ?? article.outlet;
  const own: readonly Voice[] = outlet === null ? [] : [{ kind: "outlet", name: outlet, actor: null, span: null }];
  return { chain: [...own, ...(holder?.voices ?? [])], medium: holder?.medium ?? null, quoted: quoted.some(inside) };
}

function length(quotation: Quotation): number {
  return quotation.content.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** The sentence's own time: its first resolved expression. */
function timeOf(sentence: Sentence, input: CodingInput): EventTime | null {
  const own = input.times.find((time) => time.start >= sentence.start && time.end <= sentence.end && time.resolved !== null);
  return own?.resolved ? { ...own.resolved, basis: "expression", span: { start: own.start, end: own.end } } : null;
}
