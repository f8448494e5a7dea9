import { isDay } from "../../src/lib/day.ts";
import type { Article, Skip } from "../../src/model/index.ts";
import { isSkip } from "../../src/model/index.ts";

/** What is wrong with an article whatever its page was, in words; empty when nothing is. */
export function faultsOf(article: Article | Skip): readonly string[] {
  if (isSkip(article)) return article.why === "" ? ["a skip without its why"] : [];
  const { title, text, byline, published, updatedAt, related, language, url, canonicalUrl } = article;
  const paragraphs = text.split("\n\n");
  return [
    ...(paragraphs.some((paragraph) => paragraph === "" || paragraph !== paragraph.trim())
      ? ["a paragraph is empty or has blanks at its ends"]
      : []),
    ...(paragraphs.some((paragraph) => paragraph.includes("\n\n") || /^\n|\n$/.test(paragraph)) ? ["a paragraph holds a blank line"] : []),
    ...(/[\n\r\t]| {2}/.test(title) ? ["the title holds line ends or runs of blanks"] : []),
    ...(byline.some((name) => name === "" || name.length > 60 || /[<>\n]/.test(name)) ? ["a name in the byline is none"] : []),
    ...(related.some((headline) => headline === "") ? ["a related headline is empty"] : []),
    ...(/^(?:[a-z]{2,3}|und)$/.test(language) ? [] : [`language "${language}"`]),
    ...(published !== null && (!isDay(published.day) || published.from.length === 0) ? [`published "${published.day}"`] : []),
    ...(updatedAt !== null && !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(updatedAt) ? [`updated "${updatedAt}"`] : []),
    ...([url, canonicalUrl].some((each) => each !== null && !URL.canParse(each)) ? ["an address is none"] : []),
  ];
}
