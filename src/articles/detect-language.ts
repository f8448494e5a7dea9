import { detectAll } from "tinyld";

/** Letters that detection looks at, from the middle of the text; more change no answer. */
const SAMPLE = 1200;
/** Fewer letters than this tell nothing by themselves. */
const TOO_SHORT = 20;
/** Share of the best guess's likelihood from which the page's own claim is believed (the demo corpus; docs/articles.md). */
const MISLED = 0.4;
/** Below this a text is too short to overrule what the page says. */
const SHORT = 120;

/**
 * ISO 639-1 code of a text's language; "und" when it is too short and the page says nothing.
 *
 * The text decides; `claimed` (the page's lang attribute) decides for short ones.
 */
export function detectLanguage(text: string, claimed: string): string {
  const claim = /^[a-z]{2}(?![a-z])/i.exec(claimed.trim())?.[0].toLowerCase() ?? null;
  const letters = text.replaceAll(/[^\p{L}\p{M}' ]+/gu, " ").trim();
  if (letters.length < TOO_SHORT) return claim ?? "und";
  const from = Math.max(0, Math.floor(letters.length / 3) - SAMPLE / 2);
  const guesses = guessBoth(letters.slice(from, from + SAMPLE), text);
  const [best] = guesses;
  if (best === undefined || best.lang === "") return claim ?? "und";
  if (claim !== null && letters.length < SHORT) return claim;
  // Names of persons and places mislead: what the page says stands unless the text speaks clearly against it.
  const own = guesses.find((guess) => guess.lang === claim);
  if (claim !== null && own !== undefined && own.accuracy >= best.accuracy * MISLED) return claim;
  return best.lang;
}

/**
 * Names of persons and places belong to every language and mislead a detector: it looks at the text with and without the words that have a
 * capital inside a sentence, and the surer look counts.
 */
function guessBoth(sample: string, text: string): ReturnType<typeof detectAll> {
  const plain = text.slice(0, SAMPLE).replaceAll(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}'’-]*/gu, "");
  const [whole, named] = [detectAll(sample), detectAll(plain)];
  const isListed = (guesses: typeof whole): boolean => guesses.length > 1;
  return isListed(named) && (!isListed(whole) || (named[0]?.accuracy ?? 0) > (whole[0]?.accuracy ?? 0)) ? named : whole;
}
