import type { CountryCode } from "../model/index.ts";
import type { Scene } from "./draft.ts";

/** Sectors whose people act for or in their own country. */
const OFFICIAL: ReadonlySet<string> = new Set(["GOV", "LEG", "MIL", "COP", "JUD"]);
const DOMESTIC: ReadonlySet<string> = new Set(["CVL", "REB", "OPP", "LAB", "EDU", "REL", "SOC", "REF", "AGR", "PTY", "UAF", "PRM"]);

/** Of several countries, who acts at the scene: others may be of any country that the article names. */
const LOCAL: ReadonlySet<string> = new Set(["COP", "JUD", "LEG", "CVL", "OPP", "LAB", "EDU"]);

/**
 * Somebody whose country the words beside the name leave out is of the one country that the article names: officials always, others
 * (demonstrators, rebels, refugees) where that country is the scene: its people or organs act there, or something happens "in" it. Of
 * several countries it is the scene's, for those who act nowhere else: police, courts, crowds. Whom they act on (`others`) is somebody else.
 */
export function soleCountry(scene: Scene, sector: string, others: ReadonlySet<CountryCode> = NONE): string | null {
  const [only] = scene.countries;
  if (scene.countries.size > 1 && others.size > 0) {
    const [left = null, second] = [...scene.countries].filter((country) => !others.has(country));
    return second === undefined && OFFICIAL.has(sector) ? left : null;
  }
  if (scene.countries.size > 1) return LOCAL.has(sector) ? scene.home : null;
  if (only === undefined) return null;
  return OFFICIAL.has(sector) || (DOMESTIC.has(sector) && scene.home === only) ? only : null;
}

const NONE: ReadonlySet<CountryCode> = new Set();
