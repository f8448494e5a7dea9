/** Words at the end of an outlet's name that its editions and sites add. */
const GENERIC_ENDING =
  /\s+(?:news agency|press agency|news|online|agency|website|international|world|english|digital|edition|uk|us|europe|asia|africa|tv|com|staff|reporters?)$/;

/** Labels that stand before a country's in a host: "co.uk", "com.au". */
const SECOND_LEVEL = /^(?:co|com|org|net|gov|ac|edu|or|go|ne)$/;

/**
 * One spelling for who stands behind a report, so that "The BBC", "BBC News" and "bbc.co.uk" are one voice.
 *
 * @example nameVoice("www.bbc.co.uk") // "bbc"
 */
export function nameVoice(name: string): string {
  const lower = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
  const label = /^[\w-]+(?:\.[\w-]+)+$/.test(lower) ? siteOfHost(lower) : lower;
  const bare = withoutEnding(
    label
      .replace(/^the\s+/, "")
      .replaceAll(/\([^)]*\)/g, " ")
      .trim(),
  );
  return bare.replaceAll(/[^\p{L}\p{N}]+/gu, "") || lower;
}

/** The host of an address without its "www.", or null. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\d?\./, "") || null;
}

function siteOfHost(host: string): string {
  const labels = host.split(".");
  const country = (labels.at(-1) ?? "").length === 2;
  const suffix = country && labels.length > 2 && SECOND_LEVEL.test(labels.at(-2) ?? "") ? 2 : 1;
  return labels.at(-1 - suffix) ?? host;
}

function withoutEnding(name: string): string {
  const shorter = name.replace(GENERIC_ENDING, "");
  return shorter === name || shorter === "" ? name : withoutEnding(shorter);
}
