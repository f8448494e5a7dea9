import { contentId } from "../lib/hash.ts";
import { collect, MAX_PAGE_BYTES } from "../sources/index.ts";
import { Fault } from "../lib/fault.ts";
import type { Article, Day } from "../model/index.ts";
import type { CliContext } from "./context.ts";

/** Words typed by hand as an article of that day, so that they take the same road as a page. */
export function articleOfText(text: string, day: Day | null): Article {
  const published = day === null ? null : ({ value: day, day, precision: "day", instant: null, basis: "feed", from: ["--day"] } as const);
  return {
    id: contentId("", text),
    pageId: contentId(text),
    from: "-",
    url: null,
    canonicalUrl: null,
    title: "",
    byline: [],
    outlet: null,
    language: "en",
    text,
    published,
    updatedAt: null,
    origin: null,
    related: [],
    truncated: false,
    skips: [],
  };
}

/** All of standard input as text. */
export async function textOfStdin(context: CliContext): Promise<string> {
  const bytes = await collect(context.stdin, MAX_PAGE_BYTES);
  if (bytes === null)
    throw new Fault("input/too-large", "Cannot read standard input", { why: "it is longer than a page may be", next: "Cut it" });
  return new TextDecoder().decode(bytes);
}
