import { createHash } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32: no i, l, o, u

/**
 * Names content by its hash: 26 characters of base 32 (130 bits of SHA-256).
 *
 * Parts are hashed with their lengths, so ("ab", "c") and ("a", "bc") differ. Never throws.
 *
 * @example contentId("RUS", "PRK").length // 26
 */
export function contentId(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part, "utf8") : part;
    hash.update(`${bytes.length}:`);
    hash.update(bytes);
  }
  return base32(hash.digest().subarray(0, 17)).slice(0, 26);
}

/**
 * The first 60 bits of an id as a decimal number, for formats whose ids are numbers. Among ten million ids two are the same with a chance of
 * one in 20,000.
 *
 * @example numberOfId("00000000001z") // "63"
 */
export function numberOfId(id: string): string {
  let number = 0n;
  for (const digit of id.slice(0, 12)) number = (number << 5n) | BigInt(Math.max(0, ALPHABET.indexOf(digit)));
  return number.toString();
}

function base32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
  }
  return text;
}
