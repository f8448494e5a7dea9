import type { LanguageIndex, LanguageScores } from "./score-languages.ts";
import { scoreLanguages } from "./score-languages.ts";

/** Characters that detection looks at: of 224 pages in five languages 223 are told by 250, and no more by 1,000 (docs/articles.md). */
const SAMPLE = 250;
/** Fewer characters than this tell nothing by themselves. */
const TOO_SHORT = 20;
/** Below this a text is too short to overrule what the page says, and long enough to bear it out. */
const SHORT = 120;
/** Share of the best guess's score from which the page's own claim is believed: the distance of Russian from Ukrainian, or Norwegian from Danish. */
const AS_LIKELY = 0.9;
/** Scripts that one language alone is written in. Japanese comes first, since Han letters stand beside its kana. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/[\u1100-\u11ff\uac00-\ud7af]/g, "ko"],
  [/[\u3400-\u9fff]/g, "zh"],
  [/[\u0370-\u03ff]/g, "el"],
];
/** Share of a text's characters in one of these scripts from which it is the text's own. */
const OWN_SCRIPT = 0.12;
/** Average weight of a piece that makes a score of a half. */
const HALF = 25;

/**
 * ISO 639-1 code of a text's language; "und" when it is too short and the page says nothing.
 *
 * The text decides. `claimed` (the page's lang attribute) decides for short texts, between languages that are alike, and for languages
 * that the detector does not know.
 *
 * @example detectLanguage("Der Minister reiste am Montag nach Wien und sprach dort mit seinem Amtskollegen.", "en-US", index) // "de"
 */
export function detectLanguage(text: string, claimed: string, index: LanguageIndex): string {
  const claim = claimIn(claimed);
  const sample = text.slice(0, SAMPLE);
  const own = languageOfScript(sample);
  if (own !== null) return own;
  if (sample.length < TOO_SHORT || (claim !== null && sample.length < SHORT)) return claim ?? "und";
  if (claim !== null && index.codes[scoreLanguages(sample.slice(0, SHORT), index).best] === claim) return claim;
  const scores = scoreLanguages(sample, index);
  const guess = index.codes[scores.best];
  if (claim === null || claim === guess) return guess ?? "und";
  const claimAt = index.codes.indexOf(claim);
  if (guess === undefined || claimAt < 0) return claim;
  return scoreOf(scores, claimAt) >= scoreOf(scores, scores.best) * AS_LIKELY ? claim : guess;
}

/** How likely a language is by itself, 0 to 1. */
function scoreOf({ sums, pieces }: LanguageScores, language: number): number {
  const average = (sums[language] ?? 0) / pieces;
  return average / (average + HALF);
}

/** Region codes that pages give for the language. */
const NO_LANGUAGES = new Set(["jp", "cn", "us", "gb", "dk", "cz", "gr", "ua", "ir", "il", "in", "eu"]);

/** "de" of "de-AT"; null for what is no language, as "jp" is none. */
function claimIn(claimed: string): string | null {
  const code = /^[a-z]{2}(?![a-z])/i.exec(claimed.trim())?.[0].toLowerCase();
  return code === undefined || NO_LANGUAGES.has(code) ? null : code;
}

function languageOfScript(sample: string): string | null {
  if (!/[\u0370-\u03ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(sample)) return null;
  for (const [script, language] of SCRIPTS) if ((sample.match(script)?.length ?? 0) > sample.length * OWN_SCRIPT) return language;
  return null;
}
