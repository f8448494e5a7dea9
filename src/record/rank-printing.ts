import type { Article } from "../model/index.ts";

/**
 * Where one printing of an article stands among others of the same words: the lowest stands for the article.
 *
 * By day of publication; on one day those that credit nobody else first, then by instant, outlet and address. Two printings are never
 * equal unless they are one, so which one stands does not depend on which came first. Undated ones come last.
 */
export function rankPrinting(article: Article): string {
  const { published, origin, outlet, url, from, pageId } = article;
  const credits = origin !== null && origin.outlet !== outlet ? "1" : "0";
  return [published?.day ?? "~", credits, published?.instant ?? "~", outlet ?? "~", url ?? "~", from, pageId].join("\n");
}
