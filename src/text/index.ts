export { createParser } from "./create-parser.ts";
export type { Parser } from "./create-parser.ts";
export { splitSentences } from "./split-sentences.ts";
export { toConllu } from "./to-conllu.ts";
