import assert from "node:assert/strict";
import { contentId } from "../src/lib/hash.ts";
import type { Article, CodedEvent } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** Codes sentences as an article of 15 May 2024 or another day, by the whole road of a text. */
export function createSentenceReader(): (text: string, day?: string) => readonly CodedEvent[] {
  const reader = createReader(loadTables());
  return (text, day = "2024-05-15") => {
    const reading = reader.codeArticle(articleOf(text, day));
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

function articleOf(text: string, day: string): Article {
  const published = { value: day, day, precision: "day", instant: null, basis: "meta", from: [] } as const;
  const none = { url: null, canonicalUrl: null, outlet: null, updatedAt: null, origin: null };
  return {
    id: contentId(text),
    pageId: "",
    from: "test",
    title: "",
    byline: [],
    language: "en",
    text,
    published,
    related: [],
    truncated: false,
    skips: [],
    ...none,
  };
}
