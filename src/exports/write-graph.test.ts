import assert from "node:assert/strict";
import { test } from "node:test";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { networkGraph } from "./network-graph.ts";
import { gexfLines, graphmlLines } from "./write-graph.ts";

const slice = (start: string) => ({
  start,
  network: {
    members: [],
    ties: [
      { from: "RUS", to: "UKR", cooperation: 1, conflict: 9 },
      { from: "UKR", to: "RUS", cooperation: 0, conflict: 4 },
    ],
  },
});
const graph = networkGraph([slice("2022-02-01"), slice("2022-03-01")], {
  nameOf: (country) => (country === "RUS" ? 'Russia <"&>' : country),
  blocOf: () => 0,
});

/** Programs of other people read back what was written. */
const READERS = [
  ["graphmlLines()", () => graphml.parse(MultiDirectedGraph, [...graphmlLines(graph)].join(""))],
  ["gexfLines()", () => gexf.parse(MultiDirectedGraph, [...gexfLines(graph)].join(""))],
] as const;

for (const [name, read] of READERS)
  test(`${name} is read back by graphology: nodes, parallel edges, their directions and figures`, () => {
    const back = read();
    assert.deepEqual(back.nodes().toSorted(), ["RUS", "UKR"]);
    assert.deepEqual([back.getNodeAttribute("RUS", "label"), back.getNodeAttribute("RUS", "conflict")], ['Russia <"&>', 26]);
    assert.equal(back.size, 4);
    const edge = back.outEdges("RUS").find((one) => back.getEdgeAttribute(one, "period") === "2022-03-01");
    assert.ok(edge !== undefined && back.target(edge) === "UKR");
    assert.deepEqual(
      ["weight", "cooperation", "conflict", "net"].map((key) => Number(back.getEdgeAttribute(edge, key))),
      [10, 1, 9, -8],
    );
  });

test("graphmlLines() and gexfLines() write a network without a tie", () => {
  for (const lines of [graphmlLines({ nodes: [], edges: [] }), gexfLines({ nodes: [], edges: [] })])
    assert.match([...lines].join(""), /<\/(?:graphml|gexf)>\n$/);
});
