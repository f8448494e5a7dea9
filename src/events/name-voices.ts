import { chainLinks } from "../lib/chain-links.ts";
import type { ActorRef, Medium, Mention, Quotation, Span, Voice } from "../model/index.ts";
import { jointSpeakers } from "./joint-speakers.ts";
import { lengthOf } from "./quotation-draft.ts";
import type { QuotationDraft, QuotationInput } from "./quotation-draft.ts";
import { isAnybody } from "./scene.ts";

/** A speaker who wrote a letter goes on speaking through it for so many sentences, unless told otherwise. */
const MEDIUM_REACH = 5;

interface Named {
  readonly draft: QuotationDraft;
  readonly voices: readonly Voice[];
  readonly medium: Medium | null;
}

/**
 * Says of each draft who its voices are, outermost first: whoever is quoted around it, whoever was told it ("told Reuters"), the speaker.
 *
 * Pronouns are whom the actors stage took them for; "it" after a letter is the letter, and so its author. Words that go on without a speaker
 * are the last speaker's. Persons are named as fully as the article names them.
 */
export function nameVoices(drafts: readonly QuotationDraft[], quoted: readonly Span[], input: QuotationInput): readonly Quotation[] {
  const names = fullNames(input.mentions);
  const named: Named[] = [];
  for (const draft of drafts) named.push(nameOne(draft, named, { input, names }));
  return named.map(({ draft, voices, medium }, i) => ({
    kind: kindOf(draft, quoted),
    manner: draft.manner,
    content: draft.content,
    cue: draft.cue,
    source: draft.source,
    voices: joinVoices(outerVoices(i, named), voices),
    medium,
  }));
}

interface World {
  readonly input: QuotationInput;
  /** The fullest name of each person in the article. */
  readonly names: ReadonlyMap<string, string>;
}

function nameOne(draft: QuotationDraft, before: readonly Named[], world: World): Named {
  const last = before.findLast((named) => named.draft.manner === "speech" && named.voices.length > 0);
  if (draft.continues) return { draft, voices: last?.voices ?? [], medium: last?.medium ?? null };
  if (draft.source === null) return { draft, voices: [], medium: draft.medium };
  const isDocument = isPronounOfDocument(draft, last, world.input.text);
  const own = isDocument && last !== undefined ? (chainLinks(last.voices).at(-1) ?? []) : voicesOf(draft, draft.source, world);
  const medium = draft.medium ?? (isDocument ? (last?.medium ?? null) : inheritedMedium(draft, own, before));
  return { draft, voices: [...toldVoices(draft, world), ...own], medium };
}

/** "It added": a person is no "it", so the word means the letter or statement through which they spoke. */
function isPronounOfDocument(draft: QuotationDraft, last: Named | undefined, text: string): boolean {
  if (last === undefined || draft.source === null || !/^it$/i.test(text.slice(draft.source.start, draft.source.end))) return false;
  const isNear = draft.sentence.index - last.draft.sentence.index <= 1;
  return isNear && isWritten(last.medium) && last.voices.at(-1)?.actor?.kind === "person";
}

function isWritten(medium: Medium | null): boolean {
  return medium === "letter" || medium === "statement" || medium === "post" || medium === "document" || medium === "report";
}

function inheritedMedium(draft: QuotationDraft, own: readonly Voice[], before: readonly Named[]): Medium | null {
  const id = own.at(-1)?.actor?.id ?? null;
  const same = before.findLast((named) => id !== null && named.medium !== null && named.voices.at(-1)?.actor?.id === id);
  const isNear = same !== undefined && draft.sentence.index - same.draft.sentence.index <= MEDIUM_REACH;
  return isNear && isWritten(same.medium) ? same.medium : null;
}

/** Who says it, each of those who say it together. */
function voicesOf(draft: QuotationDraft, source: Span, world: World): readonly Voice[] {
  const parts = jointSpeakers(draft.sentence, source, world.input.text);
  const voices = parts.flatMap((part) => voiceOf(draft, part, world));
  const apart = voices.filter((voice, i) => voices.findIndex((other) => other.name === voice.name) === i);
  return apart.map((voice, i) => (i === 0 ? voice : { ...voice, joint: true }));
}

/** The mention that a phrase names, else its words. */
function voiceOf(draft: QuotationDraft, source: Span, { input, names }: World): readonly Voice[] {
  const span = relativeOf(source, input) ?? source;
  const inside = input.mentions.filter((mention) => mention.start >= span.start && mention.end <= span.end);
  const mention =
    inside.find((candidate) => candidate.actors[0]?.kind === "person" && !isOwner(candidate, span)) ??
    inside.find((candidate) => candidate.actors[0]?.kind === "outlet") ??
    inside.find((candidate) => candidate.head === draft.head && candidate.sentence === draft.sentence.index && isOfSomebody(candidate)) ??
    inside.findLast((candidate) => candidate.end === span.end && isOfSomebody(candidate)) ??
    inside.find(isOfSomebody) ??
    inside[0];
  const words = input.text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
  const actors = mention === undefined || mention.actors.length === 0 ? [null] : mention.actors;
  return actors.map((actor) => ({ kind: kindOfVoice(actor, draft), name: nameOf(actor, words, names), actor, span: source }));
}

/** "His foreign minister said": the word for whose he is means another. */
function isOwner({ basis, end }: Mention, span: Span): boolean {
  return basis === "pronoun" && end < span.end;
}

/** "a spokeswoman for the embassy" by herself tells less than whose she is. */
function isOfSomebody({ actors }: Mention): boolean {
  return actors.some(isAnybody);
}

function nameOf(actor: ActorRef | null, words: string, names: ReadonlyMap<string, string>): string {
  if (actor === null) return words;
  return (actor.id === null ? undefined : names.get(actor.id)) ?? actor.name;
}

function kindOfVoice(actor: ActorRef | null, { medium }: QuotationDraft): Voice["kind"] {
  if (actor?.kind === "outlet") return "agency";
  return actor === null && isWritten(medium) ? "document" : "speaker";
}

/** "the envoy, who said": whom the relative pronoun means stands right before it. */
function relativeOf(source: Span, { text, mentions }: QuotationInput): Span | null {
  if (!/^(?:who|which|that)$/i.test(text.slice(source.start, source.end))) return null;
  const before = mentions.findLast((mention) => mention.end <= source.start && /^[\s,]*$/.test(text.slice(mention.end, source.start)));
  return before ?? null;
}

/** "told Reuters": the outlet that was told is the one that reports it. */
function toldVoices(draft: QuotationDraft, { input }: World): readonly Voice[] {
  const { cue, sentence } = draft;
  if (cue === null || !/^t(?:old|ells?|elling)$/i.test(input.text.slice(cue.start, cue.end))) return [];
  const told = input.mentions.find(
    (mention) =>
      mention.sentence === sentence.index &&
      mention.start >= cue.end &&
      mention.start - cue.end < MAX_TOLD &&
      mention.actors[0]?.kind === "outlet",
  );
  if (told === undefined) return [];
  return [
    {
      kind: "agency",
      name: told.actors[0]?.name ?? told.surface,
      actor: told.actors[0] ?? null,
      span: { start: told.start, end: told.end },
    },
  ];
}

/** "told the Reuters": at most so many characters between verb and outlet. */
const MAX_TOLD = 12;

/** The voices of the smallest speech around: its content holds the cue. */
function outerVoices(at: number, named: readonly Named[], depth = 0): readonly Voice[] {
  const cue = named[at]?.draft.cue ?? null;
  if (cue === null || depth > MAX_DEPTH) return [];
  let best = -1;
  for (const [i, { draft }] of named.entries()) {
    const holds =
      i !== at &&
      draft.manner === "speech" &&
      draft.cue !== null &&
      draft.content.some((span) => span.start <= cue.start && cue.end <= span.end);
    if (holds && (best < 0 || lengthOf(draft.content) < lengthOf(named[best]?.draft.content ?? []))) best = i;
  }
  return best < 0 ? [] : joinVoices(outerVoices(best, named, depth + 1), named[best]?.voices ?? []);
}

/** Words quoted in words quoted in words: nobody reports deeper. */
const MAX_DEPTH = 3;

/** Nobody reports himself: of the same voice twice the inner one stays. */
function joinVoices(outer: readonly Voice[], inner: readonly Voice[]): readonly Voice[] {
  const isSame = (a: Voice, b: Voice): boolean =>
    a.actor !== null && a.actor.id !== null ? a.actor.id === b.actor?.id : a.name === b.name;
  const others = chainLinks(outer).filter((group) => !group.some((voice) => inner.some((other) => isSame(voice, other))));
  return [...others.flat(), ...inner];
}

/** The fullest name by which the article names each person: "Kim Jong Un" for who is "Mr Kim" elsewhere. */
function fullNames(mentions: readonly Mention[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { actors, surface, basis } of mentions) {
    const [actor] = actors;
    if (actors.length !== 1 || actor?.kind !== "person" || actor.id === null || basis !== "name") continue;
    if (surface.length > (names.get(actor.id)?.length ?? 0)) names.set(actor.id, surface.replaceAll(/\s+/g, " "));
  }
  return names;
}

/** By how much of it stands in quotation marks. */
function kindOf({ content }: QuotationDraft, quoted: readonly Span[]): Quotation["kind"] {
  const inside = content.reduce(
    (sum, span) =>
      sum + quoted.reduce((share, mark) => share + Math.max(0, Math.min(mark.end, span.end) - Math.max(mark.start, span.start)), 0),
    0,
  );
  return inside > lengthOf(content) * 0.9 ? "direct" : inside > 0 ? "mixed" : "indirect";
}
