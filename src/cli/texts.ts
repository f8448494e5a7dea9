import { ArgumentScannerError, formatMessageForArgumentScannerError, text_en } from "@stricli/core";
import type { ApplicationText } from "@stricli/core";
import { describeFault, Fault } from "../lib/fault.ts";
import { cleanText } from "./clean-text.ts";

/** One line for people: what, where, why, what next. A stack only when asked for. */
export function lineForError(error: unknown): string {
  const stack = process.env["DEMARCHE_DEBUG"] === "1" && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  if (error instanceof Fault) return `demarche: ${cleanText(describeFault(error))}${stack}`;
  const message = error instanceof Error ? error.message : String(error);
  return `demarche: A defect in Demarche: ${cleanText(message)}. Run again with DEMARCHE_DEBUG=1 and report it${stack}`;
}

const withHint = (line: string): string => `demarche: ${cleanText(line)}${line.endsWith("?") ? "" : "."} See demarche --help`;

/** What the parser says, in the words of the house. */
export const TEXTS: ApplicationText = {
  ...text_en,
  exceptionWhileParsingArguments: (error) => withHint(wordsForBadArgument(error)),
  exceptionWhileLoadingCommandFunction: lineForError,
  exceptionWhileLoadingCommandContext: lineForError,
  exceptionWhileRunningCommand: lineForError,
  commandErrorResult: lineForError,
  noCommandRegisteredForInput: ({ input, corrections }) => withHint(`There is no command "${input}"${didYouMean(corrections)}`),
};

function wordsForBadArgument(error: unknown): string {
  if (!(error instanceof ArgumentScannerError)) return error instanceof Error ? error.message : String(error);
  return formatMessageForArgumentScannerError(error, {
    FlagNotFoundError: ({ input, corrections }) => `There is no flag "--${input}"${didYouMean(corrections.map((flag) => `--${flag}`))}`,
    AliasNotFoundError: ({ input }) => `There is no flag "-${input}"`,
    ArgumentParseError: ({ externalFlagNameOrPlaceholder: name, exception, input }) => {
      const why =
        exception instanceof Fault
          ? describeFault(exception)
          : `"${input}" is not taken: ${exception instanceof Error ? exception.message : String(exception)}`;
      return `${/^[a-z]/.test(name) ? `--${name}` : name}: ${why}`;
    },
    EnumValidationError: ({ externalFlagName, input, values }) => `--${externalFlagName}: "${input}" is none of ${values.join(", ")}`,
    UnsatisfiedFlagError: ({ externalFlagName }) => `--${externalFlagName} needs a value`,
    UnexpectedPositionalError: ({ expectedCount, input }) => `"${input}" is one too many: the command takes ${expectedCount}`,
    UnsatisfiedPositionalError: ({ placeholder }) => `${placeholder} is missing`,
    UnexpectedFlagError: ({ externalFlagName }) => `--${externalFlagName} is there twice`,
  });
}

function didYouMean(corrections: readonly string[]): string {
  const words = corrections.map((correction) => correction.replaceAll("`", "").replace(/^-+/, (dashes) => dashes.slice(0, 2)));
  return words.length === 0 ? "" : `: did you mean ${words.map((word) => `"${word}"`).join(" or ")}?`;
}
