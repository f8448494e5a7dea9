import type { Actor, ActorRef, CountryCode, Sector } from "../model/index.ts";
import { draftOver, refOf, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { counterpartsOf } from "./find-counterparts.ts";
import { findHolder } from "./find-holder.ts";
import { existsOn, holdsOn } from "./hold-office.ts";
import { headOf, relationOf, tagOf } from "./line.ts";
import type { Line } from "./line.ts";
import { soleCountry } from "./sole-country.ts";
import type { RolePhrase } from "./read-roles.ts";

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, both: 2, "2": 2, "3": 3, "4": 4 };
/** What makes a state or region one that broke away. */
const BREAKAWAY =
  /^(?:separatist|breakaway|secessionist|self-declared|self-proclaimed|self-styled|unrecogni[sz]ed|rebel|rebel-held|separatist-held|pro-russian|splinter)$/;
const STATES: ReadonlySet<string> = new Set([
  "state",
  "republic",
  "region",
  "territory",
  "enclave",
  "entity",
  "province",
  "statelet",
  "area",
]);

/**
 * States that a text describes and does not name: "two separatist republics in eastern Ukraine", "Georgia's breakaway regions".
 *
 * A word for breaking away, a noun for a state, and the country that it broke from; the tables' claims of that day tell which are meant. A
 * number must agree with what they give; without one, a singular must leave one candidate.
 */
export function readBreakaways(line: Line, scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const found: Draft[] = [];
  for (let token = 0; token < line.words.length; token++) {
    if (!STATES.has(line.lemmas[token] ?? "")) continue;
    const start = startOf(line, token);
    const modifiers = modifiersOf(line, start, token);
    if (!modifiers.some((word) => BREAKAWAY.test(word))) continue;
    const place = parentOf(line, { start, token, drafts });
    const states = place === null ? [] : candidatesOf(scene, place.country, modifiers);
    const count =
      modifiers.map((word) => NUMBERS[word]).find((number) => number !== undefined) ??
      (line.lower[token] === line.lemmas[token] ? 1 : null);
    if (states.length === 0 || (count !== null && count !== states.length)) continue;
    const actors = states.map((state) => refOf(state, scene));
    found.push(
      draftOver(line, [start, Math.max(token, place?.last ?? token)], {
        actors,
        basis: "description",
        confidence: 0.8,
        phrase: [start, token],
      }),
    );
  }
  return found;
}

/** The first token of the noun phrase that ends in the noun: over adjectives, numbers, hyphens and participles. */
function startOf(line: Line, noun: number): number {
  let start = noun;
  while (start > 0 && isInside(line, start - 1)) start--;
  return start;
}

function isInside(line: Line, token: number): boolean {
  const word = line.lower[token] ?? "";
  if (word === "-" || /^(?:self|backed|declared|proclaimed|recogni[sz]ed|held|controlled|supported|two|three|four|both)$/.test(word))
    return true;
  const tag = tagOf(line, token);
  if (tag === null)
    return (
      BREAKAWAY.test(word) ||
      /-(?:backed|held|controlled|supported|declared|proclaimed)$/.test(word) ||
      /^\p{Lu}/u.test(line.words[token] ?? "")
    );
  return tag === "ADJ" || tag === "NUM" || tag === "NOUN" || tag === "PROPN" || /^(?:VBN|VBD)$/.test(line.tree?.fineTags[token] ?? "");
}

/** Words of the phrase, with "self - declared" joined again. */
function modifiersOf(line: Line, start: number, noun: number): readonly string[] {
  const joined = line.lower.slice(start, noun).join(" ").replaceAll(" - ", "-").split(" ");
  return joined.flatMap((word) => (word.includes("-") ? [word, ...word.split("-")] : [word]));
}

/** The country that they broke from: "in eastern Ukraine", "of Georgia", "Moldova's", "Georgian". */
function parentOf(
  line: Line,
  { start, token, drafts }: { readonly start: number; readonly token: number; readonly drafts: readonly Draft[] },
): { readonly country: CountryCode; readonly last: number } | null {
  const own = drafts.filter((draft) => draft.line === line.at);
  const preposition = line.lower[token + 1] ?? "";
  if (["in", "of", "from", "within", "inside"].includes(preposition)) {
    const behind = own.find((draft) => draft.first > token + 1 && draft.first <= token + 5 && noStopBetween(line, token + 2, draft.first));
    const country = behind?.actors[0]?.country;
    if (behind !== undefined && country != null) return { country, last: behind.last };
  }
  const before = own.find((draft) => draft.last >= start - 2 && draft.last < token && !isBacker(line, draft));
  const country = before?.actors[0]?.country;
  return country == null ? null : { country, last: token };
}

function noStopBetween(line: Line, from: number, to: number): boolean {
  return line.lower.slice(from, to).every((word) => !/^[,;.]$/.test(word));
}

/** "Russian-backed": the backer is not the country that they broke from. */
function isBacker(line: Line, draft: Draft): boolean {
  const next = line.lower[draft.last + 1] ?? "";
  const rest = (line.lower[draft.last] ?? "").slice(draft.end - (line.sentence.starts[draft.last] ?? 0));
  return (
    /^-(?:backed|supported|controlled|led)/.test(rest) ||
    (next === "-" && /^(?:backed|supported|controlled|led)$/.test(line.lower[draft.last + 2] ?? ""))
  );
}

function candidatesOf(scene: Scene, country: CountryCode, modifiers: readonly string[]): readonly Actor[] {
  const broke = scene.index.unrecognised.filter(
    (state) =>
      existsOn(state, scene.day) &&
      state.links.some(
        (link) =>
          (link.kind === "parent" || link.kind === "claimed by") &&
          link.to === country &&
          holdsOn({ from: link.since, to: link.until }, scene.day),
      ),
  );
  const isBacked = modifiers.includes("backed");
  const backed = broke.filter((state) => state.links.some((link) => link.kind === "backed by"));
  return isBacked && backed.length > 0 ? backed : broke;
}

/** Words that leave an actor without a name: "hostile forces", "foreign powers", "unknown assailants". */
const UNNAMING: ReadonlySet<string> = new Set(
  "hostile enemy unfriendly foreign outside external unidentified unknown unnamed unspecified certain masked malign destructive imperialist reactionary terrorist undisclosed third neighbouring neighboring western regional some other rogue subversive".split(
    " ",
  ),
);

/** Actors that the text describes and does not name, kept with their words. */
export function readUnnamed(line: Line, scene: Scene, taken: readonly Draft[]): readonly Draft[] {
  const found: Draft[] = [];
  for (let token = 1; token < line.words.length; token++) {
    const sector = scene.index.tables.unnamedNouns.get(line.lemmas[token] ?? "");
    const modifier = line.lower[token - 1] ?? "";
    if (
      sector === undefined ||
      !UNNAMING.has(modifier) ||
      taken.some((draft) => draft.line === line.at && draft.first <= token && token <= draft.last)
    )
      continue;
    const tag = tagOf(line, token);
    if (tag !== null && tag !== "NOUN" && tag !== "PROPN") continue;
    found.push(unnamedDraft(line, [token - 1, token], sector));
  }
  return found;
}

function unnamedDraft(line: Line, range: readonly [number, number], sector: Sector): Draft {
  const words = line.lower.slice(range[0], range[1] + 1).join(" ");
  return draftOver(line, range, { actors: [unknownRef(words, { sector })], basis: "description", confidence: 0.6 });
}

const ARGUMENTS: ReadonlySet<string | null> = new Set(["nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "root"]);
const COLLECTIVES: ReadonlySet<string> = new Set([
  "group",
  "number",
  "dozen",
  "hundred",
  "thousand",
  "score",
  "crowd",
  "team",
  "member",
  "band",
  "handful",
  "scores",
  "million",
]);

/** Whether the noun is a side of a verb, or "a group of" it is. */
function isArgument(line: Line, token: number): boolean {
  const head = headOf(line, token);
  if (ARGUMENTS.has(relationOf(line, token))) return true;
  const isCounted = relationOf(line, token) === "nmod" && COLLECTIVES.has(line.lemmas[head] ?? "");
  return (isCounted || relationOf(line, token) === "conj") && head >= 0 && ARGUMENTS.has(relationOf(line, head));
}

/** "World leaders", "foreign diplomats": people of many countries or another one, never of the only one that is named. */
const OF_MANY: ReadonlySet<string> = new Set(
  "world foreign global international regional european western african asian arab latin visiting other neighbouring neighboring allied".split(
    " ",
  ),
);

/** Roles without an owner: "gunmen", "two soldiers". Somebody acts, and the text does not say whose. */
export function ownerlessDraft(
  line: Line,
  phrase: RolePhrase,
  { scene, drafts }: { readonly scene: Scene; readonly drafts: readonly Draft[] },
): Draft | null {
  const { run } = phrase;
  if (line.tree === null || !isArgument(line, run.last)) return null;
  const words = line.lower.slice(run.first, run.last + 1).join(" ");
  const isOfMany = OF_MANY.has(line.lower[run.first - 1] ?? "");
  const country = isOfMany ? null : soleCountry(scene, run.sector, counterpartsOf(line, run.last, drafts));
  const holder = country === null ? null : holderOf(scene, country, run);
  const [sector, role] = run.former ? (["ELI", null] as const) : [run.sector, run.noun.role];
  const ref: ActorRef = holder ?? unknownRef(words, { country, sector, role });
  return draftOver(line, [run.first, run.last], { actors: [ref], basis: "description", confidence: 0.3 });
}

/** Who holds the office in the country, where there is but one. */
function holderOf(scene: Scene, country: CountryCode, { noun, former, plural }: RolePhrase["run"]): ActorRef | null {
  if (!noun.single || former || plural) return null;
  const holder = findHolder(scene, { actor: country, role: noun.role, title: noun.noun });
  return holder === null ? null : refOf(holder, scene);
}
