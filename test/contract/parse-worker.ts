import { parentPort, workerData } from "node:worker_threads";
import { dataFolder, loadPart } from "../../src/tables/load-tables.ts";
import { loadTextTables } from "../../src/tables/load-text-tables.ts";
import { createParser, splitSentences, toConllu } from "../../src/text/index.ts";

/** Parses `workerData.text` with the model whose bytes another thread read, and posts CoNLL-U. For test/text-threads.test.ts. */
const { model, text }: { readonly model: SharedArrayBuffer; readonly text: string } = workerData;
const tables = { ...loadPart(loadTextTables, dataFolder()), model };
const parsed = createParser(tables).parse(splitSentences(text, tables));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(parsed.map((sentence) => toConllu(sentence, text)).join(""));
