import { NameTable } from "./name-table.ts";

/** What a tag is, as a set of bits. */
export const TRAIT = {
  /** Has no content. */
  void: 1,
  /** Is never read, nor what is in it. */
  opaque: 2,
  /** No tag counts in it but its own end. */
  raw: 4,
  /** May stand in `<head>`; any other ends it, closed or not. */
  inHead: 8,
  /** Holds rows, cells and captions only: HTML puts anything else before the table. */
  tablePart: 16,
  inTable: 32,
  /** Its content is of another language than HTML. */
  foreign: 64,
  /** Its content is HTML also within what is foreign. */
  integration: 128,
  /** Its opening ends others. */
  closes: 256,
  /** Stands in the line of the text around it. */
  inline: 512,
  /** Sets its text in bold. */
  strong: 1024,
  /** Tells what the text in it is: a paragraph, a heading, an entry of a list. */
  kind: 2048,
  /** Says by itself what it holds (`hintsOf`). */
  telling: 4096,
} as const;

const TAGS_BY_TRAIT: readonly (readonly [trait: number, tags: string])[] = [
  [TRAIT.void, "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr"],
  [
    TRAIT.opaque,
    "img input source track area col param script style noscript template svg math iframe object embed canvas audio video map select option " +
      "textarea button datalist noframes applet dialog",
  ],
  [TRAIT.raw, "script style title textarea iframe noembed noframes xmp plaintext"],
  [TRAIT.inHead, "base basefont bgsound head html link meta noframes noscript script style template title"],
  [TRAIT.tablePart, "table tbody thead tfoot tr"],
  [TRAIT.inTable, "table tbody thead tfoot tr td th caption colgroup form"],
  [TRAIT.foreign, "svg math"],
  [TRAIT.integration, "mi mo mn ms mtext annotation-xml foreignobject desc title"],
  [
    TRAIT.inline,
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr",
  ],
  [TRAIT.strong, "b strong h1 h2 h3 h4 h5 h6"],
  [TRAIT.telling, "nav menu aside footer header figcaption figure article main form fieldset label"],
  [TRAIT.kind, "p h1 h2 h3 h4 h5 h6 li td th dd dt blockquote pre figcaption"],
];
const HEADINGS = "h1 h2 h3 h4 h5 h6";
const FORM_PARTS = "input option optgroup select button datalist textarea";
/** What an opening tag ends when it is the innermost open element, as htmlparser2 has it. */
const CLOSED_BY_TAGS: readonly (readonly [tags: string, closed: string])[] = [
  [
    "p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul",
    "p",
  ],
  [HEADINGS, `${HEADINGS} p`],
  ["select input output button datalist textarea", FORM_PARTS],
  ["option", "option"],
  ["optgroup", "optgroup option"],
  ["tr", "tr th td"],
  ["th", "th"],
  ["td", "thead th td"],
  ["body", "head link script"],
  ["a", "a"],
  ["li", "li"],
  ["dd dt", "dd dt"],
  ["rt rp", "rt rp"],
  ["tbody tfoot", "thead tbody"],
];

const traits = new Map<string, number>();
const add = (tags: string, trait: number): void => {
  for (const tag of tags.split(" ")) traits.set(tag, (traits.get(tag) ?? 0) | trait);
};
for (const [trait, tags] of TAGS_BY_TRAIT) add(tags, trait);
for (const [tags, closed] of CLOSED_BY_TAGS) {
  add(tags, TRAIT.closes);
  add(closed, 0);
}

/** Tags that are told apart by number. */
export const TAGS = new NameTable([...traits.keys()]);

const traitsByNumber = Int16Array.from({ length: traits.size }, (_, number) => traits.get(TAGS.wordOf(number)) ?? 0);
/** The bit of each tag that others close, and those of the tags that each closes. */
const closedBits = new Int32Array(traits.size);
const closingBits = new Int32Array(traits.size);
for (const [i, word] of [...new Set(CLOSED_BY_TAGS.flatMap(([, closed]) => closed.split(" ")))].entries())
  closedBits[TAGS.numberOf(word)] = 1 << i;
for (const [tags, closed] of CLOSED_BY_TAGS)
  for (const tag of tags.split(" "))
    for (const word of closed.split(" ")) (closingBits[TAGS.numberOf(tag)] as number) |= closedBits[TAGS.numberOf(word)] as number;

/** The traits of a tag by its number in `TAGS`. */
export function traitsOf(number: number): number {
  return number < 0 ? 0 : (traitsByNumber[number] as number);
}

/** Whether a tag's opening ends the innermost open element, both by their numbers in `TAGS`. */
export function endsBy(opening: number, innermost: number): boolean {
  return innermost >= 0 && ((closingBits[opening] as number) & (closedBits[innermost] as number)) !== 0;
}

/** Attributes that something reads; all others cost memory only. */
export const ATTRIBUTES = new NameTable(
  (
    "class id itemprop itemscope itemtype property name content href rel datetime pubdate style hidden aria-hidden role lang xml:lang http-equiv " +
    "title type"
  ).split(" "),
);

/** Attributes as a set of bits, by their numbers. */
export function attributeBits(names: string): number {
  return names.split(" ").reduce((bits, name) => bits | (1 << ATTRIBUTES.numberOf(name)), 0);
}
