import type { Workspace } from "./kernels.ts";
import type { Layer, Rows, WholeRows } from "./linear-layers.ts";
import { CELL_SCALE, applyLayer, multiplyInto, placeLayer } from "./linear-layers.ts";
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

/**
 * Runs the LSTM layers over a batch. Rows stand in time order, so that one step of all sentences is one matrix product; gives the outputs of
 * the last layer, 2 × hidden 16-bit numbers a row.
 */
export function encodeWords(
  workspace: Workspace,
  encoder: Encoder,
  { words, order }: { readonly words: WholeRows; readonly order: TimeOrder },
): WholeRows {
  let rows = words;
  for (const { forward, backward } of encoder) {
    const hidden = forward.recurrent.inputs;
    const stride = hidden * 4;
    const out: WholeRows = { at: workspace.reserve(rows.rows * stride), rows: rows.rows, stride, scales: 0, scale: CELL_SCALE };
    const mark = workspace.mark();
    runDirection(workspace, forward, { rows, out, order, steps: order.starts.keys() });
    workspace.release(mark);
    runDirection(workspace, backward, {
      ...{ rows, order },
      out: { ...out, at: out.at + hidden * 2 },
      steps: Array.from(order.starts.keys()).toReversed(),
    });
    workspace.release(mark);
    rows = out;
  }
  return rows;
}

/** One direction of one layer: the inputs' part of all gates at once, then step by step what the step before adds. */
function runDirection(
  workspace: Workspace,
  { input, recurrent }: PlacedDirection,
  run: { readonly rows: WholeRows; readonly out: WholeRows; readonly order: TimeOrder; readonly steps: Iterable<number> },
): void {
  const { order, out } = run;
  const hidden = recurrent.inputs;
  const gates = applyLayer(workspace, input, run.rows);
  const most = order.counts[0] ?? 0;
  const states = workspace.reserve(most * hidden * 4);
  workspace.floats(states, most * hidden).fill(0);
  let before = -1;
  for (const step of run.steps) {
    const at = part(gates, order, step);
    if (before >= 0) {
      // Sentences that have both steps come first in each.
      const rows = Math.min(order.counts[before] ?? 0, at.rows);
      multiplyInto(workspace, recurrent, { input: { ...out, ...part(out, order, before), rows }, base: at, out: at });
    }
    workspace.kernels.cells(at.at, at.rows, hidden, states, part(out, order, step).at, out.stride);
    before = step;
  }
}

function part(rows: Rows, order: TimeOrder, step: number): Rows {
  return { at: rows.at + (order.starts[step] ?? 0) * rows.stride, rows: order.counts[step] ?? 0, stride: rows.stride };
}
