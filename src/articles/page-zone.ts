import { HINT } from "./hints.ts";

/** What part of a page a set of hints speaks of: "comments", "aside" (other articles, menus, footers), "article", else "page". */
export function zoneOf(hints: number): "comments" | "aside" | "article" | "page" {
  if ((hints & HINT.comments) !== 0) return "comments";
  if ((hints & (HINT.related | HINT.aside | HINT.navigation | HINT.footer | HINT.promotion)) !== 0) return "aside";
  return (hints & (HINT.article | HINT.articleBody | HINT.main)) === 0 ? "page" : "article";
}
