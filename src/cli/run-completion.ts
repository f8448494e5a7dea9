import { completionScript } from "./completion-scripts.ts";
import type { CliContext } from "./context.ts";
import type { Shell } from "./shells.ts";

/** Taken so that it may stand on every command line. */
export interface QuietFlags {
  readonly quiet?: boolean;
}

export async function runCompletion(context: CliContext, _flags: QuietFlags, [shell]: readonly [Shell]): Promise<void> {
  context.out.write(completionScript(shell, await context.outline()));
}
