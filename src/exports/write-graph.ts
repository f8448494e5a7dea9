/** A directed graph as programs for networks read it. Several edges may join the same nodes. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly values: GraphValues;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** How strong the edge is drawn. */
  readonly weight: number;
  readonly values: GraphValues;
}

/** The same names on every node, and on every edge. */
export type GraphValues = Readonly<Record<string, string | number>>;

/** GraphML 1.0 (graphml.graphdrawing.org), for NetworkX, igraph, Gephi and yEd. */
export function* graphmlLines({ nodes, edges }: Graph): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield* keyLines("node", { label: "", ...nodes[0]?.values });
  yield* keyLines("edge", { weight: 0, ...edges[0]?.values });
  yield '<graph id="network" edgedefault="directed">\n';
  for (const { id, label, values } of nodes) yield `<node id="${escape(id)}">${dataOf("node", { label, ...values })}</node>\n`;
  for (const { id, from, to, weight, values } of edges)
    yield `<edge id="${escape(id)}" source="${escape(from)}" target="${escape(to)}">${dataOf("edge", { weight, ...values })}</edge>\n`;
  yield "</graph>\n</graphml>\n";
}

function* keyLines(part: "node" | "edge", values: GraphValues): Generator<string> {
  for (const [name, value] of Object.entries(values))
    yield `<key id="${part}-${name}" for="${part}" attr.name="${name}" attr.type="${typeof value === "number" ? "double" : "string"}"/>\n`;
}

function dataOf(part: "node" | "edge", values: GraphValues): string {
  return Object.entries(values)
    .map(([name, value]) => `<data key="${part}-${name}">${escape(String(value))}</data>`)
    .join("");
}

/** GEXF 1.3 (gexf.net), for Gephi. */
export function* gexfLines({ nodes, edges }: Graph): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph defaultedgetype="directed">\n';
  yield attributeLines("node", nodes[0]?.values ?? {});
  yield attributeLines("edge", edges[0]?.values ?? {});
  yield "<nodes>\n";
  for (const { id, label, values } of nodes) yield `<node id="${escape(id)}" label="${escape(label)}">${attvaluesOf(values)}</node>\n`;
  yield "</nodes>\n<edges>\n";
  for (const { id, from, to, weight, values } of edges)
    yield `<edge id="${escape(id)}" source="${escape(from)}" target="${escape(to)}" weight="${weight}">${attvaluesOf(values)}</edge>\n`;
  yield "</edges>\n</graph>\n</gexf>\n";
}

function attributeLines(part: "node" | "edge", values: GraphValues): string {
  const lines = Object.entries(values).map(
    ([name, value]) => `<attribute id="${name}" title="${name}" type="${typeof value === "number" ? "double" : "string"}"/>\n`,
  );
  return `<attributes class="${part}">\n${lines.join("")}</attributes>\n`;
}

function attvaluesOf(values: GraphValues): string {
  const lines = Object.entries(values).map(([name, value]) => `<attvalue for="${name}" value="${escape(String(value))}"/>`);
  return `<attvalues>${lines.join("")}</attvalues>`;
}

/** XML 1.0 has no way to write control characters. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replaceAll(FORBIDDEN, "").replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
