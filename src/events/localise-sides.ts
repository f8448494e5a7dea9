import type { ActorRef } from "../model/index.ts";
import { findPlace } from "./find-place.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isKnown } from "./scene.ts";
import { caseOf, headOf, lemma, relation } from "./tree.ts";

/**
 * "Egyptian police dispersed demonstrators": people of whom nothing is told, in a sentence that names one country only, are of that country
 * where its authorities act on them, and those who protest of the country where they do. Soldiers and states act abroad too, so their victims
 * stay nobody's.
 */
export function localiseSides(scene: Scene, reading: Reading): Reading {
  const isHome = protests(reading) || reading.initiators.some(isPolice);
  const place = isHome ? placeOf(scene, reading) : null;
  const country = place ?? onlyCountry(scene);
  if (country === null) return reading;
  // "several thousand people attacked the embassy in Khartoum" tells more than what country the article is of
  const doers = place === null || !protests(reading) ? reading.initiators : reading.initiators.map(unplaced);
  const initiators = doers.map((side) => (protests(reading) || isPolice(side) ? localise(side, country) : side));
  const domestic = initiators.some((side) => side.actors.some(isAuthority)) && !ABROAD.test(reading.cameo);
  const ruled = AT_HOME.test(reading.cameo) && initiators.some((side) => side.actors.some((actor) => actor.country === country));
  const recipients = addressedIn(scene, reading, country).map((side) =>
    domestic || (ruled && !isStranger(scene, side)) ? localise(side, country) : side,
  );
  return { ...reading, initiators, recipients };
}

/** Courts, police and ministries, not armies. */
const AUTHORITIES: readonly ActorRef["sector"][] = ["COP", "JUD", "GOV", "LEG"];
/** What ministries do to foreigners as well: statements, praise, talks, aid, help in arms, sanctions. */
const ABROAD = /^(?:0[1-7]|16)/;
/** What states do to those who live there: bans, arrests, repression, release. */
const AT_HOME = /^(?:081|0841|172|173|175)/;
/** People of whom half are from abroad. */
const STRANGER =
  /^(?:tourist|travell?er|foreigner|migrant|immigrant|refugee|sailor|seaman|seafarer|crew|crewman|fisherman|pilot|soldier|hostage|mercenary|spy|agent|pilgrim|missionary|diplomat|contractor|nurse|worker|prisoner|captive|american|national)s?$/;
function isStranger({ tree }: Scene, { head }: Side): boolean {
  return STRANGER.test(lemma(tree, head));
}
const GUESSED = 0.8;

/** Police and courts of whom nothing is told act where they are. */
function isPolice({ actors }: Side): boolean {
  return actors.every(({ country, sector }) => country === null && (sector === "COP" || sector === "JUD"));
}

function isAuthority(actor: ActorRef): boolean {
  return actor.country !== null && AUTHORITIES.includes(actor.sector) && actor.kind !== "state";
}

function protests(reading: Reading): boolean {
  return reading.plover === "PROTEST";
}

/** Without the country that the article as a whole has given to people of whom nothing is told. */
function unplaced(side: Side): Side {
  if (side.basis !== "description" || side.actors.some(({ kind }) => kind !== "unnamed")) return side;
  return { ...side, actors: side.actors.map((actor) => ({ ...actor, country: null })) };
}

function localise(side: Side, country: string): Side {
  if (isKnown(side)) return side;
  return {
    ...side,
    actors: side.actors.map((actor) => ({ ...actor, country, sector: actor.sector ?? "CVL" })),
    confidence: side.confidence * GUESSED,
  };
}

/** "Thousands rallied outside the Israeli embassy in Amman": where the clause happens, unless that is whom it is done to. */
function placeOf(scene: Scene, reading: Reading): string | null {
  const country = findPlace(scene, reading)?.country ?? null;
  const isTarget = reading.recipients.some(({ actors }) => actors.some((actor) => actor.country === country));
  return isTarget ? null : country;
}

/** "marched in the Iranian capital", "in Iran": where a crowd of unknown people is at home is not whom it is against. */
function addressedIn({ tree }: Scene, reading: Reading, country: string): readonly Side[] {
  if (!protests(reading) || reading.needsRecipient || reading.initiators.some(isKnown)) return reading.recipients;
  const isWithin = ({ head, actors }: Side): boolean => {
    const noun = ["amod", "compound", "nmod:poss"].includes(relation(tree, head)) ? headOf(tree, head) : head;
    return /^(?:in|across|throughout)$/.test(caseOf(tree, noun)) && actors.every((actor) => actor.country === country);
  };
  return reading.recipients.filter((side) => !isWithin(side));
}

/** The country of everybody in the sentence, when it is one. */
function onlyCountry(scene: Scene): string | null {
  const actors = [...new Set([...scene.covering.values(), ...scene.byHead.values()])].flatMap((side) => side.actors);
  const countries = new Set(actors.flatMap((actor) => actor.country ?? []));
  const [first] = countries;
  return countries.size === 1 ? (first ?? null) : null;
}
