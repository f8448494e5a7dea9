import type { AgencyRow, Origin } from "../model/index.ts";
import { looseKey } from "./clean-title.ts";
import { domainOf } from "./name-outlet.ts";
import { readCopyright } from "./read-copyright.ts";

/** Names and aliases of agencies, as `looseKey` writes them, to their names. */
export type AgencyIndex = ReadonlyMap<string, string>;

export function indexAgencies(rows: readonly AgencyRow[]): AgencyIndex {
  return new Map(rows.flatMap((row) => [row.name, ...row.aliases].map((name) => [looseKey(name), row.name] as const)));
}

export interface OriginEvidence {
  readonly paragraphs: readonly string[];
  readonly byline: readonly string[];
  /** Lines around the body that are not the body. */
  readonly lines: readonly string[];
  /** © lines that stand by the article rather than in the page's footer. */
  readonly copyright: readonly string[];
  readonly outlet: string | null;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly agencies: AgencyIndex;
}

/** "SEOUL (Reuters) -", "MOSCOW, Aug. 15 (TASS) --", "WASHINGTON (AP) —": a place, then a name in brackets, then a dash or nothing. */
const BRACKETED = /^(?:[\p{Lu}"“][^()]{1,70}?)?\(([\p{L}][^()]{1,40})\)\s*(?:[-–—:]|\p{Lu})/u;
/** A place in capitals, a name with small letters in brackets, and a dash: the dateline of an agency that no table knows. */
const UNKNOWN =
  /^\p{Lu}[\p{Lu}\s./'’-]{2,40}(?:,\s\p{Lu}[^()]{1,40})?\s\((\p{Lu}[\p{L}-]*\p{Ll}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]+){0,2})\)\s*[-–—]{1,2}\s/u;
/** "Aug 15 (Reuters) -" is the same; "PARIS, AFP —" and "BERLIN, Reuters:" have none. */
const UNBRACKETED = /^\p{Lu}[\p{L}\s.,'’]{1,40}?[,\s]\s*(\p{Lu}[\p{L}]{1,20})\s*[-–—]{1,2}\s/u;
const SOURCE_LINE =
  /^\(?\s*(?:source|sources|quelle|fuente|fonte|источник|źródło|πηγή|来源|originally published (?:by|in|at|on)|first published (?:by|in|at|on)|this (?:article|story) (?:was )?(?:originally |first )?(?:appeared|published) (?:by|in|at|on))\s*[:：]?\s*(.{2,80}?)\s*[.)]*$/iu;

/** Whose words the page prints, when it says so; the surest sign first. Null when they are the page's own. */
export function findOrigin(evidence: OriginEvidence): Origin | null {
  const { agencies } = evidence;
  return (
    fromDateline(evidence, agencies) ??
    fromByline(evidence, agencies) ??
    fromSourceLine(evidence, agencies) ??
    fromCanonical(evidence) ??
    fromCopyright(evidence, agencies)
  );
}

function fromDateline({ paragraphs, outlet }: OriginEvidence, agencies: AgencyIndex): Origin | null {
  for (const paragraph of paragraphs.slice(0, 2)) {
    const words = BRACKETED.exec(paragraph)?.[1] ?? UNBRACKETED.exec(paragraph)?.[1] ?? "";
    for (const part of [words, ...words.split(/[/,]| and /)]) {
      const name = agencies.get(looseKey(part));
      if (name !== undefined) return originOf(name, "dateline", outlet);
    }
    const unknown = UNKNOWN.exec(paragraph)?.[1];
    if (unknown !== undefined) return originOf(unknown, "dateline", outlet);
  }
  return null;
}

function fromByline({ byline, lines, outlet }: OriginEvidence, agencies: AgencyIndex): Origin | null {
  for (const name of byline) {
    const agency = agencies.get(looseKey(name)) ?? agencyAtEnd(name, agencies);
    if (agency !== undefined) return originOf(agency, "byline", outlet);
  }
  for (const line of lines) {
    if (!/^by\s/i.test(line) || line.length > 100) continue;
    const agency = agencyAtEnd(line, agencies);
    if (agency !== undefined) return originOf(agency, "byline", outlet);
  }
  return null;
}

/** "Ana Ruiz Associated Press", "By Ana Ruiz, Reuters". */
function agencyAtEnd(text: string, agencies: AgencyIndex): string | undefined {
  const words = text.split(/[\s,/|]+/).filter((word) => word !== "");
  for (const count of [3, 2, 1]) {
    const agency = words.length > count || count === 1 ? agencies.get(looseKey(words.slice(-count).join(""))) : undefined;
    if (agency !== undefined) return agency;
  }
  return undefined;
}

function fromSourceLine({ lines, paragraphs, outlet }: OriginEvidence, agencies: AgencyIndex): Origin | null {
  for (const line of [...lines, ...paragraphs.slice(-2)]) {
    const words = line.length > 160 ? undefined : SOURCE_LINE.exec(line)?.[1];
    if (words === undefined) continue;
    const name =
      agencies.get(looseKey(words)) ?? agencyAtEnd(words, agencies) ?? domainOf(addressIn(words)) ?? words.replace(/^the\s+/i, "").trim();
    if (name !== "" && name.split(/\s+/).length <= 6) return originOf(name, "source line", outlet);
  }
  return null;
}

/** "https://www.example.org/news" of "https://www.example.org/news", null of "The Example". */
function addressIn(words: string): string | null {
  return words.includes("://") ? words : null;
}

function fromCanonical({ url, canonicalUrl, outlet }: OriginEvidence): Origin | null {
  if (url === null || canonicalUrl === null || hostOf(url) === hostOf(canonicalUrl)) return null;
  const [own, named] = [domainOf(url), domainOf(canonicalUrl)];
  if (own === null || named === null || own === named || own.split(".")[0] === named.split(".")[0]) return null;
  return { outlet: named, basis: "canonical link", republished: outlet === null || !isSameOutlet(outlet, named) };
}

/** Addresses come here as `URL` writes them. */
function hostOf(url: string): string {
  const start = url.indexOf("//") + 2;
  return url.slice(start, url.indexOf("/", start));
}

/** On a page whose outlet is known, a © line counts only when it names a publisher of the table: else it is the owner of the site. */
function fromCopyright({ copyright, outlet }: OriginEvidence, agencies: AgencyIndex): Origin | null {
  for (const line of copyright) {
    const owner = readCopyright(line)?.owner ?? "";
    if (owner === "") continue;
    const known = agencies.get(looseKey(owner));
    if (outlet !== null && (known === undefined || isSameOutlet(outlet, known))) continue;
    return originOf(known ?? owner, "copyright line", outlet);
  }
  return null;
}

function originOf(name: string, basis: Origin["basis"], outlet: string | null): Origin {
  return { outlet: name, basis, republished: outlet === null || !isSameOutlet(outlet, name) };
}

function isSameOutlet(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => looseKey(name.replace(/\.(?:com|org|net|[a-z]{2})(?:\.[a-z]{2})?$/i, "")).replace(/^the/, ""));
  return x === y || (x !== undefined && y !== undefined && x.length > 3 && y.length > 3 && (x.includes(y) || y.includes(x)));
}
