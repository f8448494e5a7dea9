import { hash } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32: no i, l, o, u

/**
 * Names content by its hash: 26 characters of base 32 (130 bits of SHA-256).
 *
 * Parts are hashed with their lengths, so ("ab", "c") and ("a", "bc") differ. Never throws.
 *
 * @example contentId("RUS", "PRK").length // 26
 */
export function contentId(...parts: readonly (string | Uint8Array)[]): string {
  return base32(hash("sha256", framed(parts), "buffer"));
}

/** Each part after its length in bytes. */
function framed(parts: readonly (string | Uint8Array)[]): string | Buffer {
  let text = "";
  for (const [index, part] of parts.entries()) {
    if (typeof part !== "string") return Buffer.concat([Buffer.from(text), ...parts.slice(index).flatMap(bytesFramed)]);
    text += `${Buffer.byteLength(part)}:${part}`;
  }
  return text;
}

function bytesFramed(part: string | Uint8Array): readonly Uint8Array[] {
  const bytes = typeof part === "string" ? Buffer.from(part) : part;
  return [Buffer.from(`${bytes.length}:`), bytes];
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

const DIGITS = Buffer.from(ALPHABET, "latin1");
const ID_LENGTH = 26;

function base32(bytes: Uint8Array): string {
  const digits = Buffer.allocUnsafe(ID_LENGTH);
  let [buffer, bits, count] = [0, 0, 0];
  for (let at = 0; count < ID_LENGTH; at++) {
    buffer = ((buffer << 8) | (bytes[at] ?? 0)) & 0xffff;
    bits += 8;
    while (bits >= 5 && count < ID_LENGTH) {
      bits -= 5;
      digits[count++] = DIGITS[(buffer >>> bits) & 31] ?? 0;
    }
  }
  return digits.toString("latin1");
}
