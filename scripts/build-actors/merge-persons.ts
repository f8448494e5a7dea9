import { foldWord } from "../../src/actors/fold-word.ts";
import { dropPatronymic } from "./clean-person.ts";
import type { RawTerm } from "./raw-term.ts";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly surnames: readonly string[];
  readonly country: string;
  readonly aliases: readonly string[];
  readonly origin: string;
}

export interface TermRow {
  readonly person: string;
  readonly office: string;
  readonly role: string;
  readonly actor: string;
  readonly from: string;
  readonly to: string | null;
  readonly origin: string;
}

/** Persons who are kept by hand, so that a source's spelling finds them. */
export interface KnownPerson {
  readonly id: string;
  readonly country: string;
  readonly names: readonly string[];
}

/** Origins in order of trust for how a name is spelt. */
const TRUST = ["wikidata", "factbook"];

/**
 * Tells persons apart and joins their terms. Two names of one country are one person when they share the surname and the given names agree
 * (the same, a patronymic more, or spelt alike in their first three letters).
 */
export function mergePersons(
  raw: readonly RawTerm[],
  known: readonly KnownPerson[],
): { readonly persons: readonly PersonRow[]; readonly terms: readonly TermRow[] } {
  const clusters = joinTwins(clusterNames(raw));
  const persons: PersonRow[] = [];
  const terms: TermRow[] = [];
  const taken = new Set(known.map((person) => person.id));
  for (const cluster of clusters) {
    const names = spellingsOf(cluster);
    const [name = ""] = names;
    const country = cluster[0]?.country ?? "";
    const kept = known.find(
      (person) =>
        (person.country === country || country === "" || isRegnal(name) || isSharedHead(cluster)) &&
        person.names.some((one) => names.some((other) => isSamePerson(one, other))),
    );
    const id = kept?.id ?? freeId(name, country, taken);
    taken.add(id);
    if (kept === undefined)
      persons.push({ id, name, surnames: surnamesOf(cluster), country, aliases: names.slice(1), origin: originOf(cluster) });
    terms.push(
      ...joinTerms(cluster).map((term) => ({
        person: id,
        office: term.office,
        role: term.role,
        actor: term.actor,
        from: term.from,
        to: term.to,
        origin: term.origin,
      })),
    );
  }
  return { persons, terms };
}

/** Monarchs reign over several countries under one name. */
function isRegnal(name: string): boolean {
  return / [IVX]+$/.test(name);
}

/** Andorra's co-princes are the president of France and a bishop. */
function isSharedHead(cluster: readonly RawTerm[]): boolean {
  return cluster.every(({ office }) => /^co-prince$/i.test(office));
}

function clusterNames(raw: readonly RawTerm[]): readonly (readonly RawTerm[])[] {
  const bySurname = Map.groupBy(raw, (term) => `${term.country} ${(term.surnames.at(-1) ?? "").split(/[ -]/).map(foldWord).join(" ")}`);
  return [...bySurname.values()].flatMap((terms) => {
    const clusters: RawTerm[][] = [];
    for (const term of terms) {
      const home = clusters.find((cluster) => cluster.some((other) => isSamePerson(other.person, term.person)));
      if (home === undefined) clusters.push([term]);
      else home.push(term);
    }
    return clusters;
  });
}

/** One full name in one country is one person, however its sources part it into given name and surname. */
function joinTwins(clusters: readonly (readonly RawTerm[])[]): readonly (readonly RawTerm[])[] {
  const keyOf = (cluster: readonly RawTerm[]): string => `${cluster[0]?.country ?? ""} ${plainWords(cluster[0]?.person ?? "").join(" ")}`;
  return [...Map.groupBy(clusters, keyOf).values()].map((twins) => twins.flat());
}

export function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [plainWords(a), plainWords(b)];
  const same = one.join(" ") === other.join(" ");
  if (same) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2 || short[0] === undefined) return false;
  if (isPartOf(short, long)) return short[0] === long[0] || short.at(-1) === long.at(-1) || short.length > 2;
  const agree = (x: string, y: string): boolean =>
    x === y || (x.length > 3 && y.length > 3 && x.slice(0, 3) === y.slice(0, 3) && Math.abs(x.length - y.length) < 3);
  return short.length === long.length && short.length < 4 && short.every((word, index) => agree(word, long[index] ?? ""));
}

/** Each word as often as it stands there: the ruling family's name may be a given name too ("Sabah Al-Ahmad Al-Sabah"). */
function isPartOf(short: readonly string[], long: readonly string[]): boolean {
  const left = [...long];
  return short.every((word) => left.includes(word) && left.splice(left.indexOf(word), 1).length > 0);
}

function plainWords(name: string): readonly string[] {
  return (dropPatronymic(name) ?? name)
    .split(/[ -]/)
    .map(foldWord)
    .filter((word) => word.length > 1);
}

function spellingsOf(cluster: readonly RawTerm[]): readonly string[] {
  const sorted = cluster.toSorted((a, b) => TRUST.indexOf(a.origin) - TRUST.indexOf(b.origin));
  const names = sorted.flatMap((term) => [dropPatronymic(term.person) ?? term.person, term.person, ...term.aliases]);
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.split(/[ -]/).map(foldWord).join(" ");
    const isNew = name.includes(" ") && /^\p{Script=Latin}/u.test(name) && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function surnamesOf(cluster: readonly RawTerm[]): readonly string[] {
  const surnames = cluster.flatMap((term) => term.surnames).filter((surname) => /^.*\p{Lu}.+$/u.test(surname));
  return [...new Set(surnames)].slice(0, 3);
}

function originOf(cluster: readonly RawTerm[]): string {
  return [...new Set(cluster.map((term) => term.origin))].sort().join("; ");
}

function freeId(name: string, country: string, taken: ReadonlySet<string>): string {
  const slug = name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .filter(Boolean)
    .join("-");
  const plain = `person:${slug}`;
  return taken.has(plain) ? `${plain}-${country.toLowerCase() || "io"}` : plain;
}

/** Terms of one person in one role that touch or overlap are one term; an end that nobody knows wins over the day a source was last read. */
function joinTerms(cluster: readonly RawTerm[]): readonly RawTerm[] {
  const groups = Map.groupBy(
    cluster,
    (term) =>
      `${term.actor} ${term.role} ${term.role === "deputy" || term.role === "minister" || term.role === "head" || term.role === "envoy" ? term.office : ""}`,
  );
  return [...groups.values()].flatMap((terms) => {
    const joined: RawTerm[] = [];
    for (const term of terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      const last = joined.at(-1);
      if (last !== undefined && (last.to === null || term.from <= last.to))
        joined[joined.length - 1] = { ...last, to: laterEnd(last.to, term.to) };
      else joined.push(term);
    }
    return joined;
  });
}

function laterEnd(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
