import type { Skip } from "../../model/index.ts";
import { cleanText } from "../clean-text.ts";
import { countOf } from "../show/show-reading.ts";
import type { Cell } from "../show/table-of.ts";
import { tableOf } from "../show/table-of.ts";
import type { Screen } from "../show/screen.ts";
import { wrapText } from "../show/wrap-text.ts";
import { numberOf, skipsByCount, wordsForRate, wordsForTime } from "./show-progress.ts";
import { countSkips } from "./tally.ts";
import type { Tally } from "./tally.ts";

export interface RunFacts {
  readonly seconds: number;
  readonly workers: number;
  readonly record: string;
}

/** What a run did, as a sum: the lines below the first add up to it. */
export function showSummary(tally: Tally, facts: RunFacts, screen: Screen): string {
  const fresh = tally.read - tally.known;
  const rate = fresh === 0 || facts.seconds === 0 ? "" : `, ${wordsForRate(fresh / facts.seconds)}`;
  const threads = `${facts.workers} thread${facts.workers === 1 ? "" : "s"}`;
  const row = (count: number, words: string): readonly Cell[] => [{ text: numberOf(count), align: "right" }, { text: words }];
  const rows = [
    row(tally.coded, `coded: ${numberOf(tally.events)} event${tally.events === 1 ? "" : "s"}`),
    row(tally.withoutEvents, "without events"),
    ...(tally.changed === 0
      ? []
      : [
          row(
            tally.changed,
            tally.changed === 1
              ? "of these is a new version of an article that the record had"
              : "of these are new versions of articles that the record had",
          ),
        ]),
    ...(tally.repeated === 0
      ? []
      : [row(tally.repeated, `${tally.repeated === 1 ? "holds" : "hold"} an article that the record has from another page`)]),
    row(tally.known, "in the record already"),
    row(countSkips(tally), countSkips(tally) === 0 ? "skipped" : "skipped:"),
  ];
  const reasons = skipsByCount(tally).map(([reason, count]) => {
    const first = tally.firstSkips.find((skip) => skip.reason === reason);
    return [...row(count, reason), { text: first === undefined ? "" : exampleOf(first, count) }];
  });
  const head = `Read ${countOf(tally.read, "page")} into ${facts.record} in ${wordsForSpan(facts.seconds)}${rate} (${threads})`;
  const lines = [
    screen.paint(head, "strong"),
    ...tableOf(rows, "  "),
    ...tableOf(reasons, "         "),
    ...tally.crashes.flatMap((crash) => showCrash(crash, screen)),
  ];
  return `${lines.join("\n")}\n`;
}

/** One page that was skipped so, and why: what is wrong with one is mostly wrong with all. */
function exampleOf(skip: Skip, count: number): string {
  return `${count === 1 ? "" : "the first: "}${cleanText(skip.where)}: ${cleanText(skip.why)}`;
}

function wordsForSpan(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : wordsForTime(seconds);
}

/** A defect of ours is shown, with the page that shows it. */
function showCrash(crash: Skip, screen: Screen): readonly string[] {
  return wrapText(
    [
      {
        text: `A defect in Demarche showed on ${cleanText(crash.where)}: ${cleanText(crash.why)}. Please report it with the page`,
        style: "warning",
      },
    ],
    screen,
  );
}

/** The same for programs. */
export function summaryToJson(tally: Tally, facts: RunFacts): object {
  const { read, coded, withoutEvents, repeated, changed, known, events, skips, firstSkips, crashes } = tally;
  return {
    schema: "demarche/ingest/1",
    read,
    coded,
    withoutEvents,
    repeated,
    changed,
    skipped: countSkips(tally),
    known,
    events,
    skips,
    firstSkips,
    crashes,
    ...facts,
  };
}
