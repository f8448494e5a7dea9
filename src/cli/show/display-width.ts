/** Scripts whose characters take two columns: East Asian Wide and Fullwidth (Unicode UAX #11), as blocks. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/**
 * Columns that a text takes on a terminal, without styles: two for East Asian characters and pictures, none for marks.
 *
 * @example displayWidth("会談 ok") // 7
 */
export function displayWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex -- plain ASCII is the usual case and needs no count
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

/** Cuts to a number of columns, with the given mark where something was cut. */
export function cutToWidth(text: string, width: number, mark = "…"): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  let used = displayWidth(mark);
  for (const char of text) {
    used += displayWidth(char);
    if (used > width) break;
    cut += char;
  }
  return `${cut.trimEnd()}${mark}`;
}

/** Fills with spaces on the right. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}
