import { foldWord, keysOfName } from "../../src/actors/fold-word.ts";
import type { PhoenixEntry } from "./read-phoenix.ts";

export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly country: string;
}

export interface MisspeltRow {
  readonly id: string;
  readonly name: string;
}

/** Names that states already have, folded, and the ids of the states. */
export interface KnownNames {
  readonly keysByState: ReadonlyMap<string, readonly string[]>;
  readonly taken: ReadonlySet<string>;
}

/** First names, words and peoples among the synonyms: as a place they would catch more than they tell. */
const NOT_PLACES: ReadonlySet<string> = new Set(
  "vladimir kirov ivanovo gorky gorki austin charlotte jackson victoria phoenix buffalo providence columbus lawrence jersey dakota orleans nord surat saga nara chiba samara essen weimar champagne limousin anjou burgundy soledad pasto puebla durango tabasco kansas hamelin vienne brest reading bath tula penza perm chatham wellington hamilton stanley kingston lincoln madison salem troy male mali guinea jordan georgia chad niger congo china santiago leon merida cordoba granada toledo valencia trinidad barbados marina santa marta maria rosa angel ana maya delta central northern southern eastern western north south east west capital city river lake mountain island islands the nasser molotov moron hippo argies bale savoy manus bara sardis susa gent eyre otago natal altai lund lascar jordon romina mongol nefud naze straya".split(
    " ",
  ),
);
const NICKNAMES =
  /\b(?:state|land of|graveyard|crown jewel|empire|kingdom|republic|city of light|dixie|heart of|paradise|pearl of|rising sun|government|people|nation|regime|occupied|tree|language)\b/i;

/** Towns, provinces and regions among the synonyms of each country, and misspellings of the countries themselves. */
export function makePlaces(
  entries: readonly PhoenixEntry[],
  known: KnownNames,
): { readonly places: readonly PlaceRow[]; readonly misspelt: readonly MisspeltRow[] } {
  const byKey = new Map<string, PlaceRow[]>();
  const misspelt: MisspeltRow[] = [];
  for (const entry of entries) {
    const country = countryOf(entry);
    if (country === null || !known.keysByState.has(country)) continue;
    for (const name of entry.synonyms) {
      const key = keysOfName(name).join(" ");
      if (known.taken.has(key) || NOT_PLACES.has(key) || key.length < 4 || !/^[\p{L}\s.'-]+$/u.test(name) || /^The /.test(name)) continue;
      if (isMisspelt(key, known.keysByState.get(country) ?? [])) {
        if (!key.includes(" ") && key.length > 6 && /^[a-z]+$/.test(key)) misspelt.push({ id: country, name });
      } else if (!NICKNAMES.test(name))
        byKey.set(key, [...(byKey.get(key) ?? []), { id: `place:${country.toLowerCase()}-${slugOf(name)}`, name, country }]);
    }
  }
  const places = [...byKey.values()].filter((rows) => new Set(rows.map((row) => row.country)).size === 1).map(([row]) => row);
  return { places: uniqueById(places.filter((row) => row !== undefined)), misspelt: uniqueByName(misspelt) };
}

function countryOf({ codes }: PhoenixEntry): string | null {
  const [first] = codes;
  return first !== undefined && codes.every(({ code }) => /^[A-Z]{3}$/.test(code)) && codes.length === 1 ? first.code : null;
}

/** Within two slips of a name of the state, or the state's name in another language that begins alike. */
function isMisspelt(key: string, names: readonly string[]): boolean {
  return names.some(
    (name) =>
      name.length > 4 &&
      ((slips(key, name) <= 2 && key.slice(0, 2) === name.slice(0, 2)) || (key.slice(0, 4) === name.slice(0, 4) && slips(key, name) <= 3)),
  );
}

function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 9;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 9;
}

function slugOf(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldWord)
    .filter(Boolean)
    .join("-");
}

function uniqueById(rows: readonly PlaceRow[]): readonly PlaceRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function uniqueByName(rows: readonly MisspeltRow[]): readonly MisspeltRow[] {
  return [...new Map(rows.map((row) => [row.name, row])).values()];
}
