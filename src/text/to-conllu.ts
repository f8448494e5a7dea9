import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence } from "../model/index.ts";

/** Renders a parsed sentence as CoNLL-U with its text, ending in one empty line. `text` is what the offsets point into. */
export function toConllu(sentence: ParsedSentence, text: string): string {
  const rows = sentence.words.map((word, i) => {
    const touches = i + 1 < sentence.words.length && sentence.ends[i] === sentence.starts[i + 1];
    const cells = [
      i + 1,
      word,
      sentence.lemmas[i],
      UPOS[sentence.tags[i] ?? 0],
      sentence.fineTags[i],
      "_",
      (sentence.heads[i] ?? -1) + 1,
      RELATIONS[sentence.relations[i] ?? 0],
      "_",
      touches ? "SpaceAfter=No" : "_",
    ];
    return cells.join("\t");
  });
  return `# text = ${text.slice(sentence.start, sentence.end).replaceAll(/\s+/g, " ")}\n${rows.join("\n")}\n\n`;
}
