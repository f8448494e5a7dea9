import { reviewRules } from "../events/index.ts";
import { Fault } from "../lib/fault.ts";
import { isSkip } from "../model/index.ts";
import type { ActRow, DetailRow, OperatorRow, RuleTables, ThingRow } from "../model/index.ts";
import { createReader } from "../pipeline.ts";
import type { Reader } from "../pipeline.ts";
import { listPages, loadArchives, readPageFile } from "../sources/index.ts";
import { foldersWith, loadTables } from "../tables/load-tables.ts";
import { articleOfText } from "./article-of-text.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { showRules } from "./show/show-rules.ts";
import type { RulesView } from "./show/show-rules.ts";

export interface RulesFlags {
  readonly rules?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Lists acts, operators, details and things; counts them on pages where some are named; tests each on its own sentences. */
export async function runRules(context: CliContext, flags: RulesFlags, paths: readonly string[]): Promise<void> {
  const tables = loadTables(foldersWith(flags.rules));
  const reader = createReader(tables);
  const { acts, operators, details, things } = tables.rules;
  const rows: readonly Row[] = [...acts, ...operators, ...details, ...things];
  const fired = paths.length === 0 ? null : await countRules(reader, listPages(paths, { stdin: context.stdin }));
  context.closeInput();
  const failing = rows.flatMap((row) => testRow(reader, row));
  const view: RulesView = {
    rows: rows.map((row) => ({ id: row.id, triggers: wordsOf(row), code: codeOf(row), name: nameOf(row, tables.rules) })),
    fired,
    conflicts: reviewRules(tables.rules),
    failing,
  };
  if (flags.json === true) context.out.write(`${toSafeJson(jsonOf(view, tables.version), 2)}\n`);
  else context.out.write(`${showRules(view, context.out).join("\n")}\n`);
  if (failing.length > 0)
    throw new Fault("input/rules", "Some rules do not read their own sentences", {
      why: `${failing.length} of ${rows.length}, named above`,
      next: "Mend the row or its sentence; demarche explain shows how the sentence is read",
    });
}

type Row = ActRow | OperatorRow | DetailRow | ThingRow;

function wordsOf(row: Row): readonly string[] {
  return "triggers" in row ? row.triggers : row.words;
}

function codeOf(row: Row): string {
  return "operation" in row ? row.operation : row.cameo;
}

function nameOf(row: Row, tables: RuleTables): string {
  return "operation" in row ? "operator" : (tables.cameo.get(row.cameo)?.name ?? "");
}

async function countRules(reader: Reader, pages: ReturnType<typeof listPages>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const entry of loadArchives(pages, { schedule: null })) {
    if (entry.kind !== "file" && entry.kind !== "loaded") continue;
    const page = entry.kind === "file" ? readPageFile(entry.path, { from: entry.from }) : entry.page;
    const reading = isSkip(page) ? page : reader.code(page);
    if (isSkip(reading)) continue;
    const acts = new Map(reading.events.map((event) => [event.actId, event.coder.rules]));
    for (const id of [...acts.values()].flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The same check that the package's own rows pass in `npm test`. */
function testRow(reader: Reader, row: Row): readonly string[] {
  const fires = (text: string): boolean => {
    const reading = reader.codeArticle(articleOfText(text, TEST_DAY));
    return !isSkip(reading) && reading.events.some((event) => event.coder.rules.includes(row.id));
  };
  return [
    ...(fires(row.yes) ? [] : [`${row.id} does not fire on its yes sentence: ${row.yes}`]),
    ...(fires(row.no) ? [`${row.id} fires on its no sentence: ${row.no}`] : []),
  ];
}
/** The day on which the package's own sentences are tested (test/rules.test.ts): who holds which office depends on it. */
const TEST_DAY = "2024-05-15";

function jsonOf(view: RulesView, version: string): unknown {
  const rules = view.rows.map((row) => ({ ...row, ...(view.fired === null ? {} : { fired: view.fired.get(row.id) ?? 0 }) }));
  return { schema: "demarche/rules/1", version, rules, conflicts: view.conflicts, failing: view.failing };
}
