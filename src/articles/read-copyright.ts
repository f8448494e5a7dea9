/** A © line taken apart. */
export interface CopyrightNotice {
  /** The words up to the end of the owner's name: "© 2022 BBC". */
  readonly words: string;
  /** The last year that it gives. */
  readonly year: number | null;
  readonly owner: string;
}

const NOTICE =
  /(?:©|\(c\)|&copy;|copyright)(?:\s*(?:©|\(c\)|copyright|by))*\s*(?:((?:19|20)\d\d)?(?:\s*[-–—,/]\s*((?:19|20)\d\d))*)\s*(?:by\s+)?([^.|©]*?(?:\.[a-z]{2,3}\b)?)\s*(?=[.|©•·]|all rights|alle rechte|tous droits|todos los|unless|except|$)/i;
/** Words that are no owner. */
const NO_OWNER =
  /^(?:all rights|alle rechte|tous droits|todos los derechos|wszelkie prawa|все права|rights|reserved|notice|policy|the (?:author|publisher)|powered|theme|designed)/i;

/**
 * Takes a © line apart; null when it is none.
 *
 * @example readCopyright("© 2019-2022 The Example. All rights reserved.")?.owner // "The Example"
 */
export function readCopyright(line: string): CopyrightNotice | null {
  if (line.length > 600 || !/©|\(c\)|copyright/i.test(line)) return null;
  const match = NOTICE.exec(line);
  if (match === null) return null;
  const named = match[3] ?? "";
  const yearAtEnd = /[\s,]((?:19|20)\d\d)\s*$/.exec(named);
  const owner = cleanOwner(yearAtEnd === null ? named : named.slice(0, yearAtEnd.index));
  const year = Number(match[2] ?? match[1] ?? yearAtEnd?.[1] ?? 0);
  if (owner === "" && year === 0) return null;
  // "The copyright dispute went on" is a sentence: without sign and year an owner must at least be a name.
  if (year === 0 && /^\p{Ll}/u.test(owner) && !/©|\(c\)/i.test(line)) return null;
  return { words: line.slice(match.index, match.index + match[0].length).trim(), year: year === 0 ? null : year, owner };
}

function cleanOwner(text: string): string {
  const owner = text
    .replace(/^[\s,\-–—:]+|[\s,\-–—:]+$/g, "")
    .replace(/\s+(?:-|–|—|powered|theme|designed|built)\s.*$/i, "")
    .trim();
  return NO_OWNER.test(owner) || !/\p{L}/u.test(owner) || owner.split(/\s+/).length > 8 ? "" : owner;
}
