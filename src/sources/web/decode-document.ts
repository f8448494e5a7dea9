/**
 * Text of a feed, sitemap or list: by its mark, by the server's word, by what it says of itself, else UTF-8, else Windows-1252.
 *
 * Never throws: what is in no known character set is read as UTF-8.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): string {
  const start = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  const marked = start.startsWith("\xef\xbb\xbf")
    ? "utf-8"
    : start.startsWith("\xff\xfe")
      ? "utf-16le"
      : start.startsWith("\xfe\xff")
        ? "utf-16be"
        : null;
  const served = /charset="?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(start)?.[1];
  for (const charset of marked === null ? [served, declared] : [marked]) {
    const text = charset === undefined ? null : decodeAs(bytes, charset, true);
    if (text !== null) return text;
  }
  return decodeAs(bytes, "utf-8", true) ?? decodeAs(bytes, "windows-1252", true) ?? new TextDecoder().decode(bytes);
}

/** Null when the character set is unknown or the bytes are not in it. */
function decodeAs(bytes: Uint8Array, charset: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch {
    return null; // the next guess is tried
  }
}
