/** What a piece of text is; the screen decides how that looks. */
export type Style = "plain" | "strong" | "faint" | "trigger" | "initiator" | "recipient" | "cooperation" | "conflict" | "warning";

/** Where a command writes for people: one per stream. */
export interface Screen {
  write(text: string): void;
  /** Columns; 80 where nobody says. */
  readonly width: number;
  /** True on a terminal: lines may be redrawn. */
  readonly isTerminal: boolean;
  /** True when styles are shown by colour; otherwise marks stand around highlighted words. */
  readonly hasColour: boolean;
  readonly glyphs: Glyphs;
  paint(text: string, style: Style): string;
}

/** The signs that need Unicode, with their plain counterparts. */
export interface Glyphs {
  readonly arrow: string;
  readonly both: string;
  readonly dot: string;
  readonly ellipsis: string;
  readonly line: string;
  readonly bar: string;
  readonly empty: string;
  /** Columns from one step to a full cell, growing upward. */
  readonly rising: readonly string[];
  /** The same, hanging from the top. */
  readonly hanging: readonly string[];
  readonly notRead: string;
  readonly branch: string;
  readonly lastBranch: string;
  readonly trunk: string;
  readonly trigger: readonly [string, string];
}

const UNICODE: Glyphs = {
  arrow: "→",
  both: "↔",
  dot: "·",
  ellipsis: "…",
  line: "─",
  bar: "█",
  empty: "░",
  rising: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
  hanging: ["▔", "▀", "█"],
  notRead: "·",
  branch: "├─",
  lastBranch: "└─",
  trunk: "│ ",
  trigger: ["«", "»"],
};
const ASCII: Glyphs = {
  arrow: "->",
  both: "<->",
  dot: "|",
  ellipsis: "...",
  line: "-",
  bar: "#",
  empty: ".",
  rising: [".", ":", "|", "#"],
  hanging: ["'", "|", "#"],
  notRead: " ",
  branch: "|-",
  lastBranch: "`-",
  trunk: "| ",
  trigger: ["*", "*"],
};

/** SGR codes, on and off. Colours are the terminal's own, so that they fit its background. */
const CODES: Readonly<Record<Style, readonly [string, string]>> = {
  plain: ["", ""],
  strong: ["1", "22"],
  faint: ["2", "22"],
  trigger: ["1;33", "22;39"],
  initiator: ["4;36", "24;39"],
  recipient: ["4;35", "24;39"],
  cooperation: ["32", "39"],
  conflict: ["31", "39"],
  warning: ["33", "39"],
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The part of a stream that a screen needs. */
export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/**
 * Makes a screen of a stream.
 *
 * Colour: `NO_COLOR` (no-color.org) and TERM=dumb switch it off, `FORCE_COLOR` on; else terminals have it. Width: the terminal's, else
 * `COLUMNS`, else 80. Unicode: unless the locale names another character set or the terminal is the Linux console or dumb.
 */
export function createScreen(stream: Stream, env: Environment): Screen {
  const isTerminal = stream.isTTY === true;
  const hasColour = wantsColour(isTerminal, env);
  const columns = stream.columns ?? Number(env["COLUMNS"]);
  return {
    write: (text) => void stream.write(text),
    width: Number.isInteger(columns) && columns >= 20 ? columns : 80,
    isTerminal,
    hasColour,
    glyphs: !hasUnicode(env) ? ASCII : UNICODE,
    paint: (text, style) => (hasColour && style !== "plain" ? `\x1b[${CODES[style][0]}m${text}\x1b[${CODES[style][1]}m` : text),
  };
}

function wantsColour(isTerminal: boolean, env: Environment): boolean {
  if (env["NO_COLOR"]) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

function hasUnicode(env: Environment): boolean {
  if (env["TERM"] === "linux" || env["TERM"] === "dumb") return false;
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"];
  return !locale || /utf-?8/i.test(locale);
}

/** The same screen with plain ASCII signs. */
export function withAscii(screen: Screen): Screen {
  return { ...screen, glyphs: ASCII };
}
