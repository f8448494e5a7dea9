import { looseKey } from "./clean-title.ts";
import { WEEKDAYS } from "./weekdays.ts";

/** Words before the names of those who wrote: "By", "Written by", "Von", "Por". */
const LEAD =
  /^(?:in partnership with author|(?:ein )?(?:artikel|beitrag|gepostet|bericht|kommentar|kolumne) von|(?:written|reported|posted|published|created|erstellt|veröffentlicht|geschrieben|publié|publicado|scritto|story|text|words|analysis|review|opinion|reporting|article|medically written|commentary)\s+(?:by|on|von|par|por|da)|by|von|vom|par|por|di|door|da|przez|автор|author|authors|autor|autorin|autoren|auteur|autore|συντάκτης|text|interview)(?=[\s:–—-]|$)\s*[:–—-]?\s*/iu;
/** Words before the names of those who did not: photographers, editors, checkers. What follows is not the byline. */
const OTHERS =
  /^(?:contributions? (?:from|by)|contribut(?:ing|ed)|additional reporting|with (?:additional )?reporting|photo|foto|photos?|photograph\w*|pictures?|illustrat\w*|styled|styling|edited|editor:|review|reviewed|medically reviewed|fact[- ]?check\w*|translated|translation|video|graphics?|updated|last updated|published|posted|aktualisiert|filed under|comments?|follow|share)\b/iu;
const OTHERS_INSIDE =
  /\s(?:contributions? (?:from|by)|additional reporting|photograph\w* by|photos? by|fotos?:|illustrat\w* by|styled by|edited by|reviewed by|fact[- ]checked by|translated by)\b.*$/iu;
/** Pieces after which another name follows: "By", "and", "Ana Ruiz,". */
const CONNECTS = /(?:^|[\s,;&/|])(?:by|and|und|et|y|e|with|i|και|и|von|par|por|di|—|–|-|&|,|\||\/)\s*:?$|[,;&/|]$/iu;
const AND = /\s*&\s*|\s+(?:and|und|et|y|e|with|και|и|mit|i)\s+/iu;
/** Words that are a job or a desk, not a name. */
const JOBS =
  /\b(?:staff|writer|reporter|reporters|reports|correspondent|editor|editors?-in-chief|editorial|contributor|contributing|contributors|producer|columnist|journalist|desk|newsdesk|newsroom|team|bureau|chief|officer|head|director|president|professor|fellow|minister|manager|founder|expert|analyst|photographer|redaktion|redazione|redacción|rédaction|redaktor|freelance|senior|digital|follow|updated|published|posted|sponsored|gmt|min read|min|read|share|email|guest|special to|service|services|admin|administrator|webmaster)\b/iu;
/** Words that only organisations have in their names. */
const ORGANISATIONS =
  /\b(?:news|press|times|post|tribune|journal|gazette|herald|chronicle|telegraph|guardian|daily|weekly|magazine|magazin|media|network|channel|radio|tv|television|broadcasting|report|agency|agentur|agenturen|agencia|university|college|school|institute|institut|ministry|department|office|council|foundation|stiftung|association|society|center|centre|group|inc|ltd|gmbh|company|today|online|arts|sports|zeitung|verlag|staff|team)\b|\.(?:com|org|net|de|co|ch|at|uk)\b/iu;
/** Small words inside names: "Ursula von der Leyen", "Adel bin Ahmed". */
const PARTICLES = new Set(
  "von van der den de del della di da do dos das du la le el al bin ibn ben bint abu zu zur zum ter ten af av y e i und v".split(" "),
);
/** What follows a name: degrees and honours. */
const DEGREES =
  /(?:[,\s]+(?:ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|m\.?a\.?|b\.?a\.?|r\.?d\.?n?\.?|ld|ldn|rn|esq\.?|mph|ms|mba|dds|do|cpa|obe|mbe))+\.?$/iu;

/** Longest piece that is a byline; longer ones tell about the author. */
const MAX_PIECE = 120;
/** Longest name, in characters and in words. */
export const MAX_NAME = 60;
const MAX_WORDS = 6;
/** Longest abbreviation that stands for an organisation: "WBEZ", "BBC". */
const MAX_ABBREVIATION = 5;

/** Names in a byline, in order: persons, and what is no person's name but stands where one would. */
export interface SplitByline {
  readonly persons: readonly string[];
  /** "Associated Press", "News Staff", "gormulus": whole, as the page has it. */
  readonly others: readonly string[];
}

/** What tells names from what stands beside them. */
export interface BylineFacts {
  /** Month names, lower case. */
  readonly months: ReadonlyMap<string, number>;
  /** Names of agencies, and of the page's own site, as `looseKey` writes them. */
  readonly agencies: Pick<ReadonlySet<string>, "has">;
  readonly sites: Pick<ReadonlySet<string>, "has">;
}

/**
 * Takes a byline apart. Its pieces are the runs of text that the page sets apart: "By", names, "and", a date.
 *
 * @example splitByline(["By Ana Ruiz and Tom Berg, staff writers"], facts).persons // ["Ana Ruiz", "Tom Berg"]
 */
export function splitByline(pieces: readonly string[], facts: BylineFacts): SplitByline {
  const found: Found = { persons: [], others: [] };
  const lead = pieces.findIndex((piece) => LEAD.test(piece));
  let state: "next" | "past" | "others" = "next";
  for (const piece of pieces.slice(Math.max(0, lead))) {
    const text = piece
      .replaceAll(/\([^)]*\)/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
    if (text === "" || LEAD.test(text)) state = "next";
    else if (OTHERS.test(text) || text.length > MAX_PIECE) state = "others";
    if (state === "next" && text !== "" && !/^(?:https?:|www\.|@)/i.test(text)) readPiece(text, found, facts);
    if (state !== "others") state = text === "" || CONNECTS.test(text) ? "next" : "past";
  }
  return found;
}

/** What stands between two commas, up to the first that tells of something else. */
function readPiece(text: string, found: Found, facts: BylineFacts): void {
  for (const part of text.replace(OTHERS_INSIDE, "").split(/\s*[,;|•·/]\s*/u)) {
    if (OTHERS.test(part)) return;
    readPart(part, found, facts);
  }
}

interface Found {
  readonly persons: string[];
  readonly others: string[];
}

/** A job is one whole, names are parted at "and". */
function readPart(part: string, found: Found, facts: BylineFacts): void {
  const bare = part.replace(LEAD, "").replace(DEGREES, "");
  if (JOBS.test(bare)) {
    add(found.others, tidy(bare));
    return;
  }
  for (const each of bare.split(AND)) {
    const name = tidy(withoutAgency(withoutDate(each, facts.months), facts).replace(LEAD, ""));
    add(isPerson(name, facts) ? found.persons : found.others, name);
  }
}

function add(names: string[], name: string): void {
  const words = name.split(" ");
  if (name.length < 2 || name.length > MAX_NAME || words.length > MAX_WORDS || /[@<>{}\d]|https?:/i.test(name) || !/\p{L}{2}/u.test(name))
    return;
  if (/^(?:min(?:ute)?s? read|updated|published|posted|share|follow(?:ing)?|email|(?:ph\.?d|m\.?d|jr|sr)\.?)$/i.test(name)) return;
  if (/^(?:null|none|undefined|unknown|guest|anonymous|share|name|am|pm|[ap]m [a-z]{2,3}|by|and|with|at|on|stand)$/i.test(name)) return;
  if (/\s(?:by|von|par|por|di|da)$/i.test(name) || WEEKDAYS.has(name.toLowerCase())) return;
  if (!names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
}

function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replace(/^[^\p{L}]+|[^\p{L}.)]+$/gu, "")
    .replace(/(?<=\p{Ll}{2})\.$/u, "")
    .trim();
}

/** A person's name: capital letters, small words in between, nothing that only organisations have. */
function isPerson(name: string, facts: BylineFacts): boolean {
  if (/^the\s/i.test(name) || isOrganisation(name, facts) || ORGANISATIONS.test(name) || facts.months.has(name.toLowerCase())) return false;
  const words = name.split(" ");
  if (words.length === 1 && name === name.toUpperCase() && name.length <= MAX_ABBREVIATION) return false;
  return words.every((word, i) => /^[^\p{Ll}]/u.test(word) || (i > 0 && PARTICLES.has(word)));
}

/** What stands before a date: "Ken Yu" of "Ken Yu August 9". */
function withoutDate(text: string, months: ReadonlyMap<string, number>): string {
  const at = text.search(/\d/);
  if (at < 0) return text;
  const words = text.slice(0, at).trim().split(" ");
  while (
    words.length > 0 &&
    (months.has((words.at(-1) ?? "").toLowerCase().replace(".", "")) || /^(?:on|at|am|le|el|vom|um)$/i.test(words.at(-1) ?? ""))
  )
    words.pop();
  return words.join(" ");
}

/** "Ana Ruiz" of "Ana Ruiz The Associated Press" and of "Ana Ruiz for Reuters". */
function withoutAgency(text: string, facts: BylineFacts): string {
  const words = text.split(" ");
  for (let count = Math.min(4, words.length - 2); count > 0; count--)
    if (isOrganisation(words.slice(-count).join(" "), facts))
      return words
        .slice(0, -count)
        .join(" ")
        .replace(/\s+(?:for|at|of)$/i, "");
  return text.replace(/(?<=\p{L} \p{L}.*)\s+(?:for|at|in|from)\s+\p{Lu}.*$/u, "");
}

function isOrganisation(name: string, { agencies, sites }: BylineFacts): boolean {
  const key = looseKey(name);
  return agencies.has(key) || sites.has(key);
}
