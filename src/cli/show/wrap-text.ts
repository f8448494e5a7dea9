import { displayWidth } from "./display-width.ts";
import type { Screen, Style } from "./screen.ts";

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}

export interface WrapOptions {
  /** Put before every line. */
  readonly indent?: string;
  /** Put before the first line instead; as wide as `indent`. */
  readonly first?: string;
}

/**
 * Breaks styled text into lines that fit the screen, at spaces. A word longer than a line stands on its own line, whole: addresses can be copied.
 *
 * Returns the painted lines, each without its line end.
 */
export function wrapText(runs: readonly Run[], screen: Screen, options: WrapOptions = {}): readonly string[] {
  const indent = options.indent ?? "";
  const room = Math.max(20, Math.min(screen.width, MAX_LINE) - displayWidth(indent));
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  for (const word of wordsOf(runs)) {
    const width = word.reduce((sum, part) => sum + displayWidth(part.text), 0);
    if (used > 0 && used + 1 + width > room) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (used > 0) line.push(joint(line.at(-1), word[0]));
    line.push(...word);
    used += width + (used > 0 ? 1 : 0);
  }
  if (line.length > 0) lines.push(line);
  return lines.map((parts, index) => (index === 0 ? (options.first ?? indent) : indent) + paintLine(parts, screen));
}

/** Lines longer than this are hard to read, however wide the terminal is. */
const MAX_LINE = 110;

/** Words, each as its parts: a word may change style inside ("[Russia]'s"). */
function wordsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const words: Run[][] = [];
  let word: Run[] = [];
  for (const { text, style } of runs) {
    for (const [index, part] of text.split(/ +/).entries()) {
      if (index > 0 && word.length > 0) {
        words.push(word);
        word = [];
      }
      if (part !== "") word.push({ text: part, style });
    }
  }
  if (word.length > 0) words.push(word);
  return words;
}

/** The space between two words keeps the style that both share, so that an underlined phrase has no gaps. */
function joint(before: Run | undefined, after: Run | undefined): Run {
  return { text: " ", style: before !== undefined && before.style === after?.style ? before.style : "plain" };
}

function paintLine(parts: readonly Run[], screen: Screen): string {
  let painted = "";
  for (let i = 0; i < parts.length;) {
    const style = parts[i]?.style ?? "plain";
    let text = "";
    while (i < parts.length && parts[i]?.style === style) text += parts[i++]?.text ?? "";
    painted += screen.paint(text, style);
  }
  return painted;
}
