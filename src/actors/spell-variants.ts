import type { Actor } from "../model/index.ts";
import { keysOfName } from "./fold-word.ts";

/** Spellings of one given name or surname that newsrooms use for the same letters of another script. */
const SAME: readonly (readonly string[])[] = [
  ["mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad"],
  ["ahmed", "ahmad"],
  ["hussein", "hussain", "husayn", "husain", "hossein", "hoseyn", "hosein"],
  ["hassan", "hasan"],
  ["yusuf", "yousef", "youssef", "yousuf", "yusef"],
  ["khaled", "khalid"],
  ["saleh", "salih"],
  ["abdul", "abdel", "abdal"],
  ["abdullah", "abdallah", "abdulla"],
  ["omar", "umar"],
  ["sayyid", "sayed", "said", "sayyed"],
  ["al", "el"],
  ["assad", "asad"],
  ["qaddafi", "gaddafi", "gadhafi", "kadafi", "qadhafi"],
  ["mahmoud", "mahmud"],
  ["bashar", "bashshar"],
  ["aleksandr", "alexander", "aleksander", "alexandr"],
  ["alexei", "alexey", "aleksei", "aleksey"],
  ["sergei", "sergey", "serhiy", "sergej"],
  ["andrei", "andrey", "andrej"],
  ["dmitry", "dmitri", "dmitriy", "dmitrii"],
  ["yuri", "yury", "yuriy", "iurii"],
  ["volodymyr", "vladimir", "wolodymyr"],
  ["mykola", "nikolai", "nikolay"],
  ["viktor", "victor"],
  ["evgeny", "yevgeny", "evgeni", "yevgeni", "evgenii", "yevgeniy"],
  ["dmytro", "dmitro"],
  ["petro", "pyotr", "petr"],
  ["oleksandr", "olexander"],
  ["mikhail", "mikhael"],
  ["islam", "islom"],
  ["lukashenko", "lukashenka"],
  ["rohani", "rouhani", "ruhani"],
  ["khamenei", "khameini"],
  ["netanyahu", "netanyahou"],
];
const CLASS_OF = new Map(SAME.flatMap((spellings) => spellings.map((spelling) => [spelling, spellings] as const)));

/** Endings of Slavic names that are written in several ways: Zelensky, Zelenskyy, Zelenskiy, Zelenskyi. */
const SLAVIC = /(?:sk|ck|zk|n|r|l|v)(?:iy|yy|yi|ij|ii|y)$/;
function isSlavic(key: string): boolean {
  return key.length > 5 && (key.endsWith("y") || key.endsWith("i")) && SLAVIC.test(key);
}
const SLAVIC_ENDINGS = ["y", "yy", "iy", "yi", "ii", "i"];

/** More combinations than this of one name add nothing that a newsroom prints. */
const MOST_SPELLINGS = 12;

/**
 * The ways in which the keys of a name may be written; the name itself comes first. Only persons' names vary by rule.
 *
 * @example spellingsOf(["volodymyr", "zelenskyy"], person).map((keys) => keys.join(" ")).includes("volodymyr zelensky") // true
 */
export function spellingsOf(keys: readonly string[], actor: Actor): readonly (readonly string[])[] {
  if (actor.kind !== "person") return [keys];
  const spellings = keys.some(mayVary) ? varyKeys(keys) : [keys];
  return isEastAsian(actor) ? [...spellings, ...joinGivenName(keys)] : spellings;
}

/** The first keys of all spellings of a name, found without spelling it out where nothing about them varies. */
export function firstKeysOf(name: string, actor: Actor): readonly string[] {
  const end = name.indexOf(" ");
  const keys = keysOfName(end < 0 ? name : name.slice(0, end));
  const [key = ""] = keys;
  const isAlone = end < 0 && keys.length === 1;
  if (key !== "" && key !== "the" && (actor.kind !== "person" || !(CLASS_OF.has(key) || (isAlone && isSlavic(key))))) return [key];
  const starts = new Set(spellingsOf(bareKeys(name), actor).map(([start = ""]) => start));
  return [...starts].filter((start) => start !== "");
}

/** The keys of a name without the article before it. */
export function bareKeys(name: string): readonly string[] {
  const keys = keysOfName(name);
  return keys[0] === "the" && keys.length > 1 ? keys.slice(1) : keys;
}

function varyKeys(keys: readonly string[]): readonly (readonly string[])[] {
  let spellings: (readonly string[])[] = [[]];
  for (const [position, key] of keys.entries()) {
    const options = spellingsOfKey(key, position === keys.length - 1);
    spellings = spellings.flatMap((done) => options.map((option) => [...done, option])).slice(0, MOST_SPELLINGS);
  }
  return spellings;
}

/** Cheap: most names have one spelling, and there are many names. */
function mayVary(key: string, position: number, keys: readonly string[]): boolean {
  return CLASS_OF.has(key) || (position === keys.length - 1 && isSlavic(key));
}

function spellingsOfKey(key: string, isLast: boolean): readonly string[] {
  const same = CLASS_OF.get(key);
  if (same !== undefined) return [key, ...same.filter((spelling) => spelling !== key)];
  if (!isLast || !isSlavic(key)) return [key];
  const stem = key.replace(/(?:iy|yy|yi|ij|ii|y)$/, "");
  return [key, ...SLAVIC_ENDINGS.map((ending) => stem + ending).filter((spelling) => spelling !== key)];
}

const EAST_ASIAN: ReadonlySet<string> = new Set(["PRK", "KOR", "CHN", "TWN"]);

function isEastAsian(actor: Actor): boolean {
  return actor.country !== null && EAST_ASIAN.has(actor.country);
}

/** "Moon Jae-in" is also written "Moon Jaein". */
function joinGivenName(keys: readonly string[]): readonly (readonly string[])[] {
  const [family, first, second] = keys;
  if (keys.length !== 3 || family === undefined || first === undefined || second === undefined) return [];
  return [[family, first + second]];
}
