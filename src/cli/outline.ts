import type { Application, CommandContext } from "@stricli/core";

/** A command as data: what completion and docs need of its definition. */
export interface CommandOutline {
  readonly name: string;
  readonly brief: string;
  readonly flags: readonly FlagOutline[];
  readonly positional: readonly PositionalOutline[];
}

export interface FlagOutline {
  /** With its dashes: "--record". */
  readonly name: string;
  readonly brief: string;
  readonly takes: "nothing" | "a value" | "a file" | "one of";
  /** For "one of". */
  readonly values: readonly string[];
}

export interface PositionalOutline {
  readonly placeholder: string;
  readonly takes: "a value" | "a file" | "one of";
  readonly values: readonly string[];
}

type Target = ReturnType<Extract<Application<CommandContext>["root"], { getAllEntries: unknown }>["getAllEntries"]>[number]["target"];
type Parameters = Extract<Target, { parameters: unknown }>["parameters"];

/** Reads the definitions of all commands, in their order. */
export async function outlineApp<Context extends CommandContext>(
  app: Application<Context>,
  context: Context,
): Promise<readonly CommandOutline[]> {
  if (!("getAllEntries" in app.root)) return [];
  const outlines = app.root.getAllEntries().map(async ({ name, target }): Promise<CommandOutline> => {
    const parameters: Parameters = "parameters" in target ? target.parameters : {};
    return {
      name: name["convert-camel-to-kebab"],
      brief: target.brief,
      flags: outlineFlags(parameters),
      positional: await outlinePositional(parameters, context),
    };
  });
  return Promise.all(outlines);
}

function outlineFlags(parameters: Parameters): readonly FlagOutline[] {
  const own = Object.entries(parameters.flags ?? {}).map(([key, flag]): FlagOutline => {
    const name = `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (flag.kind === "boolean" || flag.kind === "counter") return { name, brief: flag.brief, takes: "nothing", values: [] };
    if (flag.kind === "enum") return { name, brief: flag.brief, takes: "one of", values: flag.values };
    return { name, brief: flag.brief, takes: flag.placeholder === "FILE" ? "a file" : "a value", values: [] };
  });
  return [...own, { name: "--help", brief: "Print help information and exit", takes: "nothing", values: [] }];
}

async function outlinePositional(parameters: Parameters, context: CommandContext): Promise<readonly PositionalOutline[]> {
  const positional = parameters.positional;
  if (positional === undefined) return [];
  const list = positional.kind === "array" ? [positional.parameter] : positional.parameters;
  return Promise.all(
    list.map(async (parameter): Promise<PositionalOutline> => {
      const placeholder = parameter.placeholder ?? "VALUE";
      const values = (await parameter.proposeCompletions?.call(context, "")) ?? [];
      if (values.length > 0) return { placeholder, takes: "one of", values };
      return { placeholder, takes: /^(?:PAGE|PATH|FILE)$/.test(placeholder) ? "a file" : "a value", values: [] };
    }),
  );
}
