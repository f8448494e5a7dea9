/** A circle that was drawn together to one node: its members, and by which edge each hung on the next. */
interface Drawn {
  readonly node: number;
  readonly members: readonly number[];
  readonly edges: readonly Edge[];
}

/** An edge between the nodes that were there at first. */
interface Edge {
  readonly child: number;
  readonly head: number;
}

interface Graph {
  readonly size: number;
  /** `scores[node * size + head]`. */
  readonly scores: Float64Array;
  /** For each cell of `scores`, the edge of the first nodes that it stands for. */
  readonly children: Int32Array;
  readonly parents: Int32Array;
  readonly alive: Uint8Array;
  /** Best head of each node. */
  readonly heads: Int32Array;
}

/**
 * Heads of nodes 1 .. size - 1 in the tree of most score under node 0; `scores[node * size + head]` (Chu and Liu, Edmonds). Circles of best
 * heads are drawn together in place until there are none, then opened in turn: the square of `size` in all, whatever the scores are.
 */
export function spanningTree(scores: Float64Array, size: number): Int32Array {
  const graph: Graph = {
    size,
    scores: scores.slice(),
    children: new Int32Array(size * size),
    parents: new Int32Array(size * size),
    alive: new Uint8Array(size).fill(1),
    heads: new Int32Array(size),
  };
  for (let node = 0; node < size; node++) {
    graph.children.fill(node, node * size, (node + 1) * size);
    for (let head = 0; head < size; head++) graph.parents[node * size + head] = head;
  }
  for (let node = 1; node < size; node++) graph.heads[node] = bestHead(graph, node);
  const drawn: Drawn[] = [];
  for (let circle = findCircle(graph); circle !== null; circle = findCircle(graph)) drawn.push(draw(graph, circle));
  return open(graph, drawn);
}

function bestHead({ size, scores, alive }: Graph, node: number): number {
  let best = 0;
  for (let head = 1; head < size; head++) {
    if (head === node || alive[head] === 0) continue;
    if ((scores[node * size + head] ?? 0) > (scores[node * size + best] ?? 0)) best = head;
  }
  return best;
}

function findCircle({ size, alive, heads }: Graph): readonly number[] | null {
  const seenBy = new Int32Array(size);
  for (let start = 1; start < size; start++) {
    if (alive[start] === 0) continue;
    let at = start;
    for (; at !== 0 && seenBy[at] === 0; at = heads[at] ?? 0) seenBy[at] = start;
    if (at === 0 || seenBy[at] !== start) continue;
    const circle = [at];
    for (let next = heads[at] ?? 0; next !== at; next = heads[next] ?? 0) circle.push(next);
    return circle;
  }
  return null;
}

/** The first member stands for the circle from here on. */
function draw(graph: Graph, members: readonly number[]): Drawn {
  const { size, alive, heads } = graph;
  const node = members[0] ?? 0;
  const edges = members.map((member) => edgeAt(graph, member * size + (heads[member] ?? 0)));
  const kept = members.map((member) => graph.scores[member * size + (heads[member] ?? 0)] ?? 0);
  const inside = new Set(members);
  for (const member of members) if (member !== node) alive[member] = 0;
  for (let other = 0; other < size; other++) {
    if (alive[other] === 0 || other === node) continue;
    joinCells(graph, { into: node * size + other, from: members.map((member) => member * size + other), less: kept });
    if (other === 0) continue;
    joinCells(graph, { into: other * size + node, from: members.map((member) => other * size + member), less: null });
    if (inside.has(heads[other] ?? 0)) heads[other] = node;
  }
  heads[node] = bestHead(graph, node);
  return { node, members, edges };
}

/** Puts the best of some cells into one; `less` is what each gives up. */
function joinCells(
  { scores, children, parents }: Graph,
  { into, from, less }: { readonly into: number; readonly from: readonly number[]; readonly less: readonly number[] | null },
): void {
  let best = from[0] ?? 0;
  let most = -Infinity;
  for (const [i, cell] of from.entries()) {
    const score = (scores[cell] ?? 0) - (less?.[i] ?? 0);
    if (score > most) [best, most] = [cell, score];
  }
  const [child = 0, parent = 0] = [children[best], parents[best]];
  [scores[into], children[into], parents[into]] = [most, child, parent];
}

function edgeAt({ children, parents }: Graph, cell: number): Edge {
  return { child: children[cell] ?? 0, head: parents[cell] ?? 0 };
}

/** Opens the circles, the last one first: its edges stay, but for the one into the member where the edge from outside comes in. */
function open(graph: Graph, drawn: readonly Drawn[]): Int32Array {
  const { size, alive, heads } = graph;
  const incoming = new Map<number, Edge>();
  for (let node = 1; node < size; node++) if (alive[node] === 1) incoming.set(node, edgeAt(graph, node * size + (heads[node] ?? 0)));
  const groups = groupsOf(size, drawn);
  for (const [i, { node, members, edges }] of [...drawn.entries()].toReversed()) {
    const outer = incoming.get(node);
    for (const [j, member] of members.entries()) {
      const entered = outer !== undefined && groups[i]?.[j]?.has(outer.child) === true;
      const edge = entered ? outer : edges[j];
      if (edge !== undefined) incoming.set(member, edge);
    }
  }
  const out = new Int32Array(size);
  for (const { child, head } of incoming.values()) out[child] = head;
  return out;
}

/** For each circle and member, the first nodes that the member stood for when the circle was drawn. */
function groupsOf(size: number, drawn: readonly Drawn[]): readonly (readonly ReadonlySet<number>[])[] {
  const now = Array.from({ length: size }, (_, node): ReadonlySet<number> => new Set([node]));
  return drawn.map(({ node, members }) => {
    const groups = members.map((member) => now[member] ?? new Set<number>());
    now[node] = new Set(groups.flatMap((group) => [...group]));
    return groups;
  });
}
