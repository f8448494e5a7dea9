/** One answer beside its label; null: no answer. */
export interface Answer {
  readonly gold: string;
  readonly told: string | null;
}

/** A table of labels (rows) against answers (columns) as lines of Markdown: counts, "·" for none. */
export function confusionTable(answers: readonly Answer[], labels: readonly string[]): readonly string[] {
  const columns: readonly (string | null)[] = [...labels, null];
  const count = (gold: string, told: string | null): number =>
    answers.filter((answer) => answer.gold === gold && answer.told === told).length;
  const short = (label: string | null): string => (label === null ? "none" : label.slice(0, 4).toLowerCase());
  return [
    `| label | ${columns.map(short).join(" | ")} |`,
    `| --- |${" --- |".repeat(columns.length)}`,
    ...labels.map((gold) => `| ${gold} | ${columns.map((told) => count(gold, told) || "·").join(" | ")} |`),
  ];
}
