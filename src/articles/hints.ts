import { attributeBits, TRAIT } from "./markup-names.ts";
import { hashOn, NameTable } from "./name-table.ts";
import type { Attributes, PageElement } from "./tree.ts";

/**
 * What the tag, role, class and id of an element say of everything in it, as a set of bits. Signs of what is not an article stand below
 * `article`, so that one comparison tells them.
 */
export const HINT = {
  navigation: 1,
  aside: 2,
  footer: 4,
  header: 8,
  caption: 16,
  hidden: 32,
  comments: 64,
  related: 128,
  sharing: 256,
  promotion: 512,
  advert: 1024,
  byline: 2048,
  tags: 4096,
  legal: 8192,
  widget: 16_384,
  embed: 32_768,
  summary: 65_536,
  image: 1 << 17,
  form: 1 << 18,
  title: 1 << 19,
  popup: 1 << 20,
  article: 1 << 24,
  articleBody: 1 << 25,
  main: 1 << 26,
  text: 1 << 27,
} as const;

/** Words in class and id names, whole after parting "mostRead" and "most-read", and what they tell. */
const WORDS = new Map<string, number>([
  ...words(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs toolbar pagination pager paging masthead topbar navi sitemap toc",
    HINT.navigation,
  ),
  ...words("sidebar rail rightrail aside sidebox rightcol righthand marginalia", HINT.aside),
  ...words("footer foot colophon footnotes bottombar", HINT.footer),
  ...words(
    "caption captions figcaption credit credits imagecaption photocredit bildunterschrift legende legend wp-caption-text copyrights",
    HINT.caption,
  ),
  ...words("hidden hide visuallyhidden sr screenreader offscreen printonly", HINT.hidden),
  ...words("modal popup popover overlay lightbox tooltip dropdown flyout rollover hovercard", HINT.popup),
  ...words(
    "comment comments commentlist disqus respond reply replies livefyre coral kommentare kommentar comentarios commentaires discussion byuser komentarze " +
      "komentarz komentar comm forum",
    HINT.comments,
  ),
  ...words(
    "related relateds recommended recommendation recommendations recommend recirc recirculation readmore morefrom popular mostread mostpopular trending teaser teasers " +
      "outbrain taboola zergnet most next prev previous headlines products listing seealso alsoread readnext upnext latest similar suggested suggestions carousel breaking weiterlesen mehr verwandt relacionadas relacionados correlati",
    HINT.related,
  ),
  ...words("share sharing shares social socials sharedaddy addthis addtoany sharebar sharetools follow facebook whatsapp", HINT.sharing),
  ...words(
    "promo promos promotion newsletter newsletters subscribe subscription subscriptions signup sign-up donate donation regwall membership cta callout marketing " +
      "sponsor sponsored sponsors cookie cookies consent gdpr abo ticker support supporter contribute fundraising appeal",
    HINT.promotion,
  ),
  ...words(
    "ad ads advert adverts advertisement advertising advertorial adslot adsense dfp gpt adbox anzeige werbung publicidad pub banner banners",
    HINT.advert,
  ),
  ...words(
    "byline bylines author authors authorbox bio dateline timestamp pubdate postmeta entrymeta publishdate postdate datetime date time autor autoren authorinfo posted " +
      "articlemeta metadata meta info postinfo",
    HINT.byline,
  ),
  ...words("tag tags taglist topics keywords categories category tagcloud schlagworte etiquetas hashtags", HINT.tags),
  ...words("copyright legal disclaimer terms correction corrections", HINT.legal),
  ...words(
    "widget widgets poll quiz weather search login rating ratings vote votes tool tools controls player audio button buttons btn icon logo",
    HINT.widget,
  ),
  ...words("twitter tweet instagram embed embedded youtube tiktok", HINT.embed),
  ...words(
    "summary standfirst dek deck lead lede intro excerpt abstract strap subtitle subheadline subhead kicker description",
    HINT.summary,
  ),
  ...words("image images img picture photo photos foto fotos figure gallery slideshow bild imagen attachment aligncenter", HINT.image),
  ...words("form input inputs checkbox commentform validation fieldset privacy", HINT.form),
  ...words("title headline heading titel titulo titolo titre", HINT.title),
  ...words(
    "body text copy content entry richtext rich paragraph prose texto cuerpo corps inhalt contenido contenuto conteudo tekst tresc",
    HINT.text,
  ),
]);
/** "articlebody", "storytextinner": what a box that holds the body is called, hyphens taken out. */
const BODY_NAMES = new Set([
  ...["article", "story", "post", "entry", "news", "detail"].flatMap((kind) =>
    ["body", "content", "text"].flatMap((part) => ["", "text", "inner"].map((end) => kind + part + end)),
  ),
  ...["articlebodytext", "bodycopy", "storycontent"],
]);
/** After these a name tells of something else than the element: "has-sidebar", "label-hidden", "not-a-widget". */
const OF_OTHERS = 1 << 29;
/** What comes after these is what an article is about: "tag-economic-forum", "category-search-and-rescue". */
const OF_TOPICS = 1 << 30;
/** What a name as a whole tells, and what a part of one does, with `OF_OTHERS` and `OF_TOPICS` for what it says of those after it. */
const TOLD = new Map<string, readonly [whole: number, part: number]>([
  ...[...BODY_NAMES].map((name) => [name, [HINT.articleBody, HINT.articleBody]] as const),
  ...[...WORDS].map(([word, hint]) => [word, [hint, hint]] as const),
  ..."has with no not non without label overflow".split(" ").map((word) => [word, [WORDS.get(word) ?? 0, OF_OTHERS]] as const),
  ...["tag", "category", "channel"].map((word) => [word, [WORDS.get(word) ?? 0, OF_TOPICS | (WORDS.get(word) ?? 0)]] as const),
]);
const NAMES = new NameTable([...TOLD.keys()]);
const wholes = Int32Array.from(TOLD.keys(), (_, number) => TOLD.get(NAMES.wordOf(number))?.[0] ?? 0);
const parts = Int32Array.from(TOLD.keys(), (_, number) => TOLD.get(NAMES.wordOf(number))?.[1] ?? 0);
const ROLES = new Map<string, number>([
  ["navigation", HINT.navigation],
  ["menu", HINT.navigation],
  ["menubar", HINT.navigation],
  ["banner", HINT.header],
  ["contentinfo", HINT.footer],
  ["complementary", HINT.aside],
  ["search", HINT.widget],
  ["dialog", HINT.popup],
  ["alertdialog", HINT.popup],
  ["main", HINT.main],
  ["article", HINT.article],
]);
/** Those of trait `telling`. */
const TAGS = new Map<string, number>([
  ["nav", HINT.navigation],
  ["menu", HINT.navigation],
  ["aside", HINT.aside],
  ["footer", HINT.footer],
  ["header", HINT.header],
  ["figcaption", HINT.caption],
  ["figure", HINT.image],
  ["article", HINT.article],
  ["main", HINT.main],
  ["form", HINT.form],
  ["fieldset", HINT.form],
  ["label", HINT.form],
]);

/** Attributes beside class and id that tell something. */
const TELLING = attributeBits("role itemprop hidden aria-hidden style");
const ID = attributeBits("id");

/** The hints of one element by itself. */
export function hintsOf({ tag, traits, attributes, className }: PageElement): number {
  const hints = ((traits & TRAIT.telling) === 0 ? 0 : (TAGS.get(tag) ?? 0)) | className.hints;
  if (attributes === null || (attributes.kinds & (TELLING | ID)) === 0) return hints;
  return hints | attributes.hintsIn("id") | ((attributes.kinds & TELLING) === 0 ? 0 : hintsOfAttributes(attributes));
}

function hintsOfAttributes(attributes: Attributes): number {
  const role = attributes.get("role");
  return (
    (role === undefined ? 0 : (ROLES.get(role.toLowerCase()) ?? 0)) |
    propertyHints(attributes.get("itemprop")) |
    (attributes.has("hidden") || attributes.get("aria-hidden") === "true" || isStyledAway(attributes.get("style")) ? HINT.hidden : 0)
  );
}

function propertyHints(named: string | undefined): number {
  if (named === undefined) return 0;
  const property = named.toLowerCase();
  if (property.includes("articlebody") || property === "reviewbody") return HINT.articleBody;
  if (property.includes("author") || property.includes("date")) return HINT.byline;
  return property === "comment" ? HINT.comments : property === "caption" ? HINT.caption : 0;
}

function isStyledAway(style: string | undefined): boolean {
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** Longest name that is read. */
const LONGEST = 600;

/** The hints of a class or id that stands between two places. */
export function hintsOfName(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > LONGEST) return 0;
  let hints = 0;
  for (let start = from, i = from; i <= to; i++) {
    if (i < to && (bytes[i] as number) > 32) continue;
    if (i > start) hints |= hintsInWord(bytes, start, i);
    start = i + 1;
  }
  return hints;
}

const [HYPHEN, UNDERSCORE] = [45, 95];

/** Hints of the name between two positions: of all of it, "most-read" being "mostread", else of its parts. */
function hintsInWord(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  let isOne = true;
  for (let i = start; i < end; i++) {
    const code = bytes[i] as number;
    if (code < 97 || code > 122) isOne = false;
    if (code !== HYPHEN && code !== UNDERSCORE) hash = hashOn(hash, code);
  }
  const number = NAMES.find(bytes, start, end, hash);
  const whole = number < 0 ? 0 : (wholes[number] as number);
  // A name of small letters alone is its own only part.
  if (isOne && number < 0) return 0;
  return whole === 0 ? hintsInParts(bytes, start, end) : whole;
}

/** Hints of the words that a name is made of: "mostRead", "most-read", "most_read2" are "most" and "read". */
function hintsInParts(bytes: Uint8Array, from: number, to: number): number {
  let hints = 0;
  let start = -1;
  let hash = 0;
  let wasLarge = false;
  for (let i = from; i <= to; i++) {
    const code = i < to ? (bytes[i] as number) : 0;
    const isSmall = code >= 97 && code <= 122;
    const isLarge = code >= 65 && code <= 90;
    const goesOn = start >= 0 && (isSmall || (isLarge && wasLarge));
    wasLarge = isLarge;
    if (goesOn) {
      hash = hashOn(hash, code);
      continue;
    }
    if (start >= 0) {
      const number = NAMES.find(bytes, start, i, hash);
      const told = number < 0 ? 0 : (parts[number] as number);
      if (told === OF_OTHERS) return hints;
      hints |= told & ~OF_TOPICS;
      if ((told & OF_TOPICS) !== 0) return hints;
    }
    start = isSmall || isLarge ? i : -1;
    hash = hashOn(0, code);
  }
  return hints;
}

function words(list: string, hint: number): readonly (readonly [string, number])[] {
  return list.split(" ").map((word) => [word, hint] as const);
}
