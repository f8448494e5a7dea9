import type { ActorName } from "../model/index.ts";
import { keysOfName } from "./fold-word.ts";

/** The name as a writer would put it, without full stops and the article before it: an "exact" name must be written so. */
export function writtenOf({ name }: ActorName): string {
  const bare = name.includes(".") ? name.replaceAll(".", "") : name;
  return beginsWithThe(bare) ? bare.slice("the ".length) : bare;
}

/** "the West" but never "West": of one word, the article must stand before it. The mention leaves it out. */
export function needsThe({ name }: ActorName): boolean {
  return beginsWithThe(name) && keysOfName(name).length === 2;
}

function beginsWithThe(name: string): boolean {
  return name.charCodeAt(3) === BLANK && /^the /i.test(name);
}

const BLANK = 32;
