import type { WordWeights } from "./weigh-words.ts";
import { weighWords, WordRoom } from "./weigh-words.ts";

/** Described blocks around whose words are weighed too. */
const HEARD = [-2, -1, 1, 2];

/** Names of the columns that `writeTones` writes, the last of each row. */
export const TONE_NAMES: readonly string[] = ["tone", "warning", ...HEARD.map((offset) => `tone${offset}`)];

/** Writes what the words of texts tell into the last columns of their rows, `width` numbers each. */
export function writeTones(
  rows: Float32Array,
  texts: readonly string[],
  { words, width }: { readonly words: WordWeights; readonly width: number },
): void {
  const room = new WordRoom();
  const tones = new Float32Array(texts.length);
  for (let r = 0; r < texts.length; r++) {
    const { tone, warning } = weighWords(texts[r] as string, words, room);
    tones[r] = tone;
    rows[(r + 1) * width - TONE_NAMES.length] = tone;
    rows[(r + 1) * width - TONE_NAMES.length + 1] = warning;
  }
  for (let r = 0; r < texts.length; r++)
    for (let k = 0; k < HEARD.length; k++) {
      const heard = r + (HEARD[k] as number);
      rows[(r + 1) * width - HEARD.length + k] = heard < 0 || heard >= tones.length ? 0 : (tones[heard] as number);
    }
}
