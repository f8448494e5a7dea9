/** Words after which a description goes on with what it is of, where or who. */
const ENDS: ReadonlySet<string> = new Set(
  "of in for who which that from by at on with and to located based born , . ; ( - – whose where written directed released founded".split(
    " ",
  ),
);
const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the", "one"]);
const COPULAS: ReadonlySet<string> = new Set(["is", "was", "are", "were", "became", "remains", ","]);
const SKIPPED: ReadonlySet<string> = new Set(["the", "The", "a", "an", "of", '"', "“", "‘", "'", "`", "``", "(", "called", "named"]);
/** Tokens of a description that are looked at, and of what stands in brackets before it. */
const [LONGEST, LONGEST_ASIDE] = [8, 20];

/** The word that says what a name that ends at token `last` is of: "village" of "Elm ( population 80 ) is a small village in"; -1 where none does. */
export function definitionOf(words: readonly string[], last: number): number {
  let at = last + 1;
  if (/^["”’']+$/u.test(words[at] ?? "")) at++;
  if (words[at] === "(") {
    const end = words.slice(at, at + LONGEST_ASIDE).indexOf(")");
    if (end < 0) return -1;
    at += end + 1;
  }
  if (!COPULAS.has(words[at] ?? "") || !ARTICLES.has(words[at + 1] ?? "")) return -1;
  at += words[at + 2] === "of" ? 3 : 2;
  if (ARTICLES.has(words[at] ?? "")) at++;
  for (let end = at; end < Math.min(words.length, at + LONGEST); end++) if (ENDS.has(words[end] ?? "")) return end > at ? end - 1 : -1;
  return -1;
}

/** The nearest word before token `first` that may say what a name is of: "town" of "the town of", "film" of 'the film "'. */
export function nounBefore(words: readonly string[], first: number): number {
  let at = first - 1;
  while (at >= 0 && SKIPPED.has(words[at] ?? "")) at--;
  return at;
}
