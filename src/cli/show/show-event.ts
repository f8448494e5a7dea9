import type { CameoRow, CodedEvent } from "../../model/index.ts";
import type { ActGroup } from "./group-acts.ts";
import { markEvidence } from "./mark-evidence.ts";
import type { Screen, Style } from "./screen.ts";
import { wordsForActor, wordsForAttribution, wordsForTime } from "./words-for.ts";
import { wrapText } from "./wrap-text.ts";
import type { Run } from "./wrap-text.ts";

export interface ActView {
  readonly act: ActGroup;
  readonly cameo: ReadonlyMap<string, CameoRow>;
  /** The text that the spans point into. */
  readonly text: string;
  /** Put before the first line: "1 ". */
  readonly label: string;
}

/** The lines of one act: sides, code, status, date, who says so, and the sentence with its words highlighted. */
export function showAct(view: ActView, screen: Screen): readonly string[] {
  const { event, events } = view.act;
  const indent = " ".repeat(view.label.length);
  const says = `${wordsForTime(event.when, view.text)} ${screen.glyphs.dot} ${wordsForAttribution(event.attribution)}${wordsForDoubt(event)}`;
  const evidence = events.map((one) => one.evidence);
  return [
    ...wrapText([...sidesOf(view.act, screen), ...codeOf(view, screen)], screen, { indent, first: view.label }),
    ...wrapText([{ text: says, style: "faint" }], screen, { indent }),
    ...wrapText(markEvidence(evidence, screen), screen, { indent: `${indent}  ` }),
  ];
}

/** Green for cooperation, red for conflict. */
export function styleOfQuad(quad: CodedEvent["quad"]): Style {
  return quad <= 2 ? "cooperation" : "conflict";
}

function sidesOf({ event, initiators, recipients }: ActGroup, screen: Screen): readonly Run[] {
  if (event.reciprocal) return [{ text: initiators.map(wordsForActor).join(` ${screen.glyphs.both} `), style: "strong" }];
  const list = (actors: ActGroup["initiators"]): string => actors.map(wordsForActor).join(", ");
  const arrow: Run = { text: ` ${screen.glyphs.arrow} `, style: "plain" };
  return [
    { text: list(initiators), style: "strong" },
    ...(recipients.length === 0 ? [] : [arrow, { text: list(recipients), style: "strong" as const }]),
  ];
}

function codeOf({ act: { event }, cameo }: ActView, screen: Screen): readonly Run[] {
  const name = cameo.get(event.cameo)?.name;
  const dot = ` ${screen.glyphs.dot} `;
  const mode = event.mode === null ? "" : ` (${event.mode})`;
  return [
    { text: dot, style: "plain" },
    { text: `${event.plover}${mode}`, style: styleOfQuad(event.quad) },
    { text: `${dot}${event.cameo}${name === undefined ? "" : ` ${name}`}`, style: "plain" },
    { text: `${dot}${signed(event.goldstein)}${dot}`, style: "plain" },
    { text: event.status, style: event.status === "occurred" ? "plain" : "warning" },
  ];
}

/** Below half the coder itself is not sure; above, a figure would only look exact. */
function wordsForDoubt(event: CodedEvent): string {
  return event.confidence < 0.5 ? `; an unsure reading (${event.confidence.toFixed(2)})` : "";
}

export function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
}
