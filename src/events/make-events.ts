import { contentId } from "../lib/hash.ts";
import type { ActorRef, CameoCode, CodedEvent, EventPlace, EventTime, Span } from "../model/index.ts";
import { quadOf } from "../model/index.ts";
import { attribute } from "./attribute.ts";
import type { CodingInput } from "./coding-input.ts";
import { BY_SENTENCE } from "./complete-reading.ts";
import { findEventTime } from "./find-event-time.ts";
import { findPlace } from "./find-place.ts";
import { subjectsOf } from "./find-sides.ts";
import { isSaying } from "./find-speakers.ts";
import { findStatus } from "./find-status.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isAnybody } from "./scene.ts";
import { headOf, lemma, relation, spanOf, upos } from "./tree.ts";

export interface EventContext {
  readonly input: CodingInput;
  /** Quoted words of the article, found when an event asks for them. */
  readonly quoted: () => readonly Span[];
  /** The time of what was told before, where the sentence goes on from it. */
  readonly inherited: EventTime | null;
}

/** Lists longer than this are lists, not acts between pairs: "193 members condemned". */
const MAX_PAIRS = 12;

interface Pair {
  /** Null only where the input asks for acts without a doer. */
  readonly from: Side | null;
  readonly initiator: ActorRef;
  readonly to: Side | null;
  readonly recipient: ActorRef | null;
  /** The other half of an act with a code for each side, a visit: its code instead of the reading's. */
  readonly half?: CameoCode;
}

/** Events of one sentence's readings: one a directed pair, the mirrored one too where the act runs both ways. */
export function makeEvents(scene: Scene, readings: readonly Reading[], context: EventContext): readonly CodedEvent[] {
  const events = new Map<string, CodedEvent>();
  const told: { readonly act: string; readonly tokens: readonly number[] }[] = [];
  for (const reading of readings) {
    const when = findEventTime(scene, reading, context.input.times) ?? context.inherited;
    for (const pair of partiesOnce(pairsOf(reading, context.input)).slice(0, MAX_PAIRS)) {
      if (isKnownOnly(context.input) && (!isPolitical(reading, pair) || isJourneyAtHome(reading, pair))) continue;
      // "opened a round of talks": verb and noun tell one act, by whatever names of the parties
      const act = `${partyOf(pair.initiator)} ${pair.half ?? reading.cameo} ${pair.recipient === null ? "" : partyOf(pair.recipient)}`;
      if (told.some((other) => other.act === act && other.tokens.some((token) => reading.tokens.includes(token)))) continue;
      told.push({ act, tokens: reading.tokens });
      const event = makeEvent(scene, reading, { ...context, ...pair, when });
      const key = `${nameOf(pair.initiator)} ${event.plover} ${pair.recipient === null ? "" : nameOf(pair.recipient)}`;
      if (!events.has(key)) events.set(key, event);
    }
  }
  return [...events.values()];
}

/** Every initiator with every recipient; for reciprocal acts both directions, and all pairs within a list. */
function pairsOf(reading: Reading, input: CodingInput): readonly Pair[] {
  const flat = (sides: readonly Side[]): readonly (readonly [Side, ActorRef])[] =>
    sides.flatMap((side) => side.actors.map((actor) => [side, partyFor(actor)] as const));
  const initiators = flat(reading.initiators);
  const recipients = flat(reading.recipients);
  if (initiators.length === 0) {
    const alone = { from: null, initiator: NOBODY };
    return recipients.length === 0
      ? [{ ...alone, to: null, recipient: null }]
      : recipients.map(([to, recipient]) => ({ ...alone, to, recipient }));
  }
  const isAmong = recipients.length === 0 && reading.reciprocal;
  // "Iran and six world powers": those of one name are a party together, beside others
  const isParty = (from: Side, to: Side): boolean => isAmong && from === to && reading.initiators.length > 1;
  const others = isAmong ? initiators : recipients;
  const forth = initiators.flatMap(([from, initiator]) =>
    others.filter(([to]) => !isParty(from, to)).map(([to, recipient]): Pair => ({ from, initiator, to, recipient })),
  );
  const alone = initiators.map(([from, initiator]): Pair => ({ from, initiator, to: null, recipient: publicOf(reading, initiator) }));
  if (recipients.length === 0 && (!reading.reciprocal || initiators.length === 1)) return alone;
  const apart = forth.filter((pair) => pair.recipient !== null && !isSame(pair.initiator, pair.recipient));
  // where acts without a recipient count, so does what a government does to its own ("released three ministers")
  if (apart.length === 0 && (!reading.needsRecipient || !isKnownOnly(input))) return alone;
  const back = apart.flatMap((pair): Pair[] =>
    pair.to === null || pair.from === null || pair.recipient === null
      ? []
      : [{ from: pair.to, initiator: pair.recipient, to: pair.from, recipient: pair.initiator }],
  );
  // a guessed guest or host is not told twice
  const half = reading.rules.includes(BY_SENTENCE) ? undefined : HALVES[reading.cameo];
  if (half !== undefined) return apart.flatMap((pair, i) => [pair, ...back.slice(i, i + 1).map((other) => ({ ...other, half }))]);
  return reading.reciprocal && recipients.length > 0 ? apart.flatMap((pair, i) => [pair, ...back.slice(i, i + 1)]) : apart;
}

/** Who acts for an organisation of several states is that organisation, as a minister is his state's. */
function partyFor({ body, role, ...actor }: ActorRef): ActorRef {
  return body === undefined ? { ...actor, role } : { ...body, role };
}

/** Whom curfews, bans and emergency rule are for where the text does not say: those who live there. */
function publicOf({ cameo }: Reading, { country }: ActorRef): ActorRef | null {
  return HOME_RULE.test(cameo) && country !== null
    ? { id: null, name: "the public", kind: "unnamed", country, sector: "CVL", role: null }
    : null;
}
const HOME_RULE = /^(?:172|081)/;

/** Who is visited hosts: CAMEO codes each for one side of the same act. */
const HALVES: Readonly<Partial<Record<CameoCode, CameoCode>>> = { "042": "043", "043": "042" };
/** The id that `coder.rules` shows where the other side of a visit is told. */
export const BY_HALF = "other-side-of-visit";

/** Who goes about in his own country visits nobody. */
function isJourneyAtHome({ cameo }: Reading, { initiator, recipient }: Pair): boolean {
  return /^04[23]/.test(cameo) && recipient !== null && initiator.country !== null && initiator.country === recipient.country;
}

/** "Japan's minister, Taro Kono, met …": two names of one party are one side of an act. */
function partiesOnce(pairs: readonly Pair[]): readonly Pair[] {
  const keys = pairs.map(({ initiator, recipient }) => `${partyOf(initiator)} ${recipient === null ? "" : partyOf(recipient)}`);
  return pairs.filter((_, i) => keys.indexOf(keys[i] ?? "") === i);
}

function partyOf(actor: ActorRef): string {
  return actor.country === null ? nameOf(actor) : `${actor.country} ${partOf(actor)}`;
}

function isKnownOnly({ sides }: CodingInput): boolean {
  return sides === undefined || sides === "known";
}

/**
 * Whether the tables know enough of the sides: of violence, coercion and release one of them, since victims and gunmen often have no name; of
 * everything else both, since strangers also travel, meet and help.
 */
function isPolitical(reading: Reading, { initiator, recipient }: Pair): boolean {
  const quad = quadOf(reading.plover);
  if (quad > 2 || RELEASE.test(reading.cameo)) return isAnybody(initiator) || (recipient !== null && isAnybody(recipient));
  const counts = (actor: ActorRef): boolean => isAnybody(actor) || (actor.sector !== null && NAMELESS.includes(actor.sector));
  return (
    counts(initiator) && (recipient === null || counts(recipient)) && (isAnybody(initiator) || (recipient !== null && isAnybody(recipient)))
  );
}

const RELEASE = /^0841/;

/** Bodies without a name that still are a side: rebels, militants, the opposition, a rights group. */
const NAMELESS: readonly ActorRef["sector"][] = ["REB", "UAF", "OPP", "MIL", "NGO", "IGO"];

/** Who did it where nobody is said to have. */
const NOBODY: ActorRef = { id: null, name: "", kind: "unnamed", country: null, sector: null, role: null };

function nameOf(actor: ActorRef): string {
  return actor.id ?? `${actor.name} ${actor.country ?? ""}`;
}

/** The same actor, or two names for one part of one state: no event joins an actor with itself. */
function isSame(a: ActorRef, b: ActorRef): boolean {
  if (a.id !== null && a.id === b.id) return true;
  if (a.country !== null && a.country === b.country) return partOf(a) === partOf(b);
  return a.id === null && b.id === null && a.name === b.name && a.country === b.country;
}

/** What of a state acts: the state, its government and its leaders are one; a city or region stands for those who live there. */
function partOf(actor: ActorRef): string {
  if (actor.kind === "place") return "CVL";
  return actor.sector === null || actor.sector === "GOV" || actor.sector === "ELI" ? "GOV" : actor.sector;
}

const MET: CameoCode = "040";
const MET_ABROAD: CameoCode = "044";

/** Who meets in a country of neither meets on neutral ground, which CAMEO codes apart. */
function isMetAbroad({ cameo }: Reading, place: EventPlace | null, { initiator, recipient }: Pair): boolean {
  const [at, from, to] = [place?.country, initiator.country, recipient?.country];
  return cameo === MET && at != null && from !== null && to != null && from !== to && at !== from && at !== to;
}

interface Told extends EventContext, Pair {
  readonly when: EventTime | null;
}

function makeEvent(scene: Scene, reading: Reading, told: Told): CodedEvent {
  const { input, initiator, recipient, from, to, half } = told;
  const place = findPlace(scene, reading);
  const cameo = half ?? (isMetAbroad(reading, place, told) ? MET_ABROAD : reading.cameo);
  const { article } = input;
  const { sentence } = scene.tree;
  const trigger = reading.tokens.map((token) => spanOf(sentence, [token]));
  const words = article.text.slice(sentence.start, sentence.end);
  const starts = trigger.map((span) => String(span.start));
  const published = article.published;
  return {
    id: contentId(article.id, ...starts, nameOf(initiator), recipient === null ? "" : nameOf(recipient), cameo),
    actId: contentId(article.id, ...starts, reading.cameo),
    articleId: article.id,
    initiator,
    recipient,
    plover: reading.plover,
    mode: cameo === MET_ABROAD ? (scene.index.tables.cameo.get(cameo)?.mode ?? null) : reading.mode,
    contexts: reading.contexts,
    cameo,
    quad: quadOf(reading.plover),
    goldstein: scene.index.tables.cameo.get(cameo)?.goldstein ?? 0,
    status: findStatus(scene, reading, { when: told.when, published: published?.day ?? null }),
    reciprocal: reading.reciprocal || reading.cameo in HALVES,
    when:
      told.when ??
      (published === null
        ? null
        : {
            value: published.value,
            day: published.day,
            precision: published.precision === "instant" ? "day" : published.precision,
            basis: "published",
            span: null,
          }),
    place,
    attribution: attribute(trigger.length > 0 ? [...trigger, ...verbOfDoer(scene, reading, from)] : [sentence], input, told.quoted()),
    evidence: {
      articleId: article.id,
      sentence: { start: sentence.start, end: sentence.end },
      words,
      hash: contentId(words),
      trigger,
      initiator: from === null ? null : { start: from.start, end: from.end },
      recipient: to === null ? null : { start: to.start, end: to.end },
    },
    coder: { version: input.version, rules: half === undefined ? rulesOf(reading) : [...rulesOf(reading), BY_HALF] },
    confidence: confidenceOf(reading, from, to),
  };
}

/**
 * The verb through which its own subject does the act, where it claims nothing: "declared an end to the war", "responded by shelling", and the word
 * of saying of who blames by saying so.
 */
function verbOfDoer(scene: Scene, { head, rules }: Reading, doer: Side | null): readonly Span[] {
  const { tree } = scene;
  const row = scene.index.rowById.get(rules[0] ?? "");
  const blames = row !== undefined && "frame" in row && row.frame === "claim";
  const verb = blames ? sayingAbove(scene, head) : headOf(tree, head);
  if (verb < 0 || doer === null || upos(tree, verb) !== "VERB") return [];
  const isOwn = /^(?:obj|obl|xcomp|advcl)$/.test(relation(tree, head)) && !/^(?:claim|admit|say)$/.test(lemma(tree, verb));
  return (blames || isOwn) && subjectsOf(scene, verb).some((side) => side.head === doer.head) ? [spanOf(tree.sentence, [verb])] : [];
}

function sayingAbove(scene: Scene, token: number): number {
  let at = headOf(scene.tree, token);
  while (at >= 0 && !isSaying(scene, at)) at = headOf(scene.tree, at);
  return at;
}

/** The act, what made it special, then what wraps it. */
function rulesOf({ rules: [act, ...wrapping], detail }: Reading): readonly string[] {
  return [...(act === undefined ? [] : [act]), ...(detail === undefined ? [] : [detail]), ...wrapping];
}

/** Each step away from a plain clause between two named actors costs a tenth. */
function confidenceOf(reading: Reading, from: Side | null, to: Side | null): number {
  const sides = Math.min(from?.confidence ?? 0.5, to?.confidence ?? 1);
  const steps = reading.rules.length > 1 ? 0.8 : 0.9;
  return Math.round(sides * steps * reading.sure * 100) / 100;
}
