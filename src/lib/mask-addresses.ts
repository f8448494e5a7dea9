/**
 * E-mail addresses as they stand in running text. The parts are bounded, so that no text makes the search slow; what is longer than an
 * address may be (RFC 5321: 64 and 255) is none.
 */
const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/**
 * Puts "•" in the place of every character of an e-mail address. The length stays, so that offsets into an article's text still hold.
 *
 * @example maskAddresses("Write to desk@paper.example today") // "Write to •••••••••••••••••• today"
 */
export function maskAddresses(text: string): string {
  return text.includes("@") ? text.replaceAll(ADDRESS, (address) => "•".repeat(address.length)) : text;
}

/** C1 controls and DEL, which JSON may hold as they are and a terminal would obey. */
const CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

/**
 * The value as JSON, without e-mail addresses and without anything that a terminal obeys.
 *
 * @example toPublicJson({ by: "desk@paper.example" }) // '{"by":"••••••••••••••••••"}'
 */
export function toPublicJson(value: unknown, indent?: number): string {
  const plain = JSON.stringify(value, null, indent);
  // A replacer takes ten times as long, and few answers hold the sign.
  const json = plain.includes("@")
    ? JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? maskAddresses(part) : part), indent)
    : plain;
  return json.replaceAll(CONTROLS, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
