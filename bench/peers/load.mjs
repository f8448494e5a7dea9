// Imported by bench/articles-peers.ts once the packages of this folder are installed.
export { Readability } from "@mozilla/readability";
export { Defuddle } from "defuddle/node";
export { parseHTML } from "linkedom";
