import type { CameoRow, Day } from "../model/index.ts";
import { createReader } from "../pipeline.ts";
import { foldersWith, loadTables } from "../tables/load-tables.ts";
import { articleOfText, textOfStdin } from "./article-of-text.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { sentenceToJson } from "./reading-json.ts";
import { withAscii } from "./show/screen.ts";
import { showExplanation } from "./show/show-explanation.ts";
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
    const { sentences, mentions, quotations, times, events, parsed, near } = explanation;
    const parts = { text, sentences: sentences.map(sentenceToJson), mentions, quotations, times, events, parsed, near };
    context.out.write(`${toSafeJson({ schema: "demarche/explanation/1", version: tables.version, ...parts }, 2)}\n`);
    return;
  }
  const screen = flags.ascii === true ? withAscii(context.out) : context.out;
  const views = viewsOf(explanation, text, tables.rules.cameo);
  screen.write(`${views.map((view) => showExplanation(view, screen).join("\n")).join("\n\n")}\n`);
}

type Explanation = ReturnType<ReturnType<typeof createReader>["explain"]>;

function viewsOf(explanation: Explanation, text: string, cameo: ReadonlyMap<string, CameoRow>): readonly SentenceView[] {
  const parsed = new Set(explanation.parsed);
  return explanation.sentences.map((sentence) => ({
    sentence,
    isWorthParsing: parsed.has(sentence.index),
    mentions: explanation.mentions.filter((mention) => mention.sentence === sentence.index),
    events: explanation.events.filter((event) => event.evidence.sentence.start === sentence.start),
    near: explanation.near.filter((miss) => miss.sentence === sentence.index),
    text,
    cameo,
  }));
}
