import type { Scene } from "./draft.ts";
import { TITLES } from "./find-persons.ts";
import { foldWord } from "./fold-word.ts";
import { isGivenName } from "./name-index.ts";
import type { NameReading } from "./name-index.ts";
import { tagOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { NameMatch } from "./match-names.ts";

export interface NameContext {
  readonly reading: NameReading;
  /** Tokens of the sentence that are part of any match. */
  readonly taken: ReadonlySet<number>;
  readonly scene: Scene;
}

/** Endings of words that describe a country rather than name a person: "Northern", "Russian". */
const DESCRIBING = /(?:ern|ian|ish|ese|al|can|van)$/;
/** Words in capitals that stand before a country without being a given name. */
const BEFORE_COUNTRY: ReadonlySet<string> = new Set(
  "new north south east west great saudi central upper lower greater mainland modern old minister president neighbouring neighboring foreign prime vs lake gulf mount fc air team".split(
    " ",
  ),
);

/** A country's or town's name beside a given name or surname that no table has: "Michael Jordan", "Paris Hilton". */
export function isPartOfName(line: Line, match: NameMatch, { reading, taken, scene }: NameContext): boolean {
  const { actor, name } = reading;
  if (match.first !== match.last) return false;
  if (actor.kind === "person") return name.kind === "surname" && isOtherWord(line, match.first);
  const goesOn = isPlainName(line.words[match.last + 1] ?? "") && !taken.has(match.last + 1);
  // "The National Human Rights Commission" is not the newspaper called The National.
  if (actor.kind === "outlet" && /^the /i.test(name.name) && goesOn) return true;
  if (name.kind === "adjective" || name.kind === "demonym") return isSurname(line, match.first, scene);
  if (name.kind === "acronym") return false;
  if (isBorne(line, match.first, { taken, scene })) return true;
  if (NO_SURNAME.test(line.words[match.last + 1] ?? "")) return false;
  if (actor.kind === "place" && isNameBefore(line, match, taken)) return true;
  if (actor.kind === "place" && PLACE_NOUNS.has(line.lower[match.last + 1] ?? "")) return false;
  if (line.tree !== null) return isInsidePersonName(line, match.first);
  const before = line.words[match.first - 1] ?? "";
  const isGivenName = match.first > 1 && /^\p{Lu}\p{Ll}+$/u.test(before) && !DESCRIBING.test(before.toLowerCase());
  return isGivenName && !taken.has(match.first - 1) && !BEFORE_COUNTRY.has(before.toLowerCase());
}

/** "Major General Ghafoor", "in May": a surname that is a title or a month there. */
function isOtherWord({ words, lower }: Line, token: number): boolean {
  const next = words[token + 1] ?? "";
  if (TITLES.has(lower[token] ?? "")) return isPlainName(next);
  return CALENDAR.test(words[token] ?? "") && (DATING.test(lower[token - 1] ?? "") || /^\d/.test(next));
}

/** Words and figures after which a month is meant. */
const DATING = /^(?:in|since|until|till|during|last|next|early|mid|late|\d.*)$/;

/** "Bill English", "Mr English": a people's name behind a title is a surname, and behind a given name where the name finder has both for one person. */
function isSurname(line: Line, token: number, scene: Scene): boolean {
  const before = line.words[token - 1] ?? "";
  return COURTESY.test(before) || (isInsidePersonName(line, token) && isGivenName(scene.index.names, foldWord(before)));
}

const COURTESY = /^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Senator|Judge|Captain|Coach)\.?$/;

/** "Vladimir Smirnov": a town's name before a capital word that no match explains is a given name, unless that word names a place. */
function isNameBefore(line: Line, match: NameMatch, taken: ReadonlySet<number>): boolean {
  const next = line.words[match.last + 1] ?? "";
  return (
    /^\p{Lu}\p{Ll}+$/u.test(next) &&
    !taken.has(match.last + 1) &&
    !PLACE_NOUNS.has(next.toLowerCase()) &&
    !/^(?:[A-Z][a-z]+day|In|The|On|At|State|January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
      next,
    )
  );
}

const PLACE_NOUNS: ReadonlySet<string> = new Set(
  "province oblast region city county district governorate prefecture state river island islands peninsula mountains airport port valley bay university hospital high court police airbase base prison summit accord accords treaty agreement street square stock".split(
    " ",
  ),
);

const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Today|Yesterday)$/;

/** Whether the name finder has a person of more than this token: 1 and 2 are the begin and inside of a person (NAME_TAGS). */
function isInsidePersonName(line: Line, token: number): boolean {
  const names = line.tree?.names;
  if (names === undefined || tagOf(line, token) !== "PROPN") return false;
  if (names[token] === 2) return true;
  return names[token] === 1 && names[token + 1] === 2 && !CALENDAR.test(line.words[token + 1] ?? "");
}

const PLACING: ReadonlySet<string> = new Set("in to from at near into across around via between outside inside of".split(" "));
/** Words in capitals behind a place that are no surname. */
const NO_SURNAME =
  /^(?:Senate|House|Government|Republicans?|Democrats?|Supreme|National|State|Army|Navy|Police|Prime|President|Foreign|Minister|Daily|Times|Post|News|Radio|Television|Airlines|Airways|Bank|Olympics?|Games|Cup|Open|Club|Group|Summit|Conference|Ministry|Parliament|Council|Council's|Stock|Exchange|Treaty|Protocol|Accords?|Agreement|Convention|Declaration|Charter|Process|Plan|North|South|East|West|Central|Embassy|Institute|Center|Centre|School|Fashion|Marathon|Zoo|Tower|Bridge|Underground|Metropolitan|Mayor|Islands?|Strait|Sea|Gulf|Ocean|Coast|Desert|Union|League|Federation|Association|Party|Front|Pact|Crisis|War|Desk|Bureau|Correspondent|Reuters|AP|AFP)$/;

/**
 * "Michael Jordan", "Mr Jordan", "Chad Smith": a place whose name persons bear, beside a word in capitals that no match explains. Also the
 * bare surname once the article has the full name. It asks no tagger: only names of `name-places.tsv` are judged so.
 */
function isBorne(line: Line, token: number, { taken, scene }: Pick<NameContext, "taken" | "scene">): boolean {
  const part = scene.index.tables.namePlaces.get(line.lower[token] ?? "");
  if (part === undefined) return false;
  if (part !== "surname" && isGivenBefore(line, token, taken)) return true;
  return part !== "given" && (isSurnameBehind(line, token, taken) || isNamesake(scene, line, token));
}

function isGivenBefore(line: Line, token: number, taken: ReadonlySet<number>): boolean {
  const next = line.words[token + 1] ?? "";
  if (PLACING.has(line.lower[token - 1] ?? "") || taken.has(token + 1) || !isPlainName(next) || NO_SURNAME.test(next)) return false;
  return !CALENDAR.test(next) && !PLACE_NOUNS.has(next.toLowerCase());
}

function isSurnameBehind(line: Line, token: number, taken: ReadonlySet<number>): boolean {
  const before = line.words[token - 1] ?? "";
  if (COURTESY.test(before)) return true;
  if (taken.has(token - 1) || !isPlainName(before) || BEFORE_COUNTRY.has(before.toLowerCase()) || CALENDAR.test(before)) return false;
  return !DESCRIBING.test(before.toLowerCase()) && (token > 1 || !COMMON_OPENERS.test(before)) && !NO_SURNAME.test(before);
}

/** Words that open a sentence in capitals right before a country. */
const COMMON_OPENERS =
  /^(?:In|On|At|As|By|For|From|To|With|When|While|After|Before|But|And|If|Since|Until|Despite|Although|Though|Because|That|Then|Now|Today|Yesterday|Meanwhile|Like|Unlike|Both|Neither|Only|Even|Did|Does|Is|Was|Will|Can|Should|Would|Why|How|What|Where|Which|Who|Nuclear|Neutral|Rich|Poor|Tiny|Oil)$/;

function isPlainName(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word);
}

/** The article has a full name before that ends in this word, and nothing here makes a place of it. */
function isNamesake(scene: Scene, here: Line, token: number): boolean {
  if (PLACING.has(here.lower[token - 1] ?? "")) return false;
  const word = here.words[token] ?? "";
  return scene.lines
    .slice(Math.max(0, here.at - NAMESAKE_REACH), here.at + 1)
    .some((line) => line.words.some((other, at) => other === word && (line !== here || at < token) && isSurnameBehind(line, at, NONE)));
}

/** Sentences back to the full name of a person whose surname is a place. */
const NAMESAKE_REACH = 6;
const NONE: ReadonlySet<number> = new Set();
