import { compareText } from "../lib/compare-text.ts";
import { linkNames } from "../lib/chain-links.ts";
import { overlaps } from "../model/index.ts";
import type { CodedEvent, Span } from "../model/index.ts";

/** One event before and after an article was coded again; null where there is none. */
export interface CodingChange {
  readonly kind: "same" | "changed" | "added" | "gone";
  readonly before: CodedEvent | null;
  readonly after: CodedEvent | null;
  /** Names of the fields that differ, "initiator", "cameo", "rules"; empty unless "changed". */
  readonly fields: readonly string[];
}

/**
 * Pairs the events that two versions of the coder made of one article, or that two versions of an article gave, by what they were read from:
 * the same id, else the most alike in the same sentence, or in one that was parted otherwise, at overlapping triggers or between the same
 * sides. Between two articles a sentence may stand elsewhere, and one of which some words were changed is the same where it tells of one type and sides. Every
 * event of both is in one change, in order of the text.
 */
export function compareCodings(before: readonly CodedEvent[], after: readonly CodedEvent[]): readonly CodingChange[] {
  const free = new Map(after.map((event) => [event.id, event]));
  const pairs = new Map<CodedEvent, CodedEvent>();
  const pair = (old: CodedEvent, event: CodedEvent): void => {
    pairs.set(old, event);
    free.delete(event.id);
  };
  for (const old of before) {
    const same = free.get(old.id);
    if (same !== undefined) pair(old, same);
  }
  const candidates = before
    .filter((old) => !pairs.has(old))
    .flatMap((old) => [...free.values()].flatMap((event) => (areOfOneAct(old, event) ? [{ old, event, ...nearness(old, event) }] : [])))
    .sort(
      (a, b) =>
        b.words - a.words ||
        b.likeness - a.likeness ||
        a.distance - b.distance ||
        compareText(a.old.id, b.old.id) ||
        compareText(a.event.id, b.event.id),
    );
  for (const { old, event } of candidates) if (!pairs.has(old) && free.has(event.id)) pair(old, event);
  const kept = before.map((old) => changeOf(old, pairs.get(old) ?? null));
  return [...kept, ...[...free.values()].map((event) => changeOf(null, event))].sort((a, b) => startOf(a) - startOf(b));
}

function changeOf(before: CodedEvent | null, after: CodedEvent | null): CodingChange {
  if (before === null || after === null) return { kind: before === null ? "added" : "gone", before, after, fields: [] };
  const fields = COMPARED.filter(([, value]) => value(before) !== value(after)).map(([name]) => name);
  return { kind: fields.length === 0 ? "same" : "changed", before, after, fields };
}

/** What of an event a reader would call different. */
const COMPARED: readonly (readonly [name: string, value: (event: CodedEvent) => string])[] = [
  ["initiator", ({ initiator }) => initiator.country ?? initiator.name],
  ["recipient", ({ recipient }) => (recipient === null ? "" : (recipient.country ?? recipient.name))],
  ["plover", ({ plover }) => plover],
  ["mode", ({ mode }) => mode ?? ""],
  ["cameo", ({ cameo }) => cameo],
  ["status", ({ status }) => status],
  ["when", ({ when }) => when?.value ?? ""],
  ["place", ({ place }) => place?.name ?? ""],
  ["said by", ({ attribution }) => linkNames(attribution.chain).join(" > ")],
  ["rules", ({ coder }) => coder.rules.join(" ")],
];

/** Share of the words of both sentences that both have, from which one is the other with some words changed: half. */
const EDITED = 0.5;

function areOfOneAct(a: CodedEvent, b: CodedEvent): boolean {
  const isAlike = a.plover === b.plover && sidesOf(a) === sidesOf(b);
  if (a.articleId === b.articleId) {
    // The same text, in which another version may part sentences elsewhere.
    const isSameTrigger = a.evidence.trigger.some((x) => b.evidence.trigger.some((y) => overlaps(x, y)));
    return overlaps(a.evidence.sentence, b.evidence.sentence) && (isAlike || isSameTrigger);
  }
  if (a.evidence.hash !== b.evidence.hash) return isAlike && sharedWords(a, b) >= EDITED;
  return isAlike || triggersOf(a).some((x) => triggersOf(b).some((y) => overlaps(x, y)));
}

/** Of the pairs that may be: the same words first, then what a reader would call alike, then the place. */
function nearness(a: CodedEvent, b: CodedEvent): { readonly words: number; readonly likeness: number; readonly distance: number } {
  return {
    words: a.evidence.hash === b.evidence.hash ? 1 : sharedWords(a, b),
    likeness: COMPARED.filter(([, value]) => value(a) === value(b)).length,
    distance: Math.abs(a.evidence.sentence.start - b.evidence.sentence.start),
  };
}

function sharedWords(a: CodedEvent, b: CodedEvent): number {
  const [left, right] = [a, b].map(({ evidence }) => new Set(evidence.words.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  if (left === undefined || right === undefined) return 0;
  const both = [...left].filter((word) => right.has(word)).length;
  return both === 0 ? 0 : both / (left.size + right.size - both);
}

/** Within the sentence. */
function triggersOf({ evidence: { trigger, sentence } }: CodedEvent): readonly Span[] {
  return trigger.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
}

function sidesOf({ initiator, recipient }: CodedEvent): string {
  return [initiator, recipient].map((side) => side?.country ?? side?.name ?? "").join("\t");
}

function startOf({ before, after }: CodingChange): number {
  return (before ?? after)?.evidence.sentence.start ?? 0;
}
