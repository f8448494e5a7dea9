import type { Cue } from "./find-cues.ts";
import { fineTag } from "./tree.ts";

/**
 * Cuts what a cue brings in before a further cue of the same writer: "Chad said talks had failed, and Mali denied it", "said it was over, adding
 * that …", "asked about the raid, the envoy said …", "Chad vowed to stay, said its envoy".
 */
export function partCues(cues: readonly Cue[]): readonly Cue[] {
  const cut = cues.map((cue) => {
    const cuts = cues
      .filter((other) => cue.content.includes(other.head) && isApart(cue, other))
      .map((other) => lastBefore(other, firstOf(cue, other)));
    const end = Math.min(...cuts);
    return cuts.length === 0 ? cue : { ...cue, content: cue.content.filter((token) => token < end) };
  });
  return cut.map((cue) => ({ ...cue, speaker: speakerBefore(cues, cue) }));
}

/** "said its focus had shifted, adding that": who adds is who said, whatever subject the tree hands to the participle. */
function speakerBefore(cues: readonly Cue[], cue: Cue): readonly number[] {
  const before = cues.find((other) => other.content.includes(cue.head) && sharesSpeaker(other, cue));
  const isOwn = before === undefined || before.speaker.length === 0 || !cue.speaker.some((token) => before.content.includes(token));
  return isOwn ? cue.speaker : before.speaker;
}

/** Where the other cue's clause begins within the content. */
function firstOf(cue: Cue, other: Cue): number {
  return sharesSpeaker(cue, other) ? other.head : Math.min(other.head, ...other.speaker.filter((token) => cue.content.includes(token)));
}

function sharesSpeaker(cue: Cue, other: Cue): boolean {
  return isApart(cue, other) && (isParticiple(cue, other) || isJoined(cue, other));
}

/** Whether the other cue begins a clause of its own, which the writer and not the speaker tells. */
function isApart(cue: Cue, other: Cue): boolean {
  const isNoun = (frame: string): boolean => frame === "noun" || frame === "adjective";
  if (other.row.manner !== "speech" || isNoun(other.row.frame) || cue.row.frame === "noun") return false;
  return isParticiple(cue, other) || isJoined(cue, other) || isInverted(other) || hasOwnSubject(other);
}

/** "said it was over, adding that". */
function isParticiple(cue: Cue, { tree, head }: Cue): boolean {
  return fineTag(tree, head) === "VBG" && head > cue.head && /^(?:[,—–”"’'-]|'')$/.test(tree.sentence.words[head - 1] ?? "");
}

/** "told the council it was over and said": what is joined goes on with the speaker, not with what was said. */
function isJoined(cue: Cue, other: Cue): boolean {
  const { words, fineTags } = other.tree.sentence;
  const tag = fineTags[other.head] ?? "";
  const isAfter = /^(?:and|but)$/.test(words[other.head - 1] ?? "") && other.head > cue.head;
  const isAlike = tag === fineTags[cue.head] || (tag === "VBN" && fineTags[cue.head] === "VBD");
  return isAfter && isAlike && /^(?:VBD|VBZ|VBN|VBG)$/.test(tag) && other.row.takes.includes("quote");
}

/** "…, said its envoy". */
function isInverted({ tree, head, speaker, row }: Cue): boolean {
  return tree.sentence.words[head - 1] === "," && (speaker[0] ?? 0) > head && row.takes.includes("quote");
}

/** "…, and Mali denied it", "asked about the raid, the envoy said". */
function hasOwnSubject({ tree, head, speaker, row }: Cue): boolean {
  const { words } = tree.sentence;
  const first = Math.min(head, ...speaker);
  if (speaker.length === 0 || first >= head || /^(?:who|which|that)$/i.test(words[first] ?? "")) return false;
  const isJoined = /^(?:and|but)$/.test(words[first - 1] ?? "") && (words[first - 2] === "," || row.takes.includes("quote"));
  return words[first - 1] === "," || isJoined;
}

/** The mark or "and" before a token, or the token. */
function lastBefore({ tree }: Cue, first: number): number {
  const { words } = tree.sentence;
  const before = /^(?:and|but)$/.test(words[first - 1] ?? "") ? first - 1 : first;
  return /^[,—–-]$/.test(words[before - 1] ?? "") ? before - 1 : before;
}
