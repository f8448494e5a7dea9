import type { CliContext } from "../context.ts";

/** What a command does: its context, its flags, its arguments. */
export type CommandRun<Flags, Args extends readonly unknown[]> = (context: CliContext, flags: Flags, args: Args) => void | Promise<void>;

/** Loads what a command does when it is run, in the parser's form, which hands the context over as `this`. */
export function lazily<Flags, Args extends readonly unknown[]>(
  load: () => Promise<CommandRun<Flags, Args>>,
): () => Promise<(this: CliContext, flags: Flags, ...args: Args) => void | Promise<void>> {
  return async () => {
    const run = await load();
    return function runWithContext(this: CliContext, flags, ...args) {
      return run(this, flags, args);
    };
  };
}
