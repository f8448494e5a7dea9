import { generateHelpTextForAllCommands } from "@stricli/core";
import { createApp } from "../src/cli/app.ts";

/** The page docs/cli.md: the help of every command, from the definitions that also make the parser and the completion. */
export function cliPage(): string {
  // The parser's documentation generator wants an application of its own plain context; the texts do not depend on it.
  const commands = generateHelpTextForAllCommands(createApp("") as unknown as Parameters<typeof generateHelpTextForAllCommands>[0]);
  const sections = commands.map(([route, help]) => `## ${route}\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`);
  return `<!-- Generated from src/cli/commands by npm run docs. Do not edit. -->\n\n# Command line\n\n${sections.join("\n")}`;
}
