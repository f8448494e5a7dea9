import type { ActorRef, Actor, Attribution, CodedEvent, Mention, Quotation, Reading } from "../src/model/index.ts";

/** What a careful reader takes from the seed page: `../shared/seed/expected.json`. */
export interface SeedExpectation {
  readonly article: {
    readonly title: string;
    readonly bodyStartsWith: string;
    readonly bodyEndsWith: string;
    readonly notInBody: readonly string[];
    readonly related: { readonly count: number; readonly includes: readonly string[] };
    readonly language: string;
    readonly origin: { readonly publisher: string; readonly basis: string; readonly republished: boolean };
    readonly published: { readonly date: string; readonly precision: string; readonly basis: string; readonly from: readonly string[] };
    readonly wireSource: string;
  };
  readonly actors: readonly ExpectedActor[];
  readonly events: readonly ExpectedEvent[];
  readonly attribution: readonly ExpectedClaim[];
}

interface ExpectedActor {
  readonly text: string;
  readonly id?: string | null;
  readonly ids?: readonly string[];
  readonly country?: string;
  readonly role?: string;
  readonly same?: string;
  readonly kind?: string;
  readonly successor?: string;
  readonly hint?: string;
}

interface ExpectedEvent {
  readonly need: "must" | "good";
  readonly source: string;
  readonly target: string | readonly string[];
  readonly plover?: readonly (string | null)[];
  readonly cameo?: readonly string[];
  readonly quad?: string;
  readonly status?: string;
  readonly date?: string;
  readonly said_by?: readonly string[];
  readonly evidence: string;
}

interface ExpectedClaim {
  readonly claim: string;
  readonly chain?: readonly string[];
  readonly speaker?: string;
  readonly medium?: string;
  readonly quoted: boolean;
}

/** One expectation, and whether the reading meets it. */
export interface SeedCheck {
  readonly group: "article" | "actors" | "must" | "good" | "attribution" | "mustNot" | "evidence";
  readonly name: string;
  readonly ok: boolean;
  readonly got: string;
}

/** Holds a reading of the seed page against what a careful reader takes from it, row by row. `actors` are the tables', for successions. */
export function scoreSeed(reading: Reading, expected: SeedExpectation, actors: readonly Actor[]): readonly SeedCheck[] {
  return [
    ...scoreArticle(reading, expected.article),
    ...expected.actors.map((row) => scoreActor(reading, row, actors)),
    ...expected.events.map((row) => scoreEvent(reading, row)),
    ...expected.attribution.map((row) => scoreClaim(reading, row)),
    ...scoreMustNot(reading, expected.article.related.includes),
    scoreEvidence(reading),
  ];
}

function scoreArticle(reading: Reading, expected: SeedExpectation["article"]): readonly SeedCheck[] {
  const { article } = reading;
  const check = (name: string, ok: boolean, got: unknown): SeedCheck => ({ group: "article", name, ok, got: JSON.stringify(got) ?? "" });
  const body = flat(article.text);
  const present = expected.notInBody.filter((words) => body.includes(flat(words)));
  const missing = expected.related.includes.filter((headline) => !article.related.includes(headline));
  const { published, origin } = article;
  const wires = reading.quotations.flatMap((quotation) =>
    quotation.voices.filter((voice) => voice.kind === "agency").map((voice) => voice.name),
  );
  return [
    check("title", article.title === expected.title, article.title),
    check("body starts", body.startsWith(flat(expected.bodyStartsWith)), body.slice(0, 60)),
    check("body ends", body.endsWith(flat(expected.bodyEndsWith)), body.slice(-60)),
    check("not in body", present.length === 0, present),
    check("related", article.related.length === expected.related.count && missing.length === 0, [article.related.length, missing]),
    check("language", article.language === expected.language, article.language),
    check(
      "origin",
      origin?.outlet === expected.origin.publisher &&
        origin.basis === expected.origin.basis &&
        origin.republished === expected.origin.republished,
      origin,
    ),
    check(
      "published",
      published?.value === expected.published.date &&
        published.precision === expected.published.precision &&
        published.basis === expected.published.basis &&
        expected.published.from.every((words) => published.from.some((from) => flat(from).includes(flat(words)))),
      published,
    ),
    check("wire source", wires.includes(expected.wireSource), wires),
  ];
}

function scoreActor(reading: Reading, row: ExpectedActor, actors: readonly Actor[]): SeedCheck {
  const found = reading.mentions.filter((mention) => covers(mention, row.text));
  const ok = found.some((mention) => isActor(mention, row, { reading, actors }));
  return { group: "actors", name: row.text, ok, got: found.slice(0, 2).map(describeMention).join(" | ") };
}

/** A mention stands for the expected words when it is them, or their head ("the US" of "the US and its allies"). */
function covers(mention: Mention, text: string): boolean {
  const surface = flat(mention.surface).replace(/^the /, "");
  const words = flat(text).replace(/^the /, "");
  return (
    surface === words ||
    (surface.includes(words) && surface.length < words.length + 12) ||
    (words.startsWith(`${surface} `) && words.includes(" and its "))
  );
}

function isActor(mention: Mention, row: ExpectedActor, world: { readonly reading: Reading; readonly actors: readonly Actor[] }): boolean {
  const ids = mention.actors.map((actor) => actor.id);
  if (row.ids !== undefined) return row.ids.length === ids.length && row.ids.every((id) => ids.includes(id));
  const [actor] = mention.actors;
  if (actor === undefined) return false;
  if (row.same !== undefined) return sameAs(actor, row.same, world.reading);
  if (row.kind === "unnamed") return actor.kind === "unnamed" && actor.id === null && mention.gloss.some((ref) => ref.country === row.hint);
  if (row.successor !== undefined && !hasSuccessor(row, world.actors)) return false;
  if (row.kind === "media" && actor.kind !== "outlet") return false;
  if (row.role !== undefined && !isRole(actor, row.role)) return false;
  return (row.id === undefined || actor.id === row.id) && (row.country === undefined || actor.country === row.country);
}

function sameAs(actor: ActorRef, name: string, reading: Reading): boolean {
  const full = reading.mentions.find((mention) => mention.surface === name)?.actors[0];
  return actor.id !== null && full?.id === actor.id;
}

function hasSuccessor(row: ExpectedActor, actors: readonly Actor[]): boolean {
  const actor = actors.find((candidate) => candidate.id === row.id);
  return actor?.links.some((link) => link.kind === "successor" && link.to === row.successor) ?? false;
}

/** "leader" is the word for whoever leads, under whatever title. */
function isRole(actor: ActorRef, role: string): boolean {
  return actor.role === role || (role === "leader" && (actor.role === "head of state" || actor.role === "head of government"));
}

const QUADS: Readonly<Record<string, readonly number[]>> = {
  "verbal-cooperation": [1],
  "material-cooperation": [2],
  "verbal-conflict": [3],
  "material-conflict": [4],
  cooperation: [1, 2],
  conflict: [3, 4],
};

function scoreEvent(reading: Reading, row: ExpectedEvent): SeedCheck {
  const targets = typeof row.target === "string" ? [row.target] : row.target;
  const near = reading.events.filter((event) => flat(event.evidence.words).includes(flat(row.evidence)));
  const ok = targets.every((target) => near.some((event) => isEvent(event, row, target)));
  return {
    group: row.need,
    name: `${row.source} → ${targets.join("+")} ${row.plover?.join("/") ?? row.cameo?.join("/")}`,
    ok,
    got: near.map(describeEvent).join(" | "),
  };
}

function isEvent(event: CodedEvent, row: ExpectedEvent, target: string): boolean {
  const coded = (row.plover?.includes(event.plover) ?? false) || (row.cameo?.includes(event.cameo) ?? false);
  const speakers = event.attribution.chain.map((voice) => voice.name);
  return (
    coded &&
    isSide(event.initiator, row.source) &&
    isRecipient(event, target) &&
    (row.status === undefined || event.status === row.status) &&
    (row.date === undefined || (event.when?.value.startsWith(row.date) ?? false)) &&
    (row.quad === undefined || (QUADS[row.quad]?.includes(event.quad) ?? false)) &&
    (row.said_by === undefined || row.said_by.some((name) => speakers.includes(name)))
  );
}

function isSide(actor: ActorRef, code: string): boolean {
  return actor.id === code || actor.country === code;
}

/** An unnamed recipient is right for the row whose target is only a reporter's gloss. */
function isRecipient(event: CodedEvent, target: string): boolean {
  return event.recipient !== null && (isSide(event.recipient, target) || (event.recipient.kind === "unnamed" && target === "USA"));
}

function scoreClaim(reading: Reading, row: ExpectedClaim): SeedCheck {
  const found = reading.quotations.filter((quotation) =>
    quotation.content.some((span) => flat(reading.article.text.slice(span.start, span.end)).includes(flat(row.claim))),
  );
  const outlet = reading.article.origin?.outlet ?? reading.article.outlet;
  const ok = found.some((quotation) => isClaim(quotation, row, outlet));
  return {
    group: "attribution",
    name: row.claim,
    ok,
    got: found
      .map((quotation) => `${quotation.voices.map((voice) => voice.name).join(" > ")} (${quotation.medium ?? "-"}, ${quotation.kind})`)
      .join(" | "),
  };
}

function isClaim(quotation: Quotation, row: ExpectedClaim, outlet: string | null): boolean {
  const chain = [outlet, ...quotation.voices.map((voice) => voice.name)];
  const quoted = quotation.kind !== "indirect";
  if (row.chain !== undefined && row.chain.join(">") !== chain.join(">")) return false;
  if (row.speaker !== undefined && chain.at(-1) !== row.speaker) return false;
  return (row.medium === undefined || row.medium === quotation.medium) && row.quoted === quoted;
}

const NOT_IN_ARTICLE = ["IRN", "AFG", "IND", "AUS", "FRA"];

function scoreMustNot(reading: Reading, related: readonly string[]): readonly SeedCheck[] {
  const check = (name: string, bad: readonly CodedEvent[]): SeedCheck => ({
    group: "mustNot",
    name,
    ok: bad.length === 0,
    got: bad.map(describeEvent).join(" | "),
  });
  const joins = (event: CodedEvent, a: readonly string[], b: string): boolean => {
    const sides = [event.initiator.country, event.recipient?.country ?? null];
    return sides.includes(b) && sides.some((side) => side !== null && a.includes(side));
  };
  return [
    check(
      "no event from a related headline",
      reading.events.filter(
        (event) =>
          [event.initiator, event.recipient].some(
            (side) => NOT_IN_ARTICLE.includes(side?.country ?? "") || /taliban|gandhi|rushdie/i.test(side?.name ?? ""),
          ) || related.some((headline) => event.evidence.words.includes(headline)),
      ),
    ),
    check(
      "the anti-Japanese war is background",
      reading.events.filter(
        (event) => joins(event, ["RUS", "PRK"], "JPN") && event.status !== "background" && (event.when?.value.startsWith("2022") ?? true),
      ),
    ),
    check(
      "the old alliance is no news",
      reading.events.filter(
        (event) => joins(event, ["RUS", "SUN"], "PRK") && event.status === "occurred" && event.evidence.words.includes("once a major ally"),
      ),
    ),
  ];
}

/** Strict: every span of every event slices to the words shown, inside the article. */
function scoreEvidence(reading: Reading): SeedCheck {
  const { text } = reading.article;
  const bad = reading.events.filter((event) => {
    const { sentence, words, trigger } = event.evidence;
    return (
      text.slice(sentence.start, sentence.end) !== words ||
      trigger.length === 0 ||
      trigger.some((span) => text.slice(span.start, span.end).trim() === "")
    );
  });
  return { group: "evidence", name: "evidence is a substring of the text", ok: bad.length === 0, got: bad.map(describeEvent).join(" | ") };
}

function describeMention(mention: Mention): string {
  return `${mention.surface} = ${mention.actors.map((actor) => actor.id ?? `(${actor.name})`).join("+")} ${mention.actors[0]?.role ?? ""} [${mention.basis}]`;
}

function describeEvent(event: CodedEvent): string {
  const side = (actor: ActorRef | null): string => actor?.country ?? actor?.id ?? actor?.name ?? "-";
  return `${side(event.initiator)} → ${side(event.recipient)} ${event.plover} ${event.cameo} ${event.status} ${event.when?.value ?? "-"} by ${describeChain(event.attribution)}`;
}

function describeChain(attribution: Attribution): string {
  return attribution.chain.map((voice) => voice.name).join(" > ");
}

/** Text with one kind of white space and straight quotation marks, for comparing. */
function flat(text: string): string {
  return text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, " ").trim();
}
