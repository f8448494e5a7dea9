import { looseKey } from "./clean-title.ts";

/** What a page's JSON-LD says of its article; values as written, empty where it says nothing. */
export interface JsonLdArticle {
  readonly type: string;
  readonly headline: string;
  /** Every date of publication, creation, upload or change in the page's data; `isMain` for those of the article itself. */
  readonly dates: readonly JsonLdDate[];
  readonly authors: readonly string[];
  /** Authors that the data calls organisations. */
  readonly organisations: readonly string[];
  readonly publisher: string;
  readonly url: string;
  readonly body: string;
  readonly language: string;
  /** "False" in any spelling: behind a wall. */
  readonly free: boolean;
  /** Entries of a live blog, newest first as pages have them. */
  readonly updates: readonly string[];
  /** Whose words these are, where the page says so in its data. */
  readonly source: string;
}

export interface JsonLdDate {
  readonly text: string;
  readonly property: string;
  readonly isMain: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Types that are an article, the surest first; a "webpage" is one only where there is no other. */
const ARTICLE_TYPES = [
  "newsarticle",
  "reportagenewsarticle",
  "analysisnewsarticle",
  "backgroundnewsarticle",
  "opinionnewsarticle",
  "reviewnewsarticle",
  "askpublicnewsarticle",
  "liveblogposting",
  "article",
  "blogposting",
  "scholarlyarticle",
  "techarticle",
  "advertisercontentarticle",
  "report",
  "socialmediaposting",
  "review",
  "webpage",
];
/** Most objects looked at in one page; real pages have dozens. */
const MAX_OBJECTS = 4000;

/** What the JSON-LD texts of a page say of its article, or null when there are none. Broken JSON is passed over. */
export function readJsonLd(texts: readonly string[], page: PageNames = { title: "", canonical: "" }): JsonLdArticle | null {
  const objects = texts.flatMap((text) => listObjects(parseLoosely(text)));
  let best: Json | null = null;
  let bestRank = ARTICLE_TYPES.length;
  for (const object of objects) {
    const type = Math.min(...typesOf(object).map(rankOf));
    const rank = type < ARTICLE_TYPES.length - 1 && isOfPage(object, page) ? type - ARTICLE_TYPES.length : type;
    if (rank < bestRank) [best, bestRank] = [object, rank];
  }
  return best === null && objects.length === 0 ? null : articleOf(best ?? {}, objects);
}

/** What the page says of itself elsewhere, by which its own article is told from others in its data. */
export interface PageNames {
  readonly title: string;
  readonly canonical: string;
}

function isOfPage(object: Json, { title, canonical }: PageNames): boolean {
  const headline = looseKey(textIn(object["headline"]));
  const own = urlOf(object);
  return (headline.length > 8 && looseKey(title).includes(headline)) || (canonical !== "" && own === canonical);
}

function articleOf(object: Json, objects: readonly Json[]): JsonLdArticle {
  const byId = new Map(
    objects.filter((each) => typeof each["@id"] === "string" && Object.keys(each).length > 1).map((each) => [each["@id"], each]),
  );
  const resolve = (value: unknown): unknown => (isJson(value) ? (byId.get(value["@id"]) ?? value) : value);
  const text = (value: unknown): string => textIn(resolve(value));
  const authors = [object["author"], object["creator"]].flatMap(listOf);
  return {
    type: typesOf(object)[0] ?? "",
    headline: text(object["headline"]) || (typesOf(object).includes("webpage") ? "" : text(object["name"])),
    dates: objects.flatMap((each) => datesOf(each, each === object)),
    authors: namesIn(
      authors.filter((each) => !isOrganisation(resolve(each))),
      resolve,
    ),
    organisations: namesIn(
      authors.filter((each) => isOrganisation(resolve(each))),
      resolve,
    ),
    publisher: namesIn(object["publisher"], resolve)[0] ?? "",
    url: urlOf(object),
    body: text(object["articleBody"]),
    language: text(object["inLanguage"]),
    free: !/^false$/i.test(text(object["isAccessibleForFree"])),
    updates: listOf(object["liveBlogUpdate"]).map((entry) => (isJson(entry) ? text(entry["articleBody"]) : "")),
    source: namesIn(object["sourceOrganization"], resolve)[0] ?? "",
  };
}

function datesOf(object: Json, isMain: boolean): readonly JsonLdDate[] {
  return ["datePublished", "dateCreated", "uploadDate", "dateModified"].flatMap((property) => {
    const text = textIn(object[property]);
    return text === "" || text.length > 60 ? [] : [{ text, property, isMain }];
  });
}

function urlOf(object: Json): string {
  const entity = object["mainEntityOfPage"];
  return textIn(object["url"]) || (isJson(entity) ? textIn(entity["@id"]) : textIn(entity));
}

/** Names of persons and organisations, of a text, an object or a list of either. */
function namesIn(value: unknown, resolve: (value: unknown) => unknown): readonly string[] {
  return listOf(value).flatMap((each) => {
    const known = resolve(each);
    if (isJson(known))
      return listOf(known["name"])
        .map(textIn)
        .filter((name) => name !== "");
    return typeof known === "string" && known.trim() !== "" ? [known.trim()] : [];
  });
}

function textIn(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return textIn(value[0]);
  return isJson(value) ? textIn(value["@value"] ?? value["name"] ?? "") : "";
}

function isOrganisation(value: unknown): boolean {
  return isJson(value) && typesOf(value).some((type) => type.includes("organization"));
}

function typesOf(object: Json): readonly string[] {
  return listOf(object["@type"])
    .filter((type) => typeof type === "string")
    .map((type) => type.replace(/^.*[/:#]/, "").toLowerCase());
}

function rankOf(type: string): number {
  const rank = ARTICLE_TYPES.indexOf(type);
  return rank < 0 ? ARTICLE_TYPES.length : rank;
}

/** Every object in a JSON value, outermost first; articles inside other articles ("hasPart", "mentions") come after them. */
function listObjects(value: unknown): readonly Json[] {
  const objects: Json[] = [];
  const waiting: unknown[] = [value];
  for (let at = 0; at < waiting.length && objects.length < MAX_OBJECTS; at++) {
    const next = waiting[at];
    if (Array.isArray(next)) waiting.push(...next.slice(0, MAX_OBJECTS));
    if (!isJson(next)) continue;
    objects.push(next);
    for (const [key, child] of Object.entries(next)) if (!SIDE_BRANCHES.has(key) && typeof child === "object") waiting.push(child);
  }
  return objects;
}

/** Properties that hold other articles than the page's. */
const SIDE_BRANCHES = new Set([
  "itemListElement",
  "hasPart",
  "mentions",
  "citation",
  "relatedLink",
  "isPartOf",
  "about",
  "comment",
  "liveBlogUpdate",
  "breadcrumb",
]);

/** JSON as real pages have it: in CDATA or comment marks, with raw line ends in texts, with a semicolon after it. */
function parseLoosely(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^(?:\/\/\s*)?<!\[CDATA\[|^<!--/, "")
    .replace(/(?:\/\/\s*)?\]\]>$|-->$/, "")
    .trim()
    .replace(/;$/, "");
  return (
    parseJson(bare) ??
    parseJson(bare.replaceAll(/[\u0000-\u001f]+/g, " ")) ??
    parseJson(bare.replaceAll(/[\u0000-\u001f]+/g, " ").replaceAll(/,\s*([}\]])/g, "$1"))
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
