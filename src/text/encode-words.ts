import type { Workspace } from "./kernels.ts";
import type { Layer, WholeRows } from "./linear-layers.ts";
import { applyLayer, placeLayer, reserveSums } from "./linear-layers.ts";
import type { Direction, TextModel } from "./text-model.ts";
import type { TimeOrder } from "./time-order.ts";

interface PlacedDirection {
  readonly input: Layer;
  readonly recurrent: Layer;
}

/** The layers of the encoder in the memory of the kernels. */
export type Encoder = readonly { readonly forward: PlacedDirection; readonly backward: PlacedDirection }[];

export function placeEncoder(workspace: Workspace, model: TextModel): Encoder {
  const place = ({ input, recurrent }: Direction): PlacedDirection => ({
    input: placeLayer(workspace, input),
    recurrent: placeLayer(workspace, recurrent),
  });
  return model.layers.map(({ forward, backward }) => ({ forward: place(forward), backward: place(backward) }));
}

/** What a byte of the outputs of cells counts: 63 of them are 1. */
const CELL_SCALE = 1 / 63;

/** A batch in the order of time, with its steps in the memory of the kernels. */
export interface PlacedOrder extends TimeOrder {
  readonly startsAt: number;
  readonly countsAt: number;
}

/** Runs the LSTM layers over a batch, whose rows stand in the order of time; gives the outputs of the last layer, 2 × hidden bytes a row. */
export function encodeWords(
  workspace: Workspace,
  encoder: Encoder,
  { words, order }: { readonly words: WholeRows; readonly order: PlacedOrder },
): WholeRows {
  let rows = words;
  for (const { forward, backward } of encoder) {
    const hidden = forward.recurrent.inputs;
    const stride = hidden * 2;
    const out: WholeRows = { at: workspace.reserve(rows.rows * stride), rows: rows.rows, stride, scales: 0, scale: CELL_SCALE };
    const mark = workspace.mark();
    runDirection(workspace, forward, { rows, out, order, isBackward: false });
    workspace.release(mark);
    runDirection(workspace, backward, { rows, out: { ...out, at: out.at + hidden }, order, isBackward: true });
    workspace.release(mark);
    rows = out;
  }
  return rows;
}

/** One direction of one layer: the inputs' part of all gates at once, then step by step what the step before adds. */
function runDirection(
  workspace: Workspace,
  { input, recurrent }: PlacedDirection,
  run: { readonly rows: WholeRows; readonly out: WholeRows; readonly order: PlacedOrder; readonly isBackward: boolean },
): void {
  const { order, out } = run;
  const { startsAt, countsAt, starts, counts } = order;
  const hidden = recurrent.inputs;
  const gates = applyLayer(workspace, input, run.rows);
  const most = counts[0] ?? 0;
  const states = workspace.reserve(most * hidden * 4);
  const sums = reserveSums(workspace, most);
  const backward = run.isBackward ? 1 : 0;
  workspace.kernels.remember(gates.at, startsAt, countsAt, starts.length, backward, hidden, recurrent.weights, states, out.at, out.stride, sums);
}
