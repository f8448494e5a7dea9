import type { EventRow } from "../model/index.ts";
import { toSafeJson } from "./clean-text.ts";

/** One JSON object a line: the event as the model has it, with what it was folded into. */
export function* exportJsonl(rows: Iterable<EventRow>): Generator<string> {
  for (const { event, ...rest } of rows) yield `${toSafeJson({ schema: "demarche/event/1", ...event, ...rest })}\n`;
}
