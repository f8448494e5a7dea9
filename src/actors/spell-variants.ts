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
  ["qaddafi", "gaddafi", "gadhafi", "gadafi", "kadafi", "kaddafi", "kadhafi", "qadhafi", "khadafy", "khaddafy", "qaddafy"],
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
  ["tymoshenko", "timoshenko"],
  ["rohani", "rouhani", "ruhani", "rowhani"],
  ["rafsanjani", "rafsandjani"],
  ["raisi", "raeisi"],
  ["sargsyan", "sargsian", "sarkisian", "sarkisyan"],
  ["berdimuhamedow", "berdimuhamedov", "berdymukhamedov", "berdymukhammedov", "berdymuhammedov"],
  ["rahmon", "rakhmon", "rakhmonov", "rahmonov"],
  ["tsikhanouskaya", "tikhanovskaya"],
  ["khamenei", "khameini"],
  ["netanyahu", "netanyahou"],
];
const CLASS_OF = new Map(SAME.flatMap((spellings) => spellings.map((spelling) => [spelling, spellings] as const)));

/** Endings of Slavic names that are written in several ways: Zelensky, Zelenskyy, Zelenskiy, Zelenskyi. */
const SLAVIC = /(?:sk|ck|zk|n|r|l|v)(?:iy|yy|yi|ij|ii|y)$/;
const SLAVIC_ENDINGS = ["y", "yy", "iy", "yi", "ii", "i"];
/** Endings of surnames that two newsrooms write in two ways: Aliyev and Aliev, Pashinyan and Pashinian, Yanukovych and Yanukovich. */
const TWO_WAYS: readonly (readonly [string, string])[] = [
  ["ayev", "aev"],
  ["iyev", "iev"],
  ["nyan", "nian"],
  ["ryan", "rian"],
  ["syan", "sian"],
  ["vych", "vich"],
  ["enko", "enka"],
];

const IN_TWO_WAYS = /(?:ay?ev|iy?ev|[nrs][iy]an|v[iy]ch|enk[ao])$/;

function endsVariably(key: string): boolean {
  if (key.length <= 5) return false;
  return key.endsWith("y") || key.endsWith("i") ? SLAVIC.test(key) : IN_TWO_WAYS.test(key);
}

function otherEndings(key: string): readonly string[] {
  if (key.endsWith("y") || key.endsWith("i")) {
    const stem = key.replace(/(?:iy|yy|yi|ij|ii|y)$/, "");
    return SLAVIC_ENDINGS.map((ending) => stem + ending);
  }
  return TWO_WAYS.flatMap(([one, other]) => {
    if (key.endsWith(one)) return [key.slice(0, -one.length) + other];
    return key.endsWith(other) ? [key.slice(0, -other.length) + one] : [];
  });
}

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
  if (actor.kind !== "person" || !hasForms(name)) return firstKeysOfForm(name, actor);
  return [...new Set(formsOf(name, actor).flatMap((form) => firstKeysOfForm(form, actor)))];
}

function firstKeysOfForm(name: string, actor: Actor): readonly string[] {
  const end = name.indexOf(" ");
  const keys = keysOfName(end < 0 ? name : name.slice(0, end));
  const [key = ""] = keys;
  const isAlone = end < 0 && keys.length === 1;
  if (key !== "" && key !== "the" && (actor.kind !== "person" || !(CLASS_OF.has(key) || (isAlone && endsVariably(key))))) return [key];
  const starts = new Set(spellingsOf(bareKeys(name), actor).map(([start = ""]) => start));
  return [...starts].filter((start) => start !== "");
}

/** The name, and how it is written where a letter or a hyphen in it is lacking: "Tudjman" for "Tuđman", "Amirabdollahian". */
export function formsOf(name: string, actor: Actor): readonly string[] {
  if (actor.kind !== "person" || !hasForms(name)) return [name];
  return [name, /[đĐ]/.test(name) ? name.replaceAll("đ", "dj").replaceAll("Đ", "Dj") : name.replace("-", "")];
}

function hasForms(name: string): boolean {
  if (name.includes("đ") || name.includes("Đ")) return true;
  return name.includes("-") && !name.includes(" ") && /^\p{L}{3,}-\p{L}{3,}$/u.test(name);
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
  return CLASS_OF.has(key) || (position === keys.length - 1 && endsVariably(key));
}

function spellingsOfKey(key: string, isLast: boolean): readonly string[] {
  const same = CLASS_OF.get(key);
  if (same !== undefined) return [key, ...same.filter((spelling) => spelling !== key)];
  if (!isLast || !endsVariably(key)) return [key];
  return [key, ...otherEndings(key).filter((spelling) => spelling !== key)];
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
