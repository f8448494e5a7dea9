import type { PhraseModel } from "../../src/text/phrases/phrase-model.ts";
import { ANSWERS } from "../../src/text/phrases/phrase-model.ts";
import { randomOf } from "../random-of.ts";
import type { Trained } from "./adam.ts";
import { createTrained, frequent, inBatches, rowsOf } from "./adam.ts";

/** What is seen of a head, whether it names, and of which kind its mention is (position in `PHRASE_ANSWERS`), 0 where it has none. */
export interface HeadExample {
  readonly seen: readonly number[];
  readonly vectors: Float32Array;
  readonly named: boolean;
  readonly kind: number;
}

type HeadModel = Omit<PhraseModel, "spans">;

const [ROUNDS, BATCH, RATE, DECAY] = [7, 256, 3e-3, 1e-3];
/** Share of numbers and of hidden units that each example does without, so that none is relied on alone. */
const DROPPED = 0.3;
/** Share of what is seen that each example does without. */
const UNSEEN = 0.2;
/** What a kind counts beside whether a head names. */
const KIND = 0.5;

/** A net over what is seen of heads: hidden units fed by what is seen and by vectors; answers fed by what is seen and by the units. Adam, from a seed. */
export function trainHeads(
  examples: readonly HeadExample[],
  { least, hidden, seed }: { readonly least: number; readonly hidden: number; readonly seed: number },
): HeadModel {
  const rows = frequent(
    examples.map(({ seen }) => seen),
    least,
  );
  const [width, inputs] = [hidden + ANSWERS, examples[0]?.vectors.length ?? 0];
  const random = randomOf(seed);
  const spread = (count: number, size: number): Float32Array => Float32Array.from({ length: count }, () => (random() * 2 - 1) * size);
  const net = {
    seen: createTrained(
      spread(rows.size * width, 0.08).map((value, i) => (i % width < hidden ? value : 0)),
      width,
    ),
    units: createTrained(spread(hidden * inputs, inputs ** -0.5), inputs),
    unitBias: createTrained(new Float32Array(hidden), hidden),
    out: createTrained(spread(ANSWERS * hidden, hidden ** -0.5), ANSWERS * hidden),
    outBias: createTrained(new Float32Array(ANSWERS), ANSWERS),
  };
  const known = examples.map((example) => ({ ...example, rows: rowsOf(example.seen, rows) }));
  inBatches(known.length, { rounds: ROUNDS, batch: BATCH, rate: RATE, random }, (batch, rate) => {
    for (const i of batch) {
      const example = known[i];
      if (example !== undefined) learnHead(net, example, { random, share: 1 / batch.length });
    }
    for (const part of [net.units, net.unitBias, net.out, net.outBias])
      for (let row = 0; row * part.width < part.values.length; row++) part.touched.add(row);
    for (const part of Object.values(net)) part.step(rate);
    for (const { values } of [net.units, net.out]) for (const [i, value] of values.entries()) values[i] = value * (1 - rate * DECAY);
  });
  const rowOf = (row: number): Float32Array => net.seen.values.slice(row * width, (row + 1) * width).map((value) => value * (1 - UNSEEN));
  return {
    heads: new Map([...rows].map(([seen, row]) => [seen, rowOf(row)])),
    ...{ units: net.units.values, unitBias: net.unitBias.values, out: net.out.values, outBias: net.outBias.values },
  };
}

type Net = Readonly<Record<"seen" | "units" | "unitBias" | "out" | "outBias", Trained>>;

interface Passed {
  /** Numbers of the example that it does not do without, its hidden units and its answers. */
  readonly kept: Float32Array;
  readonly units: Float32Array;
  readonly answers: Float32Array;
}

/** Adds the slopes of one example. */
function learnHead(
  net: Net,
  example: HeadExample & { readonly rows: Int32Array },
  { random, share }: { readonly random: () => number; readonly share: number },
): void {
  const rows = example.rows.filter(() => random() >= UNSEEN);
  const passed = pass(net, { ...example, rows }, random);
  const slopes = slopesOf(passed.answers, example).map((slope) => slope * share);
  addTo(net.outBias.slopes, 0, slopes);
  const back = new Float32Array(net.seen.width);
  back.set(slopes, net.unitBias.width);
  for (const [unit, value] of passed.units.entries()) if (value !== 0) back[unit] = learnUnit(net, unit, { ...passed, slopes });
  for (const row of rows) {
    addTo(net.seen.slopes, row * net.seen.width, back);
    net.seen.touched.add(row);
  }
}

/** As `weighHead`, but without some numbers and units, the others so much larger. */
function pass(net: Net, { rows, vectors }: HeadExample & { readonly rows: Int32Array }, random: () => number): Passed {
  const [hidden, inputs, width] = [net.unitBias.width, net.units.width, net.seen.width];
  const kept = vectors.map((value) => (random() < DROPPED ? 0 : value / (1 - DROPPED)));
  const [units, answers] = [Float32Array.from(net.unitBias.values), Float32Array.from(net.outBias.values)];
  for (const row of rows) {
    addTo(units, 0, net.seen.values.subarray(row * width, row * width + hidden));
    addTo(answers, 0, net.seen.values.subarray(row * width + hidden, (row + 1) * width));
  }
  for (let unit = 0; unit < hidden; unit++) {
    let sum = units[unit] ?? 0;
    const from = unit * inputs;
    for (let i = 0; i < inputs; i++) sum += (net.units.values[from + i] ?? 0) * (kept[i] ?? 0);
    units[unit] = sum <= 0 || random() < DROPPED ? 0 : sum / (1 - DROPPED);
    for (let k = 0; k < ANSWERS; k++) answers[k] = (answers[k] ?? 0) + (units[unit] ?? 0) * (net.out.values[k * hidden + unit] ?? 0);
  }
  return { kept, units, answers };
}

/** Adds the slopes of what a hidden unit says and of what feeds it; gives the slope of the unit. */
function learnUnit(net: Net, unit: number, { kept, units, slopes }: Omit<Passed, "answers"> & { readonly slopes: Float32Array }): number {
  const [hidden, inputs] = [net.unitBias.width, net.units.width];
  let slope = 0;
  for (let k = 0; k < ANSWERS; k++) {
    const at = k * hidden + unit;
    slope += (slopes[k] ?? 0) * (net.out.values[at] ?? 0);
    net.out.slopes[at] = (net.out.slopes[at] ?? 0) + (slopes[k] ?? 0) * (units[unit] ?? 0);
  }
  slope /= 1 - DROPPED;
  net.unitBias.slopes[unit] = (net.unitBias.slopes[unit] ?? 0) + slope;
  const from = unit * inputs;
  for (let i = 0; i < inputs; i++) net.units.slopes[from + i] = (net.units.slopes[from + i] ?? 0) + slope * (kept[i] ?? 0);
  return slope;
}

function addTo(to: Float32Array, at: number, values: Float32Array): void {
  for (let k = 0; k < values.length; k++) to[at + k] = (to[at + k] ?? 0) + (values[k] ?? 0);
}

/** How the loss changes with each answer: a logistic one for naming, a softmax over kinds where there is one. */
function slopesOf(answers: Float32Array, { named, kind }: Pick<HeadExample, "named" | "kind">): Float32Array {
  const slopes = new Float32Array(ANSWERS);
  slopes[0] = 1 / (1 + Math.exp(-(answers[0] ?? 0))) - (named ? 1 : 0);
  if (kind === 0) return slopes;
  const odds = answers.slice(1).map(Math.exp);
  const all = odds.reduce((sum, one) => sum + one, 0);
  for (const [k, one] of odds.entries()) slopes[k + 1] = KIND * (one / all - (k + 1 === kind ? 1 : 0));
  return slopes;
}
