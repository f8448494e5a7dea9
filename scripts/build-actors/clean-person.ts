/** Titles that sources leave before a name. */
const TITLES =
  /^(?:(?:Sir|Dr|Gen|Maj|Lt|Col|Capt|Adm|Prof|Sheikh|Shaykh|Dame|Ms|Mr|Mrs|Hon|King|Queen|Prince|Princess|Sultan|Emir|Amir)\.?\s+)+/;
/** Offices that the factbook's lists run into a name: "Deputy Prime Ministers X", "Prime Minister-designate Y", "President-elect Z". */
const OFFICES =
  /^(?:(?:President|Prime)[ -])?(?:(?:First|Second|Third|Acting) )*(?:elect|(?:Deputy Prime )?Ministers?(?:-designate)?|Deputy Premiers?|Vice Presidents?)(?= \p{Lu}) /u;
const FAMILY_FIRST: ReadonlySet<string> = new Set(["CHN", "PRK", "KOR", "TWN", "KHM", "HUN-"]);
/** Words that belong to the surname after them. */
const PARTICLES: ReadonlySet<string> = new Set([
  "al",
  "el",
  "bin",
  "ben",
  "ibn",
  "van",
  "von",
  "de",
  "der",
  "da",
  "dos",
  "di",
  "du",
  "le",
  "la",
  "ould",
  "abu",
  "abd",
]);

/** The name without titles and remarks; null when what is left is no name in Latin letters. */
export function cleanPerson(raw: string): string | null {
  const bare = raw
    .replaceAll(/\([^)]*\)/g, " ")
    .replace(/,.*$/, "")
    .replace(OFFICES, "")
    .replace(TITLES, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const words = bare.split(" ");
  const isName =
    /^[\p{Script=Latin}\p{M}\s.'’`ʻʽ\-]+$/u.test(bare) &&
    /^\p{Lu}/u.test(bare) &&
    words.length >= 2 &&
    words.length <= 7 &&
    !/\b(?:vacant|note|since|acting|office)\b/i.test(bare);
  return isName ? fixCapitals(bare) : null;
}

/** Sources that lowered everything after the first letter: "Mcmanus". */
function fixCapitals(name: string): string {
  return name.replaceAll(/\bMc([a-z])/g, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/**
 * The surnames by which news calls a person: the last word with its particle's bare form, or the first word where family names come first.
 *
 * @example surnamesOf("Kim Jong Un", "PRK") // ["Kim"]
 */
export function surnamesOf(name: string, country: string): readonly string[] {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  if (FAMILY_FIRST.has(country)) return [words[0] ?? last];
  if (country === "VNM") return [...new Set([words[0] ?? last, last])];
  const suffix = /^(?:Jr|Sr|II|III|IV|V|VI|VII|VIII|IX|X|XI|XIV|XVI)\.?$/;
  const core = words.filter((word) => !suffix.test(word));
  const surname = core.at(-1) ?? last;
  const particle = core.at(-2) ?? "";
  const bare = surname.replace(/^(?:al|el|Al|El)-/, "");
  if (core.length > 2 && PARTICLES.has(particle.toLowerCase())) return [...new Set([`${particle} ${surname}`, surname])];
  return [...new Set([surname, bare])];
}

/** Russian and Ukrainian full names without the patronymic in the middle: news drops it. */
export function dropPatronymic(name: string): string | null {
  const words = name.split(" ");
  return words.length === 3 && /(?:vich|vych|ovna|evna|ivna|yevich)$/.test(words[1] ?? "") ? `${words[0]} ${words[2]}` : null;
}
