import type { Draft, Scene } from "./draft.ts";
import { keysOfName } from "./fold-word.ts";
import { headOf, relationOf, topOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { RolePhrase } from "./read-roles.ts";

/** How many sentences back a word may point. */
export const REACH = 3;

/** A word that points back, and what the article has named and meant so far. */
export interface Spot {
  readonly line: Line;
  readonly token: number;
  readonly known: readonly Draft[];
  readonly made: readonly Draft[];
  readonly phrases: readonly RolePhrase[];
}

/**
 * The mention that a pronoun means: the latest subject before it in its own sentence, else the latest that fits, else the same in the
 * sentences before. On the coreference of GUM this is right more often (.766) than the latest of all (.758) and than the first subject of the
 * sentence before (.733); three sentences back answer more than two (.89 against .85) and are right more often than five (.752).
 */
export function antecedentOf({ line, token, known, made }: Spot, fits: (draft: Draft) => boolean): Draft | null {
  const isNear = (draft: Draft): boolean => draft.line <= line.at && draft.line >= line.at - REACH;
  const near = [...known.filter(isNear), ...made.filter(isNear)];
  const fitting = near.filter((draft) => fits(draft) || (draft.basis === "pronoun" && fits({ ...draft, basis: "name" })));
  for (let back = 0; back <= REACH; back++) {
    const here = fitting.filter(
      (draft) => draft.line === line.at - back && (back > 0 || (draft.last < token && !isOwnSubject(line, token, draft))),
    );
    const subjects = here.filter((draft) => isSubject(draft, line, back));
    const best = subjects.at(-1) ?? here.at(-1);
    const ahead = back === 0 && best === undefined ? subjectAhead(line, token, fitting) : undefined;
    if (best !== undefined || ahead !== undefined) return best ?? ahead ?? null;
  }
  return null;
}

/** "In *his* letter, Mr Kim said": a possessive in a phrase before the main subject means that subject. */
function subjectAhead(line: Line, token: number, fitting: readonly Draft[]): Draft | undefined {
  if (relationOf(line, token) !== "nmod:poss") return undefined;
  // "Its ally China": without a comma between, the subject is in the same phrase and is not its own possessor.
  return fitting.find(
    (draft) =>
      draft.line === line.at && draft.first > token && line.words.slice(token, draft.first).includes(",") && isSubject(draft, line, 0),
  );
}

/** "Putin called him a friend": the object of a verb is not its subject, unless it says "himself". */
function isOwnSubject(line: Line, token: number, { first, last }: Draft): boolean {
  const isObject = /^i?obj$/.test(relationOf(line, token) ?? "") && !/sel(?:f|ves)$/.test(line.lower[token] ?? "");
  const top = isObject ? topOf(line, first, last) : -1;
  return top >= 0 && headOf(line, top) === headOf(line, token) && relationOf(line, top) === "nsubj";
}

function isSubject(draft: Draft, here: Line, back: number): boolean {
  if (back > 0 || here.tree === null) return draft.first < 6;
  const [first, last] = draft.phrase ?? [draft.first, draft.last];
  for (let token = first; token <= last; token++) {
    const relation = relationOf(here, token);
    if (relation === "nsubj" || relation === "nsubj:pass") return true;
  }
  return false;
}

const FEMALE: ReadonlySet<string> = new Set(["she", "her", "herself"]);

/** Whether a person may be "he" or "she": a title or given name that tells otherwise rules it out. */
export function mayBe({ index, lines }: Scene, draft: Draft, word: string): boolean {
  const gender = genderOf(draft, { index, lines });
  return gender === null || (gender === "f") === FEMALE.has(word);
}

function genderOf(draft: Draft, { index, lines }: Pick<Scene, "index" | "lines">): Gender | null {
  const [title = ""] = (lines[draft.line]?.lower ?? []).slice(draft.phrase?.[0] ?? draft.first, draft.first + 1);
  return genderOfTitle(title) ?? genderOfName(draft.actors[0]?.name ?? "", index);
}

type Gender = "f" | "m";

/** What a courtesy title or rank tells, in lower case. */
export function genderOfTitle(title: string): Gender | null {
  if (/^(?:mrs|ms|miss|queen|princess|spokeswoman|lady|madame|chairwoman)\.?$/.test(title)) return "f";
  return /^(?:mr|king|prince|spokesman|sir|chairman)\.?$/.test(title) ? "m" : null;
}

/** What a given name tells. */
export function genderOfName(name: string, index: Scene["index"]): Gender | null {
  const keys = keysOfName(name);
  // Families come first in East Asia, and given names of two parts are one: "Kim Jong-un".
  const names = keys.length > 1 ? [keys[0] ?? "", keys.slice(1).join("-")] : [];
  return names.map((name) => index.tables.givenNames.get(name)).find((gender) => gender !== undefined) ?? null;
}
