import type { Command } from "@stricli/core";
import type { CliContext } from "../context.ts";

/** Widest line of a usage; longer ones are broken between flags. */
const USAGE_WIDTH = 100;

/** A command whose own help shows every flag with its value, while the list of all commands shows only what is required. */
export function withFullUsage(command: Command<CliContext>): Command<CliContext> {
  const formatHelp: typeof command.formatHelp = (args) => {
    const [head = "", usage = "", ...rest] = command
      .formatHelp({ ...args, config: { ...args.config, onlyRequiredInUsageLine: false } })
      .split("\n");
    return [head, ...breakUsage(usage, `  ${args.prefix.join(" ")} `.length), ...rest].join("\n");
  };
  return { ...command, formatHelp };
}

function breakUsage(usage: string, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const part of usage.split(/ (?=\[|<)/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + part.length <= USAGE_WIDTH) lines[lines.length - 1] = `${line} ${part}`;
    else lines.push(line === undefined ? part : " ".repeat(indent) + part);
  }
  return lines;
}
