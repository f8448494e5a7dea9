/** What one pass over the characters of a text counts. */
export interface TextMeasure {
  /** Words; two characters of a script without blanks count as one. */
  readonly words: number;
  readonly letters: number;
  readonly capitals: number;
  readonly digits: number;
  readonly commas: number;
  /** Sentence ends with a blank or the end of the text after them. */
  readonly sentences: number;
  /** Quotation marks of any kind but apostrophes. */
  readonly quotes: number;
  /** Bars, bullets, arrows and slashes between blanks, which part entries of menus. */
  readonly bars: number;
  /** How the text ends, closing marks passed over. */
  readonly ending: TextEnding;
  readonly starts: "capital" | "small" | "digit" | "other";
}

export type TextEnding = "sentence" | "question" | "colon" | "dots" | "other";

const CLOSERS = ")]\"'”’»›」』）";
const SENTENCE_ENDS = ".!?…。！？؟";
const QUOTES = '"“”„«»「」『』';
const BARS = "|•·›»→▶►/";

/**
 * Measures a text for telling running text from furniture, whatever its language.
 *
 * @example measureText("Talks began.").ending // "sentence"
 */
export function measureText(text: string): TextMeasure {
  const counts = { words: 0, letters: 0, capitals: 0, digits: 0, commas: 0, sentences: 0, quotes: 0, bars: 0 };
  let wide = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      inWord = false;
      continue;
    }
    if (!inWord) counts.words++;
    inWord = true;
    if (code >= 97 && code <= 122) counts.letters++;
    else if (code >= 65 && code <= 90) {
      counts.letters++;
      counts.capitals++;
    } else if (code >= 48 && code <= 57) counts.digits++;
    else if (code < 128) countMark(text, i, counts);
    else {
      if (code >= 0x2e80 && code < 0xfb00) wide++;
      countWide(text, i, counts);
    }
  }
  const words = wide > 0 ? Math.max(counts.words, Math.round(wide / 2)) : counts.words;
  return { ...counts, words, ending: endingOf(text), starts: startOf(text) };
}

interface Counts {
  letters: number;
  capitals: number;
  commas: number;
  sentences: number;
  quotes: number;
  bars: number;
}

function countMark(text: string, i: number, counts: Counts): void {
  const mark = text[i] ?? "";
  if (mark === ",") counts.commas++;
  else if (mark === '"') counts.quotes++;
  else if (mark === "|" || (mark === "/" && text[i + 1] === " ")) counts.bars++;
  else if ((mark === "." || mark === "!" || mark === "?") && closesSentence(text, i)) counts.sentences++;
}

function countWide(text: string, i: number, counts: Counts): void {
  const mark = text[i] ?? "";
  if (mark === "，" || mark === "、" || mark === "،") counts.commas++;
  else if ("。！？…؟".includes(mark)) counts.sentences++;
  else if (QUOTES.includes(mark)) counts.quotes++;
  else if (BARS.includes(mark)) counts.bars++;
  else if (mark !== "’" && mark !== "–" && mark !== "—") {
    counts.letters++;
    if (mark !== mark.toLowerCase()) counts.capitals++;
  }
}

function closesSentence(text: string, i: number): boolean {
  let next = i + 1;
  while (next < text.length && CLOSERS.includes(text[next] ?? "")) next++;
  return next === text.length || text[next] === " ";
}

function endingOf(text: string): TextEnding {
  let at = text.length - 1;
  while (at > 0 && (CLOSERS.includes(text[at] ?? "") || text[at] === " ")) at--;
  const mark = text[at] ?? "";
  if (mark === "…" || (mark === "." && text[at - 1] === ".")) return "dots";
  if (mark === "?" || mark === "？" || mark === "؟") return "question";
  if (SENTENCE_ENDS.includes(mark) && mark !== "") return "sentence";
  return mark === ":" || mark === ";" || mark === "：" ? "colon" : "other";
}

function startOf(text: string): TextMeasure["starts"] {
  const first = text[0] ?? "";
  if (first >= "0" && first <= "9") return "digit";
  const [lower, upper] = [first.toLowerCase(), first.toUpperCase()];
  return lower === upper ? "other" : first === upper ? "capital" : "small";
}
