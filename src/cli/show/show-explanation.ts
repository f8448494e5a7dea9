import type { CameoRow, CodedEvent, Mention, ParsedSentence } from "../../model/index.ts";
import { cleanText } from "../clean-text.ts";
import type { Screen } from "./screen.ts";
import { signed, styleOfQuad } from "./show-event.ts";
import { showTree } from "./show-tree.ts";
import { wordsForActor, wordsForAttribution, wordsForTime } from "./words-for.ts";
import { wrapText } from "./wrap-text.ts";

/** What one sentence gave, and what it nearly gave. */
export interface SentenceView {
  readonly sentence: ParsedSentence;
  /** False when the road itself would not have parsed it: nothing in it can hold an event. */
  readonly isWorthParsing: boolean;
  readonly mentions: readonly Mention[];
  readonly events: readonly CodedEvent[];
  readonly near: readonly { readonly rule: string; readonly words: string; readonly why: string }[];
  readonly text: string;
  readonly cameo: ReadonlyMap<string, CameoRow>;
}

/** The lines of one sentence: its tree with whom its words name, the rules that fired, and those that nearly did. */
export function showExplanation(view: SentenceView, screen: Screen): readonly string[] {
  const { sentence, mentions, events, near } = view;
  const heading = (text: string): readonly string[] => ["", screen.paint(text, "strong")];
  return [
    ...wrapText([{ text: cleanText(view.text.slice(sentence.start, sentence.end)), style: "strong" }], screen),
    "",
    ...showTree(sentence, notesOf(mentions), screen),
    ...heading(events.length === 0 ? whyNothing(view) : "Fired"),
    ...events.flatMap((event) => showFired(event, view, screen)),
    ...(near.length === 0 ? [] : heading("Nearly fired")),
    ...near.flatMap(({ rule, words, why }) =>
      wrapText([{ text: `${rule} at "${cleanText(words)}": ${why}`, style: "plain" }], screen, { indent: "    ", first: "  " }),
    ),
  ];
}

function whyNothing({ isWorthParsing }: SentenceView): string {
  return isWorthParsing ? "Nothing fired" : "Nothing fired: there is no name with a word for an act, so the coder did not even parse it";
}

function notesOf(mentions: readonly Mention[]): ReadonlyMap<number, string> {
  return new Map(
    mentions.map(({ head, actors, basis, gloss }) => {
      const hint = gloss.length === 0 ? "" : `; the text hints at ${gloss.map(wordsForActor).join(", ")}`;
      return [head, `= ${actors.map(wordsForActor).join(" + ")} (${basis}${hint})`];
    }),
  );
}

function showFired(event: CodedEvent, { text, cameo }: SentenceView, screen: Screen): readonly string[] {
  const dot = ` ${screen.glyphs.dot} `;
  const arrow = event.reciprocal ? screen.glyphs.both : screen.glyphs.arrow;
  const code = `${event.cameo} ${cameo.get(event.cameo)?.name ?? ""}`.trim();
  const trigger = event.evidence.trigger.map(({ start, end }) => `"${cleanText(text.slice(start, end))}"`).join(" + ");
  const options = { indent: "    " };
  return [
    ...wrapText(
      [
        { text: `${wordsForActor(event.initiator)} ${arrow} ${wordsForActor(event.recipient)}${dot}`, style: "strong" },
        { text: event.plover, style: styleOfQuad(event.quad) },
        { text: `${dot}${code}${dot}${signed(event.goldstein)}${dot}`, style: "plain" },
        { text: event.status, style: event.status === "occurred" ? "plain" : "warning" },
      ],
      screen,
      { indent: "    ", first: "  " },
    ),
    ...wrapText([{ text: `rules ${event.coder.rules.join(" + ")} at ${trigger}`, style: "plain" }], screen, options),
    ...wrapText(
      [
        {
          text: `${wordsForTime(event.when, text)}${dot}${wordsForAttribution(event.attribution)}${dot}confidence ${event.confidence.toFixed(2)}`,
          style: "faint",
        },
      ],
      screen,
      options,
    ),
  ];
}
