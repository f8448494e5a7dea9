import type { Sector } from "../model/index.ts";
import type { Line } from "./line.ts";

/** Words in a name that tell what kind of body it is, the most telling first. */
const KINDS: readonly (readonly [RegExp, Sector])[] = [
  [/\b(?:university|institute|college|academy|school)\b/i, "EDU"],
  [/\b(?:court|tribunal)\b/i, "JUD"],
  [/\b(?:police|constabulary|gendarmerie)\b/i, "COP"],
  [/\b(?:self[- ]defen[cs]e forces?|self[- ]defen[cs]e (?:unit|group)s?|militia|paramilitary)\b/i, "PRM"],
  [/\b(?:army|navy|air force|brigade|battalion|regiment|division|guards?|armed forces)\b/i, "MIL"],
  [/\b(?:hospital|clinic|medical|health)\b/i, "MED"],
  [/\b(?:parliament|assembly|senate|congress|legislature)\b/i, "LEG"],
  [/\b(?:intelligence|security service)\b/i, "SPY"],
  [/\b(?:ministry|department|bureau|agency|authority|directorate|commission|embassy|central bank|municipality|municipal)\b/i, "GOV"],
  [/\b(?:party)\b/i, "PTY"],
  [/\b(?:front|resistance|liberation|rebels?)\b/i, "REB"],
  [/\b(?:trade union|workers|labou?r|syndicate|union)\b/i, "LAB"],
  [/\b(?:news|times|post|radio|television|tv|daily|herald|broadcasting)\b/i, "JRN"],
  [/\b(?:church|diocese|mosque|synagogue)\b/i, "REL"],
  [/\b(?:farmers|agricultural)\b/i, "AGR"],
  [/\b(?:human rights|rights watch|league|foundation|watch|association|society|committee)\b/i, "NGO"],
  [/\b(?:bank|group|company|corp|inc|ltd|airlines?|airways|energy|oil|gas|steel|motors|industries|holdings|telecom|petroleum)\b/i, "BUS"],
];

/** Words that in capitals end or begin the name of a body and hardly anything else. */
const BODIES: ReadonlySet<string> = new Set(
  "university institute college academy ministry department agency authority commission party association federation committee foundation council institution hospital church brigade battalion forces front corporation company bank centre center alliance society bureau movement congress organisation organization consortium syndicate".split(
    " ",
  ),
);
const LINKS: ReadonlySet<string> = new Set(["of", "for", "and", "the", "on", "de", "&"]);

export function sectorOfBody(name: string): Sector | null {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/**
 * Ranges of words in capitals around a word that names a body: "Massachusetts Institute of Technology". Needs no tagger.
 *
 * @example findNamedBodies(lineOf("the Santa Marta Self Defense Forces said")) // [[1, 5]]
 */
export function findNamedBodies(line: Line): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let token = 0; token < line.words.length; token++) {
    if (!BODIES.has(line.lower[token] ?? "") || !isCapital(line, token)) continue;
    const range = [firstOf(line, token), lastOf(line, token)] as const;
    if (range[0] === range[1]) continue;
    ranges.push(range);
    token = range[1];
  }
  return ranges;
}

/** Leftward over capitals; an article or a sentence's first function word is no part of it. */
function firstOf(line: Line, token: number): number {
  let first = token;
  while (first > 0 && (isCapital(line, first - 1) || line.words[first - 1] === "&" || line.words[first - 1] === "-")) first--;
  while (first < token && (!isCapital(line, first) || isFunctionWord(line.words[first] ?? ""))) first++;
  return first;
}

/** Rightward over capitals, and over "of", "for", "and" where a capital follows "of" or "for". */
function lastOf(line: Line, token: number): number {
  let last = token;
  for (;;) {
    if (isCapital(line, last + 1) && !isFunctionWord(line.words[last + 1] ?? "")) last++;
    else if (["of", "for"].includes(line.lower[last + 1] ?? "") && startsAfterLinks(line, last + 2) > 0)
      last = startsAfterLinks(line, last + 2);
    else return last;
  }
}

/** The first capital after "of" and an article, or -1. */
function startsAfterLinks(line: Line, token: number): number {
  const at = LINKS.has(line.lower[token] ?? "") ? token + 1 : token;
  return isCapital(line, at) ? at : -1;
}

/** "the European Union on Tuesday": a day is part of no name. */
export function isWeekday(line: Line, token: number): boolean {
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(line.lower[token] ?? "");
}

function isCapital(line: Line, token: number): boolean {
  return /^\p{Lu}[\p{L}\d.'’&-]*$/u.test(line.words[token] ?? "");
}

function isFunctionWord(word: string): boolean {
  return /^(?:The|A|An|In|On|At|But|And|If|When|While|After|Before|His|Her|Its|Their|Our|This|That|These|Both|He|She|It|They|We|I|Then|As|Since|For|From|To|By|With|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/.test(
    word,
  );
}
