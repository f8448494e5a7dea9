import { codeAt } from "../lib/code-at.ts";
import { hintsOf } from "./hints.ts";
import { attributeBits } from "./markup-names.ts";
import type { TitlePlace } from "./page-zone.ts";
import { zoneOf } from "./page-zone.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { ClassName, PageElement } from "./tree.ts";
import { isInline, isWithin, squash } from "./tree.ts";

/** Words in class names and ids of elements that hold a byline. */
const CLASS = /(?:^|[^a-z])(?:by-?lines?|authors?|autor(?:en|es|in)?|auteurs?|autore|writers?|vcard|contributors?)(?=$|[^a-z])/i;
/** Addresses of pages about an author. */
const HREF =
  /\/(?:by|authors?|autor(?:en|es)?|auteurs?|writers?|staff|people|person|profiles?|contributors?|redaktion|reporters?|journalists?)\/[^/?#]+/i;
/** What any such name has in it; a quick look that spares the others. */
const LIKELY = /by-?_?line|auth|aut[oe]|writer|vcard|contrib/i;
const LEAD = /^\s*(?:by|von|par|por|door|written by|text:?|autor:?|autorin:?|author:?)(?:\s*[:—–-])?(?=\s|$)/i;
/** First letters of what `LEAD` looks for. */
const LEADING = "bvpdwta";
/** Longest text of a byline; longer ones are notes about the author. */
const MAX_TEXT = 180;
/** How far after the headline a byline may stand, and how far from one piece the next, in elements. */
const AFTER_TITLE = 60;
const APART = 8;

/**
 * The pieces of the byline that a reader sees: runs of text, in order, of the elements by the headline that say they hold it.
 *
 * An empty piece ends each element. Empty when none does. Bylines of comments and of other articles are passed over.
 */
export function findBylines({ elements }: Pick<ParsedPage, "elements">, title: TitlePlace): readonly string[] {
  const finder = new BylineFinder(title);
  finder.look(elements);
  const after = finder.found.filter(isAfterTitle);
  const before = finder.found.filter(isBeforeTitle);
  const [near = []] = [after, before, finder.found.filter(({ isSure }) => isSure)].filter((each) => each.length > 0);
  return group(near);
}

interface FoundByline {
  readonly pieces: readonly string[];
  /** Position among all elements of the page. */
  readonly at: number;
  readonly sinceTitle: number;
  untilTitle: number;
  /** Whether it says so itself, rather than by its words or link. */
  readonly isSure: boolean;
}

function isAfterTitle({ sinceTitle }: FoundByline): boolean {
  return sinceTitle >= 0 && sinceTitle <= AFTER_TITLE;
}

function isBeforeTitle({ sinceTitle, untilTitle }: FoundByline): boolean {
  return sinceTitle < 0 && untilTitle <= AFTER_TITLE;
}

/** Looks at the elements of a page in order. It has the lifetime of one page. */
class BylineFinder {
  readonly found: FoundByline[] = [];
  readonly #title: TitlePlace;
  /** Of each class by its number whether it says so; undefined where nobody has asked. */
  readonly #classes: (boolean | undefined)[] = [];
  #at = 0;
  #titleAt = -1;

  constructor(title: TitlePlace) {
    this.#title = title;
  }

  look(elements: readonly PageElement[]): void {
    let done: PageElement | null = null;
    for (const element of elements) {
      if (this.#isDone()) return;
      if (done !== null && isWithin(element, done)) continue;
      done = element.tag === "head" || this.#isFound(element) ? element : null;
    }
  }

  /** Whether one by the headline is found and none can follow: those farther off would not be looked at. */
  #isDone(): boolean {
    return (
      this.#titleAt >= 0 && this.#at - this.#titleAt > AFTER_TITLE && this.found.some((each) => isAfterTitle(each) || isBeforeTitle(each))
    );
  }

  #isFound(element: PageElement): boolean {
    this.#at++;
    if (element === this.#title.element) this.#meetTitle();
    const kind = this.#kindOf(element);
    if (kind === null) return false;
    const pieces = piecesOf(element);
    const length = pieces.reduce((sum, piece) => sum + piece.length + 1, 0);
    if (length <= 2 || length > MAX_TEXT || !this.#isOfArticle(element)) return false;
    this.found.push({
      pieces,
      at: this.#at,
      sinceTitle: this.#titleAt < 0 ? -1 : this.#at - this.#titleAt,
      untilTitle: Number.POSITIVE_INFINITY,
      isSure: kind === "sure",
    });
    return true;
  }

  #kindOf(element: PageElement): "sure" | "likely" | null {
    const { attributes, tag } = element;
    if (attributes !== null) {
      const { kinds } = attributes;
      if (tag === "a" && (kinds & REL) !== 0 && attributes.get("rel")?.toLowerCase().includes("author") === true) return "sure";
      if ((kinds & ITEMPROP) !== 0 && /\bauthor\b/i.test(attributes.get("itemprop") ?? "")) return "sure";
      if (this.#isOfByline(element.className)) return "sure";
      if ((kinds & ID) !== 0 && isByline(attributes.get("id") ?? "")) return "sure";
      if (tag === "a" && HREF.test(attributes.get("href") ?? "")) return "likely";
    }
    const first = firstTextOf(element);
    return mayLead(first) && LEAD.test(first) ? "likely" : null;
  }

  #isOfByline({ number, text }: ClassName): boolean {
    while (this.#classes.length <= number) this.#classes.push(undefined);
    return (this.#classes[number] ??= isByline(text));
  }

  /** Whether no box around it, up to what holds the headline too, is for comments or other articles. */
  #isOfArticle(element: PageElement): boolean {
    let hints = 0;
    for (let at: PageElement | null = element; at !== null && !this.#title.around.has(at); at = at.parent) hints |= hintsOf(at);
    const zone = zoneOf(hints);
    return zone !== "comments" && zone !== "aside";
  }

  #meetTitle(): void {
    this.#titleAt = this.#at;
    for (const each of this.found) if (each.untilTitle === Number.POSITIVE_INFINITY) each.untilTitle = this.#at - each.at;
  }
}

const REL = attributeBits("rel");
const ITEMPROP = attributeBits("itemprop");
const ID = attributeBits("id");

/** Whether a class or id says that it holds a byline. */
function isByline(name: string): boolean {
  return LIKELY.test(name) && CLASS.test(name.replaceAll(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-"));
}

/** Pieces of the first byline and of those that follow it closely, each once. */
function group(found: readonly FoundByline[]): readonly string[] {
  const first = found.find(({ isSure }) => isSure) ?? found[0];
  if (first === undefined) return [];
  const pieces = [...first.pieces, ""];
  let end = first.at;
  for (const { at, pieces: more } of found) {
    if (at <= end || at - end > APART) continue;
    pieces.push(...more, "");
    end = at;
  }
  return pieces;
}

function mayLead(text: string): boolean {
  const { length } = text;
  let at = 0;
  while (at < length && codeAt(text, at) <= 32) at++;
  if (at === length) return false;
  const code = codeAt(text, at);
  return code > 127 || LEADING.includes(String.fromCharCode(code | 32));
}

/** The text that an element begins with, also when it stands in an element of its own: "By " of `<p><span>By </span>`. */
function firstTextOf(element: PageElement): string {
  const [first] = element.children;
  if (typeof first === "string") return first;
  const [inner] = first?.children ?? [];
  return first !== undefined && isInline(first) && typeof inner === "string" ? inner : "";
}

/** Runs of text below an element, in order. */
function piecesOf(element: PageElement, pieces: string[] = []): readonly string[] {
  for (const child of element.children) {
    if (typeof child !== "string") piecesOf(child, pieces);
    else if (child.trim() !== "") pieces.push(squash(child));
  }
  return pieces;
}
