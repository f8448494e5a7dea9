import type { CodedEvent } from "../../api/contract.ts";
import { toneOf } from "../lib/format.ts";
import { cutAtMarks } from "../lib/spans.ts";
import type { Mark } from "../lib/spans.ts";

/** What the evidence of an event marks: the sentence, the words of the act, and both sides. */
export function marksOf({ evidence, quad }: Pick<CodedEvent, "evidence" | "quad">): readonly Mark[] {
  return [
    { ...evidence.sentence, kind: "sentence" },
    ...evidence.trigger.map((span) => ({ ...span, kind: `trigger ${toneOf(quad)}` })),
    ...(evidence.initiator === null ? [] : [{ ...evidence.initiator, kind: "side initiator" }]),
    ...(evidence.recipient === null ? [] : [{ ...evidence.recipient, kind: "side recipient" }]),
  ];
}

const ROLES: readonly (readonly [kind: string, words: string])[] = [
  ["trigger", "the act"],
  ["initiator", "who acts"],
  ["recipient", "to whom"],
];

/** Text of a page with marks: always as text, never as HTML; in a direction of its own, so that no mark of it turns what stands beside. */
export function Marked({ text, marks, offset = 0 }: { readonly text: string; readonly marks: readonly Mark[]; readonly offset?: number }) {
  return (
    <bdi class="marked">
      {cutAtMarks(text, marks, offset).map(({ text: piece, kinds }, at) => {
        if (kinds.length === 0) return piece;
        const names = [...new Set(kinds.flatMap((kind) => kind.split(" ")))];
        const roles = ROLES.filter(([kind]) => names.includes(kind)).map(([, words]) => words);
        return (
          <mark key={at} class={names.map((name) => `mark-${name}`).join(" ")} {...(roles.length === 0 ? {} : { title: roles.join(", ") })}>
            {piece}
          </mark>
        );
      })}
    </bdi>
  );
}

export function MarkLegend() {
  return (
    <p class="legend" aria-hidden="true">
      <mark class="mark-side mark-initiator">who acts</mark> <mark class="mark-trigger mark-cooperation">the act</mark>{" "}
      <mark class="mark-side mark-recipient">to whom</mark>
    </p>
  );
}
