import type { RuleConflict } from "../../events/index.ts";
import type { Screen } from "./screen.ts";
import { tableOf } from "./table-of.ts";
import type { Cell } from "./table-of.ts";

export interface RulesView {
  readonly rows: readonly { readonly id: string; readonly code: string; readonly name: string; readonly triggers: readonly string[] }[];
  /** Acts told by each rule on the pages that were named; null when none were. */
  readonly fired: ReadonlyMap<string, number> | null;
  readonly conflicts: readonly RuleConflict[];
  /** Rows that do not read their own sentences, each as one line. */
  readonly failing: readonly string[];
}

const SHOWN_TRIGGERS = 4;

/** The rules as a table, most used first, then what is wrong with them. */
export function showRules(view: RulesView, screen: Screen): readonly string[] {
  const { fired } = view;
  const rows = fired === null ? view.rows : [...view.rows].sort((a, b) => (fired.get(b.id) ?? 0) - (fired.get(a.id) ?? 0));
  const lines = rows.map(({ id, code, name, triggers }): readonly Cell[] => [
    ...(fired === null ? [] : [{ text: String(fired.get(id) ?? 0), align: "right" as const }]),
    { text: id, paint: (text: string) => screen.paint(text, "strong") },
    { text: code },
    { text: triggersOf(triggers, screen) },
    { text: name, paint: (text: string) => screen.paint(text, "faint") },
  ]);
  const silent = fired === null ? [] : view.rows.filter((row) => !fired.has(row.id));
  return [
    ...tableOf(lines),
    "",
    `${view.rows.length} rules${fired === null ? "" : `, ${silent.length} of them never fired`}`,
    ...section("Shadowed: an earlier rule takes every sentence", conflictsOf(view, "shadowed"), screen),
    ...section("Contradictions: only the order of the table decides", conflictsOf(view, "contradicts"), screen),
    ...section("Failing on their own sentences", view.failing, screen),
  ];
}

function triggersOf(triggers: readonly string[], screen: Screen): string {
  const words = triggers.slice(0, SHOWN_TRIGGERS).map((trigger) => trigger.replace(/\/.*$/, ""));
  return `${[...new Set(words)].join(", ")}${triggers.length > SHOWN_TRIGGERS ? screen.glyphs.ellipsis : ""}`;
}

function conflictsOf(view: RulesView, kind: RuleConflict["kind"]): readonly string[] {
  return view.conflicts.filter((each) => each.kind === kind).map(({ rule, by, trigger }) => `${rule} by ${by} at ${trigger}`);
}

function section(title: string, lines: readonly string[], screen: Screen): readonly string[] {
  return lines.length === 0 ? [] : ["", screen.paint(title, "strong"), ...lines.map((line) => `  ${line}`)];
}
