/** "v2787 says:", "Ana on 17 September 2018 at 6:34 am said:": what stands over a reader's comment. */
const SAYS =
  /(?:^|\s)(?:says|said|wrote|writes|sagt|sagte|schreibt|schrieb|dice|dijo|escribió|disse|diz|escreveu|dit|a dit|a écrit|ha detto|ha scritto|scrive|zegt|schreef|pisze|napisał|napisała|пишет|написал|сказал)\s*:$/iu;
const TIME = /\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b|\bago\b/i;
/** Most words of such a line; a sentence that leads to a quotation has more. */
const MOST_WORDS = 14;
/** Lines after it in which its day or hour may stand. */
const NEAR = 2;
/** Fewest such lines: one may lead to a quotation. */
const LEAST = 2;

/**
 * Where the comments of readers begin among the lines of a page without tags; the number of lines where there are none.
 *
 * @example findComments(["Talks end", "Ann says:", "5 April 2016 at 9:30", "At last.", "Bob says:", "5 April 2016 at 9:45", "Too late."]) // 1
 */
export function findComments(lines: readonly string[]): number {
  const heads = [...lines.keys()].filter((i) => isHead(lines, i));
  return heads.length < LEAST ? lines.length : (heads[0] ?? lines.length);
}

function isHead(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? "";
  if (!SAYS.test(line) || line.split(" ").length > MOST_WORDS) return false;
  return lines.slice(i, i + 1 + NEAR).some((near) => near.length < 80 && TIME.test(near));
}
