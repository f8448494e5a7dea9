import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { QuietFlags } from "../run-completion.ts";
import { SHELLS } from "../shells.ts";
import type { Shell } from "../shells.ts";
import { describe } from "./describe.ts";
import { quietFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const completionCommand = buildCommand<QuietFlags, [Shell], CliContext>({
  loader: lazily(async () => (await import("../run-completion.ts")).runCompletion),
  parameters: {
    flags: { quiet: quietFlag },
    positional: {
      kind: "tuple",
      parameters: [{ parse: parseShell, placeholder: "SHELL", brief: SHELLS.join(", "), proposeCompletions: () => SHELLS }],
    },
  },
  docs: describe("Print a completion script for a shell", {
    details: [],
    examples: [
      ['eval "$(demarche completion bash)"', "in ~/.bashrc"],
      ['eval "$(demarche completion zsh)"', "in ~/.zshrc, after compinit"],
      ["demarche completion fish > ~/.config/fish/completions/demarche.fish", "once"],
    ],
  }),
});

function parseShell(text: string): Shell {
  const shell = SHELLS.find((name) => name === text);
  if (shell === undefined) throw new SyntaxError(`it is one of ${SHELLS.join(", ")}`);
  return shell;
}
