import type { ActorRef } from "../model/index.ts";
import type { Draft } from "./draft.ts";
import type { Line } from "./line.ts";

/** What stands between names that a text lists. */
const BETWEEN: ReadonlySet<string> = new Set([",", "and", "the", "&", "as", "well"]);

/** The states that the lines name together ("Mali, Niger and Burkina Faso"), each list in order, the latest list last. */
export function listedStates(lines: readonly Line[], drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const lists: Draft[][] = [];
  const sorted = drafts.filter(isState).toSorted((a, b) => a.line - b.line || a.first - b.first);
  for (const draft of sorted) {
    const run = lists.at(-1);
    const last = run?.at(-1);
    const words = lines[draft.line]?.lower ?? [];
    const goesOn =
      last !== undefined &&
      last.line === draft.line &&
      last.last < draft.first &&
      words.slice(last.last + 1, draft.first).every((word) => BETWEEN.has(word));
    if (goesOn) run?.push(draft);
    else lists.push([draft]);
  }
  return lists.filter((list) => list.length > 1);
}

function isState({ actors: [actor, ...others], basis }: Draft): boolean {
  return others.length === 0 && basis !== "demonym" && (actor?.kind === "state" || actor?.kind === "unrecognised state");
}

/** The states of a list, each once. */
export function statesOf(list: readonly Draft[]): readonly ActorRef[] {
  return [...new Map(list.flatMap(({ actors }) => actors).map((actor) => [actor.id, actor])).values()];
}
