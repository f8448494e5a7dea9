import { maskAddresses, toPublicJson } from "../lib/mask-addresses.ts";

/** C0 and C1 controls: a terminal would obey them. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
/** Marks that turn the direction of text and could show words in another order than they were read. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes words from a page harmless for a terminal, on one line: white space becomes a space, other control characters U+FFFD. E-mail
 * addresses are blotted out: what is printed may be a log.
 *
 * @example cleanText("Talks\u001b[2J\nresumed") // "Talks\uFFFD[2J resumed"
 */
export function cleanText(text: string): string {
  return maskAddresses(text)
    .replaceAll(/[\t\n\r\f\v\u2028\u2029]+/g, " ")
    .replaceAll(CONTROLS, "\uFFFD")
    .replaceAll(DIRECTION_MARKS, "");
}

/** JSON whose strings a terminal cannot obey, without e-mail addresses. */
export const toSafeJson = toPublicJson;
