import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence } from "../model/index.ts";

/**
 * Renders a parsed sentence as CoNLL-U with its text, ending in one empty line. `text` is what the offsets point into. Words of names carry
 * `Name=B-PER` and the like in the last column.
 */
export function toConllu(sentence: ParsedSentence, text: string): string {
  const rows = sentence.words.map((word, i) => {
    const touches = i + 1 < sentence.words.length && sentence.ends[i] === sentence.starts[i + 1];
    const name = NAME_TAGS[sentence.names[i] ?? 0] ?? "O";
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
      [...(touches ? ["SpaceAfter=No"] : []), ...(name === "O" ? [] : [`Name=${name}`])].join("|") || "_",
    ];
    return cells.join("\t");
  });
  return `# text = ${text.slice(sentence.start, sentence.end).replaceAll(/\s+/g, " ")}\n${rows.join("\n")}\n\n`;
}
