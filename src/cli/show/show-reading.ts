import type { ActorRef, Article, CameoRow, Mention, Reading } from "../../model/index.ts";
import { cleanText } from "../clean-text.ts";
import { cutToWidth, displayWidth } from "./display-width.ts";
import { groupActs } from "./group-acts.ts";
import { numberOf } from "../ingest/show-progress.ts";
import { legendOf } from "./mark-evidence.ts";
import type { Screen } from "./screen.ts";
import { showAct } from "./show-event.ts";
import type { Cell } from "./table-of.ts";
import { tableOf } from "./table-of.ts";
import { wordsForActor, wordsForOrigin, wordsForPublished } from "./words-for.ts";
import { wrapText } from "./wrap-text.ts";

/** A reading for people: the article, who is in it, and the events, each with its sentence. */
export function showReading(reading: Reading, screen: Screen, cameo: ReadonlyMap<string, CameoRow>): string {
  const lines = [...showArticle(reading, screen), "", ...showActors(reading, screen), "", ...showEvents(reading, screen, cameo)];
  return `${lines.join("\n")}\n`;
}

function showArticle({ article, sentences }: Reading, screen: Screen): readonly string[] {
  const title = article.title === "" ? "(no title)" : cleanText(article.title);
  const facts = [
    wordsForOrigin(article.outlet, article.origin),
    ...(article.byline.length === 0 ? [] : [`by ${article.byline.map(cleanText).join(", ")}`]),
    wordsForPublished(article.published),
  ];
  return [
    ...wrapText([{ text: title, style: "strong" }], screen),
    ...wrapText([{ text: facts.join(` ${screen.glyphs.dot} `), style: "plain" }], screen),
    ...wrapText([{ text: whatWasRead(article, sentences.length), style: "faint" }], screen),
  ];
}

function whatWasRead(article: Article, sentences: number): string {
  const parts = [
    article.url ?? article.canonicalUrl ?? article.from,
    countOf(sentences, "sentence"),
    ...(article.related.length === 0 ? [] : [`${countOf(article.related.length, "other headline")} left out`]),
    ...(article.truncated ? ["the page does not hold the whole article"] : []),
  ];
  return parts.map(cleanText).join(", ");
}

interface ActorLine {
  readonly actor: ActorRef;
  readonly gloss: readonly ActorRef[];
  count: number;
}

/** More are only counted: a long page names dozens once. */
const ACTORS_SHOWN = 20;

function showActors(reading: Reading, screen: Screen): readonly string[] {
  const all = countActors(reading.mentions);
  if (all.length === 0) return ["No actor is named"];
  const actors = all.slice(0, ACTORS_SHOWN);
  const more = all.length - actors.length;
  const nameRoom = Math.min(Math.floor(screen.width / 2) - 6, Math.max(...actors.map(({ actor }) => displayWidth(cleanText(actor.name)))));
  const rows = actors.map(({ actor, gloss, count }): readonly Cell[] => [
    { text: actor.country ?? "", paint: (text) => screen.paint(text, "strong") },
    { text: cutToWidth(cleanText(actor.name), nameRoom, screen.glyphs.ellipsis) },
    { text: cutToWidth(whatIs(actor, gloss), screen.width - nameRoom - 20, screen.glyphs.ellipsis) },
    { text: count === 1 ? "once" : `${numberOf(count)} times`, align: "right", paint: (text) => screen.paint(text, "faint") },
  ]);
  const rest = more === 0 ? [] : [screen.paint(`  and ${more} more`, "faint")];
  return [screen.paint("Who is in it", "strong"), ...tableOf(rows, "  "), ...rest];
}

function whatIs(actor: ActorRef, gloss: readonly ActorRef[]): string {
  const hint = gloss.length === 0 ? "" : `; hint: ${gloss.map(wordsForActor).join(", ")}`;
  const kind = actor.kind === "unnamed" ? "not named" : actor.kind;
  return cleanText((actor.role ?? kind) + hint);
}

/** Of those mentioned equally often, named actors stand before places and before who is only described. */
function rankOf(actor: ActorRef): number {
  return actor.kind === "place" ? 1 : actor.kind === "unnamed" ? 2 : 0;
}

/** By actor, most mentioned first; who is only described is told apart by the words. */
function countActors(mentions: readonly Mention[]): readonly ActorLine[] {
  const lines = new Map<string, ActorLine>();
  for (const mention of mentions) {
    for (const actor of mention.actors) {
      const key = actor.id ?? `${actor.kind} ${actor.country ?? ""} ${actor.name}`;
      const line = lines.get(key) ?? { actor, gloss: mention.gloss, count: 0 };
      line.count += 1;
      lines.set(key, line);
    }
  }
  return [...lines.values()].sort((a, b) => b.count - a.count || rankOf(a.actor) - rankOf(b.actor));
}

function showEvents({ events, article }: Reading, screen: Screen, cameo: ReadonlyMap<string, CameoRow>): readonly string[] {
  const acts = groupActs(events);
  if (acts.length === 0) return ["No event is coded"];
  const width = String(acts.length).length;
  const heading =
    acts.length === events.length
      ? `Events (${numberOf(events.length)})`
      : `Events (${numberOf(events.length)}, of ${countOf(acts.length, "act")})`;
  return [
    ...wrapText([{ text: heading, style: "strong" }, { text: " as ", style: "faint" }, ...legendOf(screen)], screen),
    ...acts.flatMap((act, index) => {
      const label = `${String(index + 1).padStart(width)}  `;
      return [...showAct({ act, cameo, text: article.text, label }, screen), ""];
    }),
  ].slice(0, -1);
}

/** "1 event", "2 events". */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
