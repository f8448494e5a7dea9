import { quadOf } from "../model/index.ts";
import type { ActorRef, DetailPlace, DetailRow, PloverType } from "../model/index.ts";
import type { WordRow } from "./compile-rules.ts";
import { subjectsOf } from "./find-sides.ts";
import { isOneOf } from "./match-triggers.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isOfClass, isState } from "./scene.ts";
import { caseOf, childrenBy, childrenOf, conjuncts, fineTag, headOf, isPassive, lemma, relation, upos, word } from "./tree.ts";

/**
 * The act with the more special code that its doer, its victim or the words below it give: an attack by jets is one from the air, an inquiry
 * into bribes one into corruption. Without such words the general code stays.
 */
export function specifyAct(scene: Scene, reading: Reading): Reading {
  const { details } = scene.index;
  // a row that gives its code another type means something else by it: entering an airspace is no attack
  const isUsual = MOVED !== reading.plover || scene.index.tables.cameo.get(reading.cameo)?.plover === MOVED;
  const own = details.get(reading.rules[0] ?? "") ?? [];
  const special = specify(scene, reading, isUsual ? [...own, ...(details.get(reading.cameo) ?? [])] : own);
  // a crowd that burns shops riots, and over a tax it riots for a policy
  return special.cameo === reading.cameo ? special : specifyMade(scene, special);
}

const MOVED: PloverType = "MOBILIZE";

/** The same for what an operator has made of an act: only by its code, since the act's own row has been asked already. */
export function specifyMade(scene: Scene, reading: Reading): Reading {
  return specify(scene, reading, scene.index.details.get(reading.cameo) ?? []);
}

function specify(scene: Scene, reading: Reading, rows: readonly WordRow<DetailRow>[]): Reading {
  if (rows.length === 0) return reading;
  const found = new Map<WordPlace, readonly number[]>();
  const tokensAt = (place: WordPlace): readonly number[] => {
    const known = found.get(place) ?? PLACES[place](scene, reading);
    found.set(place, known);
    return known;
  };
  const fits = rows.find(({ row, words }) =>
    row.at.some((place) => (isWordPlace(place) ? tokensAt(place).some((token) => isOneOf(scene, token, words)) : KINDS[place](reading))),
  );
  const cameo = fits === undefined ? undefined : scene.index.tables.cameo.get(fits.row.cameo);
  if (fits === undefined || cameo === undefined) return reading;
  // "sent a ship to the Red Sea to protect tankers": nobody is helped where nobody is named
  if (quadOf(cameo.plover) <= 2 && quadOf(reading.plover) > 2 && reading.recipients.length === 0) return reading;
  const mode = cameo.mode ?? (cameo.plover === reading.plover ? reading.mode : null);
  const contexts = [...new Set([...reading.contexts, ...cameo.contexts])];
  // what a crowd does needs nobody whom it is done to: "protesters torched cars in Paris"
  const needsRecipient = reading.needsRecipient && cameo.plover !== "PROTEST";
  return { ...reading, cameo: cameo.code, plover: cameo.plover, mode, contexts, needsRecipient, detail: fits.row.id };
}

type WordPlace = "doer" | "victim" | "below";

function isWordPlace(place: DetailPlace): place is WordPlace {
  return place in PLACES;
}

/** What the sides of an act all are, whatever the words for them. */
const KINDS: Readonly<Record<Exclude<DetailPlace, WordPlace>, (reading: Reading) => boolean>> = {
  state: ({ initiators }) => initiators.length > 0 && initiators.every(isState),
  place: ({ recipients }) => recipients.length > 0 && recipients.every(({ actors }) => actors.every(({ kind }) => kind === "place")),
  party: ({ recipients }) => recipients.length > 0 && recipients.every(({ actors }) => actors.every(isParty)),
  rebels: ({ initiators }) => initiators.length > 0 && initiators.every(({ actors }) => actors.every(isRebel)),
  helpers: ({ recipients }) => recipients.length > 0 && recipients.every(({ actors }) => actors.every(({ sector }) => sector === "NGO")),
  person: ({ recipients }) => recipients.length > 0 && recipients.every(({ actors }) => actors.every(({ kind }) => kind === "person")),
};

function isRebel({ sector }: ActorRef): boolean {
  return sector === "REB" || sector === "UAF" || sector === "ISM";
}

/** A party or movement with a name of its own. */
function isParty({ sector }: ActorRef): boolean {
  return sector === "PTY" || sector === "OPP";
}

const PLACES: Readonly<Record<WordPlace, (scene: Scene, reading: Reading) => readonly number[]>> = {
  doer: doersOf,
  victim: ({ tree }, reading) => [
    ...headsOf(reading.recipients),
    ...childrenBy(tree, reading.head, isPassive(tree, reading.head) ? ["nsubj:pass"] : ["obj"]).flatMap((token) => conjuncts(tree, token)),
  ],
  below: wordsBelow,
};

function headsOf(sides: readonly Side[]): readonly number[] {
  return sides.map((side) => side.head);
}

/** Who does it by the words of the clause: "an Israeli drone" is a drone, though the side is Israel. */
function doersOf(scene: Scene, reading: Reading): readonly number[] {
  const { tree } = scene;
  const verb = verbOf(tree, reading.head);
  const own = isPassive(tree, verb) ? childrenBy(tree, verb, ["obl:agent"]) : childrenBy(tree, verb, ["nsubj"]);
  const by = [reading.head, verb]
    .flatMap((token) => childrenBy(tree, token, ["obl", "nmod"]))
    .filter((token) => caseOf(tree, token) === "by");
  const controlled = own.length > 0 || verb === reading.head ? [] : subjectsOf(scene, verb);
  return [...headsOf([...reading.initiators, ...controlled]), ...[...own, ...by].flatMap((token) => conjuncts(tree, token))];
}

/** The verb that carries a noun, else the word itself. */
function verbOf(tree: Scene["tree"], head: number): number {
  const above = headOf(tree, head);
  const carried = ["NOUN", "PROPN"].includes(upos(tree, head)) && ["obj", "nsubj:pass", "obl"].includes(relation(tree, head));
  return carried && upos(tree, above) === "VERB" ? above : head;
}

/** Words that belong to the clause of the act hang on it by other relations than these. */
const ELSEWHERE = new Set(["nsubj", "nsubj:pass", "conj", "cc", "punct", "parataxis", "acl:relcl", "appos", "det", "aux", "case", "mark"]);
/** What these bring in is another matter: "after a jet was shot down", "as prices rose". */
const ASIDE = /^(?:after|before|since|while|when|as|because|if|unless|until|although|though|despite|during|following|amid|where)$/;
const MAX_STEPS = 5;

/** "as prices rose", but not "welcomed it as a mediator". */
function bringsAside(tree: Scene["tree"], marker: number): boolean {
  return ASIDE.test(word(tree, marker)) && !(word(tree, marker) === "as" && relation(tree, marker) === "case");
}

/** The words below an act in its own clause: its objects, phrases and infinitives, but no names of its sides. */
function wordsBelow(scene: Scene, reading: Reading): readonly number[] {
  const { tree } = scene;
  const isProtest = reading.plover === "PROTEST";
  const sides = new Set(headsOf([...reading.initiators, ...reading.recipients]));
  const verb = verbOf(tree, reading.head);
  const light = verb !== reading.head && isOfClass(scene, lemma(tree, verb), "LIGHT") ? [verb] : [];
  let level: readonly number[] = [...reading.tokens, ...light];
  // "raided an office" is no raid that is looked into
  const found: number[] = level.filter((token) => upos(tree, token) !== "VERB");
  for (let step = 0; step < MAX_STEPS && level.length > 0; step++) {
    level = level.flatMap((token) =>
      childrenOf(tree, token).filter(
        (child) =>
          ((!ELSEWHERE.has(relation(tree, child)) && !isOtherAct(tree, child)) || (isProtest && isWish(tree, child))) &&
          !(sides.has(token) && isPartOfName(tree, child)) &&
          !childrenBy(tree, child, ["case", "mark"]).some((marker) => bringsAside(tree, marker)),
      ),
    );
    found.push(...level.flatMap((token) => conjuncts(tree, token)));
  }
  // "stormed the parliament over prices": what a crowd attacks is not what it wants
  const attacked = new Set(isProtest && reading.detail !== undefined ? childrenBy(tree, reading.head, ["obj", "nsubj:pass"]) : []);
  const isAttacked = (token: number): boolean => attacked.has(token) || (isPartOfName(tree, token) && attacked.has(headOf(tree, token)));
  return found.filter((token) => !sides.has(token) && !isAttacked(token));
}

/** "marched through Tunis, demanding …", "stormed the palace and demanded …": what protesters want is what they protest for. */
function isWish(tree: Scene["tree"], token: number): boolean {
  return ["advcl", "conj"].includes(relation(tree, token)) && /^(?:demand|call|seek|urge|insist|chant|want)$/.test(lemma(tree, token));
}

/** "killed him, accusing him of a rocket attack": a bare gerund tells another act, unless it tells how ("using rockets"). */
function isOtherAct(tree: Scene["tree"], token: number): boolean {
  const isBare = relation(tree, token) === "advcl" && fineTag(tree, token) === "VBG" && word(tree, token - 1) === ",";
  return isBare && !MEANS.test(lemma(tree, token));
}
const MEANS = /^(?:use|employ|fire|launch|drop|deploy|throw|detonate)$/;

/** "the war crimes tribunal" is no crime: what only names a side. */
function isPartOfName(tree: Scene["tree"], token: number): boolean {
  return ["compound", "amod", "flat"].includes(relation(tree, token));
}
