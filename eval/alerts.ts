import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomOf } from "../scripts/random-of.ts";
import { addDays, isDay } from "../src/lib/day.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import type { DyadPeriod, DyadSeries, HappeningRow, PloverType, Status, Tally } from "../src/model/index.ts";
import { PLOVER } from "../src/model/index.ts";
import { buildSeries, findAlerts } from "../src/relations/index.ts";
import type { EvalReport } from "./harness.ts";

/**
 * `npm run eval alerts`: how often a dyad in which nothing changes gives an alert, in a year, and how often four times the usual does, over made-up
 * weeks (seeded) of several rates, dispersions and habits of reading; and how many alerts the demo corpus gives.
 */
const DYADS = 100;
const YEARS = 5;
const WEEKS = 52 * YEARS;
/** What `findAlerts` promises unless told otherwise. */
const ASKED = 0.5;
/** The week that four times the usual is put into. */
const JUMP = 200;
const RATES = [0.1, 0.5, 2, 10];
const DISPERSIONS = [1, 2, 5];
const READING = ["steady", "unsteady", "gaps"] as const;

interface Setting {
  readonly rate: number;
  readonly dispersion: number;
  readonly reading: (typeof READING)[number];
}

// oxlint-disable-next-line typescript/require-await -- an eval is asynchronous
export async function evaluate(): Promise<EvalReport> {
  const settings = READING.flatMap((reading) => RATES.flatMap((rate) => DISPERSIONS.map((dispersion) => ({ rate, dispersion, reading }))));
  const results = settings.map((setting) => ({ setting, ...simulate(setting) }));
  const within = (times: number, most: number): number => {
    const judged = results.filter(({ setting }) => setting.dispersion <= most);
    return judged.filter(({ alarms }) => alarms <= times * ASKED).length / judged.length;
  };
  const found = (rate: number, dispersion: number): number => {
    const judged = results.filter(({ setting }) => setting.rate === rate && setting.dispersion === dispersion);
    return judged.reduce((sum, result) => sum + result.found, 0) / judged.length;
  };
  return {
    figures: {
      "settings with no more than 1.5 times the false alarms asked for, dispersion up to 2": within(1.5, 2),
      "settings with no more than 3 times the false alarms asked for": within(3, Infinity),
      "four times 10 a week found, dispersion 1": found(10, 1),
      "four times 10 a week found, dispersion 2": found(10, 2),
      "four times 2 a week found, dispersion 1": found(2, 1),
    },
    lines: [
      `false alarms a year and dyad, ${ASKED} asked for; share of jumps to four times the usual that are found`,
      ...results.map(({ setting, alarms, found: share }) => {
        const { reading, rate, dispersion } = setting;
        return `${reading.padEnd(9)} ${String(rate).padStart(4)} acts a week, dispersion ${dispersion}: ${alarms.toFixed(2)}, ${(share * 100).toFixed(0)} %`;
      }),
      demoLine(),
    ],
    labelled: [],
  };
}

function simulate(setting: Setting): { readonly alarms: number; readonly found: number } {
  const random = randomOf(Math.round(setting.rate * 1000) + setting.dispersion * 7 + READING.indexOf(setting.reading) * 100_003);
  let [alarms, found, jumps] = [0, 0, 0];
  for (let dyad = 0; dyad < DYADS; dyad++) {
    const weeks = Array.from({ length: WEEKS }, (_, at) => weekOf(at, setting, random));
    alarms += findAlerts(seriesOf(weeks)).length;
    const jump = weeks[JUMP];
    if (jump === undefined || jump.articlesRead === 0) continue;
    jumps++;
    const conflict = draw((setting.rate * jump.articlesRead * 4) / 100, setting.dispersion, random);
    const changed = weeks.map((week) => (week === jump ? { ...week, both: tally(0, conflict) } : week));
    if (findAlerts(seriesOf(changed)).some(({ start, measure }) => start === jump.start && measure === "conflict")) found++;
  }
  return { alarms: alarms / (DYADS * YEARS), found: found / jumps };
}

function weekOf(at: number, { rate, dispersion, reading }: Setting, random: () => number): DyadPeriod {
  const articlesRead = reading === "steady" ? 100 : reading === "unsteady" ? Math.round(20 + 160 * random()) : random() < 0.3 ? 0 : 100;
  const mean = (rate * articlesRead) / 100;
  const both = tally(draw(mean, dispersion, random), draw(mean, dispersion, random));
  return { start: addDays("2019-01-07", at * 7), aToB: tally(0, 0), bToA: tally(0, 0), both, ids: [], articlesRead };
}

function tally(cooperation: number, conflict: number): Tally {
  return { quads: [cooperation, 0, 0, conflict], types: {}, goldsteinSum: 0, goldsteinMean: null };
}

function seriesOf(periods: readonly DyadPeriod[]): DyadSeries {
  return { a: "AAA", b: "BBB", by: "week", count: "happenings", periods, statuses: [], undated: 0, formula: "" };
}

/** A count of that mean whose variance is `dispersion` times as large: Poisson of a gamma. */
function draw(mean: number, dispersion: number, random: () => number): number {
  if (mean <= 0) return 0;
  return poisson(dispersion <= 1 ? mean : gamma(mean / (dispersion - 1), random) * (dispersion - 1), random);
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(mean: number, random: () => number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - random(); product > least; product *= 1 - random()) count++;
  return count;
}

/** Marsaglia and Tsang, 2000. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

const COLUMNS = ["initiator", "recipient", "plover", "cameo", "status", "day", "evidence", "speaker", "happening"] as const;

/** The happenings that a careful reader takes from the demo corpus, and the alerts of all its pairs. */
function demoLine(): string {
  const folder = fileURLToPath(new URL("../demo/", import.meta.url));
  const slugs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const articlesByDay = new Map<string, number>();
  const happenings = new Map<string, HappeningRow>();
  for (const slug of slugs) {
    const article: { readonly published: { readonly value: string } | null } = JSON.parse(
      readFileSync(`${folder}${slug}/article.json`, "utf8"),
    );
    const day = article.published?.value.slice(0, 10);
    if (day !== undefined && isDay(day)) articlesByDay.set(day, (articlesByDay.get(day) ?? 0) + 1);
    for (const row of parseTsv(readFileSync(`${folder}${slug}/events.tsv`, "utf8"), { where: slug, columns: COLUMNS }))
      happenings.set(`${row.happening} ${row.initiator} ${row.recipient}`, happeningOf(row));
  }
  const rows = [...happenings.values()];
  const pairs = new Set(
    rows.flatMap(({ happening: { initiator, recipient } }) => {
      return initiator === null || recipient === null || initiator === recipient ? [] : [[initiator, recipient].sort().join(" ")];
    }),
  );
  const days = [...articlesByDay.keys()].sort();
  const alerts = [...pairs].flatMap((pair) => {
    const [a = "", b = ""] = pair.split(" ");
    return findAlerts(buildSeries(rows, { a, b, by: "week", since: days[0], until: days.at(-1), articlesByDay }));
  });
  return `demo corpus: ${alerts.length} alerts in ${pairs.size} dyads, ${days[0] ?? ""} to ${days.at(-1) ?? ""}, of ${rows.length} happenings`;
}

function happeningOf(row: { readonly [name in (typeof COLUMNS)[number]]: string }): HappeningRow {
  const { plover, status, day } = row;
  const type = PLOVER.find((one) => one.type === plover);
  return {
    storyId: row.happening,
    recordedAt: "2024-01-01T00:00:00Z",
    happening: {
      id: `${row.happening} ${row.initiator} ${row.recipient}`,
      initiator: row.initiator,
      recipient: row.recipient,
      initiatorName: row.initiator,
      recipientName: row.recipient,
      plover: (type?.type ?? "CONSULT") satisfies PloverType,
      cameo: row.cameo,
      quad: type?.quad ?? 1,
      goldstein: 0,
      status: status as Status,
      day: isDay(day) ? day : null,
      precision: isDay(day) ? "day" : null,
      eventIds: [],
      reports: 1,
      origins: 1,
      confidence: null,
      against: [],
    },
  };
}
