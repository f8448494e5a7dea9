import { Fault } from "../lib/fault.ts";
import type { Workspace } from "./kernels.ts";
import type { Layer, Rows, WholeRows } from "./linear-layers.ts";
import { applyLayer, placeLayer, rowsApart, reserveSums } from "./linear-layers.ts";
import type { Direction, TextModel } from "./text-model.ts";
import type { TimeOrder } from "./time-order.ts";

interface PlacedDirection {
  readonly input: Layer;
  readonly recurrent: Layer;
}

interface PlacedLayer {
  readonly forward: PlacedDirection;
  readonly backward: PlacedDirection;
}

/** The layers of the encoder in the memory of the kernels. What words add to the gates of the first is kept by word. */
export interface Encoder {
  readonly first: PlacedLayer;
  readonly others: readonly PlacedLayer[];
}

export function placeEncoder(workspace: Workspace, model: TextModel): Encoder {
  const place = ({ input, recurrent }: Direction): PlacedDirection => ({
    input: placeLayer(workspace, input),
    recurrent: placeLayer(workspace, recurrent),
  });
  const [first, ...others] = model.layers.map(({ forward, backward }) => ({ forward: place(forward), backward: place(backward) }));
  if (first !== undefined) return { first, others };
  throw new Fault("text/model", "Cannot use the text model", {
    where: "data/models/text.bin",
    why: "it has no layers",
    next: "Train it anew: training/README.md",
  });
}

/** What a byte of the outputs of cells counts: 63 of them are 1. */
const CELL_SCALE = 1 / 63;

/** A batch in the order of time, with its steps in the memory of the kernels. */
export interface PlacedOrder extends TimeOrder {
  readonly startsAt: number;
  readonly countsAt: number;
}

/** Gates for the rows from one to another (not included), made of what the layer reads. */
type GateMaker = (first: number, end: number) => Rows;

/** Where the gates of words in the first layer are, in the order of time, and how many bytes on those of the backward direction. */
export interface WordGates {
  readonly addresses: number;
  readonly backwardAt: number;
}

/** Runs the LSTM layers over a batch, whose rows stand in the order of time; gives the outputs of the last layer, 2 × hidden bytes a row. */
export function encodeWords(
  workspace: Workspace,
  { first, others }: Encoder,
  { words, order }: { readonly words: WordGates; readonly order: PlacedOrder },
): WholeRows {
  const gather =
    ({ width }: Layer, offset: number): GateMaker =>
    (from, end) =>
      gatherGates(workspace, { addresses: words.addresses + from * 4, offset, count: end - from, width });
  const ofWords = { forward: gather(first.forward.input, 0), backward: gather(first.backward.input, words.backwardAt) };
  let rows = runLayer(workspace, first, { gatesOf: ofWords, order });
  for (const layer of others) {
    const read = rows;
    const apply =
      (input: Layer): GateMaker =>
      (from, end) =>
        applyLayer(workspace, input, rowsBetween(read, from, end));
    rows = runLayer(workspace, layer, { gatesOf: { forward: apply(layer.forward.input), backward: apply(layer.backward.input) }, order });
  }
  return rows;
}

function runLayer(
  workspace: Workspace,
  { forward, backward }: PlacedLayer,
  { gatesOf, order }: { readonly gatesOf: { readonly forward: GateMaker; readonly backward: GateMaker }; readonly order: PlacedOrder },
): WholeRows {
  const hidden = forward.recurrent.inputs;
  const stride = hidden * 2;
  const out: WholeRows = { at: workspace.reserve(order.rows * stride), rows: order.rows, stride, scales: 0, scale: CELL_SCALE };
  runDirection(workspace, forward, { gatesOf: gatesOf.forward, out, order, isBackward: false });
  runDirection(workspace, backward, { gatesOf: gatesOf.backward, out: { ...out, at: out.at + hidden }, order, isBackward: true });
  return out;
}

function gatherGates(
  workspace: Workspace,
  {
    addresses,
    offset,
    count,
    width,
  }: { readonly addresses: number; readonly offset: number; readonly count: number; readonly width: number },
): Rows {
  const stride = rowsApart(width);
  const at = workspace.reserve(count * stride);
  workspace.kernels.gather(addresses, count, offset, width * 4, at, stride);
  return { at, rows: count, stride };
}

/**
 * Rows whose gates are made at a time: enough for the weights to be worth fetching, and few enough for the gates to stay in the cache. From 32 to 96 the
 * speed is the same, with 400 a tenth less.
 */
const ROWS_AT_A_TIME = 96;

/** One direction of one layer, some steps at a time: the inputs' part of all their gates at once, then step by step what the step before adds. */
function runDirection(
  workspace: Workspace,
  { recurrent }: PlacedDirection,
  run: { readonly gatesOf: GateMaker; readonly out: WholeRows; readonly order: PlacedOrder; readonly isBackward: boolean },
): void {
  const { gatesOf, out, isBackward } = run;
  const { startsAt, countsAt, starts, counts } = run.order;
  const hidden = recurrent.inputs;
  const most = counts[0] ?? 0;
  const mark = workspace.mark();
  const states = workspace.reserve(most * hidden * 4);
  workspace.floats(states, most * hidden).fill(0);
  const sums = reserveSums(workspace, most);
  const parts = partsOf(run.order);
  const startOf = (step: number): number => starts[step] ?? out.rows;
  for (const [from, to] of isBackward ? parts.toReversed() : parts) {
    const inner = workspace.mark();
    const first = startOf(from);
    const gates = gatesOf(first, startOf(to));
    workspace.kernels.remember(
      ...[gates.at - first * gates.stride, gates.stride, startsAt, countsAt, starts.length, from, to, isBackward ? -1 : 1],
      ...[hidden, recurrent.weights, states, out.at, out.stride, sums],
    );
    workspace.release(inner);
  }
  workspace.release(mark);
}

/** Steps in parts of about `ROWS_AT_A_TIME` rows. */
function partsOf({ counts }: TimeOrder): readonly (readonly [from: number, to: number])[] {
  const parts: (readonly [number, number])[] = [];
  let from = 0;
  let rows = 0;
  for (const [step, count] of counts.entries()) {
    rows += count;
    if (rows < ROWS_AT_A_TIME && step + 1 < counts.length) continue;
    parts.push([from, step + 1]);
    [from, rows] = [step + 1, 0];
  }
  return parts;
}

function rowsBetween(rows: WholeRows, from: number, to: number): WholeRows {
  return { ...rows, at: rows.at + from * rows.stride, rows: to - from, scales: rows.scales === 0 ? 0 : rows.scales + from * 4 };
}
