import type { Scene } from "./draft.ts";

/** Sectors whose people act for or in their own country. */
const OFFICIAL: ReadonlySet<string> = new Set(["GOV", "LEG", "MIL", "COP", "JUD"]);
const DOMESTIC: ReadonlySet<string> = new Set(["CVL", "REB", "OPP", "LAB", "EDU", "REL", "SOC", "REF", "AGR", "PTY", "UAF", "PRM"]);

/**
 * Somebody whose country the words beside the name leave out is of the one country that the article names: officials always, others
 * (demonstrators, rebels, refugees) where that country is the scene: its people or organs act there, or something happens "in" it.
 */
export function soleCountry(scene: Scene, sector: string): string | null {
  const [only] = scene.countries;
  if (scene.countries.size !== 1 || only === undefined) return null;
  return OFFICIAL.has(sector) || (DOMESTIC.has(sector) && scene.home === only) ? only : null;
}
