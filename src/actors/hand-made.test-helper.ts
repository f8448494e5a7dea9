import { UPOS } from "../model/index.ts";
import type { Actor, ActorName, ActorTables, NameKind, ParsedSentence, Sentence, Term } from "../model/index.ts";

/** Actors of a small made-up world, for tests of the stage that must not hang on the tables. */
export function actorTables(more: Partial<ActorTables> = {}): ActorTables {
  return {
    actors: [
      state("AAA", ["Arvonia", "short"], ["Arvonian", "adjective"], ["Arvon", "capital"]),
      state("BBB", ["Belmark", "short"], ["Belmark Union", "official"], ["Belmarker", "adjective"], ["BU", "acronym"]),
      state("GEO", ["Georgia", "short"], ["Georgian", "adjective"]),
      {
        ...state("OLD", ["Oldland", "short"]),
        to: "1991-01-01",
        links: [{ kind: "successor", to: "AAA", since: "1991-01-01", until: null }],
      },
      place("place:usa-georgia", "Georgia", "USA"),
      place("place:usa-texas", "Texas", "USA"),
      { ...state("JOR", ["Jordan", "short"]) },
      { ...state("USA", ["United States", "short"]) },
      person("person:elena-marsh", ["Elena Marsh", "Marsh"], "AAA"),
      person("person:jan-de-wolf", ["Jan De Wolf", "De Wolf"], "BBB"),
      person("person:ada-holm", ["Ada Holm", "Holm"], "BBB"),
      person("person:kim-jong-un", ["Kim Jong-un", "Kim"], "PRK"),
      state("PRK", ["North Korea", "short"]),
    ],
    terms: [
      term("person:elena-marsh", ["head of state", "AAA"], ["2020-03-01", null]),
      term("person:jan-de-wolf", ["foreign minister", "BBB"], ["2010-01-01", "2015-01-01"]),
      term("person:kim-jong-un", ["leader", "PRK"], ["2011-12-17", null]),
      term("person:ada-holm", ["head of state", "BBB"], ["2025-01-20", null]),
    ],
    roleNouns: [
      { noun: "president", sector: "GOV", role: "head of state", single: true, of: null },
      { noun: "troop", sector: "MIL", role: null, single: false, of: null },
      { noun: "foreign minister", sector: "GOV", role: "foreign minister", single: true, of: null },
    ],
    unnamedNouns: new Map([["force", "UAF"]]),
    ambiguousSurnames: new Set(),
    ledBy: [],
    givenNames: new Map([
      ["elena", "f"],
      ["jan", "m"],
    ]),
    sharedOffices: [],
    namePlaces: new Map([["jordan", "both"]]),
    checkedTo: "2026-01-22",
    ...more,
  };
}

export function state(id: string, ...names: readonly (readonly [name: string, kind: NameKind])[]): Actor {
  return {
    ...common(id, names[0]?.[0] ?? id),
    kind: "state",
    country: id,
    names: names.map(([name, kind]) => nameOf(name, kind)),
  };
}

export function place(id: string, name: string, country: string): Actor {
  return { ...common(id, name), kind: "place", country, names: [nameOf(name, "short")] };
}

export function person(id: string, [name, surname]: readonly [string, string], country: string): Actor {
  return { ...common(id, name), kind: "person", country, names: [nameOf(name, "short"), nameOf(surname, "surname")] };
}

function common(id: string, name: string): Pick<Actor, "id" | "name" | "sector" | "from" | "to" | "links" | "origin"> {
  return { id, name, sector: null, from: null, to: null, links: [], origin: "own" };
}

function nameOf(name: string, kind: NameKind): ActorName {
  return { name, kind, language: null, from: null, to: null, match: kind === "acronym" ? "exact" : "any" };
}

type Days = readonly [from: string, to: string | null];

export function term(holder: string, [role, actor]: readonly [Term["role"], string], [from, to]: Days): Term {
  return { person: holder, office: "President", role, actor, from, to, origin: "own" };
}

/** A sentence whose words are parted by blanks, also before marks: "Arvonia 's army left ." */
export function sentenceOf(text: string, index = 0): Sentence {
  const words = text.split(" ");
  const starts = new Uint32Array(words.length);
  const ends = new Uint32Array(words.length);
  let at = 0;
  for (const [token, word] of words.entries()) {
    starts[token] = at;
    ends[token] = at + word.length;
    at += word.length + 1;
  }
  return { index, paragraph: 0, start: 0, end: text.length, words, starts, ends };
}

/** Sentences that follow one another in one text, each with a tree that says nothing: references are read in parsed sentences alone. */
export function parsedText(texts: readonly string[]): { readonly text: string; readonly sentences: readonly ParsedSentence[] } {
  let offset = 0;
  const sentences = texts.map((one, index): ParsedSentence => {
    const bare = sentenceOf(one, index);
    const at = offset;
    offset += one.length + 1;
    const { length } = bare.words;
    return {
      ...bare,
      start: at,
      end: at + one.length,
      starts: bare.starts.map((start) => start + at),
      ends: bare.ends.map((end) => end + at),
      tags: new Uint8Array(length).fill(NOUN),
      fineTags: bare.words.map((word) => (/[a-z]s$/.test(word) ? "NNS" : "NN")),
      lemmas: bare.words,
      heads: new Int16Array(length).fill(-1),
      relations: new Uint8Array(length),
      names: new Uint8Array(length),
    };
  });
  return { text: texts.join(" "), sentences };
}

const NOUN = UPOS.indexOf("NOUN");
