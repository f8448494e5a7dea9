/** C0 and C1 controls: a terminal would obey them. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
/** Marks that turn the direction of text and could show words in another order than they were read. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes words from a page harmless for a terminal, on one line: white space becomes a space, other control characters U+FFFD.
 *
 * @example cleanText("Talks\u001b[2J\nresumed") // "Talks\uFFFD[2J resumed"
 */
export function cleanText(text: string): string {
  return text
    .replaceAll(/[\t\n\r\f\v\u2028\u2029]+/g, " ")
    .replaceAll(CONTROLS, "\uFFFD")
    .replaceAll(DIRECTION_MARKS, "");
}

/** JSON whose strings a terminal cannot obey: C1 controls and DEL are escaped too, which JSON allows. */
export function toSafeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
