import type { Block } from "./list-blocks.ts";

/** Most words of a note on an author. */
const LONGEST = 80;
/** "Ana Ruiz is", "Dr. Tom van Berg has covered": a name of two words or more and what it is or does. */
const BEGINS =
  /^(\p{Lu}[\p{L}.'’-]*(?: (?:[a-z]{1,3} )?\p{Lu}[\p{L}.'’-]*){1,4}),? (?:is|was|has|covers|writes|reports|works|teaches|leads|lives|edits|served)\b/u;
/** What those who write for newspapers are. */
const CALLING =
  /\b(?:writers?|reporters?|correspondent|journalists?|editor|columnist|contributor|contributing|author|analyst|fellow|professor|lecturer|researcher|scholar|candidate|freelancer?|blogger|historian|commentator|staff|covers|covered|writes|reports)\b/i;

/**
 * Whether a paragraph under an article tells who wrote it: it begins with the name of somebody of whom the article says nothing and with what those are who write.
 *
 * @example isAuthorNote(block("Ana Ruiz is a staff writer in Lima."), () => ["Talks began in Lima."]) // true
 */
export function isAuthorNote({ text, measure }: Pick<Block, "text" | "measure">, before: () => readonly string[]): boolean {
  if (measure.words > LONGEST) return false;
  const name = BEGINS.exec(text)?.[1];
  if (name === undefined || !CALLING.test(text)) return false;
  const surname = name.slice(name.lastIndexOf(" ") + 1);
  return !before().some((paragraph) => paragraph.includes(surname));
}
