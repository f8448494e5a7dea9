import type { Column } from "../lib/column.ts";
import { csvLines } from "../lib/csv.ts";
import { toPublicJson } from "../lib/mask-addresses.ts";
import type { CameoRow, HappeningRow, OutletRead } from "../model/index.ts";
import type { Input, RouteName } from "./contract.ts";
import { DENOMINATOR_COLUMNS, readByOutlet } from "./handlers/denominator.ts";
import { DYAD_COLUMNS, dyadRows, readDyad } from "./handlers/dyad.ts";
import { streamEvents, streamHappenings } from "./handlers/lists.ts";
import { readGold } from "./handlers/review.ts";
import { fieldsOf } from "./heads.ts";
import type { Stream } from "./http/send.ts";
import type { FileFormat } from "./routes.ts";
import type { Api } from "./world.ts";

export interface StreamRequest {
  readonly input: object;
  readonly format: FileFormat;
}

/** The same query as the JSON, as a file; null for routes that have none. */
export async function streamOf(api: Api, name: RouteName, { input, format }: StreamRequest): Promise<Stream | null> {
  const file = (rows: Stream["pieces"], title: string): Stream => ({ pieces: rows, format, name: `demarche-${title}` });
  // The route table has checked the input of the route of this name.
  if (name === "dyad") {
    const asked = input as Input<"dyad">;
    const rows = dyadRows(await readDyad(api, asked));
    return file(tableOf(api, DYAD_COLUMNS, { rows, format }), [asked.a, asked.b].sort().join("-"));
  }
  if (name === "denominator") {
    const rows = await readByOutlet(api, input);
    return file(format === "jsonl" ? readLines(rows) : tableOf(api, DENOMINATOR_COLUMNS, { rows, format }), "articles-read");
  }
  if (name === "reviewGold") return file(goldLines(api), "gold");
  if (name === "events") {
    const [rows, { jsonl, eventColumns, withSources }] = [streamEvents(api, input), api.world.exports];
    const lines = format === "jsonl" ? jsonl(rows) : tableOf(api, eventColumns, { rows: withSources(rows, api.store), format });
    return file(lines, "events");
  }
  if (name !== "happenings") return null;
  const rows = streamHappenings(api, input);
  return file(format === "jsonl" ? jsonLines(rows) : tableOf(api, happeningColumns(api.world.cameo), { rows, format }), "happenings");
}

interface Rows<Row> {
  readonly rows: Iterable<Row>;
  readonly format: FileFormat;
}

function tableOf<Row>(api: Api, columns: readonly Column<Row>[], { rows, format }: Rows<Row>): Stream["pieces"] {
  return format === "parquet" ? api.world.exports.parquet(columns, rows) : csvLines(columns, rows);
}

function happeningColumns(cameo: ReadonlyMap<string, CameoRow>): readonly Column<HappeningRow>[] {
  return [
    { name: "happening_id", meaning: "Id", type: "text", cell: ({ happening }) => happening.id },
    { name: "day", meaning: "First day it may have been", type: "day", cell: ({ happening }) => happening.day },
    { name: "precision", meaning: "How exactly that is known", type: "text", cell: ({ happening }) => happening.precision },
    { name: "initiator_country", meaning: "Country code", type: "text", cell: ({ happening }) => happening.initiator },
    { name: "initiator", meaning: "Name", type: "text", cell: ({ happening }) => happening.initiatorName },
    { name: "recipient_country", meaning: "Country code", type: "text", cell: ({ happening }) => happening.recipient },
    { name: "recipient", meaning: "Name", type: "text", cell: ({ happening }) => happening.recipientName },
    { name: "plover", meaning: "PLOVER type", type: "text", cell: ({ happening }) => happening.plover },
    { name: "cameo", meaning: "CAMEO code", type: "text", cell: ({ happening }) => happening.cameo },
    { name: "cameo_name", meaning: "CAMEO code in words", type: "text", cell: ({ happening }) => cameo.get(happening.cameo)?.name ?? null },
    { name: "quad", meaning: "Quad class", type: "integer", cell: ({ happening }) => happening.quad },
    { name: "goldstein", meaning: "Goldstein value", type: "number", cell: ({ happening }) => happening.goldstein },
    { name: "status", meaning: "Whether it happened", type: "text", cell: ({ happening }) => happening.status },
    { name: "reports", meaning: "Articles that tell it", type: "integer", cell: ({ happening }) => happening.reports },
    { name: "origins", meaning: "Independent voices behind them", type: "integer", cell: ({ happening }) => happening.origins },
    { name: "story_id", meaning: "The story it is of", type: "text", cell: ({ storyId }) => storyId },
    { name: "recorded_at", meaning: "When it was recorded, UTC", type: "instant", cell: ({ recordedAt }) => recordedAt },
  ];
}

function* goldLines(api: Api): Generator<string> {
  for (const item of readGold(api).items) yield `${toPublicJson({ schema: "demarche/gold/1", ...item })}\n`;
}

function* readLines(rows: Iterable<OutletRead>): Generator<string> {
  for (const { day, outlet, articles } of rows)
    yield `${toPublicJson({ schema: "demarche/articles-read/1", period: day, outlet, articles })}\n`;
}

function* jsonLines(rows: Iterable<HappeningRow>): Generator<string> {
  for (const row of rows) yield `${toPublicJson({ schema: "demarche/happening/1", ...fieldsOf(row) })}\n`;
}
