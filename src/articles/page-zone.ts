import { HINT } from "./hints.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { PageElement } from "./tree.ts";
import { textOf } from "./tree.ts";

/** What part of a page a set of hints speaks of: "comments", "aside" (other articles, menus, footers), "article", else "page". */
export function zoneOf(hints: number): "comments" | "aside" | "article" | "page" {
  if ((hints & HINT.comments) !== 0) return "comments";
  if ((hints & (HINT.related | HINT.aside | HINT.navigation | HINT.footer | HINT.promotion)) !== 0) return "aside";
  return (hints & (HINT.article | HINT.articleBody | HINT.main)) === 0 ? "page" : "article";
}

/** The headline's element, and all elements around it: what their names say is said of the article itself. */
export interface TitlePlace {
  readonly element: PageElement | null;
  readonly around: ReadonlySet<PageElement>;
}

/** The `<h1>` that reads as the headline, else the first `<h1>`. */
export function placeTitle({ elements }: Pick<ParsedPage, "elements">, title: string): TitlePlace {
  const headings = elements.filter(({ tag }) => tag === "h1");
  const element = headings.find((heading) => textOf(heading) === title) ?? headings[0] ?? null;
  const around = new Set<PageElement>();
  for (let at = element; at !== null; at = at.parent) around.add(at);
  return { element, around };
}
