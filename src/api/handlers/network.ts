import { given } from "../../lib/given.ts";
import type { Actor, ActorPairSum, Day, NamedSide, YearRange } from "../../model/index.ts";
import type { Answer, Input, Link, NetworkNode } from "../contract.ts";
import { total } from "../overview.ts";
import { ProblemError } from "../problem.ts";
import type { Api, World } from "../world.ts";

const DEFAULT_NODES = 24;

/** Whoever was busiest, and what each did to each other. */
export async function readNetwork(
  api: Api,
  { since, until, of = "countries", limit = DEFAULT_NODES }: Input<"network">,
): Promise<Answer<"network">> {
  const { firstDay, lastDay } = api.store.state();
  const links = of === "countries" ? await linksOfCountries(api, { since, until }) : await linksOfActors(api, of, yearsOf(since, until));
  return { ...busiest(links, of, limit), firstDay, lastDay };
}

/** What one did to another, with who they are. */
interface Tie {
  readonly from: NetworkNode;
  readonly to: NetworkNode;
  readonly quads: Link["quads"];
}

async function linksOfCountries(
  api: Api,
  { since, until }: { readonly since: Day | undefined; readonly until: Day | undefined },
): Promise<readonly Tie[]> {
  const sums = await api.overview.sums(given({ since, until }));
  return sums.map(({ initiator, recipient, quads }) => ({ from: nodeOf(api.world, initiator), to: nodeOf(api.world, recipient), quads }));
}

async function linksOfActors(api: Api, of: "organisations" | "actors", years: YearRange): Promise<readonly Tie[]> {
  const sideOf = of === "actors" ? actorOf : organisationOf;
  return (await api.overview.actorSums(years)).flatMap((sum) => tieOf(api.world, sum, sideOf));
}

type SideOf = (world: World, side: NamedSide) => NetworkNode | null;

function tieOf(world: World, { initiator, recipient, quads }: ActorPairSum, sideOf: SideOf): readonly Tie[] {
  const [from, to] = [sideOf(world, initiator), sideOf(world, recipient)];
  return from === null || to === null || from.id === to.id ? [] : [{ from, to, quads }];
}

/** Whoever the tables know by that name, else the country that it acts for. */
function actorOf(world: World, { name, country }: NamedSide): NetworkNode | null {
  const actor = named(world, { name, country });
  return actor === undefined ? countryOf(world, country) : pick(actor);
}

/** An organisation or armed group; of whoever else the country. */
function organisationOf(world: World, { name, country }: NamedSide): NetworkNode | null {
  const actor = named(world, { name, country });
  return actor !== undefined && isOrganisation(actor) ? pick(actor) : countryOf(world, country);
}

function isOrganisation({ kind }: Pick<NetworkNode, "kind">): boolean {
  return kind === "organisation" || kind === "armed group";
}

function countryOf(world: World, country: string | null): NetworkNode | null {
  return country === null ? null : nodeOf(world, country);
}

function nodeOf(world: World, code: string): NetworkNode {
  return { id: code, name: world.countries.get(code)?.name ?? code, kind: "state", country: code };
}

function pick({ id, name, kind, country }: Actor): NetworkNode {
  return { id, name, kind, country };
}

/** Happenings keep how a side is shown, which is the name of its actor in the tables; a few names are those of two, told apart by their country. */
function named(world: World, { name, country }: NamedSide): Actor | undefined {
  const known = BY_NAME.get(world.actors) ?? Map.groupBy(world.actors.values(), (actor) => actor.name);
  BY_NAME.set(world.actors, known);
  const actors = known.get(name) ?? [];
  return actors.find((actor) => actor.country === country) ?? (country === null ? actors[0] : undefined);
}

const BY_NAME = new WeakMap<World["actors"], ReadonlyMap<string, readonly Actor[]>>();

function busiest(ties: readonly Tie[], of: NonNullable<Input<"network">["of"]>, limit: number): Pick<Answer<"network">, "nodes" | "links"> {
  const counted = ties.filter(
    ({ from, to, quads }) => total(quads) > 0 && (of !== "organisations" || isOrganisation(from) || isOrganisation(to)),
  );
  const busy = new Map<string, { readonly node: NetworkNode; sum: number }>();
  for (const { from, to, quads } of counted) {
    for (const node of [from, to]) {
      const known = busy.get(node.id) ?? { node, sum: 0 };
      known.sum += total(quads);
      busy.set(node.id, known);
    }
  }
  const nodes = [...busy.values()]
    .sort((x, y) => y.sum - x.sum || (x.node.id < y.node.id ? -1 : 1))
    .slice(0, limit)
    .map(({ node }) => node);
  const shown = new Set(nodes.map(({ id }) => id));
  const links = new Map<string, { initiator: string; recipient: string; quads: [number, number, number, number] }>();
  for (const { from, to, quads } of counted) {
    if (!shown.has(from.id) || !shown.has(to.id)) continue;
    const link = links.get(`${from.id} ${to.id}`) ?? { initiator: from.id, recipient: to.id, quads: [0, 0, 0, 0] };
    links.set(`${from.id} ${to.id}`, link);
    quads.forEach((count, at) => (link.quads[at] = (link.quads[at] ?? 0) + count));
  }
  return { nodes, links: [...links.values()] };
}

/** Sums of actors are kept a year. */
function yearsOf(since: Day | undefined, until: Day | undefined): YearRange {
  if ((since !== undefined && !since.endsWith("-01-01")) || (until !== undefined && !until.endsWith("-12-31")))
    throw new ProblemError(400, "Actors are summed a year: `since` is a 1 January, `until` a 31 December", "not-whole-years");
  return given({ since: since?.slice(0, 4), until: until?.slice(0, 4) });
}
