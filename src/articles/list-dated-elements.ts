import { CLASS_PUBLISHED, CLASS_UPDATED, DATED, PUBLISHED, UPDATED } from "./day-words.ts";
import { hintsOf } from "./hints.ts";
import type { DayClue } from "./day-clue.ts";
import { attributeBits } from "./markup-names.ts";
import type { TitlePlace } from "./page-zone.ts";
import { zoneOf } from "./page-zone.ts";
import type { PageElement } from "./tree.ts";
import { attributeOf, isWithin, textOf } from "./tree.ts";

/** Most elements looked at; lists of other articles have hundreds. */
const MAX_ELEMENTS = 120;
/** Longest text of an element that is a date. */
const MAX_TEXT = 80;
/** How many elements after the headline still stand by it, and how many near it. */
const BY_TITLE = 15;
const NEAR_TITLE = 40;
/** Characters before an element in which "Updated" is looked for. */
const WORDS_BEFORE = 40;

/** Elements that give a date for machines: `<time>`, microdata, `datetime` and `pubdate`, and titles of `<abbr>` and `<span>`. */
export function listDatedElements(elements: readonly PageElement[], title: TitlePlace): readonly DayClue[] {
  const lister = new ElementLister(title);
  lister.look(elements);
  return lister.clues;
}

/** Attributes that may give a day, or say that an element does. */
const DATING = attributeBits("itemprop datetime pubdate title");

/** Looks at the elements of a page in order. It has the lifetime of one page. */
class ElementLister {
  readonly clues: DayClue[] = [];
  readonly #title: TitlePlace;
  readonly #hints = new Map<PageElement, number>();
  #sinceTitle = -1;

  constructor(title: TitlePlace) {
    this.#title = title;
  }

  look(elements: readonly PageElement[]): void {
    let head: PageElement | null = null;
    for (const element of elements) {
      if (this.clues.length > MAX_ELEMENTS) return;
      if (element.tag === "head") head = element;
      if (head !== null && isWithin(element, head)) continue;
      head = null;
      if (element === this.#title.element) this.#sinceTitle = 0;
      else if (this.#sinceTitle >= 0) this.#sinceTitle++;
      if (element.tag === "time" || (element.attributes !== null && (element.attributes.kinds & DATING) !== 0)) this.#lookAt(element);
    }
  }

  #lookAt(element: PageElement): void {
    const property = element.attributes?.get("itemprop")?.toLowerCase() ?? "";
    const text = dateTextOf(element, property);
    if (text !== "" && text.length <= MAX_TEXT && /\d/.test(text)) this.clues.push(this.#clueOf(element, property, text));
  }

  #clueOf(element: PageElement, property: string, text: string): DayClue {
    const kind = kindOf(element, property);
    const field = property === "" ? element.tag : property;
    const basis = property === "" ? "visible" : "meta";
    const before = wordsBefore(element);
    const names = `${element.className.text} ${element.parent?.className.text ?? ""}`;
    const isPublished = kind === "itemprop published" || CLASS_PUBLISHED.test(names);
    if (kind === "itemprop modified") return { text, field, basis, signals: [kind] };
    if (!isPublished && ((UPDATED.test(before) && !PUBLISHED.test(before)) || CLASS_UPDATED.test(names)))
      return { text, field, basis, signals: ["element updated"] };
    const signals = [kind, `${kind} in ${zoneOf(this.#hintsUp(element))}`, this.#placeOf()];
    if (CLASS_PUBLISHED.test(names)) signals.push("element published");
    if (PUBLISHED.test(before)) signals.push("element says published");
    if (this.clues.length === 0) signals.push("element first");
    return { text, field, basis, signals };
  }

  #placeOf(): string {
    if (this.#sinceTitle < 0) return "element before title";
    return this.#sinceTitle < BY_TITLE ? "element near title" : this.#sinceTitle < NEAR_TITLE ? "element after title" : "element far";
  }

  /** Hints of an element and of all around it, up to what holds the headline too. */
  #hintsUp(element: PageElement): number {
    if (element.parent === null || element.tag === "body" || this.#title.around.has(element)) return 0;
    const known = this.#hints.get(element) ?? hintsOf(element) | this.#hintsUp(element.parent);
    this.#hints.set(element, known);
    return known;
  }
}

/** What an element gives as a date, or "". */
function dateTextOf(element: PageElement, property: string): string {
  const { attributes, tag } = element;
  const isDate =
    tag === "time" ||
    (property !== "" && (property.includes("date") || property.includes("publish"))) ||
    attributes?.has("datetime") === true ||
    attributes?.has("pubdate") === true;
  const title = tag === "abbr" || tag === "span" ? attributes?.get("title") : undefined;
  const ofTitle = title !== undefined && DATED.test(title) ? title : "";
  if (!isDate) return ofTitle;
  return attributeOf(element, "datetime") || attributeOf(element, "content") || ofTitle || textOf(element);
}

function kindOf(element: PageElement, property: string): string {
  if (property.includes("modif") || property.includes("updat")) return "itemprop modified";
  if (property.includes("publish") || element.attributes?.has("pubdate") === true) return "itemprop published";
  return property !== "" ? "itemprop date" : element.tag === "time" ? "time" : "abbr";
}

/** The words that stand right before an element, or begin it: "Updated" of "Updated <time>". */
function wordsBefore(element: PageElement): string {
  const siblings = element.parent?.children ?? [];
  const before = siblings[siblings.indexOf(element) - 1] ?? "";
  const [own = ""] = element.children;
  const outer = typeof before === "string" ? before : before.children.length < 3 ? textOf(before) : "";
  return `${outer.slice(-WORDS_BEFORE)} ${typeof own === "string" ? own.slice(0, WORDS_BEFORE) : ""}`;
}
