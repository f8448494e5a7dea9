/** One example: what to type, and what it does. */
export type Example = readonly [command: string, meaning: string];

/** The help of a command: one sentence, then paragraphs, then examples. */
export interface HelpParts {
  readonly details: readonly string[];
  readonly examples: readonly Example[];
}

/** Lays a command's help out as the parser wants it; `docs/cli.md` is made of the same text. */
export function describe(brief: string, parts: HelpParts): { readonly brief: string; readonly fullDescription: string } {
  const examples = parts.examples.map(([command, meaning]) => `  ${command}\n      ${meaning}`);
  return { brief, fullDescription: [`${brief}.`, ...parts.details, `EXAMPLES\n${examples.join("\n")}`].join("\n\n") };
}
