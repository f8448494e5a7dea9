import { Fault } from "../lib/fault.ts";
import { given } from "../lib/given.ts";
import type { TsvRow } from "../lib/tsv.ts";
import { listCell } from "../lib/tsv.ts";
import { CONTEXTS, PLOVER } from "../model/index.ts";
import type {
  ActRow,
  CameoRow,
  DetailPlace,
  DetailRow,
  Frame,
  OperatorRow,
  PloverType,
  ProductRow,
  Quad,
  Ranker,
  RuleTables,
  SpeechRow,
  Status,
  ThingRow,
  TimePatternRow,
} from "../model/index.ts";
import { readTable } from "./read-table.ts";
import type { TableFolders } from "./read-table.ts";

const CLASS_COLUMNS = ["class", "words", "about"] as const;
const ACT_COLUMNS = [
  "id",
  "triggers",
  "frame",
  "objects",
  "prepositions",
  "cameo",
  "plover",
  "mode",
  "contexts",
  "reciprocal",
  "recipient",
  "yes",
  "no",
  "origin",
] as const;
const OPERATOR_COLUMNS = ["id", "triggers", "operation", "control", "prepositions", "cameo", "yes", "no", "origin"] as const;
const PRODUCT_COLUMNS = ["id", "operation", "act", "cameo", "status", "origin"] as const;
const DETAIL_COLUMNS = ["id", "acts", "at", "words", "cameo", "yes", "no", "origin"] as const;
const THING_COLUMNS = ["id", "verbs", "words", "cameo", "yes", "no", "origin"] as const;
const SPEECH_COLUMNS = ["id", "triggers", "frame", "takes", "manner", "medium", "origin"] as const;
const TIME_WORD_COLUMNS = ["word", "class", "value", "origin"] as const;
const TIME_COLUMNS = ["id", "pattern", "before", "reading", "type", "yes", "words", "value", "origin"] as const;
const CAMEO_COLUMNS = ["code", "name", "goldstein", "quad", "plover", "mode", "contexts"] as const;
/** RETREAT stands for both kinds of giving ground. */
const RANKER_TYPES = PLOVER.map((row) => row.type).filter((type) => type !== "CONCEDE");
const RANKER_COLUMNS: readonly ("feature" | PloverType)[] = ["feature", ...RANKER_TYPES];
const TOPIC_COLUMNS = ["topic", "words", "about"] as const;
const RELEVANCE_COLUMNS = ["feature", "weight"] as const;
const FORM_COLUMNS = ["form", "tag", "lemma"] as const;
const STATUSES: readonly Status[] = ["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"];
const FRAMES: readonly Frame[] = ["direct", "prep", "through", "complement", "alone", "receive", "claim"];

const DETAIL_PLACES: readonly DetailPlace[] = ["doer", "victim", "below", "state", "place", "party", "person", "rebels", "helpers"];

type Cameo = ReadonlyMap<string, CameoRow>;

/** Reads `data/rules/`: every code is one of cameo.tsv, every class is there, every act and operator has its yes and no sentence. */
export function loadRuleTables(folders: TableFolders): RuleTables {
  const read = <Column extends string>(file: string, columns: readonly Column[], unique?: Column) =>
    readTable(folders, file, { columns, ...given({ unique }) });
  const cameo = new Map(read("rules/cameo.tsv", CAMEO_COLUMNS, "code").map((row) => [row.code, cameoRow(row)]));
  const classes = new Map(read("rules/classes.tsv", CLASS_COLUMNS, "class").map((row) => [row.class, listCell(row.words)]));
  // among rows that fit alike the order decides: a user's own act stands before the package's
  const acts = readTable(folders, "rules/acts.tsv", { columns: ACT_COLUMNS, unique: "id", first: "added" }).map((row) =>
    actRow(row, cameo, classes),
  );
  const operators = read("rules/operators.tsv", OPERATOR_COLUMNS, "id").map((row) => operatorRow(row, cameo));
  const operations = new Set([...operators.map((row) => row.operation), ...MOODS]);
  const products = read("rules/products.tsv", PRODUCT_COLUMNS, "id").map((row) => productRow(row, cameo, operations));
  const details = read("rules/details.tsv", DETAIL_COLUMNS, "id").map((row) =>
    detailRow(row, { cameo, classes, known: new Set([...acts.map(({ id }) => id), ...cameo.keys()]) }),
  );
  const things = read("rules/things.tsv", THING_COLUMNS, "id").map((row) => thingRow(row, cameo, classes));
  refuseSharedIds({ acts, operators, products, details, things });
  const speech = read("rules/speech.tsv", SPEECH_COLUMNS, "id").map(speechRow);
  const irregular = [...read("lexicon/irregular.tsv", FORM_COLUMNS), ...read("lexicon/irregular-own.tsv", FORM_COLUMNS)];
  const forms = Map.groupBy(irregular, (row) => row.lemma);
  return {
    classes,
    acts,
    operators,
    products,
    details,
    things,
    speech,
    timeWords: read("rules/time-words.tsv", TIME_WORD_COLUMNS),
    times: read("rules/times.tsv", TIME_COLUMNS, "id").map(timeRow),
    cameo,
    ranker: ranker(read("models/acts.tsv", RANKER_COLUMNS, "feature")),
    relevance: new Map(read("models/relevance.tsv", RELEVANCE_COLUMNS, "feature").map((row) => [row.feature, Number(row.weight)])),
    telling: new Map(read("models/telling.tsv", RELEVANCE_COLUMNS, "feature").map((row) => [row.feature, Number(row.weight)])),
    topics: new Map(read("rules/topics.tsv", TOPIC_COLUMNS, "topic").map((row) => [row.topic, listCell(row.words)])),
    forms: new Map([...forms].map(([key, rows]) => [key, rows.map((row) => row.form)])),
  };
}

/** Events name the rows that made them by id alone, so no id may stand in two of the tables. */
function refuseSharedIds(tables: Readonly<Record<string, readonly { readonly id: string }[]>>): void {
  const tableById = new Map<string, string>();
  for (const [table, rows] of Object.entries(tables)) {
    for (const { id } of rows) {
      const other = tableById.get(id);
      if (other !== undefined) throw broken(`${table}.tsv, row ${id}`, `${other}.tsv has a row of that id`);
      tableById.set(id, table);
    }
  }
}

function ranker(rows: readonly TsvRow<"feature" | PloverType>[]): Ranker {
  const weights = new Map(rows.map((row) => [row.feature, RANKER_TYPES.map((type) => Number(row[type]))]));
  return { types: rows.length === 0 ? [] : RANKER_TYPES, weights };
}

/**
 * Operations that no row of operators.tsv names: of "may" and "could" (other modal verbs stand for operations that have rows), of who agrees
 * to what others do, and of what is promised or asked not to be done ("stop" where it has no row of its own).
 */
const MOODS = ["may", "accept", "withhold"];

function broken(where: string, why: string): Fault {
  return new Fault("table/broken", "Cannot use a rule", {
    where: `rules/${where}`,
    why,
    next: "Mend the row, then run npm run check",
  });
}

function plover(name: string, where: string): PloverType {
  const type = PLOVER.find((row) => row.type === name)?.type;
  if (type === undefined) throw broken(where, `"${name}" is no PLOVER type`);
  return type;
}

function cameoRow(row: TsvRow<(typeof CAMEO_COLUMNS)[number]>): CameoRow {
  const quad = Number(row.quad);
  return {
    code: row.code,
    name: row.name,
    goldstein: Number(row.goldstein),
    quad: quad === 2 || quad === 3 || quad === 4 ? quad : (1 satisfies Quad),
    plover: plover(row.plover, `cameo.tsv, row ${row.code}`),
    mode: row.mode === "" ? null : row.mode,
    contexts: CONTEXTS.filter((context) => listCell(row.contexts).includes(context)),
  };
}

function actRow(row: TsvRow<(typeof ACT_COLUMNS)[number]>, cameo: Cameo, classes: ReadonlyMap<string, readonly string[]>): ActRow {
  const where = `acts.tsv, row ${row.id}`;
  const code = cameo.get(row.cameo);
  const frame = FRAMES.find((known) => known === row.frame);
  const unknown = listCell(row.objects).find((name) => isClassName(name) && !classes.has(name));
  if (code === undefined) throw broken(where, `"${row.cameo}" is no CAMEO code`);
  if (frame === undefined) throw broken(where, `there is no frame "${row.frame}"`);
  if (unknown !== undefined) throw broken(where, `there is no class "${unknown}"`);
  if (row.yes === "" || row.no === "") throw broken(where, "its yes or no sentence is missing");
  return {
    id: row.id,
    triggers: checkTriggers(row.triggers, where),
    frame,
    objects: listCell(row.objects),
    prepositions: listCell(row.prepositions),
    cameo: row.cameo,
    plover: row.plover === "" ? code.plover : plover(row.plover, where),
    mode: row.mode === "" ? (row.plover === "" || row.plover === code.plover ? code.mode : null) : row.mode,
    contexts: [...new Set([...code.contexts, ...CONTEXTS.filter((context) => listCell(row.contexts).includes(context))])],
    reciprocal: row.reciprocal === "yes",
    needsRecipient: row.recipient !== "free",
    mustName: row.recipient === "named",
    yes: row.yes,
    no: row.no,
    origin: row.origin,
  };
}

function isClassName(name: string): boolean {
  return /^[A-Z]{2,}$/.test(name);
}

function checkTriggers(cell: string, where: string): readonly string[] {
  const triggers = listCell(cell);
  const wrong = triggers.find((trigger) => !/^[^/]+\/(?:VERB|NOUN|ADJ)$/.test(trigger));
  if (wrong !== undefined || triggers.length === 0)
    throw broken(where, `"${wrong ?? ""}" is no trigger: lemma/VERB, lemma/NOUN or lemma/ADJ`);
  return triggers;
}

function operatorRow(row: TsvRow<(typeof OPERATOR_COLUMNS)[number]>, cameo: Cameo): OperatorRow {
  const where = `operators.tsv, row ${row.id}`;
  if (row.yes === "" || row.no === "") throw broken(where, "its yes or no sentence is missing");
  if (row.cameo !== "" && !cameo.has(row.cameo)) throw broken(where, `"${row.cameo}" is no CAMEO code`);
  return {
    ...row,
    triggers: checkTriggers(row.triggers, where),
    control: row.control === "object" || row.control === "other" || row.control === "deed" ? row.control : "subject",
    prepositions: listCell(row.prepositions),
    cameo: row.cameo === "" ? null : row.cameo,
  };
}

function productRow(row: TsvRow<(typeof PRODUCT_COLUMNS)[number]>, cameo: Cameo, operations: ReadonlySet<string>): ProductRow {
  const where = `products.tsv, row ${row.id}`;
  const status = STATUSES.find((known) => known === row.status);
  if (row.cameo !== "" && !cameo.has(row.cameo)) throw broken(where, `"${row.cameo}" is no CAMEO code`);
  if (row.status !== "" && status === undefined) throw broken(where, `there is no status "${row.status}"`);
  if (!operations.has(row.operation)) throw broken(where, `no operator has the operation "${row.operation}"`);
  return { ...row, cameo: row.cameo === "" ? null : row.cameo, status: status ?? null };
}

type Classes = ReadonlyMap<string, readonly string[]>;

function detailRow(
  row: TsvRow<(typeof DETAIL_COLUMNS)[number]>,
  { cameo, classes, known }: { readonly cameo: Cameo; readonly classes: Classes; readonly known: ReadonlySet<string> },
): DetailRow {
  const where = `details.tsv, row ${row.id}`;
  const acts = listCell(row.acts);
  const at = DETAIL_PLACES.filter((place) => listCell(row.at).includes(place));
  const odd = acts.find((act) => !known.has(act));
  if (odd !== undefined || acts.length === 0) throw broken(where, `"${odd ?? ""}" is no CAMEO code and no act`);
  if (at.length !== listCell(row.at).length) throw broken(where, `"${row.at}" is no list of ${DETAIL_PLACES.join(", ")}`);
  return { ...row, ...checkNamed(row, { where, cameo, classes }), acts, at };
}

function thingRow(row: TsvRow<(typeof THING_COLUMNS)[number]>, cameo: Cameo, classes: Classes): ThingRow {
  return { ...row, verbs: listCell(row.verbs), ...checkNamed(row, { where: `things.tsv, row ${row.id}`, cameo, classes }) };
}

/** The words of a row that gives a code, when all of it is known. */
function checkNamed(
  row: TsvRow<"words" | "cameo" | "yes" | "no">,
  { where, cameo, classes }: { readonly where: string; readonly cameo: Cameo; readonly classes: Classes },
): { readonly words: readonly string[] } {
  const words = listCell(row.words);
  const unknown = words.find((name) => isClassName(name) && !classes.has(name));
  if (!cameo.has(row.cameo)) throw broken(where, `"${row.cameo}" is no CAMEO code`);
  if (unknown !== undefined) throw broken(where, `there is no class "${unknown}"`);
  if (row.yes === "" || row.no === "") throw broken(where, "its yes or no sentence is missing");
  return { words };
}

const SPEECH_FRAMES = ["say", "tell", "find", "per", "noun", "adjective", "document"] as const;
const SPEECH_CONTENT = ["clause", "infinitive", "object", "after", "quote"] as const;
const MANNERS = ["speech", "thought", "intention"] as const;
const MEDIA = ["letter", "statement", "report", "post", "interview", "speech", "call", "document"] as const;

function speechRow(row: TsvRow<(typeof SPEECH_COLUMNS)[number]>): SpeechRow {
  const where = `speech.tsv, row ${row.id}`;
  const frame = SPEECH_FRAMES.find((known) => known === row.frame);
  const manner = MANNERS.find((known) => known === row.manner);
  const medium = row.medium === "" ? null : MEDIA.find((known) => known === row.medium);
  if (frame === undefined) throw broken(where, `there is no frame "${row.frame}"`);
  if (manner === undefined) throw broken(where, `there is no manner "${row.manner}"`);
  if (medium === undefined) throw broken(where, `there is no medium "${row.medium}"`);
  const takes = SPEECH_CONTENT.filter((content) => listCell(row.takes).includes(content));
  return { id: row.id, triggers: listCell(row.triggers), frame, takes, manner, medium, origin: row.origin };
}

const TIME_TYPES = ["DATE", "TIME", "DURATION", "SET"] as const;

function timeRow(row: TsvRow<(typeof TIME_COLUMNS)[number]>): TimePatternRow {
  const type = TIME_TYPES.find((known) => known === row.type);
  if (type === undefined) throw broken(`times.tsv, row ${row.id}`, `"${row.type}" is no type of time`);
  if (!row.yes.includes(row.words)) throw broken(`times.tsv, row ${row.id}`, "its yes sentence does not hold its words");
  return { ...row, type, pattern: row.pattern.split(" ") };
}
