import { Fault } from "../lib/fault.ts";
import type { Actor, CountryCode, NameKind } from "../model/index.ts";

/** Names that a person would type for a country, surest first. Seats ("the Kremlin") and surnames stand for more than the country. */
const NAME_KINDS: readonly NameKind[] = ["short", "official", "native", "acronym", "alias", "former", "capital", "demonym", "adjective"];

/** Most slips for which another country is proposed. */
const MAX_SLIPS = 2;

/**
 * The country that a user means: its code or any of its names, in any case.
 *
 * Throws the `Fault` "usage/country" with proposals when there is none.
 *
 * @example findCountry("north korea", actors) // "PRK"
 */
export function findCountry(input: string, actors: readonly Actor[]): CountryCode {
  const states = statesOf(actors);
  const found = lookUp(input, states);
  if (found !== null) return found.id;
  const near = proposeCountries(input, states);
  const why = near.length === 0 ? "no country has that code or name" : `did you mean ${near.join(" or ")}?`;
  throw new Fault("usage/country", `There is no country "${input}"`, {
    why,
    next: 'Give a code of three letters (PRK) or a name ("North Korea")',
  });
}

/** The same for many questions: null where no country has that code or name. */
export function createCountryLookUp(actors: readonly Actor[]): (input: string) => CountryCode | null {
  const states = statesOf(actors);
  const known = new Set(states.flatMap(({ id, name, names }) => [id, name, ...names.map((one) => one.name)]).map(plain));
  return (input) => (known.has(plain(input)) ? (lookUp(input, states)?.id ?? null) : null);
}

function statesOf(actors: readonly Actor[]): readonly Actor[] {
  return actors.filter((actor) => actor.kind === "state" || actor.kind === "unrecognised state");
}

function lookUp(input: string, states: readonly Actor[]): Actor | null {
  return states.find((state) => state.id === input.trim().toUpperCase()) ?? byName(input, states);
}

/** A name in use goes before one that is history; then the surer kind of name decides. */
function byName(input: string, states: readonly Actor[]): Actor | null {
  const wanted = plain(input);
  if (wanted === "") return null;
  const fitting = states.flatMap((state) =>
    state.names
      .filter(({ name, kind }) => NAME_KINDS.includes(kind) && plain(name) === wanted)
      .map(({ kind, to }) => ({ state, rank: NAME_KINDS.indexOf(kind) + (to === null ? 0 : NAME_KINDS.length) })),
  );
  return fitting.sort((a, b) => a.rank - b.rank)[0]?.state ?? states.find((state) => plain(state.name) === wanted) ?? null;
}

/** At most three: codes and names that are a slip or two away, or that begin or end with what was typed. */
function proposeCountries(input: string, states: readonly Actor[]): readonly string[] {
  const wanted = plain(input);
  const scored = states.map((state) => {
    const names = [
      state.id,
      state.name,
      ...state.names.filter(({ kind }) => kind === "short" || kind === "official" || kind === "alias").map(({ name }) => name),
    ];
    return { state, slips: Math.min(...names.map((name) => slipsTo(wanted, plain(name)))) };
  });
  const near = scored.filter(({ slips }) => slips <= MAX_SLIPS).sort((a, b) => a.slips - b.slips || (a.state.id < b.state.id ? -1 : 1));
  return near.slice(0, 3).map(({ state }) => `${state.id} (${state.name})`);
}

/** Three letters say little: one slip is all that a code may have. A part of a name of four letters or more is one slip. */
function slipsTo(wanted: string, name: string): number {
  if (wanted.length >= 4 && (name.startsWith(wanted) || name.endsWith(wanted))) return 1;
  const slips = editDistance(wanted, name);
  return name.length <= 4 && slips > 1 ? Infinity : slips;
}

/** Lower case, without accents, signs and double spaces: "Côte d'Ivoire" is "cote d ivoire". */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change, swapped));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
