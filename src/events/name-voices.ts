import type { Mention, Quotation, Span, Voice } from "../model/index.ts";
import type { QuotationDraft, QuotationInput } from "./find-quotations.ts";

/** Says of each draft who its voices are. */
export function nameVoices(drafts: readonly QuotationDraft[], quoted: readonly Span[], input: QuotationInput): readonly Quotation[] {
  return drafts.map((draft) => ({
    kind: kindOf(draft, quoted),
    manner: draft.manner,
    row: (draft as any).row,
    content: draft.content,
    cue: draft.cue,
    source: draft.source,
    voices: draft.source === null ? [] : [voiceOf(draft.source, input)],
    medium: draft.medium,
  }));
}

function voiceOf(source: Span, { text, mentions }: QuotationInput): Voice {
  const mention: Mention | undefined = mentions.find((candidate) => candidate.start >= source.start && candidate.end <= source.end);
  const actor = mention?.actors[0] ?? null;
  return { kind: actor?.kind === "outlet" ? "agency" : "speaker", name: actor?.name ?? text.slice(source.start, source.end), actor, span: source };
}

/** By how much of it stands in quotation marks. */
function kindOf({ content }: QuotationDraft, quoted: readonly Span[]): Quotation["kind"] {
  const total = content.reduce((sum, span) => sum + span.end - span.start, 0);
  const inside = content.reduce(
    (sum, span) => sum + quoted.reduce((share, mark) => share + Math.max(0, Math.min(mark.end, span.end) - Math.max(mark.start, span.start)), 0),
    0,
  );
  return inside > total * 0.9 ? "direct" : inside > 0 ? "mixed" : "indirect";
}
