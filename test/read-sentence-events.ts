import assert from "node:assert/strict";
import { articleOfText } from "../src/cli/article-of-text.ts";
import type { CodedEvent } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** Codes sentences as an article of 15 May 2024 or another day, by the whole road of a text. */
export function createSentenceReader(): (text: string, day?: string) => readonly CodedEvent[] {
  const reader = createReader(loadTables());
  return (text, day = "2024-05-15") => {
    const reading = reader.codeArticle(articleOfText(text, day));
    assert.ok(!isSkip(reading));
    return reading.events;
  };
}

/** "RUS AID 072 IND occurred". */
export function told({ initiator, plover, cameo, recipient, status }: CodedEvent): string {
  return `${nameOf(initiator)} ${plover} ${cameo} ${nameOf(recipient)} ${status}`;
}

function nameOf(actor: CodedEvent["recipient"]): string {
  return actor?.country ?? actor?.id ?? actor?.name ?? "-";
}
