import { csvLine } from "../lib/csv.ts";
import type { HappeningRow } from "../model/index.ts";
import type { Input, RouteName } from "./contract.ts";
import { dyadRows, readDyad } from "./handlers/dyad.ts";
import { streamEvents, streamHappenings } from "./handlers/lists.ts";
import { readGold } from "./handlers/review.ts";
import { fieldsOf } from "./heads.ts";
import type { Stream } from "./http/send.ts";
import { toPublicJson } from "./http/mask-addresses.ts";
import type { Api } from "./world.ts";

type Cells = Readonly<Record<string, string | number | null>>;

/** The same query as the JSON, as lines of a file; null for routes that have none. */
export async function streamOf(
  api: Api,
  name: RouteName,
  { input, format }: { readonly input: object; readonly format: "csv" | "jsonl" },
): Promise<Stream | null> {
  // The route table has checked the input of the route of this name.
  if (name === "dyad") {
    const asked = input as Input<"dyad">;
    return { lines: tableOf(dyadRows(await readDyad(api, asked))), format, name: `demarche-${[asked.a, asked.b].sort().join("-")}` };
  }
  if (name === "events") return { lines: api.world.exportEvents[format](streamEvents(api, input)), format, name: "demarche-events" };
  if (name === "reviewGold") return { lines: goldLines(api), format, name: "demarche-gold" };
  if (name !== "happenings") return null;
  const rows = streamHappenings(api, input);
  return { lines: format === "csv" ? tableOf(cellsOf(api, rows)) : jsonLines(rows), format, name: "demarche-happenings" };
}

function* tableOf(rows: Iterable<Cells>): Generator<string> {
  let isFirst = true;
  for (const row of rows) {
    if (isFirst) yield csvLine(Object.keys(row));
    isFirst = false;
    yield csvLine(Object.values(row));
  }
}

function* cellsOf(api: Api, rows: Iterable<HappeningRow>): Generator<Cells> {
  for (const { happening, storyId, recordedAt } of rows) {
    const {
      id,
      day,
      precision,
      initiator,
      initiatorName,
      recipient,
      recipientName,
      plover,
      cameo,
      quad,
      goldstein,
      status,
      reports,
      origins,
    } = happening;
    yield {
      happening_id: id,
      day,
      precision,
      initiator_country: initiator,
      initiator: initiatorName,
      recipient_country: recipient,
      recipient: recipientName,
      plover,
      cameo,
      cameo_name: api.world.cameo.get(cameo)?.name ?? null,
      quad,
      goldstein,
      status,
      reports,
      origins,
      story_id: storyId,
      recorded_at: recordedAt,
    };
  }
}

function* goldLines(api: Api): Generator<string> {
  for (const item of readGold(api).items) yield `${toPublicJson({ schema: "demarche/gold/1", ...item })}\n`;
}

function* jsonLines(rows: Iterable<HappeningRow>): Generator<string> {
  for (const row of rows) yield `${toPublicJson({ schema: "demarche/happening/1", ...fieldsOf(row) })}\n`;
}
