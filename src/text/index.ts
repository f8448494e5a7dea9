export { createParser } from "./create-parser.ts";
export type { Parser } from "./create-parser.ts";
export { createTagger } from "./create-tagger.ts";
export type { Tagger } from "./create-tagger.ts";
export { splitSentences } from "./split-sentences.ts";
export { toConllu } from "./to-conllu.ts";
