import type { TreeNodeRow } from "../../src/model/index.ts";
import { binRows } from "./bin-rows.ts";
import type { BinnedRows } from "./bin-rows.ts";
import type { BoostedTrees } from "./boost.ts";
import { boostTrees } from "./boost.ts";
import type { Example } from "./examples.ts";

/** Chosen by cross-validation over sites (docs/articles.md); fewer or larger trees lose some thousandths, more only cost time. */
const OPTIONS = { trees: 200, leaves: 20, rate: 0.06, leastWeight: 1, shrink: 1, columns: 0.4, sample: 0.5, seed: 7 };

/** Learns a forest from examples and gives its nodes as rows of `data/models/`. The same examples give the same rows. */
export function fitForest(
  examples: readonly Pick<Example, "rows" | "labels" | "weights">[],
  names: readonly string[],
  options = OPTIONS,
): readonly TreeNodeRow[] {
  const count = examples.reduce((sum, { labels }) => sum + labels.length, 0);
  const values = new Float32Array(count * names.length);
  const labels = new Float32Array(count);
  const weights = new Float32Array(count);
  let at = 0;
  for (const example of examples) {
    values.set(example.rows, at * names.length);
    labels.set(example.labels, at);
    weights.set(example.weights, at);
    at += example.labels.length;
  }
  const data = binRows(values, names.length);
  return rowsOf(boostTrees({ data, labels, weights }, options), { data, names });
}

/** The bias is a tree of one leaf. Numbers keep six digits, which is finer than a bin. */
function rowsOf(
  { bias, trees }: BoostedTrees,
  { data, names }: { readonly data: BinnedRows; readonly names: readonly string[] },
): readonly TreeNodeRow[] {
  const short = (value: number): number => Number(value.toPrecision(6));
  const first: TreeNodeRow = { tree: 0, node: 0, feature: "", cut: 0, low: 0, high: 0, value: short(bias) };
  const others = trees.flatMap((tree, t) =>
    tree.feature.map((column, node): TreeNodeRow => ({
      tree: t + 1,
      node,
      feature: names[column] ?? "",
      cut: column < 0 ? 0 : short(data.edges[column]?.[tree.bin[node] ?? 0] ?? 0),
      low: tree.low[node] ?? 0,
      high: tree.high[node] ?? 0,
      value: column < 0 ? short(tree.value[node] ?? 0) : 0,
    })),
  );
  return [first, ...others];
}

/** Rows as `data/models/*.tsv` has them. */
export function forestTable(rows: readonly TreeNodeRow[]): string {
  const lines = rows.map(({ tree, node, feature, cut, low, high, value }) => [tree, node, feature, cut, low, high, value].join("\t"));
  return `${["tree\tnode\tfeature\tcut\tlow\thigh\tvalue", ...lines].join("\n")}\n`;
}
