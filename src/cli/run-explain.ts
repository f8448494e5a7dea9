import type { Day, Tables } from "../model/index.ts";
import { createReader } from "../pipeline.ts";
import { foldersWith, loadTables } from "../tables/load-tables.ts";
import { createParser } from "../text/index.ts";
import { articleOfText, textOfStdin } from "./article-of-text.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { sentenceToJson } from "./reading-json.ts";
import { withAscii } from "./show/screen.ts";
import { isParsed, showExplanation } from "./show/show-explanation.ts";
import type { SentenceView } from "./show/show-explanation.ts";

export interface ExplainFlags {
  readonly day?: Day;
  readonly rules?: string;
  readonly json?: boolean;
  readonly ascii?: boolean;
  readonly quiet?: boolean;
}

/** Prints, for each sentence, its tree with names and triggers, what fired and what nearly fired. */
export async function runExplain(context: CliContext, flags: ExplainFlags, [words]: readonly [string]): Promise<void> {
  const text = (words === "-" ? await textOfStdin(context) : words).trim();
  const tables = loadTables(foldersWith(flags.rules));
  const explanation = createReader(tables).explain(articleOfText(text, flags.day ?? null));
  if (flags.json === true) {
    const { sentences, mentions, quotations, times, events, near } = explanation;
    const parts = { text, sentences: sentences.map(sentenceToJson), mentions, quotations, times, events, near };
    context.out.write(`${toSafeJson({ schema: "demarche/explanation/1", version: tables.version, ...parts }, 2)}\n`);
    return;
  }
  const screen = flags.ascii === true ? withAscii(context.out) : context.out;
  const views = viewsOf(explanation, text, tables);
  screen.write(`${views.map((view) => showExplanation(view, screen).join("\n")).join("\n\n")}\n`);
}

type Explanation = ReturnType<ReturnType<typeof createReader>["explain"]>;

/** Sentences that the road would not parse are parsed here, so that their tree can be looked at. */
function viewsOf(explanation: Explanation, text: string, tables: Tables): readonly SentenceView[] {
  const parser = createParser(tables.text);
  return explanation.sentences.flatMap((sentence) => {
    const isWorthParsing = isParsed(sentence);
    const [parsed] = isWorthParsing ? [sentence] : parser.parse([sentence]);
    if (parsed === undefined) return [];
    const view: SentenceView = {
      sentence: parsed,
      isWorthParsing,
      mentions: explanation.mentions.filter((mention) => mention.sentence === sentence.index),
      events: explanation.events.filter((event) => event.evidence.sentence.start === sentence.start),
      near: explanation.near.filter((miss) => miss.sentence === sentence.index),
      text,
      cameo: tables.rules.cameo,
    };
    return [view];
  });
}
