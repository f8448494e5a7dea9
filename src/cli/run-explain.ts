import type { CameoRow, Day } from "../model/index.ts";
import { createReader } from "../pipeline.ts";
import { loadTables } from "../tables/load-tables.ts";
import { articleOfText, textOfStdin } from "./article-of-text.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import type { Screen } from "./show/screen.ts";
import { showTree } from "./show/show-tree.ts";
import { wordsForActor } from "./show/words-for.ts";

export interface ExplainFlags {
  readonly day?: Day;
  readonly json?: boolean;
  readonly ascii?: boolean;
  readonly quiet?: boolean;
}

type Explanation = ReturnType<ReturnType<typeof createReader>["explain"]>;

/** Prints, for each sentence, its tree with names and triggers, what fired and what nearly fired. */
export async function runExplain(context: CliContext, flags: ExplainFlags, [words]: readonly [string]): Promise<void> {
  const text = (words === "-" ? await textOfStdin(context) : words).trim();
  const tables = loadTables();
  const explanation = createReader(tables).explain(articleOfText(text, flags.day ?? null));
  const { mentions, quotations, times, events, near } = explanation;
  if (flags.json === true)
    context.out.write(`${toSafeJson({ schema: "demarche/explanation/1", text, mentions, quotations, times, events, near }, 2)}\n`);
  else context.out.write(show(explanation, context.out, tables.rules.cameo));
}

function show(explanation: Explanation, screen: Screen, cameo: ReadonlyMap<string, CameoRow>): string {
  return explanation.sentences.map((_, index) => showSentence(explanation, index, { screen, cameo }).join("\n")).join("\n\n") + "\n";
}

function showSentence(
  explanation: Explanation,
  index: number,
  view: { readonly screen: Screen; readonly cameo: ReadonlyMap<string, CameoRow> },
): readonly string[] {
  const { screen, cameo } = view;
  const sentence = explanation.sentences[index];
  if (sentence === undefined) return [];
  const mentions = explanation.mentions.filter((mention) => mention.sentence === index);
  const notes = new Map(mentions.map((mention) => [mention.head, `= ${mention.actors.map(wordsForActor).join(" + ")} (${mention.basis})`]));
  const tree = "heads" in sentence ? showTree(sentence, notes, screen) : [`not parsed: nothing in it can hold an event`];
  const events = explanation.events.filter((event) => event.evidence.sentence.start === sentence.start);
  const near = explanation.near.filter((miss) => miss.sentence === index);
  return [
    ...tree,
    "",
    screen.paint(events.length === 0 ? "Nothing fired" : "What fired", "strong"),
    ...events.map((event) => {
      const sides = `${wordsForActor(event.initiator)} ${screen.glyphs.arrow} ${event.recipient === null ? "nobody named" : wordsForActor(event.recipient)}`;
      return `  ${event.coder.rules.join(" + ")}: ${sides}, ${event.plover} ${event.cameo} ${cameo.get(event.cameo)?.name ?? ""}, ${event.status}`;
    }),
    ...(near.length === 0
      ? []
      : ["", screen.paint("What nearly fired", "strong"), ...near.map((miss) => `  ${miss.rule} at "${miss.words}": ${miss.why}`)]),
  ];
}
