import assert from "node:assert/strict";
import { contentId } from "../src/lib/hash.ts";
import type { Article, CodedEvent } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** Codes sentences as an article of 15 May 2024, by the whole road of a text. */
export function createSentenceReader(): (text: string) => readonly CodedEvent[] {
  const reader = createReader(loadTables());
  return (text) => {
    const reading = reader.codeArticle(articleOf(text));
    assert.ok(!isSkip(reading));
    return reading.events;
  };
}

function articleOf(text: string): Article {
  const published = { value: "2024-05-15", day: "2024-05-15", precision: "day", instant: null, basis: "meta", from: [] } as const;
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
