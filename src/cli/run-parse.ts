import { readFileSync } from "node:fs";
import { Fault } from "../lib/fault.ts";
import { detectLanguage, indexLanguages } from "../articles/index.ts";
import { loadTables } from "../tables/load-tables.ts";
import { createParser, splitSentences, toConllu } from "../text/index.ts";
import { textOfStdin } from "./article-of-text.ts";
import type { CliContext } from "./context.ts";

export interface ParseFlags {
  readonly quiet?: boolean;
}

export async function runParse(context: CliContext, _flags: ParseFlags, [file]: readonly [string]): Promise<void> {
  const text = file === "-" ? await textOfStdin(context) : readText(file);
  const { text: tables, articles } = loadTables();
  const language = detectLanguage(text, "", indexLanguages(articles.languages));
  if (language !== "en" && language !== "und")
    context.err.write(`demarche: the text looks like "${language}"; the parser knows English only, so its trees mean little\n`);
  const parser = createParser(tables);
  for (const sentence of parser.review(parser.parse(splitSentences(text, tables)))) context.out.write(toConllu(sentence, text));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new Fault("input/unreadable", "Cannot read the file", {
      where: file,
      why: cause instanceof Error && "code" in cause ? String(cause.code) : "unknown",
      next: "Check the path",
      cause,
    });
  }
}
