import { randomOf } from "../../scripts/random-of.ts";
import { addDays } from "../../src/lib/day.ts";
import type { Day } from "../../src/model/index.ts";
import type { Sample, SampleAct } from "./sample-readings.ts";
import { sampleReading } from "./sample-readings.ts";

const COUNTRIES = [
  "ARM",
  "AZE",
  "CHN",
  "DEU",
  "EGY",
  "ETH",
  "FRA",
  "GRC",
  "IND",
  "IRN",
  "ISR",
  "JPN",
  "KOR",
  "PAK",
  "POL",
  "PRK",
  "RUS",
  "TUR",
  "UKR",
  "USA",
];
const TYPES = [
  { plover: "CONSULT", cameo: "042", quad: 1, goldstein: 1.9 },
  { plover: "AID", cameo: "071", quad: 2, goldstein: 7.4 },
  { plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2 },
  { plover: "ASSAULT", cameo: "190", quad: 4, goldstein: -10 },
  { plover: "THREATEN", cameo: "138", quad: 3, goldstein: -7, status: "threatened" },
  { plover: "SANCTION", cameo: "163", quad: 4, goldstein: -8, status: "background" },
] as const;

export interface SyntheticArticle extends Sample {
  /** Which made-up story it tells: copies and the original share it. */
  readonly story: number;
  readonly isCopy: boolean;
}

export interface SyntheticOptions {
  readonly seed: number;
  readonly articles: number;
  /** Share of articles that repeat one of the last fifty, trimmed, extended or under another headline. */
  readonly copies?: number;
  /** Days over which they are published, from `since`, by default 2022-01-01. */
  readonly days?: number;
  readonly since?: Day;
  /** Sentences in an article. */
  readonly sentences?: number;
  /** Most acts in an article; at least one. */
  readonly acts?: number;
  /** Who acts, and what; of these and of the words the n-th comes as often as 1 / n, as in news. Without them, a few that are all alike. */
  readonly world?: World;
}

export interface World {
  readonly countries: readonly string[];
  readonly types: readonly ActType[];
}

type ActType = Pick<SampleAct, "plover" | "cameo" | "quad" | "goldstein" | "status">;

/** Sentences that stand in many articles and tell nothing, as they do in real news. */
const STOCK = Array.from(
  { length: 40 },
  (_, index) => `A spokesman for ministry ${index} did not answer calls and letters of ours that asked for a comment.`,
);

interface Told {
  readonly story: number;
  readonly day: Day;
  readonly text: readonly string[];
  readonly acts: readonly SampleAct[];
}

/** Articles that a copy may be made of. */
const RECENT = 50;

/** Articles of made-up words with known copies, and the events that they tell; the same for the same seed. One at a time. */
export function* syntheticNews(options: SyntheticOptions): Generator<SyntheticArticle> {
  const { seed, articles, copies = 0.3, days = 365, since = "2022-01-01" } = options;
  const random = randomOf(seed);
  const even = (limit: number): number => Math.floor(random() * limit);
  const uneven = (limit: number): number => Math.min(limit, Math.floor((limit + 1) ** random())) - 1;
  const upTo: UpTo = { even, uneven: options.world === undefined ? even : uneven };
  const recent: Told[] = [];
  for (let index = 0; index < articles; index++) {
    const origin = random() < copies ? recent[even(recent.length)] : undefined;
    const told = origin ?? newTold({ story: index, day: addDays(since, Math.floor((index / articles) * days)) }, upTo, options);
    const sentences = origin === undefined ? told.text : edit(told.text, upTo);
    if (origin === undefined && recent.push(told) > RECENT) recent.shift();
    const published = `${told.day}T${twoDigits(6 + even(16))}:${twoDigits(even(60))}:00Z`;
    const outlet = `Outlet ${even(200)}`;
    const sample = sampleReading({ sentences, title: `Title ${index}`, outlet, published, from: `made/${index}.html`, acts: told.acts });
    yield { ...sample, story: told.story, isCopy: origin !== undefined };
  }
}

/** Whole numbers from 0 to below a limit: all alike, or as rare as they are high. */
interface UpTo {
  readonly even: (limit: number) => number;
  readonly uneven: (limit: number) => number;
}

function newTold(base: Pick<Told, "story" | "day">, upTo: UpTo, { sentences = 12, acts = 3, world }: SyntheticOptions): Told {
  const { countries, types } = world ?? { countries: COUNTRIES, types: TYPES };
  const pick = <T>(list: readonly T[], fallback: T): T => list[upTo.uneven(list.length)] ?? fallback;
  const newAct = (sentence: number): SampleAct => {
    const [initiator, recipient] = [pick(countries, "USA"), pick(countries, "RUS")];
    return { initiator, recipient: recipient === initiator ? null : recipient, ...pick(types, TYPES[0]), sentence, day: base.day };
  };
  const text = [...Array.from({ length: sentences - 1 }, () => newSentence(upTo)), STOCK[upTo.even(STOCK.length)] ?? ""];
  return { ...base, text, acts: Array.from({ length: 1 + upTo.even(acts) }, (_, at) => newAct(at % 4)) };
}

function newSentence({ even, uneven }: UpTo): string {
  return `${Array.from({ length: 12 + even(10) }, () => `w${uneven(20_000).toString(36)}`).join(" ")}.`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Trims, extends, or puts other words at the end; the sentences that tell the acts stay in place. */
function edit(text: readonly string[], upTo: UpTo): readonly string[] {
  const extra = [newSentence(upTo), newSentence(upTo)];
  const kind = upTo.even(3);
  if (kind === 0) return text.slice(0, Math.max(4, Math.ceil(text.length * 0.6)));
  return kind === 1 ? [...text, ...extra] : [...text.slice(0, -2), ...extra];
}
