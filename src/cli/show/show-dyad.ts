import type { CameoRow, DyadSeries, EventRow, Evidence, HappeningRow, SeriesCount, SourceRead } from "../../model/index.ts";
import { conflictOf, cooperationOf, drawSeries } from "./draw-series.ts";
import { markEvidence } from "./mark-evidence.ts";
import type { Screen } from "./screen.ts";
import { signed, styleOfQuad } from "./show-event.ts";
import { countOf } from "./show-reading.ts";
import { wordsForActor, wordsForAttribution, wordsForDay } from "./words-for.ts";
import { wrapText } from "./wrap-text.ts";

/** One happening with all that tells it. */
export interface HappeningView {
  readonly row: HappeningRow;
  /** The events folded into it, each with its sentence; never empty. */
  readonly events: readonly EventRow[];
  /** Where each of those articles was read, by article id. */
  readonly places: ReadonlyMap<string, string>;
}

export interface DyadView {
  readonly series: DyadSeries<SeriesCount>;
  /** What was read of each source, period by period as the series. */
  readonly sources: readonly SourceRead[];
  readonly nameOf: ReadonlyMap<string, string>;
  /** Latest first. */
  readonly happenings: readonly HappeningView[];
  /** Happenings that are counted and not listed. */
  readonly more: number;
  /** Happenings of a status that is not counted: background, denied, only intended. */
  readonly notCounted: number;
  readonly cameo: ReadonlyMap<string, CameoRow>;
}

/** A dyad for people: the timeline, what it is made of, and what happened, latest first. */
export function showDyad(view: DyadView, screen: Screen): string {
  const { series } = view;
  const title = `${view.nameOf.get(series.a) ?? series.a} and ${view.nameOf.get(series.b) ?? series.b}: ${series.count} a ${series.by}`;
  const lines = [
    screen.paint(title, "strong"),
    ...wrapText([{ text: `Cooperation up, conflict down; where the line is broken nothing was read`, style: "faint" }], screen),
    ...(series.periods.length === 0 ? [] : ["", ...drawSeries(series, screen), ""]),
    ...totals(series, screen),
    ...wrapText([{ text: wordsForSources(view), style: "plain" }], screen),
    ...(view.notCounted === 0
      ? []
      : wrapText(
          [{ text: `Not counted: ${view.notCounted} that are background, denied, hypothetical, or not done yet`, style: "plain" }],
          screen,
        )),
    ...view.happenings.flatMap((happening) => ["", ...showHappening(happening, view, screen)]),
    ...(view.happenings.length === 0 ? ["", "Nothing is recorded between them that is counted"] : []),
    ...(view.more === 0 ? [] : ["", `${countOf(view.more, "earlier happening")}: --limit 0 lists all`]),
    "",
    ...wrapText([{ text: series.formula, style: "faint" }], screen),
  ];
  return `${lines.join("\n")}\n`;
}

/** Each direction in figures, and how much was read: the denominator. */
function totals(series: DyadSeries<SeriesCount>, screen: Screen): readonly string[] {
  const direction = (from: string, to: string, side: "aToB" | "bToA"): string => {
    const tallies = series.periods.map((period) => period[side]);
    const sum = (pick: (tally: (typeof tallies)[number]) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
    const counted = sum((tally) => cooperationOf(tally) + conflictOf(tally));
    const mean = counted === 0 ? "" : `, Goldstein mean ${signed(sum((tally) => tally.goldsteinSum) / counted)}`;
    const up = screen.paint(`${sum(cooperationOf)} of cooperation`, "cooperation");
    return `${from} ${screen.glyphs.arrow} ${to}: ${up}, ${screen.paint(`${sum(conflictOf)} of conflict`, "conflict")}${mean}`;
  };
  const read = series.periods.reduce((total, period) => total + period.articlesRead, 0);
  const blank = series.periods.filter((period) => period.articlesRead === 0).length;
  const gaps = blank === 0 ? "" : `; none in ${countOf(blank, series.by)} of ${series.periods.length}`;
  return [
    direction(series.a, series.b, "aToB"),
    direction(series.b, series.a, "bToA"),
    `Read: ${countOf(read, "article")}, whatever they tell${gaps}`,
  ];
}

/** Each source with the periods in which nothing of it was read: its silence there says nothing. */
function wordsForSources({ sources, series }: DyadView): string {
  const words = sources.map(({ outlet, sources: several, articlesRead }) => {
    const gaps = articlesRead.filter((count) => count === 0).length;
    const name = several > 1 ? `${several} ${outlet}` : (outlet ?? "without an outlet");
    return `${name} ${articlesRead.reduce((sum, count) => sum + count, 0)}${gaps === 0 ? "" : ` (none in ${countOf(gaps, series.by)})`}`;
  });
  return words.length === 0 ? "" : `By source: ${words.join(", ")}`;
}

function showHappening(happening: HappeningView, { cameo }: DyadView, screen: Screen): readonly string[] {
  const { row, events } = happening;
  const [first] = events;
  if (first === undefined) return [];
  const { event } = first;
  const { day, precision } = row.happening;
  const when = day === null || precision === null ? "no date" : wordsForDay({ value: day, day, precision });
  const dot = ` ${screen.glyphs.dot} `;
  const told =
    row.happening.reports === 1
      ? ""
      : `${dot}${countOf(row.happening.reports, "report")}, ${countOf(row.happening.origins, "independent source")}`;
  const name = cameo.get(event.cameo)?.name ?? "";
  return [
    ...wrapText(
      [
        { text: `${when}  `, style: "strong" },
        {
          text: `${wordsForActor(event.initiator)} ${event.reciprocal ? screen.glyphs.both : screen.glyphs.arrow} ${wordsForActor(event.recipient)}${dot}`,
          style: "plain",
        },
        { text: event.plover, style: styleOfQuad(row.happening.quad) },
        { text: `${dot}${event.cameo} ${name}${dot}${signed(row.happening.goldstein)}${dot}`, style: "plain" },
        { text: event.status, style: event.status === "occurred" ? "plain" : "warning" },
        { text: told, style: "plain" },
      ],
      screen,
    ),
    ...wrapText(markEvidence(event.reciprocal ? bothWays(event.evidence) : [event.evidence], screen), screen, { indent: "  " }),
    ...sourcesOf(happening, screen),
  ];
}

/** Both sides of a reciprocal act do it, and are marked alike. */
function bothWays(evidence: Evidence): readonly Evidence[] {
  return [evidence, { ...evidence, initiator: evidence.recipient, recipient: evidence.initiator }];
}

/** Sources listed under a happening; more are only counted. */
const SOURCES_SHOWN = 3;

function sourcesOf({ events, places }: HappeningView, screen: Screen): readonly string[] {
  const byArticle = [...new Map(events.map(({ event }) => [event.articleId, event])).values()];
  const lines = byArticle.slice(0, SOURCES_SHOWN).flatMap((event) => {
    const place = places.get(event.articleId);
    const text = `${wordsForAttribution(event.attribution)}${place === undefined ? "" : `, ${place}`}`;
    return wrapText([{ text, style: "faint" }], screen, { indent: "  " });
  });
  const more = byArticle.length - SOURCES_SHOWN;
  return more > 0 ? [...lines, screen.paint(`  and ${countOf(more, "more article")}`, "faint")] : lines;
}
