import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../lib/fault.ts";
import type { TsvRow } from "../lib/tsv.ts";
import { listCell, parseTsv } from "../lib/tsv.ts";
import { CONTEXTS, PLOVER } from "../model/index.ts";
import type {
  ActRow,
  CameoRow,
  Context,
  OperatorRow,
  PloverType,
  ProductRow,
  Quad,
  RuleTables,
  SpeechRow,
  Status,
} from "../model/index.ts";

const ACT_COLUMNS = [
  "id",
  "triggers",
  "frame",
  "objects",
  "prepositions",
  "plover",
  "mode",
  "contexts",
  "cameo",
  "reciprocal",
  "yes",
  "no",
  "origin",
] as const;
const OPERATOR_COLUMNS = ["id", "triggers", "frame", "operation", "yes", "no", "origin"] as const;
const PRODUCT_COLUMNS = ["id", "operation", "act", "plover", "mode", "cameo", "status", "origin"] as const;
const SPEECH_COLUMNS = ["id", "trigger", "frame", "medium", "origin"] as const;
const CAMEO_COLUMNS = ["code", "name", "goldstein", "quad", "plover", "mode"] as const;
const STATUSES: readonly Status[] = ["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"];
const FRAMES = ["direct", "through", "prep", "complement", "noun"];

/** Reads `data/rules/`: every code is one of cameo.tsv, every type one of PLOVER's, every act and operator has its yes and no sentence. */
export function loadRuleTables(folder: string): RuleTables {
  const read = <Column extends string>(file: string, columns: readonly Column[], unique: Column) =>
    parseTsv(readFileSync(join(folder, "rules", file), "utf8"), { where: `data/rules/${file}`, columns, unique });
  const cameo = new Map(read("cameo.tsv", CAMEO_COLUMNS, "code").map((row) => [row.code, cameoRow(row)]));
  const acts = read("acts.tsv", ACT_COLUMNS, "id").map((row) => actRow(row, cameo));
  const operators = read("operators.tsv", OPERATOR_COLUMNS, "id").map(operatorRow);
  const products = read("products.tsv", PRODUCT_COLUMNS, "id").map((row) => productRow(row, cameo));
  const speech = read("speech.tsv", SPEECH_COLUMNS, "id").map(speechRow);
  return { acts, operators, products, speech, cameo };
}

function broken(table: string, id: string, why: string): Fault {
  return new Fault("table/broken", "Cannot use a rule", {
    where: `data/rules/${table}, row ${id}`,
    why,
    next: "Mend the row, then run npm run check",
  });
}

function plover(name: string, where: { readonly table: string; readonly id: string }): PloverType {
  const type = PLOVER.find((row) => row.type === name)?.type;
  if (type === undefined) throw broken(where.table, where.id, `"${name}" is no PLOVER type`);
  return type;
}

function cameoRow(row: TsvRow<(typeof CAMEO_COLUMNS)[number]>): CameoRow {
  const quad = Number(row.quad);
  return {
    code: row.code,
    name: row.name,
    goldstein: Number(row.goldstein),
    quad: quad === 2 || quad === 3 || quad === 4 ? quad : (1 satisfies Quad),
    plover: row.plover === "" ? null : plover(row.plover, { table: "cameo.tsv", id: row.code }),
    mode: row.mode === "" ? null : row.mode,
  };
}

function actRow(row: TsvRow<(typeof ACT_COLUMNS)[number]>, cameo: ReadonlyMap<string, CameoRow>): ActRow {
  if (!cameo.has(row.cameo)) throw broken("acts.tsv", row.id, `"${row.cameo}" is no CAMEO code`);
  if (row.yes === "" || row.no === "") throw broken("acts.tsv", row.id, "its yes or no sentence is missing");
  if (!FRAMES.includes(row.frame)) throw broken("acts.tsv", row.id, `there is no frame "${row.frame}"`);
  return {
    id: row.id,
    triggers: listCell(row.triggers),
    frame: row.frame,
    objects: listCell(row.objects),
    prepositions: listCell(row.prepositions),
    plover: plover(row.plover, { table: "acts.tsv", id: row.id }),
    mode: row.mode === "" ? null : row.mode,
    contexts: CONTEXTS.filter((context: Context) => listCell(row.contexts).includes(context)),
    cameo: row.cameo,
    reciprocal: row.reciprocal === "yes",
    yes: row.yes,
    no: row.no,
    origin: row.origin,
  };
}

function operatorRow(row: TsvRow<(typeof OPERATOR_COLUMNS)[number]>): OperatorRow {
  if (row.yes === "" || row.no === "") throw broken("operators.tsv", row.id, "its yes or no sentence is missing");
  return { ...row, triggers: listCell(row.triggers) };
}

function productRow(row: TsvRow<(typeof PRODUCT_COLUMNS)[number]>, cameo: ReadonlyMap<string, CameoRow>): ProductRow {
  if (row.cameo !== "" && !cameo.has(row.cameo)) throw broken("products.tsv", row.id, `"${row.cameo}" is no CAMEO code`);
  const status = STATUSES.find((known) => known === row.status);
  if (row.status !== "" && status === undefined) throw broken("products.tsv", row.id, `there is no status "${row.status}"`);
  return {
    id: row.id,
    operation: row.operation,
    act: row.act,
    plover: row.plover === "" ? null : plover(row.plover, { table: "products.tsv", id: row.id }),
    mode: row.mode === "" ? null : row.mode,
    cameo: row.cameo === "" ? null : row.cameo,
    status: status ?? null,
    origin: row.origin,
  };
}

function speechRow(row: TsvRow<(typeof SPEECH_COLUMNS)[number]>): SpeechRow {
  const frame = row.frame === "per" || row.frame === "document" ? row.frame : "say";
  return { id: row.id, trigger: row.trigger, frame, medium: row.medium === "" ? null : row.medium, origin: row.origin };
}
